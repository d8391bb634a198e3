package dev.podfall.ui.compare;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.StateDiff;
import dev.podfall.explain.StateDiff.Counters;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment.Branch;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.PodGroups;
import dev.podfall.ui.outlook.PodGroups.Counter;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what two courses have different. Pure. */
final class CompareWords {
    private CompareWords() {}

    /** What a branch is called: by whom it was given a name, or by its number. */
    static String name(Branch branch) {
        return name(branch.number(), branch.name());
    }

    static String name(long number, String name) {
        return name.isEmpty() ? Words.of("compare.branch", number) : name;
    }

    static Outlook of(StateDiff diff, ClusterState here, ClusterState there, String name, Hues hues) {
        return new Outlook(
                figures(diff, name), PodGroups.of(diff, hues, new Beside(here, there, name)), notes(here, there, name));
    }

    /** How it is said of a pod that it is otherwise in the other course. */
    private record Beside(ClusterState here, ClusterState there, String name) implements PodGroups.Manner {
        @Override
        public Phrase words(PodChange change) {
            return switch (change.outcome()) {
                case Outcome.Lands _, Outcome.Repeats _ ->
                    here.node(change.node()) == null
                            ? Phrase.of("compare.no-node-here")
                            : Phrase.of("compare.only-there", name);
                case Outcome.Leaves _, Outcome.LeavesLater _ ->
                    there.node(change.node()) == null
                            ? Phrase.of("compare.no-node-there", name)
                            : Phrase.of("compare.only-here");
                case Outcome.Waits waits ->
                    waits.message().isEmpty()
                            ? Phrase.of("compare.waits", name)
                            : Phrase.of("compare.waits-for", name, waits.message());
                case Outcome.Replaced _ -> Phrase.of("compare.replaced", name);
                case Outcome.Restarted _ -> Phrase.of("compare.restarted", name);
                case Outcome.Misscheduled missed ->
                    missed.now()
                            ? Phrase.of("compare.misscheduled-there", name)
                            : Phrase.of("compare.misscheduled-here");
            };
        }

        @Override
        public Tone tone(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Lands _, Outcome.Repeats _ -> Tone.THERE;
                case Outcome.Leaves _, Outcome.LeavesLater _ -> Tone.HERE;
                case Outcome.Waits _, Outcome.Misscheduled _ -> Tone.WAITS;
                case Outcome.Replaced _, Outcome.Restarted _ -> Tone.SOFT;
            };
        }

        @Override
        public List<Figure> counters(Counters counters) {
            return PodGroups.counters(counters).stream()
                    .map(counter -> counter(counter, counters))
                    .toList();
        }

        private static Figure counter(Counter counter, Counters counters) {
            if (counters.before() != null && counters.after() != null && !counter.changed()) {
                return new Figure(Tone.SOFT, counter.name() + " " + counter.before());
            }
            var before = counters.before() == null ? "–" : Integer.toString(counter.before());
            var after = counters.after() == null ? "–" : Integer.toString(counter.after());
            return new Figure(Tone.SILENT, counter.name() + " " + before + " | " + after);
        }
    }

    private static List<Figure> figures(StateDiff diff, String name) {
        long here = 0;
        long there = 0;
        long waits = 0;
        long otherwise = 0;
        for (var change : diff.pods()) {
            switch (change.outcome()) {
                case Outcome.Leaves _, Outcome.LeavesLater _ -> here++;
                case Outcome.Lands _, Outcome.Repeats _ -> there++;
                case Outcome.Waits _ -> waits++;
                case Outcome.Replaced _, Outcome.Restarted _, Outcome.Misscheduled _ -> otherwise++;
            }
        }
        var out = new ArrayList<Figure>();
        if (here > 0) {
            out.add(new Figure(Tone.HERE, Words.of("compare.count-here", here)));
        }
        if (there > 0) {
            out.add(new Figure(Tone.THERE, Words.of("compare.count-there", there, name)));
        }
        if (waits > 0) {
            out.add(new Figure(Tone.WAITS, Words.of("compare.count-waits", waits, name)));
        }
        if (otherwise > 0) {
            out.add(new Figure(Tone.SILENT, Words.of("compare.count-otherwise", otherwise)));
        }
        if (out.isEmpty()) {
            out.add(new Figure(Tone.SOFT, Words.of("compare.alike")));
        }
        return out;
    }

    private static List<String> notes(ClusterState here, ClusterState there, String name) {
        var onlyHere = new ArrayList<String>();
        var onlyThere = new ArrayList<String>();
        var otherwise = new ArrayList<String>();
        for (var node : there.<Node>differences(here, Kind.NODE)) {
            var before = node.before();
            var after = node.after();
            if (after == null) {
                onlyHere.add(node.key().name());
            } else if (before == null) {
                onlyThere.add(node.key().name());
            } else if (!before.taints().equals(after.taints())
                    || !before.labels().equals(after.labels())
                    || before.spec().unschedulable() != after.spec().unschedulable()) {
                otherwise.add(node.key().name());
            }
        }
        var notes = new ArrayList<String>();
        if (!onlyHere.isEmpty()) {
            notes.add(Words.of("compare.nodes-here", PodGroups.places(onlyHere)));
        }
        if (!onlyThere.isEmpty()) {
            notes.add(Words.of("compare.nodes-there", name, PodGroups.places(onlyThere)));
        }
        if (!otherwise.isEmpty()) {
            notes.add(Words.of("compare.nodes-otherwise", PodGroups.places(otherwise)));
        }
        return notes;
    }
}
