package dev.podfall.ui.whatif;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.OutcomeWords;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.RestWords;
import dev.podfall.explain.StateDiff;
import dev.podfall.explain.StateDiff.Counters;
import dev.podfall.explain.WhatIf;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.whatif.WhatIfModel.Figure;
import dev.podfall.ui.whatif.WhatIfModel.Group;
import dev.podfall.ui.whatif.WhatIfModel.Outlook;
import dev.podfall.ui.whatif.WhatIfModel.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Says what a fork has found out. Pure. */
final class Outlooks {
    private static final int NAMED = 4;

    private final WhatIf.Result result;
    private final OutcomeWords words;
    private final Hues hues;
    private final @Nullable ObjectKey selected;

    private Outlooks(WhatIf.Result result, Hues hues, @Nullable ObjectKey selected) {
        this.result = result;
        this.words = OutcomeWords.of(result);
        this.hues = hues;
        this.selected = selected;
    }

    /** @param selected the DaemonSet that somebody looks at, or null */
    static Outlook of(WhatIf.Result result, Hues hues, @Nullable ObjectKey selected) {
        var outlooks = new Outlooks(result, hues, selected);
        return new Outlook(outlooks.figures(), outlooks.groups(), outlooks.notes());
    }

    private List<Figure> figures() {
        var pods = result.diff().pods();
        var out = new ArrayList<Figure>();
        long gone = StateDiff.count(pods, Outcome.Leaves.class) + StateDiff.count(pods, Outcome.LeavesLater.class);
        long lands = StateDiff.count(pods, Outcome.Lands.class);
        out.add(new Figure(gone > 0 ? Tone.BAD : Tone.SOFT, Words.of("whatif.gone", gone)));
        out.add(new Figure(lands > 0 ? Tone.GOOD : Tone.SOFT, Words.of("whatif.land", lands)));
        figure(StateDiff.count(pods, Outcome.Waits.class), Tone.WAITS, "whatif.wait", out);
        figure(StateDiff.count(pods, Outcome.Repeats.class), Tone.WAITS, "whatif.repeating", out);
        long missed = pods.stream()
                .filter(change -> change.outcome() instanceof Outcome.Misscheduled missing && missing.now())
                .count();
        figure(missed, Tone.WAITS, "whatif.misscheduled", out);
        long renewed = StateDiff.count(pods, Outcome.Replaced.class) + StateDiff.count(pods, Outcome.Restarted.class);
        figure(renewed, Tone.SOFT, "whatif.renewed", out);
        var shown = shown();
        if (shown != null) {
            out.add(new Figure(Tone.SILENT, desired(shown)));
        }
        return out;
    }

    private static void figure(long count, Tone tone, String words, List<Figure> out) {
        if (count > 0) {
            out.add(new Figure(tone, Words.of(words, count)));
        }
    }

