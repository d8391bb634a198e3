package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be so if some lines of the console were run: they are, in a fork. So behaviour is asked for instead of
 * spelling. "Since" in it means since the fork.
 */
public record Would(List<String> lines, Predicate that) implements Predicate {
    public Would {
        lines = List.copyOf(lines);
    }

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var then = then(scene);
        return then != null && that.holds(then);
    }

    /** What came of them; null if nothing can be tried. */
    @Nullable
    Scene then(Scene scene) {
        var trial = scene.trial();
        if (trial == null) {
            return null;
        }
        var fork = trial.session().get();
        var since = Scene.Beginning.of(fork);
        ConsoleRun.of(fork, lines, trial.files());
        return Scene.now(fork, since, trial.files());
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        var then = then(scene);
        return then == null
                ? Phrase.of("lesson.seen.not-tried")
                : Phrase.of("lesson.seen.would", Phrase.names(lines), that.seen(then));
    }
}
