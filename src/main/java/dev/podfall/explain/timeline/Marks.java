package dev.podfall.explain.timeline;

import dev.podfall.explain.Longs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is marked on a timeline: for each kind the steps and when they were, in microseconds since the beginning. Immutable;
 * one with one more shares all that it had, and only the newest may be added to. Every question costs what a search does,
 * however many there are.
 */
public final class Marks {
    public static final Marks NONE = new Marks(new EnumMap<>(MarkKind.class));

    private final Map<MarkKind, Row> rows;

    /** All of one kind, in order. */
    private record Row(Longs times, Longs steps) {
        Row plus(long at, long step) {
            return new Row(times.plus(at), steps.plus(step));
        }

        Row fork() {
            return new Row(times.first(times.size()), steps.first(steps.size()));
        }
    }

    private Marks(Map<MarkKind, Row> rows) {
        this.rows = rows;
    }

    /** This and one more, not before the others. A step is marked once as one kind, whatever it does. */
    Marks plus(MarkKind kind, long at, long step) {
        var row = rows.getOrDefault(kind, new Row(Longs.EMPTY, Longs.EMPTY));
        int size = row.steps().size();
        if (size > 0 && row.steps().at(size - 1) == step) {
            return this;
        }
        var out = new EnumMap<>(rows.isEmpty() ? new EnumMap<MarkKind, Row>(MarkKind.class) : rows);
        out.put(kind, row.plus(at, step));
        return new Marks(out);
    }

    Marks fork() {
        var out = new EnumMap<MarkKind, Row>(MarkKind.class);
        rows.forEach((kind, row) -> out.put(kind, row.fork()));
        return new Marks(out);
    }

    /** The kinds that there are. */
    public SortedSet<MarkKind> kinds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(rows.keySet()));
    }

    /** When the first one is at that time or later; {@link Long#MAX_VALUE} if none is. */
    public long firstFrom(long time) {
        long out = Long.MAX_VALUE;
        for (var row : rows.values()) {
            int before = row.times().countUpTo(time - 1);
            if (before < row.times().size()) {
                out = Math.min(out, row.times().at(before));
            }
        }
        return out;
    }

    /** When the last one of a kind was; long before the beginning if there is none. */
    long last(MarkKind kind) {
        var row = rows.get(kind);
        return row == null ? -Long.MAX_VALUE / 2 : row.times().at(row.times().size() - 1);
    }

    /** How many of each kind there are from one time until just before another one; those that there are none of are not in it. */
    public Map<MarkKind, Integer> count(long from, long until) {
        var out = new EnumMap<MarkKind, Integer>(MarkKind.class);
        rows.forEach((kind, row) -> {
            int count = row.times().countUpTo(until - 1) - row.times().countUpTo(from - 1);
            if (count > 0) {
                out.put(kind, count);
            }
        });
        return out;
    }

    /** The steps that are marked in that time, in order, each once; not more than so many of the first ones. */
    public List<Long> steps(long from, long until, int most) {
        var out = new TreeSet<Long>();
        for (var row : rows.values()) {
            int end = row.times().countUpTo(until - 1);
            int begin = row.times().countUpTo(from - 1);
            for (int i = begin; i < Math.min(end, begin + most); i++) {
                out.add(row.steps().at(i));
            }
        }
        return List.copyOf(new ArrayList<>(out).subList(0, Math.min(most, out.size())));
    }
}
