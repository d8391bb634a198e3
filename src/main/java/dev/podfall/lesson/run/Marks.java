package dev.podfall.lesson.run;

import dev.podfall.lesson.predict.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An answer beside the right one, piece by piece: what a learner sees on the tiles themselves. */
public final class Marks {
    private Marks() {}

    /** What became of a piece of an answer. */
    public enum Mark {
        /** It was said, and is so. */
        RIGHT,
        /** It was said, and is not so. */
        WRONG,
        /** It is so, and was not said. */
        MISSED
    }

    /** By node; nodes of which nothing was said and nothing is so have none. */
    public static SortedMap<String, Mark> tiles(Answer given, Answer.Tiles right) {
        var out = new TreeMap<String, Mark>();
        right.nodes().forEach(node -> out.put(node, Mark.MISSED));
        if (given instanceof Answer.Tiles(var said)) {
            said.forEach(node -> out.merge(node, Mark.WRONG, (_, _) -> Mark.RIGHT));
        }
        return Collections.unmodifiableSortedMap(out);
    }

    /** In the order that was given, then what was not said. */
    public static List<Placed> order(Answer given, Answer.Order right) {
        var out = new ArrayList<Placed>();
        var said = given instanceof Answer.Order(var ids) ? ids : List.<String>of();
        for (int i = 0; i < said.size(); i++) {
            boolean isThere = i < right.ids().size() && right.ids().get(i).equals(said.get(i));
            out.add(new Placed(said.get(i), isThere ? Mark.RIGHT : Mark.WRONG));
        }
        right.ids().stream().filter(id -> !said.contains(id)).forEach(id -> out.add(new Placed(id, Mark.MISSED)));
        return List.copyOf(out);
    }

    /** A choice, and what became of it. */
    public record Placed(String id, Mark mark) {}
}
