package dev.podfall.ui.topology;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.daemon.NodeVerdict;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.explain.Headcount;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says what the selected DaemonSet has to do with a node, by the controller's own rules. */
final class Judge {
    private final DaemonSet daemonSet;
    private final NodePlacement placement;
    private final int hue;
    private final Set<String> selectedOn;
    private final String newestHash;
    private final dev.podfall.explain.Verdict.@Nullable CreationRefused refused;

    /**
     * @param newestHash of its newest revision; empty if it has none
     * @param refused why the API server does not let it have pods; null if it does
     */
    Judge(
            DaemonSet daemonSet,
            int hue,
            String newestHash,
            dev.podfall.explain.Verdict.@Nullable CreationRefused refused) {
        this.newestHash = newestHash;
        this.refused = refused;
        this.daemonSet = daemonSet;
        this.placement = NodePlacement.of(daemonSet);
        this.hue = hue;
        this.selectedOn = AskedKeys.in(daemonSet.spec().template().spec());
    }

    /**
     * @param refusing the taint that decides, or null
     * @param ghost the slot that stays empty, or null
     */
    record Ruling(Verdict verdict, @Nullable Taint refusing, NodeTile.@Nullable Ghost ghost) {
        static final Ruling NONE = new Ruling(Verdict.NONE, null, null);
    }

    DaemonSet daemonSet() {
        return daemonSet;
    }

    /** What its controller wants of a node. */
    NodeVerdict wanted(Node node) {
        return placement.verdict(node);
    }

    /** Whether a pod is wanted on a node, and a ready one there. */
    Headcount count(NodeVerdict wanted, List<Pod> here) {
        return Headcount.of(wanted, own(here, pod -> true));
    }

    /** How the pod that stands for the node in the DaemonSet's counters is. */
    NodeTile.Own standing(NodeVerdict wanted, List<Pod> here, Verdict verdict) {
        if (!wanted.shouldRun()) {
            return verdict.kind() == Verdict.Kind.MISSCHEDULED ? NodeTile.Own.MISSCHEDULED : NodeTile.Own.NONE;
        }
        boolean fails = verdict.kind() == Verdict.Kind.FAILS;
        return own(here, pod -> !pod.isTerminal() || !pod.isTerminating()).stream()
                .min(DaemonPods.OLDEST_FIRST)
                .map(pod -> DaemonPods.isUpdated(pod, newestHash, daemonSet.templateGeneration()))
                .map(updated -> new NodeTile.Own(updated, !updated, fails, false))
                .orElse(new NodeTile.Own(false, false, fails, false));
    }

    private List<Pod> own(List<Pod> here, Predicate<Pod> which) {
        return here.stream()
                .filter(pod -> pod.meta().isControlledBy(daemonSet.uid()) && which.test(pod))
                .toList();
    }

    /** The label keys that the template's selector and affinity look at. */
    Set<String> selectedOn() {
        return selectedOn;
    }

    /**
     * @param wanted what its controller wants of the node
     * @param here the pods on the node
     * @param waiting a pod that is pinned to the node and has no place there yet, or null
     * @param countdowns by uid, what is left to pods that tolerate a taint for a while
     */
    Ruling rule(
            Node node,
            NodeVerdict wanted,
            List<Pod> here,
            @Nullable PendingPod waiting,
            Map<String, PodMark.Countdown> countdowns) {
        var own = own(here);
        if (own == null) {
            var ended = own(here, Pod::isTerminal);
            return waiting != null
                    ? waits(waiting)
                    : wanted.shouldRun() && !ended.isEmpty()
                            ? new Ruling(ended(ended.getFirst()), null, null)
                            : absent(wanted);
        }
        var refusing = taint(wanted.endedBy() != null ? wanted.endedBy() : wanted.refusedBy());
        boolean evicted = PodMarks.state(own) == PodMark.State.EVICTED;
        if (wanted.endedBy() != null && taint(wanted.endedBy()) == null && !evicted) {
            return new Ruling(
                    new Verdict(Verdict.Kind.ENDS, Words.of("verdict.goes"), summary(wanted.endedBy())), null, null);
        }
        if (!wanted.shouldContinueRunning() || evicted) {
            return new Ruling(
                    new Verdict(Verdict.Kind.EVICTS, Words.of("verdict.evicts"), summary(wanted.endedBy())),
                    refusing,
                    null);
        }
        var countdown = countdowns.get(own.uid());
        if (countdown != null && !countdown.retry()) {
            long left = countdown.seconds();
            return new Ruling(
                    new Verdict(
                            Verdict.Kind.EVICTS,
                            Words.of("verdict.evicts-in", left),
                            Words.of("verdict.evicts-in.detail", own.key(), left)),
                    null,
                    null);
        }
        if (!wanted.shouldRun()) {
            return new Ruling(
                    new Verdict(
                            Verdict.Kind.MISSCHEDULED, Words.of("verdict.misscheduled"), summary(wanted.refusedBy())),
                    refusing,
                    null);
        }
        return new Ruling(runs(own, node, countdown), null, null);
    }

