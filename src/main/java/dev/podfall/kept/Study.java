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
 * @param fault that is to be mended, if that is the lesson; else null
 */
public record Study(
        String lesson,
        String text,
        String at,
        List<Said> said,
        int hints,
        Duration took,
        @Nullable Sitting exam,
        @Nullable Fault fault) {
    public static final String TASK = "task";
    public static final String OVER = "over";
    public static final String PREDICT = "predict/";

    public static final Study NONE = new Study("", List.of(), 0, Duration.ZERO);

    public Study {
        said = List.copyOf(said);
    }

    /** One that is in no exam. */
    public Study(String lesson, List<Said> said, int hints, Duration took) {
        this(lesson, "", "", said, hints, took, null, null);
    }

    /**
     * Something that was broken in the session, so that it can be known again.
     *
     * @param id in the library of faults
     * @param seed that chose it, and what it was done to
     * @param requests how many had been made before
     */
    public record Fault(String id, long seed, int requests) {
        Tree.Obj toTree() {
            return Tree.builder()
                    .put("id", id)
                    .put("seed", seed)
                    .put("requests", requests)
                    .build();
        }

        static Fault of(Fields fields) {
            fields.only(List.of("id", "seed", "requests"));
            List.of("id", "seed", "requests").stream()
                    .filter(key -> !fields.has(key))
                    .forEach(fields::missing);
            var seed = fields.number("seed");
            var requests = fields.count("requests");
            return new Fault(
                    fields.text("id", ""),
                    seed == null ? 0 : seed,
                    requests == null ? 0 : (int) Math.min(requests, Integer.MAX_VALUE));
        }
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
        return new Study(lesson, text, place, said, hints, took, exam, fault);
    }

    public Study withText(String newText) {
        return new Study(lesson, newText, at, said, hints, took, exam, fault);
    }

    public Study of(@Nullable Fault newFault) {
        return new Study(lesson, text, at, said, hints, took, exam, newFault);
    }

    public Study in(@Nullable Sitting newExam) {
        return new Study(lesson, text, at, said, hints, took, newExam, fault);
    }

    /** What does not change by itself while time passes. */
    public Study withoutTime() {
        return new Study(lesson, text, at, said, hints, Duration.ZERO, exam, fault);
    }

    Tree.Obj toTree() {
        var out = Tree.builder()
                .put("id", lesson)
                .putUnlessEmpty("at", at)
                .putUnlessEmpty("said", Tree.listOf(said, Study::tree))
                .putUnlessZero("hints", hints)
                .put("took", GoDuration.text(took))
                .putUnlessEmpty("text", text);
        if (fault != null) {
            out.put("fault", fault.toTree());
        }
        if (exam != null) {
            out.put("exam", exam.toTree());
        }
        return out.build();
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
        fields.only(List.of("id", "at", "said", "hints", "took", "text", "exam", "fault"));
        var hints = fields.count("hints");
        var took = fields.has("took") ? fields.time("took") : null;
        return new Study(
                fields.text("id", ""),
                fields.text("text", ""),
                fields.text("at", ""),
                fields.maps("said").stream().map(Study::said).toList(),
                hints == null ? 0 : hints.intValue(),
                took == null ? Duration.ZERO : took,
                fields.has("exam") ? Sitting.of(fields.map("exam")) : null,
                fields.has("fault") ? Fault.of(fields.map("fault")) : null);
    }

    private static Said said(Fields fields) {
        fields.only(List.of("prediction", "answer", "right", "sure"));
        return new Said(
                fields.text("prediction", ""), fields.text("answer", ""), fields.flag("right"), fields.flag("sure"));
    }
}
