package dev.podfall.cli.report;

import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A forecast for people who were not there: a comment on a pull request, say. Pods that fare alike share a line. */
public final class ForecastMarkdown {
    /** So many are named of those that fare alike: comments have an end. */
    private static final int NAMED = 20;

    private final Forecast forecast;
    private final Wording words;
    private final Markdown out;

    private ForecastMarkdown(Forecast forecast, Wording words) {
        this.forecast = forecast;
        this.words = words;
        this.out = new Markdown(words);
    }

    /** The forecast as Markdown (GitHub's, with tables). */
    public static String write(Forecast forecast, Wording words) {
        return new ForecastMarkdown(forecast, words).text();
    }

    private String text() {
        out.heading("cli.forecast.title");
        forecast.acts().forEach(act -> out.line("- ", Markdown.code(act)));
        out.blank();
        out.line("", "**" + words.say(forecast.totals().said()) + "**");
        out.blank();
        for (var note : forecast.notes()) {
            out.line("> ", words.say(note));
            out.blank();
        }
        counters();
        places();
        if (!forecast.findings().isEmpty()) {
            out.heading("cli.report.findings");
            forecast.findings().forEach(finding -> out.line("- ", words.say(finding.inOneLine())));
        }
        return out.toString();
    }

    private void counters() {
        if (forecast.daemonSets().isEmpty()) {
            return;
        }
        out.row(Counter.heads());
        out.row(Counter.rule());
        for (var each : forecast.daemonSets()) {
            out.row(Counter.row(each.counters(), each.counters().daemonSet().name()));
        }
        out.blank();
    }

    private void places() {
        if (forecast.places().isEmpty()) {
            out.line("", words.of("outcome.nothing"));
            out.blank();
        }
        var owners = new LinkedHashMap<String, Map<Phrase, List<String>>>();
        for (var place : forecast.places()) {
            var change = place.change();
            var node = change.node().isEmpty() ? "" : Markdown.code(change.node());
            var name = Markdown.code(change.owner().toString());
            var where = change.daemonSet() ? node : node.isEmpty() ? name : words.of("cli.forecast.pod-on", name, node);
            owners.computeIfAbsent(change.daemonSet() ? change.owner().toString() : "", _ -> new LinkedHashMap<>())
                    .computeIfAbsent(place.said(), _ -> new ArrayList<>())
                    .add(where);
        }
        owners.forEach((owner, alike) -> {
            if (owner.isEmpty()) {
                out.heading("cli.forecast.pods");
            } else {
                out.heading("cli.forecast.daemonset", owner);
            }
            alike.forEach(
                    (said, where) -> out.line("- ", words.of("cli.forecast.alike", said, where.size(), named(where))));
            out.blank();
        });
    }

    private Phrase named(List<String> places) {
        int shown = Math.min(places.size(), NAMED);
        return Phrase.of("outcome.places", Phrase.names(places.subList(0, shown)), places.size() - shown);
    }
}
