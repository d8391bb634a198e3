package dev.podfall.explain.timeline;

import dev.podfall.explain.Longs;
import java.time.Duration;

/**
 * The stretches of a session in which nothing could be seen and nobody did anything, in microseconds since its beginning.
 * Immutable; one with one more shares all that it had, and only the newest may be added to.
 */
public final class Lulls {
    /** What is shorter is no lull. */
    public static final Duration SHORTEST = Duration.ofSeconds(8);

    /** So much around what happens belongs to it. */
    static final Duration AROUND = Duration.ofMillis(500);

    public static final Lulls NONE = new Lulls(Longs.EMPTY, Longs.EMPTY, 0);

    private final Longs from;
    private final Longs to;
    private final long busy;

    private Lulls(Longs from, Longs to, long busy) {
        this.from = from;
        this.to = to;
        this.busy = busy;
    }

    /** Something happens that can be seen, not before what happened before it. */
    Lulls happened(long at) {
        long begins = busy + micros(AROUND);
        long ends = at - micros(AROUND);
        return ends - begins < micros(SHORTEST)
                ? new Lulls(from, to, Math.max(busy, at))
                : new Lulls(from.plus(begins), to.plus(ends), at);
    }

    /** The same, and may be added to whatever this one's successors hold. */
    Lulls fork() {
        return new Lulls(from.first(from.size()), to.first(to.size()), busy);
    }

    /** How many are over. */
    public int size() {
        return from.size();
    }

    public long from(int index) {
        return from.at(index);
    }

    public long to(int index) {
        return to.at(index);
    }

    /** When the one begins that is not over. */
    public long open() {
        return busy + micros(AROUND);
    }

    /** Whether the same ones are over, as far as that can be said without looking at each. */
    @SuppressWarnings("ReferenceEquality") // Lists of two sessions may look alike.
    public boolean sameOver(Lulls other) {
        return from == other.from;
    }

    static long micros(Duration time) {
        return time.toNanos() / 1000;
    }
}
