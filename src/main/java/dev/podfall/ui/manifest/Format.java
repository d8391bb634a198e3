package dev.podfall.ui.manifest;

import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.SyntaxSpans.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gives a text the usual indentation, two blanks a step, and takes away blanks at the ends of lines. Pure. */
final class Format {
    private static final int STEP = 2;

    /** Where lines of a depth begin, and where they are to begin. */
    private record Depth(int old, int now) {}

    private final Deque<Depth> depths = new ArrayDeque<>();
    private final List<String> out = new ArrayList<>();
    /** Remarks go with the line below them. */
    private final List<String> remarks = new ArrayList<>();

    private int shift;

    private Format() {}

    /** @return empty if the text has errors, or would say anything else afterwards */
    static Optional<String> of(String text) {
        var before = ManifestReader.read("", text);
        if (before.hasErrors()) {
            return Optional.empty();
        }
        var next = new Format().all(text);
        var after = ManifestReader.read("", next);
        boolean same = !after.hasErrors() && trees(before.documents()).equals(trees(after.documents()));
        return same ? Optional.of(next) : Optional.empty();
    }

    private static List<Object> trees(List<ManifestDocument> documents) {
        return documents.stream().<Object>map(ManifestDocument::tree).toList();
    }

    private String all(String text) {
        var state = State.START;
        for (var line : text.split("\n", -1)) {
            if (isInner(line, state)) {
                inner(line);
            } else {
                line(line);
            }
            state = SyntaxSpans.line(line, state).end();
        }
        putRemarks(0);
        return String.join("\n", out);
    }

    private static boolean isInner(String line, State before) {
        int blanks = YamlPieces.blanks(line, 0);
        return !before.equals(State.START)
                && (before.flow() > 0 || blanks == line.length() || blanks > before.indent());
    }

    /** A line inside of a block of text, quotes or braces: all of them are moved alike. */
    private void inner(String line) {
        int blanks = YamlPieces.blanks(line, 0);
        if (blanks == line.length()) {
            out.add("");
        } else if (line.charAt(blanks) == '#' || blanks > 0) {
            out.add(" ".repeat(Math.max(0, blanks + shift)) + line.substring(blanks));
        } else {
            out.add(line);
        }
    }

    private void line(String line) {
        int blanks = YamlPieces.blanks(line, 0);
        if (blanks == line.length()) {
            remarks.add("");
        } else if (line.charAt(blanks) == '#') {
            remarks.add(line.strip());
        } else if (line.startsWith("---") || line.startsWith("...") || line.startsWith("%")) {
            depths.clear();
            putRemarks(0);
            out.add(line.stripTrailing());
            shift = 0;
        } else {
            content(line);
        }
    }

    private void content(String line) {
        var pieces = YamlPieces.of(line).pieces();
        int at = YamlPieces.blanks(line, 0);
        int now = columnOf(at);
        putRemarks(now);
        var start = new StringBuilder(" ".repeat(now));
        for (var piece : pieces) {
            if (piece.isDash()) {
                at = YamlPieces.blanks(line, piece.column() + 1);
                now += STEP;
                if (at < line.length()) {
                    start.append("- ");
                    depths.push(new Depth(at, now));
                } else {
                    start.append('-');
                }
            }
        }
        shift = now - at;
        out.add(start + line.substring(at).stripTrailing());
    }

    private int columnOf(int old) {
        while (!depths.isEmpty() && depths.peek().old() > old) {
            depths.pop();
        }
        if (depths.isEmpty()) {
            depths.push(new Depth(old, 0));
        } else if (depths.peek().old() < old) {
            depths.push(new Depth(old, depths.peek().now() + STEP));
        }
        return depths.peek().now();
    }

    private void putRemarks(int column) {
        for (var remark : remarks) {
            out.add(remark.isEmpty() ? "" : " ".repeat(column) + remark);
        }
        remarks.clear();
    }
}
