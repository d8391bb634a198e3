package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.List;

/** Picks things out of a moment, which can be counted. */
public sealed interface Selector permits Pods, NewPods, Nodes, Events, Countdowns, Requests, RevisionNumbers {

    /** What it picks, each once for each time that it counts. */
    List<Found> find(Scene scene);

    /** As in "pods (of ds/fluent-bit, on worker-2)". */
    Phrase what();

    /**
     * Something that was found.
     *
     * @param name by which a reader knows it
     * @param node where it is; empty if nowhere
     */
    record Found(String name, String node) {
        /** With its node, if that says more. */
        public String shown() {
            return node.isEmpty() || node.equals(name) ? name : name + "@" + node;
        }
    }

    /** As in "pods (ready, on worker-2)". */
    static Phrase what(String things, List<Phrase> qualities) {
        return qualities.isEmpty()
                ? Phrase.of(things)
                : Phrase.of("lesson.what.with", Phrase.of(things), Phrase.names(qualities));
    }
}
