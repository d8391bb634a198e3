package dev.podfall.lesson.predicate;

import dev.podfall.explain.Revisions;
import dev.podfall.language.Phrase;
import java.util.List;

/** The ControllerRevisions of a DaemonSet. */
public record RevisionNumbers(DaemonSetName of) implements Selector {

    @Override
    public List<Found> find(Scene scene) {
        return of.in(scene.state()).stream()
                .flatMap(daemonSet -> Revisions.of(scene.state(), daemonSet).stream())
                .map(revision -> new Found(Long.toString(revision.revision()), ""))
                .toList();
    }

    @Override
    public Phrase what() {
        return Selector.what("lesson.what.revisions", List.of(Phrase.of("lesson.what.of", of.toString())));
    }
}
