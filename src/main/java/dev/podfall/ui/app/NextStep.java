package dev.podfall.ui.app;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;

/** What there is to do where nothing is to be seen, or nothing goes on by itself. */
sealed interface NextStep {
    /** What has just come may still find its way. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** All goes its way. */
    record Nothing() implements NextStep {}

    /** Nowhere could a pod run. */
    record NoNodes() implements NextStep {}

    /** There is nothing that could run on the nodes. */
    record NothingRuns(int nodes) implements NextStep {}

    /**
     * A DaemonSet is to run nowhere.
     *
     * @param labels that its template asks for and no node has, as {@code kubectl label} takes them; empty if that is not why
     * @param node which could get them
     */
    record SelectsNone(ObjectKey daemonSet, String labels, String node) implements NextStep {}

    /** Pods that no node takes. */
    record NoRoom(ObjectKey pod, int count) implements NextStep {}

    static NextStep of(ClusterState state, Instant now) {
        if (state.count(Kind.NODE) == 0) {
            return new NoNodes();
        }
        if (state.count(Kind.DAEMON_SET) + state.count(Kind.POD) == 0) {
            return new NothingRuns(state.count(Kind.NODE));
        }
        var homeless = state.podsOnNode("").stream()
                .filter(pod -> isUnschedulable(pod, now))
                .toList();
        if (!homeless.isEmpty()) {
            return new NoRoom(homeless.getFirst().key(), homeless.size());
        }
        return state.daemonSets().stream()
                .filter(daemonSet -> runsNowhere(daemonSet, now))
                .findFirst()
                .<NextStep>map(daemonSet -> selectsNone(daemonSet, state))
                .orElse(new Nothing());
    }

    private static boolean isUnschedulable(Pod pod, Instant now) {
        var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
        return scheduled != null
                && "Unschedulable".equals(scheduled.reason())
                && isOld(scheduled.lastTransitionTime(), now);
    }

    private static boolean runsNowhere(DaemonSet daemonSet, Instant now) {
        var status = daemonSet.status();
        return status.desiredNumberScheduled() == 0
                && status.observedGeneration() >= daemonSet.meta().generation()
                && isOld(daemonSet.meta().creationTimestamp(), now);
    }

    private static boolean isOld(@org.jspecify.annotations.Nullable Instant since, Instant now) {
        return since == null || !since.plus(PATIENCE).isAfter(now);
    }

    private static SelectsNone selectsNone(DaemonSet daemonSet, ClusterState state) {
        var wanted = daemonSet.spec().template().spec().nodeSelector().asMap();
        boolean missing = state.nodes().stream()
                .noneMatch(node -> wanted.entrySet().stream()
                        .allMatch(label -> node.labels().has(label.getKey(), label.getValue())));
        if (wanted.isEmpty() || !missing) {
            return new SelectsNone(daemonSet.key(), "", "");
        }
        var labels = wanted.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
        var node = state.nodes().stream()
                .filter(each -> each.spec().taints().isEmpty())
                .findFirst()
                .orElseGet(() -> state.nodes().iterator().next());
        return new SelectsNone(
                daemonSet.key(), labels, Objects.requireNonNull(node).name());
    }
}
