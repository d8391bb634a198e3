package dev.podfall.ui.events;

import dev.podfall.cluster.Frame;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Longs;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list of lines that grows at its end. It keeps of each only where it is in the journal, eight bytes, and reads it there
 * when it is wanted, which may take some time if the journal has given the step up. Immutable: one with one more shares
 * all that it had.
 */
final class EventLines extends AbstractList<EventLine> implements RandomAccess {
    /** A place is the number of a step and, in this many bits below, which of the step's lines it is. */
    private static final int WITHIN_BITS = 24;

    private final Longs places;
    private final Journal journal;
    private final Instant start;
    /** Shared by lists of which one is the beginning of the other, and by no others. */
    private final RecentLines recent;

    private EventLines(Longs places, Journal journal, Instant start, RecentLines recent) {
        this.places = places;
        this.journal = journal;
        this.start = start;
        this.recent = recent;
    }

    /** None yet, of a session. */
    static EventLines none(Frame frame) {
        return new EventLines(Longs.EMPTY, frame.journal(), frame.start(), new RecentLines());
    }

    /** The same lines, to be read in a journal that has all these steps, and to be followed by such that are there. */
    EventLines in(Frame frame) {
        return new EventLines(places, frame.journal(), frame.start(), recent);
    }

    /**
     * This list and one more. Slots behind a list's end are shared with its successors, so only the newest may be added
     * to.
     *
     * @param within which of the step's lines it is
     */
    EventLines plus(EventLine line, int within) {
        if (within >= 1 << WITHIN_BITS) {
            throw new IllegalArgumentException("step " + line.step() + " has too many lines to list them: " + within);
        }
        return new EventLines(places.plus(line.step() << WITHIN_BITS | within), journal, start, recent);
    }

    /** The lines of the first {@code steps} steps; may be added to whatever this one's successors hold. */
    EventLines until(long steps) {
        int count = countUntil(steps);
        return count == size() ? this : new EventLines(places.first(count), journal, start, new RecentLines());
    }

    /** Whether {@code later} is this list with more at its end. */
    boolean isBeginningOf(EventLines later) {
        return later.recent == recent && later.size() >= size();
    }

    /** How many of the lines belong to the first {@code steps} steps. */
    int countUntil(long steps) {
        return places.countUpTo(((steps + 1) << WITHIN_BITS) - 1);
    }

    /** The number of the step that a line belongs to. */
    long step(int index) {
        return places.at(index) >>> WITHIN_BITS;
    }

    /** Where a line is in the journal. */
    long place(int index) {
        return places.at(index);
    }

    /** The line that is there; -1 if it is none of these. */
    int indexOfPlace(long place) {
        int index = places.countUpTo(place) - 1;
        return index >= 0 && places.at(index) == place ? index : -1;
    }

    /** A line, if it can be told without reading it again. */
    @Nullable
    EventLine known(int index) {
        return recent.get(places.at(index));
    }

    /** Reads the lines from one place to another that are not {@link #known}, as far as there are such places. */
    void prepare(int from, int to) {
        long read = 0;
        var lines = List.<EventLine>of();
        for (int i = Math.max(0, from); i < Math.min(to, size()); i++) {
            long place = places.at(i);
            if (recent.get(place) == null) {
                if (step(i) != read) {
                    read = step(i);
                    lines = LineReader.of(stepOf(i), start);
                }
                recent.put(place, lines.get(within(place)));
            }
        }
    }

    private Step stepOf(int index) {
        return journal.number(step(index));
    }

    private static int within(long place) {
        return (int) (place & ((1 << WITHIN_BITS) - 1));
    }

    @Override
    public EventLine get(int index) {
        Objects.checkIndex(index, size());
        var there = known(index);
        if (there == null) {
            long place = places.at(index);
            there = LineReader.of(stepOf(index), start).get(within(place));
            recent.put(place, there);
        }
        return there;
    }

    @Override
    public int size() {
        return places.size();
    }
}
