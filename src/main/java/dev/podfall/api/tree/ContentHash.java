package dev.podfall.api.tree;

/**
 * A hash of what a document holds: the same in every JVM and in every version of it, and far cheaper than printing the
 * document (FNV-1a over 16 bits at a time).
 */
public final class ContentHash {
    /** Where a hash begins that covers nothing yet. */
    public static final long BEGIN = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private ContentHash() {}

    /** The hash of all that {@code hash} covers, and of a number after that. */
    public static long plus(long hash, long value) {
        long h = hash;
        for (int shift = 0; shift < 64; shift += 16) {
            h = (h ^ ((value >>> shift) & 0xffff)) * PRIME;
        }
        return h;
    }

    /** The hash of all that {@code hash} covers, and of a text after that. */
    public static long plus(long hash, String text) {
        long h = plus(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return h;
    }

    /** The hash of all that {@code hash} covers, and of a document after that. */
    public static long plus(long hash, Tree tree) {
        return switch (tree) {
            case Tree.Nil() -> plus(hash, 1);
            case Tree.Bool(boolean value) -> plus(hash, value ? 2 : 3);
            case Tree.Int(long value) -> plus(plus(hash, 4), value);
            case Tree.Real(double value) -> plus(plus(hash, 5), Double.doubleToLongBits(value));
            case Tree.Text(String value) -> plus(plus(hash, 6), value);
            case Tree.Arr list -> {
                long h = plus(plus(hash, 7), list.size());
                for (var item : list.items()) {
                    h = plus(h, item);
                }
                yield h;
            }
            case Tree.Obj object -> {
                long h = plus(plus(hash, 8), object.size());
                for (int at = 0; at < object.size(); at++) {
                    h = plus(plus(h, object.keyAt(at)), object.valueAt(at));
                }
                yield h;
            }
        };
    }
}
