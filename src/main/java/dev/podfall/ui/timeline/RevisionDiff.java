package dev.podfall.ui.timeline;

import com.github.difflib.DiffUtils;
import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.explain.Revisions;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/** What is different between the templates of two revisions, as YAML, with a little around it. */
record RevisionDiff(List<Line> lines) {
    private static final int AROUND = 2;

    /** What a line is. */
    enum Sort {
        SAME,
        GONE,
        NEW,
        /** Lines that are the same and not shown. */
        SKIP
    }

    record Line(Sort sort, String text) {}

    RevisionDiff {
        lines = List.copyOf(lines);
    }

    static RevisionDiff of(ControllerRevision from, ControllerRevision to) {
        return of(yaml(from), yaml(to));
    }

    private static List<String> yaml(ControllerRevision revision) {
        return YamlWriter.write(Revisions.template(revision)).lines().toList();
    }

    static RevisionDiff of(List<String> from, List<String> to) {
        var out = new ArrayList<Line>();
        int shown = 0;
        for (var delta : DiffUtils.diff(from, to).getDeltas()) {
            int start = delta.getSource().getPosition();
            int begin = Math.max(shown, start - AROUND);
            // A last context line of the hunk before may be all that lies between.
            var ended = out.isEmpty() ? List.<String>of() : from.subList(shown, Math.min(shown + AROUND, begin));
            ended.forEach(text -> out.add(new Line(Sort.SAME, text)));
            if (begin > shown + ended.size() && !out.isEmpty()) {
                out.add(new Line(Sort.SKIP, "⋯"));
            }
            from.subList(Math.max(begin, shown + ended.size()), start)
                    .forEach(text -> out.add(new Line(Sort.SAME, text)));
            delta.getSource().getLines().forEach(text -> out.add(new Line(Sort.GONE, text)));
            delta.getTarget().getLines().forEach(text -> out.add(new Line(Sort.NEW, text)));
            shown = start + delta.getSource().size();
        }
        if (!out.isEmpty()) {
            from.subList(shown, Math.min(from.size(), shown + AROUND))
                    .forEach(text -> out.add(new Line(Sort.SAME, text)));
        }
        return new RevisionDiff(out);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
