package dev.podfall.lesson.run;

import dev.podfall.lesson.Lesson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which questions of earlier lessons come back, and when. */
public final class Recalls {
    /** So many at a time. */
    private static final int AT_ONCE = 2;

    private Recalls() {}

    /**
     * A question that comes back.
     *
     * @param name by which it is kept: the lesson that it is from, and its number there
     */
    public record Due(String name, Lesson from, Lesson.Recall recall) {}

    /**
     * What is asked before a lesson begins: of what was learned longest ago first.
     *
     * @param course all lessons
     * @param solved ids of those that were solved, the first first
     * @param asked names of questions that were asked before this lesson already
     */
    public static List<Due> before(Lesson next, List<Lesson> course, List<String> solved, Collection<String> asked) {
        var out = new ArrayList<Due>();
        for (var id : solved) {
            for (var lesson : course) {
                if (lesson.id().equals(id) && !lesson.id().equals(next.id())) {
                    add(lesson, next, asked, out);
                }
            }
        }
        return List.copyOf(out.subList(0, Math.min(AT_ONCE, out.size())));
    }

    private static void add(Lesson lesson, Lesson next, Collection<String> asked, List<Due> to) {
        for (int i = 0; i < lesson.recalls().size(); i++) {
            var recall = lesson.recalls().get(i);
            var name = lesson.id() + "#" + (i + 1);
            if (recall.at().contains(next.id()) && !asked.contains(name)) {
                to.add(new Due(name, lesson, recall));
            }
        }
    }
}
