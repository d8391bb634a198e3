package dev.podfall.ui.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the end of a begun piece of flow style stands, as in <code>{key: gpu, operator: E</code>.
 *
 * @param path the steps into it
 * @param from where the last word begins
 * @param value whether a value is due there, and not a name
 * @param beside the names that stand in the same map before it
 */
record FlowScan(List<String> path, int from, boolean value, Set<String> beside) {

    private static final class Frame {
        final boolean map;
        final Set<String> names = new LinkedHashSet<>();
        String key = "";

        Frame(boolean map) {
            this.map = map;
        }
    }

    /** @return null if it does not end inside of brackets, or inside of a quoted text */
    static @Nullable FlowScan of(String text) {
        Deque<Frame> frames = new ArrayDeque<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            var frame = frames.peekLast();
            switch (c) {
                case '{', '[' -> {
                    frames.addLast(new Frame(c == '{'));
                    from = i + 1;
                }
                case '}', ']' -> {
                    frames.pollLast();
                    from = i + 1;
                }
                case ',' -> {
                    if (frame != null) {
                        frame.key = "";
                    }
                    from = i + 1;
                }
                case '"', '\'' -> {
                    int end = text.indexOf(c, i + 1);
                    if (end < 0) {
                        return null;
                    }
                    i = end;
                }
                case ':' -> {
                    if (frame != null && frame.map && frame.key.isEmpty() && YamlPieces.endsAt(text, i + 1)) {
                        frame.key = YamlPieces.unquoted(text.substring(from, i).strip());
                        frame.names.add(frame.key);
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        var last = frames.peekLast();
        return last == null ? null : at(frames, last, YamlPieces.blanks(text, from));
    }

    private static FlowScan at(Deque<Frame> frames, Frame last, int from) {
        var path = new ArrayList<String>();
        for (var frame : frames) {
            if (!frame.map) {
                path.add(CaretPlace.ITEM);
            } else if (!frame.key.isEmpty()) {
                path.add(frame.key);
            }
        }
        return new FlowScan(path, from, last.map && !last.key.isEmpty(), last.names);
    }
}
