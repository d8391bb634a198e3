package dev.podfall.explain.caption;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A caption for every step, and for several in a row. Costs some microseconds and what the steps changed: it looks at the
 * steps, at the states that they hold, and at the step that led to each.
 */
public final class Captions {
    /** More than so many things that happen together are not told in one sentence. */
    private static final int CLAUSES = 3;

    private Captions() {}

    /** @param number of a step of the journal */
    public static Caption of(Journal journal, long number) {
        return of(journal, number, number);
    }

    /**
     * Several steps in one caption: {@code daemonset-controller created 250 pods of fluent-bit on 250 nodes}.
     *
     * @param first the number of the first step
     * @param last the number of the last one, not smaller
     */
    public static Caption of(Journal journal, long first, long last) {
        var steps = new ArrayList<Step>();
        for (long number = first; number <= last; number++) {
            steps.add(journal.number(number));
        }
        return of(journal, steps);
    }

    /** The same of steps that need not follow on each other. At least one. */
    public static Caption of(Journal journal, List<Step> steps) {
        var groups = new EnumMap<Happening, Group>(Happening.class);
        for (var step : steps) {
            Told.facts(step)
                    .forEach(fact ->
                            groups.computeIfAbsent(fact.happening(), Group::new).add(fact));
        }
        var first = steps.getFirst();
        var told = told(groups);
        return new Caption(
                first.number(),
                steps.getLast().number(),
                first.cause(),
                first.actor(),
                List.copyOf(groups.keySet()),
                told.getFirst().about(),
                sentence(new CaptionWords(journal), told));
    }

    /** What can be seen, or else what tells most of what cannot. */
    private static List<Group> told(Map<Happening, Group> groups) {
        var out = new ArrayList<Group>();
        for (var group : groups.values()) {
            if (out.isEmpty() || (group.happening().isSeen() && out.size() < CLAUSES)) {
                out.add(group);
            }
        }
        return out;
    }

    private static Phrase sentence(CaptionWords words, List<Group> told) {
        var actor = told.getFirst().actor();
        if (told.stream().allMatch(group -> group.actor().equals(actor))) {
            return Phrase.of(
                    "caption",
                    actor,
                    Phrase.clauses(told.stream().map(words::did).toList()));
        }
        return Phrase.clauses(told.stream()
                .map(group -> Phrase.of("caption", group.actor(), words.did(group)))
                .toList());
    }

    /** What a step tells, of each object what tells most; never empty. */
    public static Collection<Fact> facts(Step step) {
        return Told.facts(step);
    }

    /** What tells most of what happened in a step: the same as its caption's, without making one. */
    public static Happening happening(Step step) {
        Happening out = null;
        for (var fact : Told.facts(step)) {
            if (out == null || fact.happening().compareTo(out) < 0) {
                out = fact.happening();
            }
        }
        return Objects.requireNonNull(out, "a step tells something");
    }

    /** Whether the map looks different after a step: the same as its caption's, without making one. */
    public static boolean isSeen(Step step) {
        return Told.isSeen(step);
    }
}
