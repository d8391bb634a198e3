package dev.podfall.ui.outlook;

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
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.PodGroups.Counter;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a fork has found out. Pure. */
public final class Outlooks {
    private final WhatIf.Result result;
    private final @Nullable ObjectKey selected;

    private Outlooks(WhatIf.Result result, @Nullable ObjectKey selected) {
        this.result = result;
        this.selected = selected;
    }

    /** How it is said what would come. */
    private record Foretold(OutcomeWords words) implements PodGroups.Manner {
        @Override
        public Phrase words(PodChange change) {
            return words.of(change);
        }

        @Override
        public Tone tone(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Lands _ -> Tone.GOOD;
                case Outcome.Waits _, Outcome.Repeats _ -> Tone.WAITS;
                case Outcome.Leaves leaves -> leaves.evicted() ? Tone.BAD : Tone.SOFT;
                case Outcome.LeavesLater _ -> Tone.BAD;
                case Outcome.Replaced _, Outcome.Restarted _ -> Tone.SOFT;
                case Outcome.Misscheduled missed -> missed.now() ? Tone.WAITS : Tone.GOOD;
            };
        }

        @Override
        public List<Figure> counters(Counters counters) {
            return PodGroups.counters(counters).stream()
                    .filter(Counter::changed)
                    .map(counter -> new Figure(Tone.SOFT, change(counter)))
                    .toList();
        }
    }

    /** @param selected the DaemonSet that somebody looks at, or null */
    public static Outlook of(WhatIf.Result result, Hues hues, @Nullable ObjectKey selected) {
        var outlooks = new Outlooks(result, selected);
        return new Outlook(
                outlooks.figures(),
                PodGroups.of(result.diff(), hues, new Foretold(OutcomeWords.of(result))),
                outlooks.notes());
    }

    /**
     * What comes of it in a line, without what stays; what the API server says against it, if it does.
     *
     * @param selected the DaemonSet that somebody looks at, or null
     */
    public static String brief(WhatIf.Result result, @Nullable ObjectKey selected) {
        if (!result.refusals().isEmpty()) {
            return String.valueOf(result.refusals().getFirst().getMessage());
        }
        var outlooks = new Outlooks(result, selected);
        var parts = new ArrayList<String>();
        var pods = result.diff().pods();
        long lands = StateDiff.count(pods, Outcome.Lands.class);
        if (lands > 0) {
            parts.add(Words.of("whatif.land", lands));
        }
        outlooks.gone().forEach(figure -> parts.add(figure.text()));
        outlooks.others().forEach(figure -> parts.add(figure.text()));
        var shown = outlooks.shown();
        if (shown != null) {
            Stream.of(PodGroups.desired(shown), PodGroups.available(shown))
                    .filter(Counter::changed)
                    .forEach(counter -> parts.add(change(counter)));
        }
        return parts.isEmpty() ? Words.of("whatif.nothing") : String.join(" · ", parts);
    }

    /** Who is evicted, and who goes otherwise: whose owner deletes it, or somebody. */
    private List<Figure> gone() {
        var pods = result.diff().pods();
        var out = new ArrayList<Figure>();
        long evicted = pods.stream().filter(change -> change.outcome().evicts()).count();
        figure(evicted, Tone.BAD, "whatif.evicted", out);
        long goes = pods.stream()
                .filter(change -> change.outcome() instanceof Outcome.Leaves leaves && !leaves.evicted())
                .count();
        figure(goes, Tone.SOFT, "whatif.gone", out);
        return out;
    }

    private List<Figure> figures() {
        var pods = result.diff().pods();
        var out = new ArrayList<Figure>();
        long lands = StateDiff.count(pods, Outcome.Lands.class);
        var gone = gone();
        out.addAll(gone.isEmpty() ? List.of(new Figure(Tone.SOFT, Words.of("whatif.gone", 0L))) : gone);
        out.add(new Figure(lands > 0 ? Tone.GOOD : Tone.SOFT, Words.of("whatif.land", lands)));
        out.addAll(others());
        var shown = shown();
        if (shown != null) {
            out.add(new Figure(Tone.SILENT, desired(shown)));
        }
        return out;
    }

    /** What else becomes of pods, beside coming and going. */
    private List<Figure> others() {
        var pods = result.diff().pods();
        var out = new ArrayList<Figure>();
        figure(StateDiff.count(pods, Outcome.Waits.class), Tone.WAITS, "whatif.wait", out);
        figure(StateDiff.count(pods, Outcome.Repeats.class), Tone.WAITS, "whatif.repeating", out);
        long missed = pods.stream()
                .filter(change -> change.outcome() instanceof Outcome.Misscheduled missing && missing.now())
                .count();
        figure(missed, Tone.WAITS, "whatif.misscheduled", out);
        long renewed = StateDiff.count(pods, Outcome.Replaced.class) + StateDiff.count(pods, Outcome.Restarted.class);
        figure(renewed, Tone.SOFT, "whatif.renewed", out);
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
                        .filter(counters -> PodGroups.desired(counters).changed())
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    private String desired(Counters counters) {
        var desired = PodGroups.desired(counters);
        var said = desired.changed() ? change(desired) : Words.of("whatif.stays", desired.name(), desired.after());
        return result.diff().counters().size() > 1
                ? Words.of("whatif.counter-of", counters.daemonSet().name(), said)
                : said;
    }

    private static String change(Counter counter) {
        return counter.name() + " " + counter.before() + " → " + counter.after();
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        result.refusals().forEach(refused -> notes.add(String.valueOf(refused.getMessage())));
        for (var key : result.gone()) {
            notes.add(Words.of("outcome.gone", PodGroups.name(key)));
        }
        for (var key : result.staleUntilSync()) {
            notes.add(Words.of("outcome.stale", PodGroups.name(key)));
        }
        var unrest = RestWords.of(result.rest());
        if (!unrest.isEmpty()) {
            notes.add(Words.say(unrest));
        }
        return notes;
    }
}
