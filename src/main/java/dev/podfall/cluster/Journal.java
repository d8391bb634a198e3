package dev.podfall.cluster;

import dev.podfall.language.Wording;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The steps of a session so far. Immutable: a journal with one more step shares all that it had. One thread appends, any
 * may read what it was given.
 */
public final class Journal extends AbstractList<Step> implements RandomAccess {
    private static final int CHUNK = 1024;

    public static final Journal EMPTY = new Journal(new Step[0][], 0);

    private final Step[][] chunks;
    private final int size;

    private Journal(Step[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /**
     * This journal and one more step. Slots behind a journal's end are shared with its successors, so only the newest
     * journal of a session may be appended to.
     */
    Journal plus(Step step) {
        int chunk = size / CHUNK;
        var newChunks = chunks;
        if (chunk == chunks.length) {
            newChunks = Arrays.copyOf(chunks, chunk + 1);
            newChunks[chunk] = new Step[CHUNK];
        }
        newChunks[chunk][size % CHUNK] = step;
        return new Journal(newChunks, size + 1);
    }

    @Override
    public Step get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("step index " + index + " of " + size);
        }
        return chunks[index / CHUNK][index % CHUNK];
    }

    @Override
    public int size() {
        return size;
    }

    /** The step with that number (they count from 1). */
    public Step number(long number) {
        return get((int) number - 1);
    }

    /** How many steps happened at or before {@code time}. */
    public int countUntil(Instant time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).at().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The first {@code count} steps. */
    public List<Step> first(int count) {
        return subList(0, count);
    }

    /** In English, every step on lines of its own: the same scenario gives the same text in any JVM. */
    public String text() {
        return text(Wording.ENGLISH);
    }

    /** The same in another language; the changes are as they are. */
    public String text(Wording words) {
        var out = new StringBuilder();
        for (var step : this) {
            out.append(step.number()).append(" <- ").append(step.cause());
            out.append(' ')
                    .append(step.at())
                    .append(' ')
                    .append(step.actor())
                    .append(": ")
                    .append(words.say(step.what()));
            out.append('\n');
            for (var change : step.changes()) {
                out.append("    ").append(change).append('\n');
            }
            for (var explanation : step.explanations()) {
                out.append("    # ").append(words.say(explanation.phrase())).append('\n');
            }
        }
        return out.toString();
    }
}
