package dev.podfall.ui.placement;

import dev.podfall.explain.Check;
import dev.podfall.explain.CheckWords;
import dev.podfall.explain.PodRun;
import dev.podfall.explain.RunWords;
import dev.podfall.explain.TermWords;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Says a check in a row, in the window's language. */
final class CheckRows {
    private CheckRows() {}

    static Row of(Check check) {
        var tone = switch (check.answer()) {
            case YES -> Tone.GOOD;
            case NO -> Tone.BAD;
            case RATHER_NOT, NOTE -> Tone.SOFT;
            case NOT_REACHED -> Tone.SILENT;
        };
        var field = check.answer() == Check.Answer.NOT_REACHED ? "" : check.field();
        return new Row(
                        tone,
                        Words.say(CheckWords.rule(check)),
                        CheckWords.code(check),
                        Words.say(CheckWords.note(check)),
                        field)
                .tip(Words.say(TermWords.of(check)));
    }

    /** How the pod that is there runs. */
    static List<Row> of(PodRun run) {
        return RunWords.lines(run).stream().map(CheckRows::of).toList();
    }

    private static Row of(RunWords.Line line) {
        var tone = switch (line.standing()) {
            case WELL -> Tone.GOOD;
            case BEGINS -> Tone.SOFT;
            case SHAKY -> Tone.WAITS;
            case WRONG -> Tone.BAD;
        };
        var note = line.notes().stream().map(Words::say).collect(Collectors.joining("\n"));
        return new Row(tone, Words.say(line.about()), line.code(), note, "")
                .next(line.event())
                .widened();
    }
}
