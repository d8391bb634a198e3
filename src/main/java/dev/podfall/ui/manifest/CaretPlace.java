package dev.podfall.ui.manifest;

import dev.podfall.ui.manifest.YamlPieces.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in an object the caret stands, told by indentation alone, so also while the text is broken.
 *
 * @param from where the word begins that is being written
 * @param to where it ends, behind the caret
 * @param written the word up to the caret
 * @param value whether it is the value of the path's last step, and not a name below it
 * @param flow whether it stands in braces or brackets
 * @param colon whether a colon follows already
 * @param column of the word in its line
 * @param path the steps from the object's root; {@link #ITEM} for an item of a list
 * @param beside the names that stand in the same map
 * @param apiVersion of the object, empty if it has none
 * @param kind of the object, empty if it has none
 */
record CaretPlace(
        int from,
        int to,
        String written,
        boolean value,
        boolean flow,
        boolean colon,
        int column,
        List<String> path,
        Set<String> beside,
        String apiVersion,
        String kind) {

    static final String ITEM = "[]";

    CaretPlace {
        path = List.copyOf(path);
        beside = Set.copyOf(beside);
    }

    /** @return null if nothing is known of that place: in a remark, a text of many lines, or below a value */
    static @Nullable CaretPlace of(String text, int caret) {
        return new Finder(text, caret).find();
    }

    /** Walks up from the caret's line, from what stands deeper to what stands above it. */
    private static final class Finder {
        private final List<String> lines;
        private final List<String> path = new ArrayList<>();
        private final Set<String> beside = new LinkedHashSet<>();
        private final int caret;
        private final int lineStart;
        private int row;
        private int column;
        private int itemRow;
        private int itemColumn;

        Finder(String text, int caret) {
            this.caret = caret;
            int first = documentStart(text, caret);
            int last = documentEnd(text, caret);
            lines = List.of(text.substring(first, last).split("\n", -1));
            int at = first;
            while (at + lines.get(row).length() < caret) {
                at += lines.get(row).length() + 1;
                row++;
            }
            lineStart = at;
        }

        private static int documentStart(String text, int caret) {
            int line = text.lastIndexOf('\n', caret - 1) + 1;
            int marker = line < 2 ? -1 : text.lastIndexOf("\n---", line - 2);
            if (marker >= 0) {
                return text.indexOf('\n', marker + 1) + 1;
            }
            return line > 0 && text.startsWith("---") ? text.indexOf('\n') + 1 : 0;
        }

        private static int documentEnd(String text, int caret) {
            int end = text.indexOf("\n---", caret);
            return end < 0 ? text.length() : end;
        }

        @Nullable
        CaretPlace find() {
            var line = lines.get(row);
            var before = line.substring(0, caret - lineStart);
            if (YamlPieces.remark(before) < before.length() || line.startsWith("---")) {
                return null;
            }
            var read = YamlPieces.of(before);
            if (!read.isBlank() && read.pieces().getLast().isDash() && before.endsWith("-")) {
                return null;
            }
            var rest = before.substring(Math.min(read.from(), before.length()));
            boolean value = read.hasKey();
            column = value ? read.pieces().getLast().column() : read.from();
            var steps = new ArrayList<String>();
            if (value) {
                steps.add(read.pieces().getLast().key());
            }
            var flow = rest.startsWith("{") || rest.startsWith("[") ? FlowScan.of(rest) : null;
            int from = lineStart + read.from();
            if (flow != null) {
                steps.addAll(flow.path());
                value = flow.value();
                from += flow.from();
            } else if (rest.startsWith("{") || rest.startsWith("[")) {
                return null;
            }
            var written = before.substring(from - lineStart);
            if (!isWord(written) || !walk(read)) {
                return null;
            }
            path.addAll(steps);
            if (flow != null) {
                beside.clear();
                beside.addAll(flow.beside());
            } else if (!value) {
                siblingsBelow();
            }
            return place(from, written, value, flow != null);
        }

        private CaretPlace place(int from, String written, boolean value, boolean flow) {
            var line = lines.get(row);
            int end = caret - lineStart;
            while (end < line.length() && isOfWord(line.charAt(end))) {
                end++;
            }
            int next = YamlPieces.blanks(line, end);
            boolean colon = !value && next < line.length() && line.charAt(next) == ':';
            boolean ofList = path.size() > 1
                    && path.get(0).equals("items")
                    && path.get(1).equals(ITEM)
                    && scalar("kind", 0, 0).endsWith("List");
            int objectRow = ofList ? itemRow : 0;
            int objectColumn = ofList ? itemColumn : 0;
            return new CaretPlace(
                    from,
                    lineStart + end,
                    written,
                    value,
                    flow,
                    colon,
                    from - lineStart,
                    ofList ? path.subList(2, path.size()) : path,
                    beside,
                    scalar("apiVersion", objectRow, objectColumn),
                    scalar("kind", objectRow, objectColumn));
        }

        private static boolean isWord(String text) {
            return text.chars().allMatch(c -> isOfWord((char) c));
        }

        private static boolean isOfWord(char c) {
            return Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0;
        }

        /** Whether everything above fits together. */
        private boolean walk(Line caretLine) {
            int limit = column;
            boolean item = false;
            boolean inMap = true;
            int at = row;
            var line = caretLine;
            while (true) {
                for (int i = line.pieces().size() - 1; i >= 0; i--) {
                    var piece = line.pieces().get(i);
                    if (at == row && piece.column() >= column && !piece.isDash()) {
                        continue;
                    }
                    if (piece.isDash() && piece.column() < limit) {
                        path.addFirst(ITEM);
                        itemRow = at;
                        itemColumn = i + 1 < line.pieces().size()
                                ? line.pieces().get(i + 1).column()
                                : line.from();
                        limit = piece.column();
                        item = true;
                        inMap = false;
                    } else if (!piece.isDash() && (piece.column() < limit || item && piece.column() == limit)) {
                        if (!holdsMore(piece.rest())) {
                            return false;
                        }
                        path.addFirst(piece.key());
                        limit = piece.column();
                        item = false;
                        inMap = false;
                    } else if (!piece.isDash() && inMap && piece.column() == limit) {
                        beside.add(piece.key());
                    }
                }
                if (at == 0) {
                    return limit == 0 || path.isEmpty() && limit == column;
                }
                at--;
                line = YamlPieces.of(lines.get(at));
            }
        }

        private static boolean holdsMore(String rest) {
            return rest.isEmpty() || (rest.charAt(0) == '&' || rest.charAt(0) == '!') && rest.indexOf(' ') < 0;
        }

        private void siblingsBelow() {
            for (int i = row + 1; i < lines.size(); i++) {
                var pieces = YamlPieces.of(lines.get(i)).pieces();
                if (pieces.isEmpty()) {
                    continue;
                }
                var first = pieces.getFirst();
                if (first.column() < column) {
                    return;
                }
                if (!first.isDash() && first.column() == column) {
                    beside.add(first.key());
                }
            }
        }

        /** The value of a key at that column, from that line on; empty if there is none. */
        private String scalar(String key, int fromRow, int atColumn) {
            for (int i = fromRow; i < lines.size(); i++) {
                var pieces = YamlPieces.of(lines.get(i)).pieces();
                if (i > fromRow && !pieces.isEmpty() && pieces.getFirst().column() < atColumn) {
                    return "";
                }
                for (var piece : pieces) {
                    if (piece.column() == atColumn && piece.key().equals(key)) {
                        return YamlPieces.unquoted(piece.rest());
                    }
                }
            }
            return "";
        }
    }
}
