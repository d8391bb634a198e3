package dev.podfall.explain;

import dev.podfall.client.Explanation;
import dev.podfall.cluster.Step;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for what was said last of an object, from a moment backwards. */
public final class LookBack {
    /** How many steps are looked at: those further back may have been given up, and bringing them back takes its time. */
    public static final int MOST_STEPS = 4_000;

    private LookBack() {}

    /**
     * Something that was said.
     *
     * @param index of its step among those that were looked at
     */
    record Found<T extends Explanation>(T told, int index) {}

    /**
     * Null if there is none.
     *
     * @param steps what happened until the moment that is asked about
     * @param created before that another object may have had the name; times of objects are whole seconds
     */
    static <T extends Explanation> @Nullable Found<T> last(
            List<Step> steps, @Nullable Instant created, Class<T> type, Predicate<T> wanted) {
        for (int i = steps.size() - 1; i >= first(steps); i--) {
            var step = steps.get(i);
            if (created != null && step.at().isBefore(created)) {
                return null;
            }
            for (var explanation : step.explanations().reversed()) {
                if (type.isInstance(explanation) && wanted.test(type.cast(explanation))) {
                    return new Found<>(type.cast(explanation), i);
                }
            }
        }
        return null;
    }

    /** The index of the first step that is looked at. */
    static int first(List<Step> steps) {
        return Math.max(0, steps.size() - MOST_STEPS);
    }
}
