package dev.podfall.cluster;

import dev.podfall.language.Wording;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a session so far. Immutable: a journal with one more step shares all that it had. One thread appends, any
 * may read what it was given. Old steps may have been given up to save memory; they come back when they are asked for.
 */
public final class Journal extends AbstractList<Step> implements RandomAccess {
    static final Journal EMPTY = new Journal(new Chunk[0], 0);

    private final Chunk[] chunks;
    private final int size;

    private Journal(Chunk[] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /**
     * This journal and one more step. Slots behind a journal's end are shared with its successors, so only the newest
     * journal of a session may be appended to.
     */
    Journal plus(Step step) {
        chunks[size / Chunk.SIZE].set(size % Chunk.SIZE, step);
        return new Journal(chunks, size + 1);
    }

    /** Whether there is room for another step; else another chunk has to {@link #begin}. */
    boolean isOpen() {
        return chunks.length * Chunk.SIZE > size;
    }

    /**
     * With room for more.
     *
     * @param beginning as the world is now; null if nothing is kept of it
     */
    Journal begin(@Nullable Session beginning) {
        var more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = new Chunk(size, beginning);
        return new Journal(more, size);
    }

    /** A journal that has these steps, and goes on by itself. */
    Journal fork() {
        var last = lastChunk();
        return isOpen() && last != null ? withLast(last.fork(size % Chunk.SIZE)) : this;
    }

    /** The same, and its last chunk can be run on from here. */
    Journal from(Session beginning) {
        var last = lastChunk();
        if (last == null || !isOpen()) {
            throw new IllegalStateException("a journal without room begins nowhere");
        }
        return withLast(last.fork(size % Chunk.SIZE, beginning));
    }

    /**
     * This journal with the steps of another one, which begins with the same; those that the other one has given up stay
     * this one's.
     */
    Journal shared(Journal whole) {
        int at = size / Chunk.SIZE;
        if (!isOpen() || size % Chunk.SIZE == 0 || !whole.chunks[at].isKept()) {
            return this;
        }
        return withLast(whole.chunks[at].fork(size % Chunk.SIZE));
    }

    private Journal withLast(Chunk chunk) {
        var own = chunks.clone();
        own[own.length - 1] = chunk;
        return new Journal(own, size);
    }

    @Nullable
    Chunk lastChunk() {
        return chunks.length == 0 ? null : chunks[chunks.length - 1];
    }

    /** The last chunk that had begun at a place; null if none is known. */
    @Nullable
    Chunk chunkAt(Position position) {
        for (int at = chunks.length - 1; at >= 0; at--) {
            if (chunks[at].hasBeginning() && !chunks[at].begins().isAfter(position)) {
                return chunks[at];
            }
        }
        return null;
    }

    /**
     * Gives up the oldest steps until the rest takes about so many bytes at most. The newest chunks stay: somebody looks
     * at them.
     */
    void keepWithin(long bytes) {
        long taken = 0;
        for (var chunk : chunks) {
            taken += chunk.bytes();
        }
        for (int at = 0; at < chunks.length - 2 && taken > bytes; at++) {
            taken -= chunks[at].giveUp();
        }
    }

    /** How many steps are there without being run on to. */
    public int keptSteps() {
        int out = 0;
        for (int at = 0; at < chunks.length; at++) {
            out += chunks[at].bytes() == 0 ? 0 : Math.min(Chunk.SIZE, size - at * Chunk.SIZE);
        }
        return out;
    }

    /** Some steps in a row. */
    @Nullable
    Step[] slice(int from, int count) {
        var out = new Step[count];
        for (int i = 0; i < count; i++) {
            out[i] = get(from + i);
        }
        return out;
    }

    @Override
    public Step get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("step index " + index + " of " + size);
        }
        return chunks[index / Chunk.SIZE].get(index % Chunk.SIZE);
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
        int chunk = chunks.length - 1;
        while (chunk > 0
                && (chunk * Chunk.SIZE >= size || chunks[chunk].firstAt().isAfter(time))) {
            chunk--;
        }
        int low = Math.max(0, chunk) * Chunk.SIZE;
        int high = Math.min(size, low + Chunk.SIZE);
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
        return text(this, words);
    }

    /** The same of some of the steps. */
    public static String text(List<Step> steps, Wording words) {
        var out = new StringBuilder();
        for (var step : steps) {
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
