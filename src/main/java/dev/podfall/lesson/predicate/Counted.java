package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** So many are found. */
public record Counted(Selector selector, Amount count) implements Predicate {
    private static final int MOST_NAMES = 4;

    @Override
    public boolean holds(Scene scene, Memory memory) {
        return count.holds(selector.find(scene).size());
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        var found = selector.find(scene);
        return found.isEmpty()
                ? Phrase.of("lesson.seen.none", selector.what(), count.toString())
                : Phrase.of(
                        "lesson.seen.count",
                        selector.what(),
                        count.toString(),
                        found.size(),
                        names(found, Selector.Found::shown));
    }

    /** What is there, without what should be. */
    Phrase found(Scene scene) {
        var found = selector.find(scene);
        return found.isEmpty()
                ? Phrase.of("lesson.found.none", selector.what())
                : Phrase.of("lesson.found.count", selector.what(), found.size(), names(found, Selector.Found::shown));
    }

    /** The first of them, and how many more there are. */
    static Object names(List<Selector.Found> found, Function<Selector.Found, Object> shown) {
        var names = found.stream().map(shown).distinct().toList();
        if (names.size() <= MOST_NAMES) {
            return Phrase.names(names);
        }
        var out = new ArrayList<>(names.subList(0, MOST_NAMES - 1));
        out.add(Phrase.of("lesson.seen.more", names.size() - MOST_NAMES + 1));
        return Phrase.names(out);
    }
}
