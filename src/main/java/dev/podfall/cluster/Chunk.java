package dev.podfall.cluster;

import dev.podfall.store.ClusterState;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * So many steps of a {@link Journal} in a row. Once it is full its steps may be given up, and so may the place where it
 * began: both come back by running on from the nearest place before. One thread adds, any may read what it was given.
 */
final class Chunk {
    /** How many steps it takes. Running on through all of them costs some 30 ms in clusters of thousands of nodes. */
    static final int SIZE = 2048;

    private static final long STEP_BYTES = 600;
    private static final long CHANGE_BYTES = 1_000;

    /** What a place takes beside what it holds of objects: the ways to them, and queues. */
    private static final long PLACE_BYTES = 150_000;

    /** What a place takes for each object that is another one there: the object, and what processes remember of it. */
    private static final long OBJECT_BYTES = 2_000;

    private static final long COMMAND_BYTES = 8;

    private final int first;
    private final Position begins;
    private final List<Done> done;
    private volatile @Nullable Session beginning;
    private volatile @Nullable Step @Nullable [] steps;
    private volatile SoftReference<@Nullable Step[]> recalled = new SoftReference<>(null);
    private volatile SoftReference<Session> reached = new SoftReference<>(null);
    private volatile List<Scenario.Entry> commands = List.of();
    private volatile @Nullable Instant firstAt;
    private volatile long bytes;
    private volatile long placeBytes = -1;

    /**
     * A command that was carried out.
     *
     * @param step the number of its step
     * @param after where it left the session
     */
    record Done(int step, Position after) {}

    /**
     * @param first the index of its first step
     * @param begins where the session is, before any step that is to come
     * @param beginning as it is there, to be forked and never to go on itself; null if none is kept
     */
    Chunk(int first, Position begins, @Nullable Session beginning) {
        this(first, begins, beginning, new Step[SIZE], List.of());
    }

    private Chunk(int first, Position begins, @Nullable Session beginning, @Nullable Step[] steps, List<Done> done) {
        this.first = first;
        this.begins = begins;
        this.beginning = beginning;
        this.steps = steps;
        this.done = new ArrayList<>(done);
    }

    /** The first steps of this one, to be followed by others; null if they are not at hand. */
    @Nullable
    Chunk fork(int count) {
        return fork(count, beginning);
    }

    /** The same with another beginning, which has these steps already. */
    @Nullable
    Chunk fork(int count, @Nullable Session newBeginning) {
        var kept = steps;
        if (kept == null) {
            return null;
        }
        var out = new Chunk(
                first, begins, newBeginning, Arrays.copyOf(Arrays.copyOf(kept, count), SIZE), doneUntil(first + count));
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bytes(Objects.requireNonNull(kept[i]));
        }
        out.bytes = sum;
        out.firstAt = count == 0 ? null : firstAt;
        return out;
    }

    private static long bytes(Step step) {
        return STEP_BYTES + CHANGE_BYTES * step.changes().size();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only who owns the session adds to it.
    void set(int index, Step step) {
        var open = steps;
        if (open == null) {
            throw new IllegalStateException("step " + step.number() + " comes to a chunk that was given up");
        }
        open[index] = step;
        bytes = bytes + bytes(step);
        if (index == 0) {
            firstAt = step.at();
        }
        if (step.byUser()) {
            synchronized (done) {
                done.add(new Done((int) step.number(), step.position()));
            }
        }
    }

    private List<Done> doneUntil(int step) {
        synchronized (done) {
            return done.stream().filter(each -> each.step() <= step).toList();
        }
    }

    /** The command after so many of all; null if it was not given in this chunk. */
    @Nullable
    Done done(int command) {
        int at = command - begins.commands();
        synchronized (done) {
            return at >= 0 && at < done.size() ? done.get(at) : null;
        }
    }

    /**
     * No step will be added any more.
     *
     * @param given what was commanded since the chunk began, the last steps included
     */
    void close(List<Scenario.Entry> given) {
        commands = List.copyOf(given);
    }

    /** What was commanded while it was filled. */
    List<Scenario.Entry> commands() {
        return commands;
    }

    /** Virtual time of the first step. */
    Instant firstAt() {
        var at = firstAt;
        if (at == null) {
            throw new IllegalStateException("the chunk at " + first + " has no step yet");
        }
        return at;
    }

    /** The steps, as far as they are there; null if they were given up and have to come back. */
    @Nullable
    Step @Nullable [] steps() {
        var kept = steps;
        return kept != null ? kept : recalled.get();
    }

    /** They have come back, and stay for as long as there is memory. */
    void recall(@Nullable Step[] again) {
        if (steps == null) {
            recalled = new SoftReference<>(again);
        }
    }

    /**
     * Gives the steps up.
     *
     * @return about how many bytes that frees
     */
    long giveUp() {
        if (steps == null) {
            return 0;
        }
        steps = null;
        return bytes;
    }

    /** About how many bytes the steps take that are kept. */
    long bytes() {
        return steps == null ? 0 : bytes;
    }

    /** Whether the steps are at hand. */
    boolean isKept() {
        return steps != null;
    }

    /** Whether the place is kept where it began. */
    boolean hasBeginning() {
        return beginning != null;
    }

    /** Where the session was when the chunk began. */
    Position begins() {
        return begins;
    }

    /** A session of its own that is where the chunk began; null if that place is not at hand. */
    @Nullable
    Session resume() {
        var place = beginning;
        if (place == null) {
            place = reached.get();
        }
        if (place == null) {
            return null;
        }
        // Chunks of several journals may begin with one session.
        synchronized (place) {
            return place.fork();
        }
    }

    /** Somebody has come to where this chunk begins, and does not go on: the place stays for as long as there is memory. */
    void reach(Session session) {
        if (beginning == null) {
            reached = new SoftReference<>(session);
        }
    }

    /** Somebody has gone on from here to the next one. */
    void leave() {
        reached.clear();
    }

    /** Gives the place up where it began. */
    void dropBeginning() {
        beginning = null;
    }

    /**
     * About how many bytes the place takes where it began: what it does not share with the place before. Costs as much as
     * looking through that.
     */
    long placeBytes(Chunk before) {
        var here = beginning;
        var there = before.beginning;
        if (here == null || there == null) {
            return 0;
        }
        if (placeBytes < 0) {
            placeBytes = PLACE_BYTES
                    + OBJECT_BYTES * differences(there.state(), here.state())
                    + COMMAND_BYTES * begins.commands();
        }
        return placeBytes;
    }

    /** The place before it is another one now. */
    void forgetPlaceBytes() {
        placeBytes = -1;
    }

    private static long differences(ClusterState earlier, ClusterState later) {
        long out = 0;
        for (var kind : later.kinds()) {
            out += later.differences(earlier, kind).size();
        }
        return out;
    }
}
