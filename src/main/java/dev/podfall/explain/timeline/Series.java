package dev.podfall.explain.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A count over time. Immutable; a series with one more change shares all that it had. */
public final class Series {
    public static final Series EMPTY = new Series(new long[0], new int[0], 0, 0);

    private final long[] micros;
    private final int[] counts;
    private final int size;
    private final int highest;

    private Series(long[] micros, int[] counts, int size, int highest) {
        this.micros = micros;
        this.counts = counts;
        this.size = size;
        this.highest = highest;
    }

    /**
     * This series and a change of the count. Slots behind a series' end are shared with its successors, so only the newest
     * may be added to.
     */
    Series plus(Instant at, int by) {
        var newMicros = micros;
        var newCounts = counts;
        if (size == micros.length) {
            int larger = Math.max(8, size + (size >> 1));
            newMicros = Arrays.copyOf(micros, larger);
            newCounts = Arrays.copyOf(counts, larger);
        }
        newMicros[size] = micros(at);
        newCounts[size] = last() + by;
        return new Series(newMicros, newCounts, size + 1, Math.max(highest, newCounts[size]));
    }

    /** The same, and may be added to whatever this one's successors hold. */
    Series fork() {
        return new Series(Arrays.copyOf(micros, size), Arrays.copyOf(counts, size), size, highest);
    }

    /** Both together, at all times. */
    static Series sum(Series one, Series other) {
        var out = EMPTY;
        int i = 0;
        int j = 0;
        while (i < one.size || j < other.size) {
            long next = Math.min(
                    i < one.size ? one.micros[i] : Long.MAX_VALUE, j < other.size ? other.micros[j] : Long.MAX_VALUE);
            while (i < one.size && one.micros[i] == next) {
                i++;
            }
            while (j < other.size && other.micros[j] == next) {
                j++;
            }
            int count = (i == 0 ? 0 : one.counts[i - 1]) + (j == 0 ? 0 : other.counts[j - 1]);
            out = out.plus(Instant.EPOCH.plus(next, ChronoUnit.MICROS), count - out.last());
        }
        return out;
    }

    /** The count at that time: 0 before the first change. */
    public int at(Instant time) {
        int changes = changesUntil(micros(time));
        return changes == 0 ? 0 : counts[changes - 1];
    }

    /** The highest count there was. */
    public int highest() {
        return highest;
    }

    public int last() {
        return size == 0 ? 0 : counts[size - 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series series
                && Arrays.equals(micros, 0, size, series.micros, 0, series.size)
                && Arrays.equals(counts, 0, size, series.counts, 0, series.size);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, last());
    }

    private int changesUntil(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (micros[middle] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
