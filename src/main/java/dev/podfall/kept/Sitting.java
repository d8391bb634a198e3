package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An exam that somebody sits, or has sat.
 *
 * @param name what it is called in files
 * @param title for people, by a language's tag; under the empty one what is the same in all
 * @param limit of the wall's time
 * @param began on the wall's clock
 * @param took of the wall's time; zero while it goes on
 * @param tasks all lessons that are in it, in order
 * @param handed whole session files, as {@link SessionWriter} writes them: what was done in each lesson until it was left
 */
public record Sitting(
        String name,
        SortedMap<String, String> title,
        Duration limit,
        Instant began,
        Duration took,
        List<Task> tasks,
        List<String> handed) {
    public Sitting {
        title = Collections.unmodifiableSortedMap(new TreeMap<>(title));
        tasks = List.copyOf(tasks);
        handed = List.copyOf(handed);
    }

    /**
     * A lesson in an exam.
     *
     * @param text its whole file, if it does not come with the program; else empty
     */
    public record Task(String id, String text) {}

    /** Whether it is over: by the learner, or because there was no time left. */
    public boolean isOver() {
        return !took.isZero();
    }

    Tree.Obj toTree() {
        return Tree.builder()
                .put("name", name)
                .put("title", title.isEmpty() ? null : words(title))
                .put("limit", GoDuration.text(limit))
                .put("began", began.toString())
                .putUnlessEmpty("took", took.isZero() ? "" : GoDuration.text(took))
                .put("tasks", Tree.listOf(tasks, Sitting::tree))
                .putUnlessEmpty("handed", Tree.listOf(handed, text -> Tree.obj("session", Tree.text(text))))
                .build();
    }

    private static Tree words(SortedMap<String, String> words) {
        var same = words.get("");
        if (same != null) {
            return Tree.text(same);
        }
        var out = Tree.builder();
        words.forEach(out::put);
        return out.build();
    }

    private static Tree.Obj tree(Task task) {
        return Tree.builder()
                .put("id", task.id())
                .putUnlessEmpty("text", task.text())
                .build();
    }

    static Sitting of(Fields fields) {
        fields.only(List.of("name", "title", "limit", "began", "took", "tasks", "handed"));
        var limit = fields.time("limit");
        var took = fields.has("took") ? fields.time("took") : null;
        return new Sitting(
                fields.text("name", ""),
                fields.words("title"),
                limit == null ? Duration.ZERO : limit,
                began(fields),
                took == null ? Duration.ZERO : took,
                fields.maps("tasks").stream().map(Sitting::task).toList(),
                fields.maps("handed").stream().map(Sitting::session).toList());
    }

    private static Instant began(Fields fields) {
        var text = fields.text("began", "");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            fields.wrong("began", Phrase.of("progress.no-time", text), Phrase.of("progress.no-time.step"));
            return Instant.EPOCH;
        }
    }

    private static Task task(Fields fields) {
        fields.only(List.of("id", "text"));
        return new Task(fields.text("id", ""), fields.text("text", ""));
    }

    private static String session(Fields fields) {
        fields.only(List.of("session"));
        return fields.text("session", "");
    }
}
