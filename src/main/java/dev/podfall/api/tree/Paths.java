package dev.podfall.api.tree;

/** Paths of fields as text: {@code spec.containers[0].image}, {@code metadata.labels[a.b/c]}. */
public final class Paths {
    private Paths() {}

    /** The path of a key below a path: {@code .image}, or {@code [a.b/c]} for a key that is no plain word. */
    public static void appendKey(StringBuilder path, String key) {
        if (isWord(key)) {
            if (!path.isEmpty()) {
                path.append('.');
            }
            path.append(key);
        } else {
            path.append('[').append(key).append(']');
        }
    }

    /** The path of an item below a path: {@code [0]}. */
    public static void appendIndex(StringBuilder path, int index) {
        path.append('[').append(index).append(']');
    }

    private static boolean isWord(String key) {
        if (key.isEmpty()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!fine && c != '_' && c != '-' && c != '$') {
                return false;
            }
        }
        return true;
    }
}
