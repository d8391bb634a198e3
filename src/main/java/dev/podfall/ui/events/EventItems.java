package dev.podfall.ui.events;

import java.util.List;
import javafx.collections.ObservableListBase;

/** Lines as a table wants them: what is added at the end is told as that, so that a table of 100,000 stays quick. */
final class EventItems extends ObservableListBase<EventLine> {
    private EventLines lines = EventLines.EMPTY;

    void show(EventLines next) {
        var before = lines;
        if (next == before) {
            return;
        }
        beginChange();
        lines = next;
        if (before.isBeginningOf(next)) {
            if (next.size() > before.size()) {
                nextAdd(before.size(), next.size());
            }
        } else {
            nextReplace(0, next.size(), List.copyOf(before));
        }
        endChange();
    }

    @Override
    public EventLine get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }
}
