package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.util.List;

/**
 * What somebody said and needed in a lesson. What the cluster came to is not here: it is computed.
 *
 * @param lesson its id; empty if there is none
 * @param said the first answer to each prediction, in order
 * @param hints how many were looked at
 * @param took of the wall's time, until the goals were reached or the session was saved
 */
public record Study(String lesson, List<Said> said, int hints, Duration took) {
    public static final Study NONE = new Study("", List.of(), 0, Duration.ZERO);

    public Study {
        said = List.copyOf(said);
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

    Tree.Obj toTree() {
        return Tree.builder()
                .put("id", lesson)
                .putUnlessEmpty("said", Tree.listOf(said, Study::tree))
                .putUnlessZero("hints", hints)
                .put("took", GoDuration.text(took))
                .build();
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
        fields.only(List.of("id", "said", "hints", "took"));
        var hints = fields.count("hints");
        var took = fields.has("took") ? fields.time("took") : null;
        return new Study(
                fields.text("id", ""),
                fields.maps("said").stream().map(Study::said).toList(),
                hints == null ? 0 : hints.intValue(),
                took == null ? Duration.ZERO : took);
    }

    private static Said said(Fields fields) {
        fields.only(List.of("prediction", "answer", "right", "sure"));
        return new Said(
                fields.text("prediction", ""), fields.text("answer", ""), fields.flag("right"), fields.flag("sure"));
    }
}
