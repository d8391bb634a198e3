package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.List;

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
                        Phrase.names(names(found)));
    }

    /** What is there, without what should be. */
    Phrase found(Scene scene) {
        var found = selector.find(scene);
        return found.isEmpty()
                ? Phrase.of("lesson.found.none", selector.what())
                : Phrase.of("lesson.found.count", selector.what(), found.size(), Phrase.names(names(found)));
    }

    private static List<Object> names(List<Selector.Found> found) {
        var names = found.stream().map(Selector.Found::shown).distinct().toList();
        if (names.size() <= MOST_NAMES) {
            return List.copyOf(names);
        }
        var out = new java.util.ArrayList<Object>(names.subList(0, MOST_NAMES - 1));
        out.add(Phrase.of("lesson.seen.more", names.size() - MOST_NAMES + 1));
        return out;
    }
}
