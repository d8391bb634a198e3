package dev.podfall.cli;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What a DaemonSet's counters should be.
 *
 * @param daemonSet its name, or namespace and name; null for every one
 */
record Expectation(@Nullable String daemonSet, Map<String, Integer> counters) {

    private static final Map<String, ToIntFunction<DaemonSet>> COUNTERS = new TreeMap<>(Map.of(
            "desired", ds -> ds.status().desiredNumberScheduled(),
            "current", ds -> ds.status().currentNumberScheduled(),
            "ready", ds -> ds.status().numberReady(),
            "up-to-date", ds -> ds.status().updatedNumberScheduled(),
            "available", ds -> ds.status().numberAvailable(),
            "unavailable", ds -> ds.status().numberUnavailable(),
            "misscheduled", ds -> ds.status().numberMisscheduled()));

    /** Reads {@code ds=agent desired=3 ready=3}: a new {@code ds} begins a new expectation. */
    static List<Expectation> parse(List<String> words, CommandLine commandLine) {
        var out = new ArrayList<Expectation>();
        for (var word : words) {
            int eq = word.indexOf('=');
            var name = eq < 0 ? word : word.substring(0, eq);
            var value = eq < 0 ? "" : word.substring(eq + 1);
            if (name.equals("ds")) {
                out.add(new Expectation(value, new TreeMap<>()));
                continue;
            }
            if (!COUNTERS.containsKey(name) || !value.matches("\\d{1,9}")) {
                throw new BadArgument(
                        commandLine, Phrase.of("cli.expect.unreadable", word, Phrase.names(COUNTERS.keySet())));
            }
            if (out.isEmpty()) {
                out.add(new Expectation(null, new TreeMap<>()));
            }
            out.getLast().counters().put(name, Integer.valueOf(value));
        }
        return out;
    }

    /** A sentence for each counter that is another than expected, and one if there is no such DaemonSet. */
    List<Phrase> unmet(ClusterState state) {
        var out = new ArrayList<Phrase>();
        boolean found = false;
        for (var ds : state.daemonSets()) {
            if (daemonSet == null
                    || daemonSet.equals(ds.name())
                    || daemonSet.equals(ds.key().toString())) {
                found = true;
                counters.forEach((name, wanted) -> {
                    var counter = COUNTERS.get(name);
                    int actual = counter == null ? 0 : counter.applyAsInt(ds);
                    if (actual != wanted) {
                        out.add(Phrase.of(
                                "cli.expect.other", ds.key(), name, wanted.toString(), String.valueOf(actual)));
                    }
                });
            }
        }
        if (!found) {
            out.add(
                    daemonSet == null
                            ? Phrase.of("cli.expect.no-daemonset")
                            : Phrase.of("cli.expect.no-such-daemonset", daemonSet));
        }
        return out;
    }
}
