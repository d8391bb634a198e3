package dev.podfall.cli.report;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kubectl.print.TabWriter;
import dev.podfall.language.Wording;
import java.util.List;

/** A forecast for people at a terminal: a line for each pod, as kubectl writes tables. */
public final class ForecastTable {
    private ForecastTable() {}

    /** Ended by a line break. */
    public static String write(Forecast forecast, Wording words) {
        var out = new StringBuilder();
        if (forecast.places().isEmpty()) {
            out.append(words.of("outcome.nothing")).append('\n');
        } else {
            var pods = TabWriter.forTables();
            pods.line(List.of("NAMESPACE", "NAME", "NODE", words.of("cli.forecast.outcome")));
            for (var place : forecast.places()) {
                var change = place.change();
                var kind = change.daemonSet() ? Kind.DAEMON_SET : Kind.POD;
                pods.line(List.of(
                        change.owner().namespace(),
                        named(kind, change.owner()),
                        change.node().isEmpty() ? "<none>" : change.node(),
                        inOneLine(words.say(place.said()))));
            }
            out.append(pods);
        }
        if (!forecast.daemonSets().isEmpty()) {
            var counters = TabWriter.forTables();
            counters.line(Counter.heads());
            for (var each : forecast.daemonSets()) {
                counters.line(Counter.row(
                        each.counters(), named(Kind.DAEMON_SET, each.counters().daemonSet())));
            }
            out.append('\n').append(counters);
        }
        out.append('\n').append(words.say(forecast.totals().said())).append('\n');
        for (var note : forecast.notes()) {
            out.append(inOneLine(words.say(note))).append('\n');
        }
        return out.toString();
    }

    /** {@code daemonset.apps/agent}, as kubectl writes it where there are several kinds. */
    private static String named(Kind kind, ObjectKey key) {
        return kind.qualifiedSingular() + "/" + key.name();
    }

    private static String inOneLine(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }
}
