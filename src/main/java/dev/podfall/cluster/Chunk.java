package dev.podfall.cluster;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So many steps of a {@link Journal} in a row. Once it is full its steps may be given up: they come back when somebody
 * asks for them, by running on from where the chunk began. One thread adds, any may read what it was given.
 */
final class Chunk {
    /** How many steps it takes. Running on through all of them costs some 30 ms in clusters of thousands of nodes. */
    static final int SIZE = 2048;

    private static final long STEP_BYTES = 600;
    private static final long CHANGE_BYTES = 1_000;

    private final int first;
    private final @Nullable Session beginning;
    private volatile @Nullable Step @Nullable [] steps;
    private SoftReference<@Nullable Step[]> recalled = new SoftReference<>(null);
    private List<Scenario.Entry> commands = List.of();
    private volatile @Nullable Instant firstAt;
    private volatile long bytes;

    /**
     * @param first the index of its first step
     * @param beginning as it was before any step that is to come, to be forked and never to go on itself; null if there
     *     is none, and the steps stay
     */
    Chunk(int first, @Nullable Session beginning) {
        this(first, beginning, new Step[SIZE]);
    }

    private Chunk(int first, @Nullable Session beginning, @Nullable Step[] steps) {
        this.first = first;
        this.beginning = beginning;
        this.steps = steps;
    }

    /** The first steps of this one, to be followed by others. */
    Chunk fork(int count) {
        return fork(count, beginning);
    }

    /** The same with another beginning, which has these steps already. */
    Chunk fork(int count, @Nullable Session newBeginning) {
        var out = new Chunk(first, newBeginning, Arrays.copyOf(Arrays.copyOf(steps(), count), SIZE));
        out.firstAt = firstAt;
        out.bytes = bytes;
        return out;
    }

    void set(int index, Step step) {
        var open = steps;
        if (open == null) {
            throw new IllegalStateException("step " + step.number() + " comes to a chunk that was given up");
        }
        open[index] = step;
        bytes = bytes + STEP_BYTES + CHANGE_BYTES * step.changes().size();
        if (index == 0) {
            firstAt = step.at();
        }
    }

    /**
     * No step will be added any more.
     *
     * @param given what was commanded since the beginning, the last steps included
     */
    void close(List<Scenario.Entry> given) {
        commands = List.copyOf(given);
    }

    /** Virtual time of the first step. */
    Instant firstAt() {
        var at = firstAt;
        if (at == null) {
            throw new IllegalStateException("the chunk at " + first + " has no step yet");
        }
        return at;
    }

    Step get(int index) {
        var step = steps()[index];
        if (step == null) {
            throw new IndexOutOfBoundsException("step " + index + " of a chunk that has fewer");
        }
        return step;
    }

    private @Nullable Step[] steps() {
        var kept = steps;
        return kept != null ? kept : recalled();
    }

    private synchronized @Nullable Step[] recalled() {
        var known = recalled.get();
        if (known == null) {
            var session = resume();
            session.retell(commands, first + SIZE);
            known = session.journal().slice(first, SIZE);
            recalled = new SoftReference<>(known);
        }
        return known;
    }

    /**
     * Gives the steps up, if they can come back.
     *
     * @return about how many bytes that frees
     */
    long giveUp() {
        if (beginning == null || steps == null) {
            return 0;
        }
        steps = null;
        return bytes;
    }

    /** About how many bytes the steps take that are kept. */
    long bytes() {
        return steps == null ? 0 : bytes;
    }

    boolean hasBeginning() {
        return beginning != null;
    }

    /** Where the session was when the chunk began. */
    Position begins() {
        return begun().position();
    }

    /** A session that goes on from where the chunk began. */
    synchronized Session resume() {
        return begun().fork();
    }

    private Session begun() {
        if (beginning == null) {
            throw new IllegalStateException("nothing is kept of where the chunk at " + first + " began");
        }
        return beginning;
    }
}
