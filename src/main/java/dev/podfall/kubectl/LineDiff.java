package dev.podfall.kubectl;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * The lines of two texts beside each other. Shortest where it is small; where much differs, lines that stand once in
 * either text hold the others in place, and what is between them and is still large is replaced as a whole: the shortest
 * way would cost the square of it.
 */
final class LineDiff {
    /** As many lines before times lines after are compared with each other. */
    private static final long MOST_COMPARED = 250_000;

    private final List<String> before;
    private final List<String> after;
    private final List<LiveDiff.Line> out = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** All lines, those that stay among them. */
    static List<LiveDiff.Line> of(List<String> before, List<String> after) {
        var diff = new LineDiff(before, after);
        diff.compare(0, before.size(), 0, after.size(), true);
        return diff.out;
    }

    private void compare(int i1, int i2, int j1, int j2, boolean anchored) {
        int i = i1;
        int j = j1;
        while (i < i2 && j < j2 && before.get(i).equals(after.get(j))) {
            same(i++);
            j++;
        }
        int iEnd = i2;
        int jEnd = j2;
        while (iEnd > i && jEnd > j && before.get(iEnd - 1).equals(after.get(jEnd - 1))) {
            iEnd--;
            jEnd--;
        }
        if (i == iEnd || j == jEnd) {
            replace(i, iEnd, j, jEnd);
        } else if ((long) (iEnd - i) * (jEnd - j) <= MOST_COMPARED) {
            shortest(i, iEnd, j, jEnd);
        } else if (anchored) {
            betweenAnchors(i, iEnd, j, jEnd);
        } else {
            replace(i, iEnd, j, jEnd);
        }
        for (int rest = iEnd; rest < i2; rest++) {
            same(rest);
        }
    }

    private void same(int i) {
        out.add(new LiveDiff.Line(' ', before.get(i)));
    }

    private void replace(int i1, int i2, int j1, int j2) {
        before.subList(i1, i2).forEach(line -> out.add(new LiveDiff.Line('-', line)));
        after.subList(j1, j2).forEach(line -> out.add(new LiveDiff.Line('+', line)));
    }

    private void shortest(int i1, int i2, int j1, int j2) {
        int i = i1;
        for (var delta :
                DiffUtils.diff(before.subList(i1, i2), after.subList(j1, j2)).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            while (i < i1 + delta.getSource().getPosition()) {
                same(i++);
            }
            int j = j1 + delta.getTarget().getPosition();
            replace(i, i + delta.getSource().size(), j, j + delta.getTarget().size());
            i += delta.getSource().size();
        }
        while (i < i2) {
            same(i++);
        }
    }

    private void betweenAnchors(int i1, int i2, int j1, int j2) {
        int i = i1;
        int j = j1;
        for (var anchor : anchors(i1, i2, j1, j2)) {
            compare(i, anchor.i, j, anchor.j, false);
            same(anchor.i);
            i = anchor.i + 1;
            j = anchor.j + 1;
        }
        compare(i, i2, j, j2, false);
    }

    private record Anchor(int i, int j) {}

    /** Lines that stand once on either side: as many as keep their order. */
    private List<Anchor> anchors(int i1, int i2, int j1, int j2) {
        var once = new HashMap<String, Integer>();
        for (int j = j1; j < j2; j++) {
            once.merge(after.get(j), j, (first, again) -> -1);
        }
        var often = new HashMap<String, Integer>();
        for (int i = i1; i < i2; i++) {
            often.merge(before.get(i), 1, Integer::sum);
        }
        var found = new ArrayList<Anchor>();
        for (int i = i1; i < i2; i++) {
            int j = often.getOrDefault(before.get(i), 0) == 1 ? once.getOrDefault(before.get(i), -1) : -1;
            if (j >= 0) {
                found.add(new Anchor(i, j));
            }
        }
        return ascending(found);
    }

    /** The longest part of them in which the places on the other side ascend too. */
    private static List<Anchor> ascending(List<Anchor> anchors) {
        var ends = new ArrayList<Integer>();
        var before = new int[anchors.size()];
        for (int n = 0; n < anchors.size(); n++) {
            int j = anchors.get(n).j;
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (anchors.get(ends.get(middle)).j < j) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[n] = low == 0 ? -1 : ends.get(low - 1);
            if (low == ends.size()) {
                ends.add(n);
            } else {
                ends.set(low, n);
            }
        }
        var out = new ArrayList<Anchor>();
        for (int n = ends.isEmpty() ? -1 : ends.getLast(); n >= 0; n = before[n]) {
            out.add(anchors.get(n));
        }
        Collections.reverse(out);
        return out;
    }
}
