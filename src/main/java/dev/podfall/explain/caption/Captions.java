package dev.podfall.explain.caption;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        return caption(journal, groups.values(), steps.getFirst(), steps.getLast());
    }

    /**
     * What came of what somebody did, in one caption: of each object how it ended up.
     *
     * @param since how many steps there were before
     * @param shown how many there are
     * @return null if there was nothing to see
     */
    public static @Nullable Caption outcome(Journal journal, int since, int shown) {
        var groups = Outcome.of(journal, since, shown);
        if (groups.isEmpty()) {
            return null;
        }
        var steps = groups.stream()
                .flatMap(group -> group.facts().stream())
                .map(Fact::step)
                .sorted(Comparator.comparingLong(Step::number))
                .toList();
        return caption(journal, groups, steps.getFirst(), steps.getLast());
    }

    private static Caption caption(Journal journal, Collection<Group> groups, Step first, Step last) {
        var told = told(groups);
        return new Caption(
                first.number(),
                last.number(),
                first.cause(),
                first.actor(),
                groups.stream().map(Group::happening).toList(),
                told.getFirst().about(),
                sentence(new CaptionWords(journal), groups, told));
    }

    private static Phrase sentence(CaptionWords words, Collection<Group> all, List<Group> told) {
        var copied = CopyTold.sentence(all);
        if (copied == null) {
            return sentence(words, told);
        }
        var others = told.stream().filter(group -> !CopyTold.is(group)).toList();
        return others.isEmpty() ? copied : Phrase.clauses(List.of(copied, sentence(words, others)));
    }

    /** What can be seen, or else what tells most of what cannot. */
    private static List<Group> told(Collection<Group> groups) {
        var out = new ArrayList<Group>();
        for (var group : groups) {
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

    /**
     * Whether a pod has to leave its node: for a taint, a drain, or a pod that is more important. Of a DaemonSet's pod and
     * a taint its own controller may be first, before the one that evicts.
     */
    public static boolean hasToLeave(Fact fact) {
        return switch (fact.happening()) {
            case POD_EVICTED, POD_PREEMPTED -> true;
            case POD_DELETED, POD_GONE -> Reasons.isForTaint(fact);
            default -> false;
        };
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
