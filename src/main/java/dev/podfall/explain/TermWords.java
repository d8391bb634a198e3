package dev.podfall.explain;

import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.plugins.NodeAffinity;
import dev.podfall.scheduler.plugins.NodeName;
import dev.podfall.scheduler.plugins.NodePorts;
import dev.podfall.scheduler.plugins.NodeResourcesFit;
import dev.podfall.scheduler.plugins.NodeUnschedulable;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.scheduler.plugins.TaintToleration;

/** Says in a sentence what a check looks for, and what a verdict's word means, to somebody who meets it the first time. */
public final class TermWords {
    private TermWords() {}

    /** What a check is about. */
    public static Phrase of(Check check) {
        return switch (check) {
            case Check.Placement(PlacementCheck.TemplateNodeName _) -> Phrase.of("why.term.node-name");
            case Check.Placement(PlacementCheck.NodeSelectorPair _) -> Phrase.of("why.term.node-selector");
            case Check.Placement(PlacementCheck.RequiredAffinity _) -> Phrase.of("why.term.node-affinity");
            case Check.Placement(PlacementCheck.NodeTaint _) -> Phrase.of("why.term.taint");
            case Check.SecondsLost _ -> Phrase.of("why.term.toleration-seconds");
            case Check.NobodySchedules _ -> Phrase.of("why.term.scheduler-name");
            case Check.Plugin plugin -> plugin(plugin.rule());
            case Check.Preempts _ -> Phrase.of("why.term.preemption");
            case Check.KubeletAnswers _ -> Phrase.of("why.term.kubelet-ready");
            case Check.HasNetwork _ -> Phrase.of("why.term.network");
            case Check.Admits admits ->
                switch (admits.asked().rule()) {
                    case PRESSURE -> Phrase.of("why.term.pressure");
                    case RESOURCES -> Phrase.of("why.term.resources");
                    case NODE_AFFINITY -> Phrase.of("why.term.affinity-plugin");
                    case NODE_PORTS -> Phrase.of("why.term.ports");
                    case TAINT_TOLERATION -> Phrase.of("why.term.taint");
                };
        };
    }

    private static Phrase plugin(String name) {
        return switch (name) {
            case SchedulingGates.NAME -> Phrase.of("why.term.gates");
            case NodeUnschedulable.NAME -> Phrase.of("why.term.cordoned");
            case NodeName.NAME -> Phrase.of("why.term.node-name");
            case TaintToleration.NAME -> Phrase.of("why.term.taint");
            case NodeAffinity.NAME -> Phrase.of("why.term.affinity-plugin");
            case NodePorts.NAME -> Phrase.of("why.term.ports");
            case NodeResourcesFit.NAME -> Phrase.of("why.term.resources");
            default -> Phrase.NONE;
        };
    }

    /** What the word in a verdict's headline means; {@link Phrase#NONE} if it has none that needs that. */
    public static Phrase of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Misscheduled _ -> Phrase.of("why.term.misscheduled");
            case Verdict.Leaves _ -> Phrase.of("why.term.leaves");
            case Verdict.RunsFor _, Verdict.LandsFor _ -> Phrase.of("why.term.toleration-seconds");
            case Verdict.Waits _, Verdict.Soon _, Verdict.NotHere _ -> Phrase.of("why.term.pending");
            case Verdict.Gated _ -> Phrase.of("why.term.gates");
            case Verdict.ForeignScheduler _ -> Phrase.of("why.term.scheduler-name");
            case Verdict.KubeletSilent _, Verdict.CannotEnd _ -> Phrase.of("why.term.silent");
            case Verdict.AwaitsNetwork _ -> Phrase.of("why.term.network");
            case Verdict.KubeletRefuses _ -> Phrase.of("why.term.admission");
            case Verdict.NotReady _ -> Phrase.of("why.term.ready");
            case Verdict.Restarts _ -> Phrase.of("why.meaning.crash-loop");
            case Verdict.Older _ -> Phrase.of("why.term.revision");
            case Verdict.Fails fails -> RunWords.meaning(fails.reason());
            case Verdict.Runs _,
                    Verdict.Starts _,
                    Verdict.Lands _,
                    Verdict.CreationRefused _,
                    Verdict.Ended _,
                    Verdict.Ends _,
                    Verdict.Refused _,
                    Verdict.Elsewhere _ -> Phrase.NONE;
        };
    }
}
