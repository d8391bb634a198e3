package dev.podfall.explain.caption;

import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a step.
 *
 * @param happening what it is
 * @param step in which it happened
 * @param change that shows it; null if nothing was written
 * @param explanation that says it; null if it is seen from the change
 */
public record Fact(
        Happening happening,
        Step step,
        @Nullable Change change,
        @Nullable Explanation explanation) {

    static Fact of(Happening happening, Step step, Change change) {
        return new Fact(happening, step, change, null);
    }

    Caption.About about() {
        if (change != null) {
            return new Caption.About(change.kind(), change.key(), node(change));
        }
        if (explanation != null) {
            return new Caption.About(explanation.subjectKind(), explanation.subject(), Told.node(step, explanation));
        }
        throw new IllegalStateException("nothing is told of step " + step.number());
    }

    private static String node(Change change) {
        return Told.node(change.object());
    }

    boolean isAboutSomething() {
        return change != null || explanation != null;
    }
}
