package dev.podfall.apiserver.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference of two texts, line by line, as upstream puts it into messages: three lines of context, no file names.
 *
 * <p>Upstream: apimachinery/pkg/util/diff/diff.go over github.com/pmezard/go-difflib, which is Python's difflib.
 * <br>Differs: in nothing that we know of.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** From here on difflib takes no notice of lines that occur often. */
    private static final int LONG = 200;

    private enum Tag {
        EQUAL,
        CHANGED
    }

    /** Lines {@code i1} to {@code i2} of the first text stand against {@code j1} to {@code j2} of the second. */
    private record Piece(Tag tag, int i1, int i2, int j1, int j2) {}

    private record Match(int i, int j, int size) {}

    private final List<String> before;
    private final List<String> after;
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        for (int j = 0; j < after.size(); j++) {
            places.computeIfAbsent(after.get(j), line -> new ArrayList<>()).add(j);
        }
        if (after.size() >= LONG) {
            int often = after.size() / 100 + 1;
            places.values().removeIf(found -> found.size() > often);
        }
    }

    static String of(String before, String after) {
        var diff = new UnifiedDiff(List.of(before.split("\n", -1)), List.of(after.split("\n", -1)));
        var out = new StringBuilder();
        for (var group : diff.groups()) {
            diff.write(group, out);
        }
        return out.toString();
    }

    private void write(List<Piece> group, StringBuilder out) {
        var first = group.getFirst();
        var last = group.getLast();
        out.append("@@ -").append(range(first.i1(), last.i2()));
        out.append(" +").append(range(first.j1(), last.j2())).append(" @@\n");
        for (var piece : group) {
            boolean equal = piece.tag() == Tag.EQUAL;
            before.subList(piece.i1(), piece.i2())
                    .forEach(line -> out.append(equal ? ' ' : '-').append(line).append('\n'));
            if (!equal) {
                after.subList(piece.j1(), piece.j2())
                        .forEach(line -> out.append('+').append(line).append('\n'));
            }
        }
    }

    private static String range(int start, int stop) {
        int length = stop - start;
        if (length == 1) {
            return Integer.toString(start + 1);
        }
        return (length == 0 ? start : start + 1) + "," + length;
    }

    /** The pieces, cut where more than twice the context is equal. */
    private List<List<Piece>> groups() {
        var pieces = trimmed(pieces());
        var groups = new ArrayList<List<Piece>>();
        var group = new ArrayList<Piece>();
        for (var piece : pieces) {
            int i1 = piece.i1();
            int j1 = piece.j1();
            if (piece.tag() == Tag.EQUAL && piece.i2() - i1 > 2 * CONTEXT) {
                group.add(new Piece(
                        Tag.EQUAL, i1, Math.min(piece.i2(), i1 + CONTEXT), j1, Math.min(piece.j2(), j1 + CONTEXT)));
                groups.add(group);
                group = new ArrayList<>();
                i1 = Math.max(i1, piece.i2() - CONTEXT);
                j1 = Math.max(j1, piece.j2() - CONTEXT);
            }
            group.add(new Piece(piece.tag(), i1, piece.i2(), j1, piece.j2()));
        }
        groups.add(group);
        groups.removeIf(g -> g.stream().allMatch(piece -> piece.tag() == Tag.EQUAL));
        return groups;
    }

    /** Without what is equal far before the first and far behind the last change. */
    private static List<Piece> trimmed(List<Piece> pieces) {
        var out = new ArrayList<>(pieces);
        if (!out.isEmpty() && out.getFirst().tag() == Tag.EQUAL) {
            var p = out.getFirst();
            out.set(
                    0,
                    new Piece(
                            Tag.EQUAL,
                            Math.max(p.i1(), p.i2() - CONTEXT),
                            p.i2(),
                            Math.max(p.j1(), p.j2() - CONTEXT),
                            p.j2()));
        }
        if (!out.isEmpty() && out.getLast().tag() == Tag.EQUAL) {
            var p = out.getLast();
            out.set(
                    out.size() - 1,
                    new Piece(
                            Tag.EQUAL,
                            p.i1(),
                            Math.min(p.i2(), p.i1() + CONTEXT),
                            p.j1(),
                            Math.min(p.j2(), p.j1() + CONTEXT)));
        }
        return out;
    }

    private List<Piece> pieces() {
        var matches = new ArrayList<Match>();
        collect(0, before.size(), 0, after.size(), matches);
        matches.add(new Match(before.size(), after.size(), 0));
        var out = new ArrayList<Piece>();
        int i = 0;
        int j = 0;
        for (var match : merged(matches)) {
            if (i < match.i() || j < match.j()) {
                out.add(new Piece(Tag.CHANGED, i, match.i(), j, match.j()));
            }
            i = match.i() + match.size();
            j = match.j() + match.size();
            if (match.size() > 0) {
                out.add(new Piece(Tag.EQUAL, match.i(), i, match.j(), j));
            }
        }
        return out;
    }

    /** Matches that touch are one. */
    private static List<Match> merged(List<Match> matches) {
        var out = new ArrayList<Match>();
        for (var match : matches) {
            var last = out.isEmpty() ? null : out.getLast();
            if (last != null
                    && last.size() > 0
                    && match.size() > 0
                    && last.i() + last.size() == match.i()
                    && last.j() + last.size() == match.j()) {
                out.set(out.size() - 1, new Match(last.i(), last.j(), last.size() + match.size()));
            } else {
                out.add(match);
            }
        }
        return out;
    }

    private void collect(int iLow, int iHigh, int jLow, int jHigh, List<Match> matches) {
        var longest = longest(iLow, iHigh, jLow, jHigh);
        if (longest.size() == 0) {
            return;
        }
        int iEnd = longest.i() + longest.size();
        int jEnd = longest.j() + longest.size();
        if (iLow < longest.i() && jLow < longest.j()) {
            collect(iLow, longest.i(), jLow, longest.j(), matches);
        }
        matches.add(longest);
        if (iEnd < iHigh && jEnd < jHigh) {
            collect(iEnd, iHigh, jEnd, jHigh, matches);
        }
    }

    private Match longest(int iLow, int iHigh, int jLow, int jHigh) {
        int bestI = iLow;
        int bestJ = jLow;
        int size = 0;
        Map<Integer, Integer> endingAt = new LinkedHashMap<>();
        for (int i = iLow; i < iHigh; i++) {
            var next = new LinkedHashMap<Integer, Integer>();
            for (int j : places.getOrDefault(before.get(i), List.of())) {
                if (j < jLow || j >= jHigh) {
                    continue;
                }
                int length = endingAt.getOrDefault(j - 1, 0) + 1;
                next.put(j, length);
                if (length > size) {
                    bestI = i - length + 1;
                    bestJ = j - length + 1;
                    size = length;
                }
            }
            endingAt = next;
        }
        while (bestI > iLow && bestJ > jLow && before.get(bestI - 1).equals(after.get(bestJ - 1))) {
            bestI--;
            bestJ--;
            size++;
        }
        while (bestI + size < iHigh
                && bestJ + size < jHigh
                && before.get(bestI + size).equals(after.get(bestJ + size))) {
            size++;
        }
        return new Match(bestI, bestJ, size);
    }
}
