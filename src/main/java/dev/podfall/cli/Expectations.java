package dev.podfall.cli;

import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.predicate.Amount;
import dev.podfall.lesson.predicate.Counter;
import dev.podfall.lesson.predicate.Counters;
import dev.podfall.lesson.predicate.DaemonSetName;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.manifest.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What {@code --expect} asks for: counters in a short form, or any predicate as lessons have it. */
record Expectations(List<Predicate> predicates) {

    /**
     * Reads {@code ds=agent,desired=3,ready=3}: a new {@code ds} begins a new expectation. What begins with a brace is a
     * predicate.
     *
     * @throws BadArgument if it is neither
     */
    static Expectations parse(List<String> given, CommandLine commandLine) {
        var out = new ArrayList<Predicate>();
        var counters = new ArrayList<Counted>();
        for (var each : given) {
            if (each.strip().startsWith("{")) {
                out.add(predicate(each, commandLine));
                continue;
            }
            for (var word : each.split(",", -1)) {
                counter(word, counters, commandLine);
            }
        }
        counters.forEach(each -> out.add(new Counters(each.of, each.counters, null, true)));
        return new Expectations(List.copyOf(out));
    }

    private record Counted(DaemonSetName of, TreeMap<String, Amount> counters) {}

    private static void counter(String word, List<Counted> to, CommandLine commandLine) {
        int eq = word.indexOf('=');
        var name = eq < 0 ? word : word.substring(0, eq);
        var value = eq < 0 ? "" : word.substring(eq + 1);
        if (name.equals("ds")) {
            to.add(new Counted(new DaemonSetName(value), new TreeMap<>()));
            return;
        }
        if (!Counter.names().contains(name) || !value.matches("\\d{1,9}")) {
            throw new BadArgument(commandLine, Phrase.of("cli.expect.unreadable", word, Phrase.names(Counter.names())));
        }
        if (to.isEmpty()) {
            to.add(new Counted(DaemonSetName.ANY, new TreeMap<>()));
        }
        to.getLast().counters.put(name, Amount.exactly(Long.parseLong(value)));
    }

    private static Predicate predicate(String text, CommandLine commandLine) {
        var read = LessonReader.readPredicate(new Source("--expect", text));
        var predicate = read.predicate();
        if (predicate == null) {
            throw new BadArgument(
                    commandLine,
                    Phrase.of(
                            "cli.expect.no-predicate",
                            text,
                            Phrase.clauses(read.findings().stream()
                                    .map(finding -> finding.said())
                                    .toList())));
        }
        return predicate;
    }

    /** A sentence for each counter that is another than expected, and for each predicate that does not hold. */
    List<Phrase> unmet(Session session) {
        var scene = Scene.now(session, Scene.Beginning.first(session), Map.of());
        return predicates.stream().flatMap(each -> unmet(each, scene)).toList();
    }

    private static Stream<Phrase> unmet(Predicate predicate, Scene scene) {
        if (predicate instanceof Counters counters) {
            return counters.unmet(scene).stream();
        }
        return predicate.holds(scene) ? Stream.of() : Stream.of(Phrase.of("cli.expect.not-so", predicate.seen(scene)));
    }
}
