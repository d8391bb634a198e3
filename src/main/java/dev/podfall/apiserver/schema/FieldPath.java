package dev.podfall.apiserver.schema;

import dev.podfall.api.tree.Paths;
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
            Paths.appendIndex(out, index);
        } else if (bracketed) {
            Paths.appendKey(out, key);
        } else {
            out.append(out.isEmpty() ? "" : ".").append(key);
        }
        return out;
    }
}
