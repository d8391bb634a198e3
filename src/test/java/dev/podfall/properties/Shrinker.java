package dev.podfall.properties;

import java.util.ArrayList;
import java.util.function.Predicate;

/** Takes away from a story what it can do without and still fail. */
final class Shrinker {
    private static final int MOST_TRIALS = 250;

    private final Predicate<Story> fails;
    private int trials;

    private Shrinker(Predicate<Story> fails) {
        this.fails = fails;
    }

    /** The shortest story that was found for which {@code fails} still holds. */
    static Story shortest(Story failing, Predicate<Story> fails) {
        var shrinker = new Shrinker(fails);
        var best = failing;
        while (true) {
            var shorter = shrinker.documents(shrinker.acts(best));
            if (shorter.equals(best)) {
                return best;
            }
            best = shorter;
        }
    }

    /** Without groups of acts, large groups first, from the end. */
    private Story acts(Story story) {
        var best = story;
        for (int size = Math.max(1, best.acts().size() / 2); size > 0; size /= 2) {
            for (int from = best.acts().size() - size; from >= 0; from--) {
                if (from + size > best.acts().size()) {
                    continue;
                }
                var fewer = new ArrayList<>(best.acts());
                fewer.subList(from, from + size).clear();
                best = better(best, best.withActs(fewer));
            }
        }
        return best;
    }

    /** Without documents of a file, and without optional lines of those that stay. */
    private Story documents(Story story) {
        var best = story;
        for (var name : story.files().keySet()) {
            for (int i = best.files().get(name).size() - 1; i >= 0; i--) {
                var docs = new ArrayList<>(best.files().get(name));
                if (docs.size() > 1) {
                    docs.remove(i);
                    var shorter = better(best, best.withFile(name, docs));
                    if (!shorter.equals(best)) {
                        best = shorter;
                        continue;
                    }
                }
                best = lines(best, name, i);
            }
        }
        return best;
    }

    private Story lines(Story story, String name, int doc) {
        var best = story;
        for (int line = best.files().get(name).get(doc).lines().size() - 1; line >= 0; line--) {
            var docs = new ArrayList<>(best.files().get(name));
            if (docs.get(doc).lines().get(line).optional()) {
                docs.set(doc, docs.get(doc).without(line));
                best = better(best, best.withFile(name, docs));
            }
        }
        return best;
    }

    private Story better(Story best, Story candidate) {
        return trials++ < MOST_TRIALS && fails.test(candidate) ? candidate : best;
    }
}
