package dev.podfall.cli.report;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Rest;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.RestWords;
import dev.podfall.language.Wording;
import dev.podfall.manifest.JsonWriter;
import java.time.Duration;

/**
 * A forecast for other programs. Every sentence is there three times: as a key, as the values of its places, and as text.
 * Keys are the same in every language.
 */
public final class ForecastJson {
    private final Wording words;

    private ForecastJson(Wording words) {
        this.words = words;
    }

    /** The forecast as JSON, ended by a line break. */
    public static String write(Forecast forecast, Wording words) {
        return JsonWriter.pretty(new ForecastJson(words).tree(forecast));
    }

    private Tree tree(Forecast forecast) {
        return Tree.builder()
                .put("language", words.language().tag())
                .put("findings", Tree.listOf(forecast.findings(), finding -> JsonReport.finding(finding, words)))
                .put("acts", Tree.listOf(forecast.acts(), Tree::text))
                .put("pods", Tree.listOf(forecast.places(), this::place))
                .put("daemonSets", Tree.listOf(forecast.daemonSets(), ForecastJson::counted))
                .put("totals", totals(forecast.totals()))
                .put("notes", Tree.listOf(forecast.notes(), note -> PhraseTree.of(note, words)))
                .put("rest", rest(forecast.rest()))
                .build();
    }

    private Tree place(Forecast.Place place) {
        var change = place.change();
        var out = Tree.builder()
                .put("kind", (change.daemonSet() ? Kind.DAEMON_SET : Kind.POD).kindName())
                .put("namespace", change.owner().namespace())
                .put("name", change.owner().name())
                .putUnlessEmpty("node", change.node());
        switch (change.outcome()) {
            case Outcome.Lands _ -> out.put("outcome", "lands");
            case Outcome.Waits waits -> out.put("outcome", "waits").putUnlessEmpty("message", waits.message());
            case Outcome.Leaves leaves -> out.put("outcome", "leaves").put("after", time(leaves.after()));
            case Outcome.LeavesLater later ->
                out.put("outcome", "evicted").put("after", time(later.after())).put("returns", later.returns());
            case Outcome.Repeats repeats ->
                out.put("outcome", "comesAndGoes").putUnlessEmpty("reason", repeats.reason());
            case Outcome.Replaced replaced ->
                out.put("outcome", "replaced")
                        .put("fromHash", replaced.fromHash())
                        .put("toHash", replaced.toHash());
            case Outcome.Restarted restarted -> out.put("outcome", "restarted").put("after", time(restarted.after()));
            case Outcome.Misscheduled missed ->
                out.put("outcome", "misscheduled").put("misscheduled", missed.now());
        }
        return out.put("sentence", PhraseTree.of(place.said(), words)).build();
    }

    /** ISO 8601, as PT5M30S. */
    private static String time(Duration time) {
        return time.toString();
    }

    private static Tree counted(Forecast.Counted counted) {
        var counters = counted.counters();
        var out = Tree.builder()
                .put("namespace", counters.daemonSet().namespace())
                .put("name", counters.daemonSet().name());
        if (counters.before() != null) {
            out.put("before", counters.before().toTree());
        }
        if (counters.after() != null) {
            out.put("after", counters.after().toTree());
        }
        return out.put("changed", counters.changed())
                .put("stale", counted.stale())
                .put("gone", counted.gone())
                .build();
    }

    private Tree totals(Forecast.Totals totals) {
        return Tree.builder()
                .put("replaced", totals.replaced())
                .put("land", totals.land())
                .put("leave", totals.leave())
                .put("wait", totals.waiting())
                .put("comeBack", totals.comeBack())
                .put("comeAndGo", totals.comeAndGo())
                .put("misscheduled", totals.misscheduled())
                .put("sentence", PhraseTree.of(totals.said(), words))
                .build();
    }

    private Tree rest(Rest rest) {
        var out = Tree.builder().put("reached", rest.reached()).put("after", time(rest.ran()));
        switch (rest) {
            case Rest.Reached _ -> {}
            case Rest.Repeats _ -> out.put("repeats", true);
            case Rest.OutOfTime _ -> out.put("limit", "horizon");
            case Rest.OutOfSteps _ -> out.put("limit", "budget");
            case Rest.Cancelled _ -> out.put("cancelled", true);
        }
        var said = RestWords.of(rest);
        if (!said.isEmpty()) {
            out.put("sentence", PhraseTree.of(said, words));
        }
        return out.build();
    }
}
