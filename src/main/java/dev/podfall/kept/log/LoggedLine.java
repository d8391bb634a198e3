package dev.podfall.kept.log;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.manifest.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way that a session went, as a log tells it: what it began with, and what was done then. */
final class LoggedLine {
    private final SessionFile.Line begun;
    private final List<Tree> items;

    /** After which item each act is over. */
    private final List<Integer> ends;

    private @Nullable Tree end;
    private String name = "";
    private boolean undone;

    private LoggedLine(SessionFile.Line begun, List<Tree> items, List<Integer> ends) {
        this.begun = begun;
        this.items = new ArrayList<>(items);
        this.ends = new ArrayList<>(ends);
    }

    static LoggedLine of(SessionFile.Line begun) {
        return new LoggedLine(begun, List.of(), List.of());
    }

    /** One that shares the first acts with this one. */
    LoggedLine leave(long acts) {
        int known = begun.acts().size();
        int shares = (int) Math.clamp(acts, 0, (long) known + ends.size());
        if (shares <= known) {
            return of(new SessionFile.Line(begun.acts().subList(0, shares), null));
        }
        var itsEnds = ends.subList(0, shares - known);
        return new LoggedLine(new SessionFile.Line(begun.acts(), null), items.subList(0, itsEnds.getLast()), itsEnds);
    }

    void act(List<Tree> its) {
        items.addAll(its);
        ends.add(items.size());
        end = null;
    }

    /** These acts are one. Those that it began with are known by their names already. */
    void named(long first, long count, List<Tree> its) {
        int from = (int) Math.clamp(first - begun.acts().size(), -1, (long) ends.size());
        int to = (int) Math.clamp(from + count, from, (long) ends.size());
        if (from < 0 || from == to) {
            return;
        }
        int begin = from == 0 ? 0 : ends.get(from - 1);
        int longer = its.size() - (ends.get(to - 1) - begin);
        items.subList(begin, ends.get(to - 1)).clear();
        items.addAll(begin, its);
        ends.subList(from, to - 1).clear();
        for (int i = from; i < ends.size(); i++) {
            ends.set(i, ends.get(i) + longer);
        }
    }

    void end(@Nullable Tree newEnd) {
        end = newEnd;
    }

    void name(String newName) {
        name = newName;
    }

    String name() {
        return name;
    }

    void undone(boolean isUndone) {
        undone = isUndone;
    }

    boolean undone() {
        return undone;
    }

    SessionFile.Line begun() {
        return begun;
    }

    /** All of it; null if it is not understood. */
    SessionFile.@Nullable Line line(String from) {
        if (items.isEmpty() && end == null) {
            return begun;
        }
        var text = Json.writePlain(Tree.builder()
                .put("podfall", Tree.obj("format", Tree.number(SessionFile.FORMAT)))
                .put("acts", Tree.list(items))
                .put("end", end)
                .build());
        var file = SessionReader.read(new Source(from, text)).file();
        if (file == null) {
            return null;
        }
        var all = new ArrayList<>(begun.acts());
        all.addAll(file.main().acts());
        return new SessionFile.Line(all, file.main().end());
    }
}
