package dev.podfall.cluster;

import dev.podfall.language.Wording;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a session so far. Immutable: a journal with one more step shares all that it had. One thread appends, any
 * may read what it was given. Old steps may have been given up to save memory; they come back when they are asked for.
 */
public final class Journal extends AbstractList<Step> implements RandomAccess {
    static final Journal EMPTY = new Journal(new Chunk[0], 0);

    /** So many chunks are never given up. */
    private static final int NEWEST = 2;

    /** The steps of so many chunks are left for whoever reads backwards. */
    private static final int AT_ONCE = 8;

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
     * @param here where the session is now
     * @param beginning as it is now; null if nothing is kept of it
     */
    Journal begin(Position here, @Nullable Session beginning) {
        var more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = new Chunk(size, here, beginning);
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
        var own = Arrays.copyOf(whole.chunks, at + 1);
        if (size % Chunk.SIZE == 0) {
            own[at] = chunks[at];
        } else {
            var last = whole.chunks[at].fork(size % Chunk.SIZE);
            own[at] = last == null ? chunks[at] : last;
        }
        return new Journal(own, size);
    }

    private Journal withLast(@Nullable Chunk chunk) {
        var own = chunks.clone();
        own[own.length - 1] = Objects.requireNonNull(chunk, "the last steps are never given up");
        return new Journal(own, size);
    }

    @Nullable
    Chunk lastChunk() {
        return chunks.length == 0 ? null : chunks[chunks.length - 1];
    }

    /** A session of its own at the last place before another one that is at hand; null if there is none. */
    @Nullable
    Session resume(Position position) {
        return resume(chunkOf(position));
    }

    /** The chunk in which a place is, or at whose beginning. */
    int chunkOf(Position position) {
        int at = chunks.length - 1;
        while (at > 0 && chunks[at].begins().isAfter(position)) {
            at--;
        }
        return at;
    }

    private @Nullable Session resume(int from) {
        for (int at = from; at >= 0; at--) {
            var session = chunks[at].resume();
            if (session != null) {
                chunks[at].leave();
                return session;
            }
        }
        return null;
    }

    /**
     * The steps of a chunk that were given up. A session goes there again from the nearest place; it leaves the steps of the
     * last chunks that it comes through, for whoever reads backwards, and stays where the next one begins, for whoever reads
     * on.
     */
    private @Nullable Step[] recalled(int at) {
        var chunk = chunks[at];
        synchronized (chunk) {
            var known = chunk.steps();
            if (known != null) {
                return known;
            }
            var session = resume(at);
            if (session == null) {
                throw new IllegalStateException("no place is kept before step " + (at * Chunk.SIZE + 1));
            }
            session.goAgain(this);
            @Nullable Step @Nullable [] out = null;
            for (int next = session.journal().size() / Chunk.SIZE; next <= at; next++) {
                session.retell(chunks[next].commands(), (next + 1) * Chunk.SIZE);
                var filled = Objects.requireNonNull(session.filled(), "a full chunk leaves its steps");
                if (next > at - AT_ONCE) {
                    chunks[next].recall(filled);
                }
                out = filled;
            }
            if (out == null) {
                throw new IllegalStateException("the place before step " + (at * Chunk.SIZE + 1) + " is after it");
            }
            if (at + 1 < chunks.length) {
                chunks[at + 1].reach(session);
            }
            return out;
        }
    }

    /** The first chunks of this one, all of them full, and room for more. */
    Journal whole(int count, Position here) {
        return new Journal(Arrays.copyOf(chunks, count), count * Chunk.SIZE).begin(here, null);
    }

    /**
     * Gives up the oldest steps until the rest takes about so many bytes at most, and places from which they can come back,
     * if these take more than half of that. The newest chunks stay: somebody looks at them.
     */
    void keepWithin(long bytes) {
        keepWithin(bytes, EMPTY);
    }

    /** @param counted what it shares with this one is not looked at */
    void keepWithin(long bytes, Journal counted) {
        int from = 0;
        while (from < Math.min(chunks.length, counted.chunks.length) && chunks[from] == counted.chunks[from]) {
            from++;
        }
        long taken = thin(from, bytes / 2);
        for (int at = from; at < chunks.length; at++) {
            taken += chunks[at].bytes();
        }
        for (int at = from; at < chunks.length - NEWEST && taken > bytes; at++) {
            taken -= chunks[at].giveUp();
        }
    }

    /**
     * Gives up places until those that stay take about so many bytes at most: each time the one without which the way from
     * the place before it to the one after it is shortest, and of these the oldest. So they lie about equally far apart. The
     * first one stays.
     *
     * @return what the places take then
     */
    private long thin(int from, long most) {
        var places = new ArrayList<Integer>();
        for (int at = 0; at < chunks.length; at++) {
            if (chunks[at].hasBeginning()) {
                places.add(at);
            }
        }
        long taken = 0;
        for (int i = 1; i < places.size(); i++) {
            taken += places.get(i) < from ? 0 : bytes(places, i);
        }
        while (taken > most) {
            int drop = -1;
            int shortest = Integer.MAX_VALUE;
            for (int i = 1; i < places.size() - 1 && places.get(i) < chunks.length - NEWEST; i++) {
                int way = places.get(i + 1) - places.get(i - 1);
                if (places.get(i) >= from && way < shortest) {
                    shortest = way;
                    drop = i;
                }
            }
            if (drop < 0) {
                break;
            }
            taken -= bytes(places, drop) + bytes(places, drop + 1);
            chunks[places.get(drop)].dropBeginning();
            places.subList(drop, drop + 1).clear();
            chunks[places.get(drop)].forgetPlaceBytes();
            taken += bytes(places, drop);
        }
        return taken;
    }

    private long bytes(List<Integer> places, int at) {
        return chunks[places.get(at)].placeBytes(chunks[places.get(at - 1)]);
    }

    /** How many places are kept from which the past can be run on again. */
    int keptPlaces() {
        return (int) Arrays.stream(chunks).filter(Chunk::hasBeginning).count();
    }

    /** Whether a step is there without being run on to. */
    public boolean isAtHand(int index) {
        return chunks[index / Chunk.SIZE].isKept();
    }

    /**
     * In which step a command was carried out, and where that left the session; nothing has to be run on to for that.
     *
     * @param command how many were given before it
     */
    public Commanded commanded(int command) {
        int at = chunks.length - 1;
        while (at > 0 && chunks[at].begins().commands() > command) {
            at--;
        }
        var done = at < 0 ? null : chunks[at].done(command);
        if (done == null || done.step() > size) {
            throw new IndexOutOfBoundsException("command index " + command + " in " + size + " steps");
        }
        return new Commanded(done.step(), done.after());
    }

    /**
     * A command that was carried out.
     *
     * @param step the number of its step
     * @param after where it left the session
     */
    public record Commanded(int step, Position after) {}

    /** How many steps are there without being run on to. */
    public int keptSteps() {
        int out = 0;
        for (int at = 0; at < chunks.length; at++) {
            out += chunks[at].bytes() == 0 ? 0 : Math.min(Chunk.SIZE, size - at * Chunk.SIZE);
        }
        return out;
    }

    @Override
    public Step get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("step index " + index + " of " + size);
        }
        int at = index / Chunk.SIZE;
        var steps = chunks[at].steps();
        return Objects.requireNonNull((steps == null ? recalled(at) : steps)[index % Chunk.SIZE]);
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
