package dev.podfall.apiserver.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document something stands. Written only when somebody asks.
 *
 * @param key the last step's key, null if it is an index
 */
record FieldPath(@Nullable FieldPath parent, @Nullable String key, int index) {

    static final FieldPath ROOT = new FieldPath(null, "", 0);

    FieldPath child(String name) {
        return new FieldPath(this, name, 0);
    }

    FieldPath item(int position) {
        return new FieldPath(this, null, position);
    }

    /** {@code metadata.labels[a.b/c]}, {@code spec.containers[0].image}. */
    @Override
    public String toString() {
        return write(new StringBuilder(), true).toString();
    }

    /** As the API server writes it: every key after a dot. */
    String plain() {
        return write(new StringBuilder(), false).toString();
    }

    private StringBuilder write(StringBuilder out, boolean bracketed) {
        if (parent == null) {
            return out;
        }
        parent.write(out, bracketed);
        if (key == null) {
            return out.append('[').append(index).append(']');
        }
        if (bracketed && !isWord(key)) {
            return out.append('[').append(key).append(']');
        }
        if (!out.isEmpty()) {
            out.append('.');
        }
        return out.append(key);
    }

    private static boolean isWord(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '_' && c != '-' && c != '$') {
                return false;
            }
        }
        return true;
    }
}
