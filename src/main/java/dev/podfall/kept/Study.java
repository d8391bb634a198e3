package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said and needed in a lesson. What the cluster came to is not here: it is computed.
 *
 * @param lesson its id; empty if there is none
 * @param text the lesson's whole file, if it does not come with the program; else empty
 * @param at how far it is, as {@link #TASK}, {@link #OVER} or {@link #PREDICT} and an id; empty at its beginning
 * @param said the first answer to each prediction, in order
 * @param hints how many were looked at
 * @param took of the wall's time, until the goals were reached or the session was saved
 * @param exam that it is part of; null if it is in none
 */
public record Study(
        String lesson,
        String text,
        String at,
        List<Said> said,
        int hints,
        Duration took,
        @Nullable Sitting exam) {
    public static final String TASK = "task";
    public static final String OVER = "over";
    public static final String PREDICT = "predict/";

    public static final Study NONE = new Study("", List.of(), 0, Duration.ZERO);

    public Study {
        said = List.copyOf(said);
    }

    /** One that is in no exam. */
    public Study(String lesson, List<Said> said, int hints, Duration took) {
        this(lesson, "", "", said, hints, took, null);
    }

    /**
     * An answer.
     *
     * @param answer as files have it; {@code ?} for "I do not know"
     * @param right whether it was
     * @param sure whether whoever gave it was sure of it
     */
    public record Said(String prediction, String answer, boolean right, boolean sure) {}

    public long right() {
        return said.stream().filter(Said::right).count();
    }

    public Study at(String place) {
        return new Study(lesson, text, place, said, hints, took, exam);
    }

    public Study withText(String newText) {
        return new Study(lesson, newText, at, said, hints, took, exam);
    }

    public Study in(@Nullable Sitting newExam) {
        return new Study(lesson, text, at, said, hints, took, newExam);
    }

    /** What does not change by itself while time passes. */
    public Study withoutTime() {
        return new Study(lesson, text, at, said, hints, Duration.ZERO, exam);
    }

    Tree.Obj toTree() {
        var out = Tree.builder()
                .put("id", lesson)
                .putUnlessEmpty("at", at)
                .putUnlessEmpty("said", Tree.listOf(said, Study::tree))
                .putUnlessZero("hints", hints)
                .put("took", GoDuration.text(took))
                .putUnlessEmpty("text", text);
        return (exam == null ? out : out.put("exam", exam.toTree())).build();
    }

    private static Tree.Obj tree(Said said) {
        return Tree.builder()
                .put("prediction", said.prediction())
                .put("answer", said.answer())
                .put("right", said.right())
                .put("sure", said.sure())
                .build();
    }

    /** What stands there; anything that is missing is none, or no. */
    static Study of(Fields fields) {
        fields.only(List.of("id", "at", "said", "hints", "took", "text", "exam"));
        var hints = fields.count("hints");
        var took = fields.has("took") ? fields.time("took") : null;
        return new Study(
                fields.text("id", ""),
                fields.text("text", ""),
                fields.text("at", ""),
                fields.maps("said").stream().map(Study::said).toList(),
                hints == null ? 0 : hints.intValue(),
                took == null ? Duration.ZERO : took,
                fields.has("exam") ? Sitting.of(fields.map("exam")) : null);
    }

    private static Said said(Fields fields) {
        fields.only(List.of("prediction", "answer", "right", "sure"));
        return new Said(
                fields.text("prediction", ""), fields.text("answer", ""), fields.flag("right"), fields.flag("sure"));
    }
}
