package dev.podfall.ui.events;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * A list that grows at its end. Immutable: one with one more shares all that it had.
 */
final class EventLines extends AbstractList<EventLine> implements RandomAccess {
    static final EventLines EMPTY = new EventLines(new EventLine[0], 0);

    private final EventLine[] lines;
    private final int size;

    private EventLines(EventLine[] lines, int size) {
        this.lines = lines;
        this.size = size;
    }

    /**
     * This list and one more. Slots behind a list's end are shared with its successors, so only the newest may be added
     * to.
     */
    EventLines plus(EventLine line) {
        var room = size < lines.length ? lines : Arrays.copyOf(lines, Math.max(64, size * 2));
        room[size] = line;
        return new EventLines(room, size + 1);
    }

    /** The lines of the first {@code steps} steps; may be added to whatever this one's successors hold. */
    EventLines until(long steps) {
        int count = countUntil(steps);
        return count == size ? this : new EventLines(Arrays.copyOf(lines, count), count);
    }

    /** Whether {@code later} is this list with more at its end. */
    boolean isBeginningOf(EventLines later) {
        return later.size >= size
                && (size == 0 || later.lines[0] == lines[0] && later.lines[size - 1] == lines[size - 1]);
    }

    /** How many of the lines belong to the first {@code steps} steps. */
    int countUntil(long steps) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines[middle].step() > steps) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public EventLine get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("line " + index + " of " + size);
        }
        return lines[index];
    }

    @Override
    public int size() {
        return size;
    }
}
