package dev.podfall.ui.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a text holds another one. Pure.
 *
 * @param starts from left to right, without overlaps
 */
record FindText(List<Integer> starts, int length) {
    FindText {
        starts = List.copyOf(starts);
    }

    static FindText in(String text, String sought, boolean matchCase) {
        var starts = new ArrayList<Integer>();
        int last = text.length() - sought.length();
        for (int i = 0; i <= last && !sought.isEmpty(); i++) {
            if (text.regionMatches(!matchCase, i, sought, 0, sought.length())) {
                starts.add(i);
                i += sought.length() - 1;
            }
        }
        return new FindText(starts, sought.length());
    }

    boolean isEmpty() {
        return starts.isEmpty();
    }

    /** The first one that begins there or behind, round and round; -1 if there is none. */
    int from(int at) {
        for (int i = 0; i < starts.size(); i++) {
            if (starts.get(i) >= at) {
                return i;
            }
        }
        return starts.isEmpty() ? -1 : 0;
    }

    /** The last one that begins before that, round and round; -1 if there is none. */
    int before(int at) {
        for (int i = starts.size() - 1; i >= 0; i--) {
            if (starts.get(i) < at) {
                return i;
            }
        }
        return starts.size() - 1;
    }

    /** The one that is exactly so; -1 if none is. */
    int exactly(int start, int end) {
        return end - start == length ? starts.indexOf(start) : -1;
    }

    String replaceAll(String text, String with) {
        var out = new StringBuilder();
        int at = 0;
        for (int start : starts) {
            out.append(text, at, start).append(with);
            at = start + length;
        }
        return out.append(text, at, text.length()).toString();
    }
}
