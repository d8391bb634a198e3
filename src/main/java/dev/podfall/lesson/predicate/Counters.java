package dev.podfall.lesson.predicate;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a DaemonSet's status counts. There may be several of a name; then it holds for each.
 *
 * @param counters by name
 * @param image of one of the template's containers; null if it does not matter
 * @param exists whether there is such a DaemonSet
 */
public record Counters(
        DaemonSetName of,
        SortedMap<String, Amount> counters,
        @Nullable Pattern image,
        boolean exists) implements Predicate {

    public Counters {
        counters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    }

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var all = of.in(scene.state());
        return all.isEmpty() != exists
                && all.stream().allMatch(each -> unmet(each).isEmpty());
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        return Phrase.clauses(unmet(scene));
    }

    /** A sentence for each counter that is another than it should be, and one if there is no such DaemonSet. */
    public List<Phrase> unmet(Scene scene) {
        var all = of.in(scene.state());
        if (all.isEmpty() == exists) {
            return List.of(
                    !exists
                            ? Phrase.of("lesson.seen.daemonset", of.name())
                            : of.name().isEmpty()
                                    ? Phrase.of("cli.expect.no-daemonset")
                                    : Phrase.of("cli.expect.no-such-daemonset", of.name()));
        }
        return all.stream().flatMap(each -> unmet(each).stream()).toList();
    }

    private List<Phrase> unmet(DaemonSet daemonSet) {
        var out = new ArrayList<Phrase>();
        if (!exists) {
            return out;
        }
        counters.forEach((name, wanted) -> {
            int actual = new Counter(name).of(daemonSet.status());
            if (!wanted.holds(actual)) {
                out.add(Phrase.of("cli.expect.other", daemonSet.key(), name, wanted.sign(), String.valueOf(actual)));
            } else if (new Counter(name).isOfTemplate() && !isObserved(daemonSet)) {
                out.add(Phrase.of("cli.expect.not-observed", daemonSet.key(), name));
            }
        });
        if (image != null && !hasImage(daemonSet)) {
            out.add(Phrase.of("lesson.seen.image", daemonSet.key(), image.pattern(), Phrase.names(images(daemonSet))));
        }
        return out;
    }

    /** Whether the controller has seen what is asked for now, as {@code kubectl rollout status} wants it first. */
    private static boolean isObserved(DaemonSet daemonSet) {
        return daemonSet.status().observedGeneration() >= daemonSet.meta().generation();
    }

    /** Whether a container of its template has the image, if one is asked for. */
    boolean hasImage(DaemonSet daemonSet) {
        return image == null
                || images(daemonSet).stream()
                        .anyMatch(each -> image.matcher(each).matches());
    }

    /** The counters as they are. */
    Phrase now(Scene scene) {
        var out = new ArrayList<Phrase>();
        for (var daemonSet : of.in(scene.state())) {
            counters.keySet()
                    .forEach(name -> out.add(Phrase.of(
                            "lesson.found.counter",
                            daemonSet.key(),
                            name,
                            String.valueOf(new Counter(name).of(daemonSet.status())))));
            if (image != null) {
                out.add(Phrase.of("lesson.found.image", daemonSet.key(), Phrase.names(images(daemonSet))));
            }
        }
        return out.isEmpty() ? Phrase.of("lesson.seen.daemonset", of.name()) : Phrase.clauses(out);
    }

    static List<String> images(DaemonSet daemonSet) {
        return daemonSet.spec().template().spec().containers().stream()
                .map(container -> container.image())
                .toList();
    }
}
