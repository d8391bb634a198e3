package dev.podfall.ui.placement;

import dev.podfall.api.core.Toleration;
import dev.podfall.explain.Check;
import dev.podfall.kubectl.print.TolerationText;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.text.Words;

/** Says a check in a row. */
final class CheckRows {
    private CheckRows() {}

    static Row of(Check check) {
        var tone = switch (check.answer()) {
            case YES -> Tone.GOOD;
            case NO -> Tone.BAD;
            case RATHER_NOT -> Tone.SOFT;
            case NOT_REACHED -> Tone.SILENT;
        };
        if (check.answer() == Check.Answer.NOT_REACHED) {
            return new Row(tone, check.rule(), "", Words.of("why.not-reached"), "");
        }
        if (check.asker() == Check.Asker.SCHEDULER) {
            return new Row(tone, check.rule(), check.wanted(), schedulerNote(check), check.field());
        }
        return new Row(tone, check.rule(), check.wanted(), controllerNote(check), check.field());
    }

    private static String schedulerNote(Check check) {
        return check.near() == null ? check.detail() : closest(check.near());
    }

    private static String controllerNote(Check check) {
        var note = switch (check.rule()) {
            case "taint" -> taint(check);
            case "nodeSelector", "nodeAffinity" ->
                check.actual().isEmpty()
                        ? check.refuses() && !check.wanted().isEmpty() ? Words.of("why.no-label") : check.detail()
                        : check.wanted().equals(check.actual()) ? "" : Words.of("why.node-has", check.actual());
            default -> Words.of("why.node-is", check.actual());
        };
        return check.refuses() && check.rule().equals("taint")
                ? note + " · " + Words.of(check.endsRunning() ? "why.ends-running" : "why.spares-running")
                : note;
    }

    private static String taint(Check check) {
        return switch (check.answer()) {
            case YES ->
                check.detail().endsWith("as by every daemon pod")
                        ? Words.of("why.tolerated.automatic", check.actual())
                        : Words.of("why.tolerated", check.actual());
            case RATHER_NOT -> Words.of("why.preference");
            case NO -> check.near() == null ? Words.of("why.no-toleration") : closest(check.near());
            case NOT_REACHED -> "";
        };
    }

    private static String closest(Check.Near near) {
        var toleration = near.toleration();
        var differs = switch (near.differs()) {
            case EFFECT -> Words.of("why.differs.effect");
            case KEY -> Words.of("why.differs.key");
            case VALUE -> Words.of("why.differs.value", toleration.value());
            case OPERATOR -> Words.of("why.differs.operator", toleration.operator());
            case NONE -> "";
        };
        return Words.of("why.closest", text(toleration), differs);
    }

    private static String text(Toleration toleration) {
        return TolerationText.of(toleration);
    }
}
