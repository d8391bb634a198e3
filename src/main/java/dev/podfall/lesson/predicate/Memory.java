package dev.podfall.lesson.predicate;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What predicates on history remember of the steps that they have seen, so that the next moment costs only what is new. In
 * another session, or before what it has seen, it begins anew: the answers are the same as without it. One thread at a time.
 */
public final class Memory {
    private final Map<Predicate, Reading> readings = new LinkedHashMap<>();
    private Scene.@Nullable Beginning since;

    /** What is folded over the steps. */
    interface Fold {
        /** The next moment, right after a step, or the beginning; last the one that is asked about. */
        void see(Scene moment, Memory memory);

        /** The same, which goes on by itself. */
        Fold copy();
    }

    private static final class Reading {
        final Fold fold;
        int read;

        @Nullable
        Step last;

        Reading(Fold fold) {
            this.fold = fold;
        }

        /** Whether all that was read led to this scene, too. */
        @SuppressWarnings("ReferenceEquality") // Equal steps of two sessions do not make them one.
        boolean leadsTo(Journal journal, int steps) {
            return read == 0 || read <= steps && journal.get(read - 1) == last;
        }
    }

    /** What a predicate remembers once it has seen all up to this scene. */
    <F extends Fold> F upTo(Scene scene, Predicate whose, Class<F> type, java.util.function.Supplier<F> anew) {
        if (!Objects.equals(since, scene.since())) {
            readings.clear();
            since = scene.since();
        }
        var reading = readings.get(whose);
        if (reading == null || !reading.leadsTo(scene.journal(), scene.steps())) {
            reading = new Reading(anew.get());
            readings.put(whose, reading);
        }
        int from = Math.max(reading.read, Math.min(scene.since().steps(), scene.steps()) - 1);
        for (int next = from + 1; next <= scene.steps(); next++) {
            var moment = scene.after(next);
            if (next == from + 1
                    || moment.state() != scene.after(next - 1).state()
                    || moment.steps() == scene.steps()) {
                reading.fold.see(moment, this);
            }
            reading.read = next;
            reading.last = scene.journal().get(next - 1);
        }
        if (!scene.after(scene.steps()).at().isBefore(scene.at())) {
            return type.cast(reading.fold);
        }
        // What time alone has brought since the last step is not remembered: it is asked about other times too.
        var now = reading.fold.copy();
        now.see(scene, this);
        return type.cast(now);
    }
}
