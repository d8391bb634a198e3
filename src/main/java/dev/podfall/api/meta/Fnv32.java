package dev.podfall.api.meta;

/**
 * The 32 bit FNV-1a hash.
 *
 * <p>Upstream: Go's hash/fnv New32a.
 * <p>Differs: in nothing that we know of.
 */
public final class Fnv32 {
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private int hash = OFFSET;

    public Fnv32 add(byte[] bytes) {
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return this;
    }

    /** The hash as an unsigned number. */
    public long sum() {
        return Integer.toUnsignedLong(hash);
    }
}
