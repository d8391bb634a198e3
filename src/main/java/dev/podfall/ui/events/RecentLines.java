package dev.podfall.ui.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that were wanted last, by where they are in a journal. Safe for several threads. */
final class RecentLines {
    private static final int MOST = 512;

    private final Map<Long, EventLine> lines = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, EventLine> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable EventLine get(long place) {
        return lines.get(place);
    }

    synchronized void put(long place, EventLine line) {
        lines.put(place, line);
    }
}