    /** The DaemonSet whose DESIRED is worth a figure: the selected one, or the first that has another one now. */
    private @Nullable Counters shown() {
        var all = result.diff().counters();
        return all.stream()
                .filter(counters -> counters.daemonSet().equals(selected))
                .findFirst()
                .or(() -> all.stream()
                        .filter(counters -> !change("DESIRED", counters, DaemonSetStatus::desiredNumberScheduled)
                                .isEmpty())
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    private String desired(Counters counters) {
        var text = change("DESIRED", counters, DaemonSetStatus::desiredNumberScheduled);
        var said = text.isEmpty()
                ? Words.of("whatif.stays", "DESIRED", number(counters.after(), DaemonSetStatus::desiredNumberScheduled))
                : text;
        return result.diff().counters().size() > 1
                ? Words.of("whatif.counter-of", counters.daemonSet().name(), said)
                : said;
    }

    private List<Group> groups() {
        var rows = new LinkedHashMap<ObjectKey, List<PodChange>>();
        var bare = new ArrayList<PodChange>();
        result.diff().counters().forEach(counters -> rows.put(counters.daemonSet(), new ArrayList<>()));
        for (var change : result.diff().pods()) {
            if (change.daemonSet()) {
                rows.computeIfAbsent(change.owner(), key -> new ArrayList<>()).add(change);
            } else {
                bare.add(change);
            }
        }
        var groups = new ArrayList<Group>();
        rows.forEach((key, changes) -> {
            var counters = counters(key);
            if (!counters.isEmpty() || !changes.isEmpty()) {
                groups.add(new Group(name(key), hues.of(key), counters, rows(changes)));
            }
        });
        if (!bare.isEmpty()) {
            groups.add(new Group(Words.of("whatif.pods"), -1, List.of(), rows(bare)));
        }
        return groups;
    }

    private static String name(ObjectKey key) {
        return key.namespace().equals("default") ? key.name() : key.toString();
    }

    private List<String> counters(ObjectKey key) {
        var out = new ArrayList<String>();
        for (var counters : result.diff().counters()) {
            if (counters.daemonSet().equals(key)) {
                out.add(change("DESIRED", counters, DaemonSetStatus::desiredNumberScheduled));
                out.add(change("CURRENT", counters, DaemonSetStatus::currentNumberScheduled));
                out.add(change("READY", counters, DaemonSetStatus::numberReady));
                out.add(change("UP-TO-DATE", counters, DaemonSetStatus::updatedNumberScheduled));
                out.add(change("AVAILABLE", counters, DaemonSetStatus::numberAvailable));
                out.add(change("MISSCHEDULED", counters, DaemonSetStatus::numberMisscheduled));
            }
        }
        out.removeIf(String::isEmpty);
        return out;
    }

    private static String change(String name, Counters counters, ToIntFunction<DaemonSetStatus> counter) {
        int before = number(counters.before(), counter);
        int after = number(counters.after(), counter);
        return before == after ? "" : name + " " + before + " → " + after;
    }

    private static int number(@Nullable DaemonSetStatus status, ToIntFunction<DaemonSetStatus> counter) {
        return status == null ? 0 : counter.applyAsInt(status);
    }

    /** Pods that fare alike share a row. */
    private List<Row> rows(List<PodChange> changes) {
        var alike = new LinkedHashMap<Map.Entry<Tone, Phrase>, List<String>>();
        for (var change : changes) {
            alike.computeIfAbsent(Map.entry(tone(change.outcome()), words.of(change)), said -> new ArrayList<>())
                    .add(where(change));
        }
        var rows = new ArrayList<Row>();
        alike.forEach((said, places) -> rows.add(new Row(said.getKey(), joined(places), Words.say(said.getValue()))));
        return rows;
    }

    private static String where(PodChange change) {
        if (change.daemonSet()) {
            return change.node();
        }
        var pod = change.owner().name();
        return change.node().isEmpty() ? pod : Words.of("whatif.pod-on", pod, change.node());
    }

    private static String joined(List<String> places) {
        int named = places.size() <= NAMED + 1 ? places.size() : NAMED;
        return Words.of("outcome.places", Phrase.names(places.subList(0, named)), places.size() - named);
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lands _ -> Tone.GOOD;
            case Outcome.Waits _, Outcome.Repeats _ -> Tone.WAITS;
            case Outcome.Leaves _, Outcome.LeavesLater _ -> Tone.BAD;
            case Outcome.Replaced _, Outcome.Restarted _ -> Tone.SOFT;
            case Outcome.Misscheduled missed -> missed.now() ? Tone.WAITS : Tone.GOOD;
        };
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        result.refusals().forEach(refused -> notes.add(String.valueOf(refused.getMessage())));
        for (var key : result.staleUntilSync()) {
            notes.add(Words.of("outcome.stale", name(key)));
        }
        var unrest = RestWords.of(result.rest());
        if (!unrest.isEmpty()) {
            notes.add(Words.say(unrest));
        }
        return notes;
    }
}
