package dev.podfall.ui.events;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table: a line that may still have to be read. Two rows are the same if they are about the same line, whatever else is listed.
 */
record EventRow(EventLines lines, int index) {
    /** The number of the step that the line belongs to. */
    long step() {
        return lines.step(index);
    }

    /** Which of all lines it is: no two of a session have the same. */
    long place() {
        return lines.place(index);
    }

    /** Null if it has to be read first. */
    @Nullable
    EventLine known() {
        return lines.known(index);
    }

    /** May take some time. */
    EventLine read() {
        return lines.get(index);
    }

    /** Reads it and those around it. */
    void prepare(int around) {
        lines.prepare(index - around, index + around);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof EventRow row) || row.place() != place()) {
            return false;
        }
        // In another session something else may have happened there.
        var line = known();
        var theirs = row.known();
        return line == null || theirs == null || line.equals(theirs);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(place());
    }

    /** Not of all the lines. */
    @Override
    public String toString() {
        return step() + "/" + index;
    }
}
