package dev.podfall.cli.report;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Check;
import dev.podfall.explain.Known;
import dev.podfall.explain.VerdictWords;
import dev.podfall.explain.Why;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run came to. It has no language: what is said in it are phrases.
 *
 * @param findings what there was to say about the manifests
 * @param daemonSets how each stands at the end, and on every node why
 * @param steps what the user did, and what was decided, in order
 * @param unmet what is not as it was wanted
 */
public record Report(List<Finding> findings, List<Standing> daemonSets, List<Step> steps, List<Phrase> unmet) {
    public Report {
        findings = List.copyOf(findings);
        daemonSets = List.copyOf(daemonSets);
        steps = List.copyOf(steps);
        unmet = List.copyOf(unmet);
    }

    /** A DaemonSet at the end of the run. */
    public record Standing(DaemonSet daemonSet, List<Place> places) {
        public Standing {
            places = List.copyOf(places);
        }
    }

    /**
     * A node, as a DaemonSet sees it.
     *
     * @param verdict whether its pod runs there
     * @param against the checks that say no
     */
    public record Place(String node, Phrase verdict, List<Check> against) {
        public Place {
            against = List.copyOf(against);
        }
    }

    public static Report of(List<Finding> findings, Session session, List<Phrase> unmet) {
        var state = session.state();
        var known = Known.at(session.now());
        var standings = new ArrayList<Standing>();
        for (var daemonSet : state.daemonSets()) {
            var places = new ArrayList<Place>();
            for (Node node : state.nodes()) {
                var why = Why.of(state, daemonSet, node, known);
                places.add(new Place(node.name(), VerdictWords.headline(why), why.against()));
            }
            standings.add(new Standing(daemonSet, places));
        }
        var steps = session.journal().stream()
                .filter(step -> step.byUser() || !step.explanations().isEmpty())
                .toList();
        return new Report(findings, standings, steps, unmet);
    }
}