    private static Verdict ended(Pod pod) {
        if (pod.isTerminating()) {
            // It was told to go: that its containers have ended is no failure.
            return ends(pod);
        }
        var status = pod.status();
        var word = status.reason().isEmpty() ? status.phase().wire() : status.reason();
        return new Verdict(
                Verdict.Kind.FAILS,
                word,
                status.message().isEmpty()
                        ? pod.key().toString()
                        : Words.of("verdict.ended.detail", pod.key(), status.message()));
    }

    private static Verdict ends(Pod pod) {
        return new Verdict(
                Verdict.Kind.ENDS, Words.of("verdict.terminating"), Words.of("verdict.terminating.detail", pod.key()));
    }

    private @Nullable Pod own(List<Pod> here) {
        Pod found = null;
        for (var pod : here) {
            if (pod.meta().isControlledBy(daemonSet.uid()) && !pod.isTerminal()) {
                found = found == null || found.isTerminating() ? pod : found;
            }
        }
        return found;
    }

    private Verdict runs(Pod own, Node node, PodMark.@Nullable Countdown countdown) {
        if (NodeFacts.readiness(node) == NodeTile.Readiness.UNKNOWN && !own.isReady()) {
            return waits(own.isTerminating() ? "verdict.cannot-end" : "verdict.silent", own);
        }
        var stuck = PodMarks.stuck(own);
        return switch (PodMarks.state(own)) {
            case READY ->
                new Verdict(Verdict.Kind.RUNS, Words.of("verdict.runs"), Words.of("verdict.runs.detail", own.key()));
            case TERMINATING, EVICTED, PREEMPTED -> ends(own);
            case FAILED, SUCCEEDED -> {
                var word = stuck == null ? own.status().phase().wire() : stuck;
                yield countdown == null
                        ? new Verdict(Verdict.Kind.FAILS, word, own.key().toString())
                        : new Verdict(
                                Verdict.Kind.FAILS,
                                Words.of("verdict.retries", countdown.seconds(), word),
                                Words.of("verdict.retries.detail", own.key(), word, countdown.seconds()));
            }
            case NOT_READY -> waits("verdict.not-ready", own);
            case CREATING ->
                waits(NodeNetwork.awaited(own, node) == null ? "verdict.creating" : "verdict.no-network", own);
            case PREVIEW, LEAVING, ELSEWHERE, AWAITED -> waits("verdict.creating", own);
        };
    }

    /** @param word the key of the word; there is a sentence for {@code .detail} too */
    private static Verdict waits(String word, Pod own) {
        return new Verdict(Verdict.Kind.WAITS, Words.of(word), Words.of(word + ".detail", own.key()));
    }

    private static Ruling waits(PendingPod waiting) {
        var refusal = waiting.refusal();
        if (!waiting.held().isEmpty()) {
            var detail = waiting.message().isEmpty() ? waiting.held() : waiting.message();
            return new Ruling(new Verdict(Verdict.Kind.WAITS, waiting.held(), detail), null, null);
        }
        if (refusal == null) {
            return new Ruling(
                    new Verdict(Verdict.Kind.WAITS, Words.of("verdict.pending"), waiting.message()), null, null);
        }
        return new Ruling(
                new Verdict(
                        Verdict.Kind.REFUSES,
                        refusal.rule().isEmpty() ? Words.of("verdict.waits") : refusal.rule(),
                        waiting.message()),
                null,
                null);
    }

    private Ruling absent(NodeVerdict wanted) {
        var by = wanted.refusedBy();
        if (by == null && refused != null) {
            var word = Words.of("verdict.creation");
            return new Ruling(new Verdict(Verdict.Kind.REFUSES, word, refused.words()), null, null);
        }
        if (by == null) {
            return new Ruling(new Verdict(Verdict.Kind.LANDS, Words.of("verdict.lands"), ""), null, null);
        }
        var why = Words.say(by.phrase());
        return new Ruling(new Verdict(Verdict.Kind.NOT_MEANT, word(by), why), taint(by), new NodeTile.Ghost(hue, why));
    }

    private static String word(PlacementCheck check) {
        return switch (check) {
            case PlacementCheck.TemplateNodeName ignored -> "nodeName";
            case PlacementCheck.NodeSelectorPair ignored -> "nodeSelector";
            case PlacementCheck.RequiredAffinity ignored -> Words.of("verdict.affinity");
            case PlacementCheck.NodeTaint ignored -> Words.of("verdict.taint");
        };
    }

    private static @Nullable Taint taint(@Nullable PlacementCheck check) {
        return check instanceof PlacementCheck.NodeTaint tainted ? tainted.taint() : null;
    }

    private static String summary(@Nullable PlacementCheck check) {
        return check == null ? "" : Words.say(check.phrase());
    }
}
