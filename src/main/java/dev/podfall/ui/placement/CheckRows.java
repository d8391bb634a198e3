package dev.podfall.ui.placement;

import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Check;
import dev.podfall.kubectl.print.TolerationText;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.PreemptionOutlook;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.RemedyText;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.text.Words;

/** Says a check in a row. */
final class CheckRows {
    private CheckRows() {}

    static Row of(Check check) {
        var tone = switch (check.answer()) {
            case YES -> Tone.GOOD;
            case NO -> Tone.BAD;
            case RATHER_NOT, NOTE -> Tone.SOFT;
            case NOT_REACHED -> Tone.SILENT;
        };
        if (check.answer() == Check.Answer.NOT_REACHED) {
            return new Row(tone, check.rule(), "", Words.of("why.not-reached"), "");
        }
        var note = switch (check.asker()) {
            case CONTROLLER -> controllerNote(check);
            case SCHEDULER -> schedulerNote(check);
            case KUBELET -> kubeletNote(check);
        };
        var code = check.told() instanceof Check.SecondsLost(Toleration lost) ? text(lost) : check.wanted();
        return new Row(tone, check.rule(), code, note, check.field());
    }

    private static String kubeletNote(Check check) {
        if (check.told() instanceof Check.Rejected(Rejection rejection)) {
            return switch (rejection) {
                case Rejection.Evicted evicted ->
                    Words.of("why.kubelet.pressure", String.join(", ", evicted.conditions()));
                case Rejection.OutOf lack ->
                    Words.of(
                            "why.kubelet.lacks",
                            lack.resource(),
                            RemedyText.amount(lack.resource(), lack.requested()),
                            RemedyText.amount(lack.resource(), lack.used()),
                            RemedyText.amount(lack.resource(), lack.capacity()));
                case Rejection.NodeAffinity _ -> Words.of("why.kubelet.affinity");
                case Rejection.NodePorts port ->
                    Words.of("why.kubelet.port", Integer.toString(port.port().hostPort()));
                case Rejection.TaintToleration taint ->
                    Words.of("why.kubelet.taint", taint.taint().toString());
            };
        }
        return check.refuses() && check.rule().equals(Check.KUBELET_READY) ? Words.of("why.kubelet.silent") : "";
    }

    private static String preempts(PreemptionOutlook outlook) {
        var priority = Integer.toString(outlook.priority());
        return switch (outlook) {
            case PreemptionOutlook.NotHelpful _ -> Words.of("why.preempts.not-helpful", priority);
            case PreemptionOutlook.Never _ -> Words.of("why.preempts.never", priority);
            case PreemptionOutlook.NobodyLower _ -> Words.of("why.preempts.nobody", priority);
            case PreemptionOutlook.NotEnough _ -> Words.of("why.preempts.not-enough", priority);
            case PreemptionOutlook.Helps helps ->
                Words.of(
                        "why.preempts.helps",
                        priority,
                        String.join(
                                ", ",
                                helps.victims().stream().map(ObjectKey::name).toList()));
        };
    }

    private static String schedulerNote(Check check) {
        return switch (check.told()) {
            case Check.Preempts preempts -> preempts(preempts.outlook());
            case Check.NobodySchedules _ -> Words.of("why.nobody-schedules");
            case Check.Tolerated _, Check.SecondsLost _, Check.Rejected _ -> "";
            case null -> check.near() == null ? check.detail() : closest(check.near());
        };
    }

    private static String controllerNote(Check check) {
        if (check.told() instanceof Check.SecondsLost) {
            return Words.of("why.seconds-lost");
        }
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
            case YES -> check.told() instanceof Check.Tolerated tolerated ? tolerated(tolerated, check.actual()) : "";
            case RATHER_NOT, NOTE -> Words.of("why.preference");
            case NO -> check.near() == null ? Words.of("why.no-toleration") : closest(check.near());
            case NOT_REACHED -> "";
        };
    }

    private static String tolerated(Check.Tolerated tolerated, String by) {
        var note = Words.of(tolerated.automatic() ? "why.tolerated.automatic" : "why.tolerated", by);
        var time = tolerated.time();
        return time == null ? note : Words.of("why.tolerated.for", note, HumanDuration.text(time));
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
