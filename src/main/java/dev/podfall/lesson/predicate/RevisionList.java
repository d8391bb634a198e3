package dev.podfall.lesson.predicate;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.explain.Revisions;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the history of a DaemonSet lists.
 *
 * @param numbers all of them, in order; null if they do not matter
 * @param images by number, of one of the containers
 * @param causes by number, of the change; {@code <none>} where there is none
 * @param same which revision now is the object that another one was in the beginning; null if it does not matter
 */
public record RevisionList(
        DaemonSetName of,
        @Nullable List<Long> numbers,
        SortedMap<Long, Pattern> images,
        SortedMap<Long, Pattern> causes,
        @Nullable Renumbered same)
        implements Predicate {
    private static final String NO_CAUSE = "<none>";

    /** The object that had the number {@code was} has the number {@code is}. */
    public record Renumbered(long was, long is) {}

    public RevisionList {
        numbers = numbers == null ? null : List.copyOf(numbers);
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        causes = Collections.unmodifiableSortedMap(new TreeMap<>(causes));
    }

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var all = revisions(scene.state());
        return !of.in(scene.state()).isEmpty()
                && (numbers == null
                        || numbers.equals(
                                all.stream().map(ControllerRevision::revision).toList()))
                && images.entrySet().stream()
                        .allMatch(each -> all.stream()
                                .filter(revision -> revision.revision() == each.getKey())
                                .flatMap(revision -> Revisions.images(revision).stream())
                                .anyMatch(
                                        image -> each.getValue().matcher(image).matches()))
                && causes.entrySet().stream()
                        .allMatch(each -> all.stream()
                                .filter(revision -> revision.revision() == each.getKey())
                                .anyMatch(revision ->
                                        each.getValue().matcher(cause(revision)).matches()))
                && (same == null || isSame(scene, same));
    }

    private boolean isSame(Scene scene, Renumbered renumbered) {
        var was = numbered(scene.since().state(), renumbered.was());
        var is = numbered(scene.state(), renumbered.is());
        return was != null && is != null && was.uid().equals(is.uid());
    }

    private @Nullable ControllerRevision numbered(ClusterState state, long number) {
        return revisions(state).stream()
                .filter(revision -> revision.revision() == number)
                .findFirst()
                .orElse(null);
    }

    private List<ControllerRevision> revisions(ClusterState state) {
        return of.in(state).stream()
                .flatMap((DaemonSet each) -> Revisions.of(state, each).stream())
                .toList();
    }

    private static String cause(ControllerRevision revision) {
        var cause = Revisions.changeCause(revision);
        return cause.isEmpty() ? NO_CAUSE : cause;
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        return same != null && !isSame(scene, same) && numbered(scene.state(), same.is()) != null
                ? Phrase.of("lesson.seen.other-object", Long.toString(same.is()), Long.toString(same.was()))
                : now(scene);
    }

    /** The history as it is. */
    Phrase now(Scene scene) {
        var lines = revisions(scene.state()).stream()
                .map(revision -> revision.revision()
                        + " (" + String.join(" ", Revisions.images(revision))
                        + (causes.isEmpty() ? "" : ", " + cause(revision)) + ")")
                .toList();
        return lines.isEmpty()
                ? Phrase.of("lesson.seen.no-revisions", of.name())
                : Phrase.of("lesson.seen.revisions", of.name(), Phrase.names(lines));
    }
}
