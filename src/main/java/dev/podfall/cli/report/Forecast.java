package dev.podfall.cli.report;

import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.Rest;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.OutcomeWords;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.RestWords;
import dev.podfall.explain.StateDiff;
import dev.podfall.explain.WhatIf;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What acts would do. It has no language: what is said in it are phrases.
 *
 * @param findings what there was to say about the manifests
 * @param acts as they were given
 * @param places what becomes of pods, sorted by owner and node
 * @param daemonSets the counters of each, before and after
 * @param totals how many pods fare how
 * @param rest how the cluster came to rest then, or what kept it from it
 */
public record Forecast(
        List<Finding> findings,
        List<String> acts,
        List<Place> places,
        List<Counted> daemonSets,
        Totals totals,
        Rest rest) {

    public Forecast {
        findings = List.copyOf(findings);
        acts = List.copyOf(acts);
        places = List.copyOf(places);
        daemonSets = List.copyOf(daemonSets);
    }

    /** A pod of nobody's, or a DaemonSet's place on a node, and what becomes of it. */
    public record Place(PodChange change, Phrase said) {}

    /**
     * @param stale whether the counters become so only when something else makes the controller look again
     * @param gone whether there is no such DaemonSet any more
     */
    public record Counted(StateDiff.Counters counters, boolean stale, boolean gone) {}

    /**
     * How many fare how. Who is misscheduled may be counted elsewhere too.
     *
     * @param replaced by another one, of the same template or not
     * @param land where none was
     * @param leave and none comes in their place
     * @param comeBack evicted, and another one comes, for as long
     * @param comeAndGo without end
     */
    public record Totals(
            long replaced, long land, long leave, long waiting, long comeBack, long comeAndGo, long misscheduled) {

        static Totals of(Collection<PodChange> changes) {
            long comeBack = 0;
            long misscheduled = 0;
            for (var change : changes) {
                comeBack += change.outcome() instanceof Outcome.LeavesLater later && later.returns() ? 1 : 0;
                misscheduled += change.outcome() instanceof Outcome.Misscheduled missed && missed.now() ? 1 : 0;
            }
            return new Totals(
                    StateDiff.count(changes, Outcome.Replaced.class)
                            + StateDiff.count(changes, Outcome.Restarted.class),
                    StateDiff.count(changes, Outcome.Lands.class),
                    StateDiff.count(changes, Outcome.Leaves.class)
                            + StateDiff.count(changes, Outcome.LeavesLater.class)
                            - comeBack,
                    StateDiff.count(changes, Outcome.Waits.class),
                    comeBack,
                    StateDiff.count(changes, Outcome.Repeats.class),
                    misscheduled);
        }

        /** {@code 4 replaced, 0 land, 0 leave ...} */
        public Phrase said() {
            return Phrase.of("cli.forecast.total", replaced, land, leave, waiting, comeBack, comeAndGo, misscheduled);
        }
    }

    /**
     * @param acts as they were given
     * @param result of which nothing was refused
     */
    public static Forecast of(List<Finding> findings, List<String> acts, WhatIf.Result result) {
        for (ApiException refused : result.refusals()) {
            throw new IllegalArgumentException("there is no forecast of what is refused", refused);
        }
        var words = OutcomeWords.of(result);
        var changes = result.diff().pods();
        return new Forecast(
                findings,
                acts,
                changes.stream()
                        .map(change -> new Place(change, words.of(change)))
                        .toList(),
                result.diff().counters().stream()
                        .map(counters -> new Counted(
                                counters,
                                result.staleUntilSync().contains(counters.daemonSet()),
                                result.gone().contains(counters.daemonSet())))
                        .toList(),
                Totals.of(changes),
                result.rest());
    }

    /** What has to be said beside: which counters lag behind, and that the cluster does not come to rest. */
    public List<Phrase> notes() {
        var out = new ArrayList<Phrase>();
        for (var each : daemonSets) {
            if (each.gone()) {
                out.add(Phrase.of("outcome.gone", each.counters().daemonSet().toString()));
            }
            if (each.stale()) {
                out.add(Phrase.of("outcome.stale", each.counters().daemonSet().toString()));
            }
        }
        var unrest = RestWords.of(rest);
        if (!unrest.isEmpty()) {
            out.add(unrest);
        }
        return out;
    }
}
