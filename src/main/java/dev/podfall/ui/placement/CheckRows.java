package dev.podfall.ui.placement;

import dev.podfall.explain.Check;
import dev.podfall.explain.CheckWords;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.text.Words;

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
                field);
    }
}
