package dev.podfall.sim;

import java.nio.charset.StandardCharsets;

/**
 * Seeded chance, split per actor so that one actor's draws do not disturb another's. The same seed gives the same
 * draws in any JVM (SplitMix64).
 */
public final class RandomSource {
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final long seed;
    private long state;

    public RandomSource(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /** Another source that will draw what this one would. */
    public RandomSource fork() {
        var out = new RandomSource(seed);
        out.state = state;
        return out;
    }

    /** A source of its own for an actor: depends on the seed and the name alone, not on what was drawn before. */
    public RandomSource split(String actor) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : actor.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return new RandomSource(mix(seed ^ hash));
    }

    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        return mix(state);
    }

    /** From 0 inclusive to {@code bound} exclusive. */
    public int nextInt(int bound) {
        return (int) Math.floorMod(nextLong(), (long) bound);
    }

    /** From 0.0 inclusive to 1.0 exclusive. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * Random letters as the API server appends them to a {@code generateName}.
     *
     * <p>Upstream: staging/src/k8s.io/apimachinery/pkg/util/rand/rand.go, {@code String}.
     * <br>Differs: drawn from the scenario's seed.
     */
    public String suffix(int length) {
        var out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(SUFFIX_LETTERS.charAt(nextInt(SUFFIX_LETTERS.length())));
        }
        return out.toString();
    }

    /** A random (version 4) UUID. */
    public String uuid() {
        long high = (nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new java.util.UUID(high, low).toString();
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
