package dev.podfall.ui.events;

import javafx.collections.ObservableListBase;

/** Lines as a table wants them: what is added at the end is told as that, so that a table of 100,000 stays quick. */
final class EventItems extends ObservableListBase<EventRow> {
    private EventLines lines;

    EventItems(EventLines lines) {
        this.lines = lines;
    }

    /** Whether these are the same lines with more at their end; if not, other items have to show them. */
    boolean grow(EventLines next) {
        if (!lines.isBeginningOf(next)) {
            return false;
        }
        int before = lines.size();
        beginChange();
        lines = next;
        if (next.size() > before) {
            nextAdd(before, next.size());
        }
        endChange();
        return true;
    }

    @Override
    public EventRow get(int index) {
        return new EventRow(lines, index);
    }

    /** Without a look at every row. */
    @Override
    public int indexOf(Object row) {
        if (!(row instanceof EventRow wanted)) {
            return -1;
        }
        int index = lines.indexOfPlace(wanted.place());
        return index >= 0 && get(index).equals(wanted) ? index : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public int size() {
        return lines.size();
    }
}
