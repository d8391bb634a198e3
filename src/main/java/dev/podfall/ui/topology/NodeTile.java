package dev.podfall.ui.topology;

import dev.podfall.api.meta.Labels;
import dev.podfall.explain.Headcount;
import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a tile shows of a node.
 *
 * @param status the word at the top right, as {@code kubectl get nodes} has it
 * @param labels all of them, for grouping
 * @param chips the labels worth showing, most telling first
 * @param count whether the selected DaemonSet wants a pod here, and has a ready one
 * @param own how the selected DaemonSet's pod here is
 * @param ghost an empty slot and why it stays empty, where a controller skips the node, or null
 * @param differs whether the node or its pods are otherwise in the course of things that this one is compared with
 */
public record NodeTile(
        String name,
        Readiness readiness,
        String status,
        List<String> roles,
        Labels labels,
        List<LabelChip> chips,
        List<TaintChip> taints,
        List<CapacityBar> capacity,
        List<PodMark> pods,
        Verdict verdict,
        Headcount count,
        Own own,
        @Nullable Ghost ghost,
        boolean differs) {

    /**
     * What a node adds to its group's numbers, where a pod should run or does.
     *
     * @param updated whether a pod of the newest revision is here
     * @param outdated whether one of an older revision is
     * @param failed whether it does not run
     * @param misscheduled whether none should run and one does, and may for now
     */
    public record Own(boolean updated, boolean outdated, boolean failed, boolean misscheduled) {
        public static final Own NONE = new Own(false, false, false, false);
        public static final Own MISSCHEDULED = new Own(false, false, false, true);
    }

    /** The dot before the name. */
    public enum Readiness {
        READY,
        NOT_READY,
        UNKNOWN
    }

    /** A slot that a controller leaves empty. */
    public record Ghost(int hue, String reason) {}

    public NodeTile {
        roles = List.copyOf(roles);
        chips = List.copyOf(chips);
        taints = List.copyOf(taints);
        capacity = List.copyOf(capacity);
        pods = List.copyOf(pods);
    }

    /** The same tile with what somebody considers on it. */
    NodeTile considering(
            List<TaintChip> newTaints, List<PodMark> newPods, Verdict newVerdict, @Nullable Ghost newGhost) {
        return new NodeTile(
                name,
                readiness,
                status,
                roles,
                labels,
                chips,
                newTaints,
                capacity,
                newPods,
                newVerdict,
                count,
                own,
                newGhost,
                differs);
    }

    /** The same tile beside one of another course of things, where not all is as it is here. */
    NodeTile differing(List<TaintChip> newTaints, List<PodMark> newPods) {
        return new NodeTile(
                name, readiness, status, roles, labels, chips, newTaints, capacity, newPods, verdict, count, own, ghost,
                true);
    }

    /** Whether the node is ready, and open for pods. */
    boolean isAllRight() {
        return readiness == Readiness.READY && status.equals("Ready");
    }

    /** The tile in words: what a screen reader says. */
    public String spoken() {
        var parts = new ArrayList<Object>(List.of(name, status));
        parts.addAll(roles);
        taints.forEach(taint -> parts.add(Phrase.of("map.tile.taint", taint.text())));
        parts.add(Phrase.of(
                "map.tile.pods",
                pods.stream()
                        .filter(pod -> pod.state() != PodMark.State.AWAITED)
                        .count()));
        if (ghost != null) {
            parts.add(ghost.reason());
        }
        if (!verdict.text().isEmpty()) {
            parts.add(verdict.detail().isEmpty() ? verdict.text() : verdict.detail());
        }
        if (differs) {
            parts.add(Phrase.of("map.tile.differs"));
        }
        return Words.of("map.tile", Phrase.names(parts));
    }
}
