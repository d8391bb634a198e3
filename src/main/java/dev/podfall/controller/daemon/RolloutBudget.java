package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.controller.daemon.NodeRollout.Stage;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rolling update may do at a time, and which nodes use that up, as the controller counts them.
 *
 * <p>Upstream: pkg/controller/daemon/update.go, {@code rollingUpdate}, {@code updatedDesiredNodeCounts}.
 * <br>Differs: upstream keeps the numbers only, not the nodes.
 *
 * @param surging whether the limit is {@code maxSurge}; else it is {@code maxUnavailable}
 * @param limit in nodes
 * @param desired of how many nodes a percentage is taken
 * @param uses the nodes that count against the limit, by name
 * @param waiting nodes that have an available pod of an old template, by name: each waits for its turn
 * @param error why the controller can decide nothing, empty if it can
 */
public record RolloutBudget(
        boolean surging, int limit, int desired, List<Use> uses, List<String> waiting, String error) {

    public RolloutBudget {
        uses = List.copyOf(uses);
        waiting = List.copyOf(waiting);
    }

    /** A node that counts against the limit. */
    public record Use(String node, Because because) {}

    /** Why a node counts. */
    public enum Because {
        /** It has no pod that is not ending. */
        NO_POD,
        /** Its new pod is not available. */
        NEW_NOT_AVAILABLE,
        /** Its old pod is not available: it is replaced whatever the limit. */
        OLD_NOT_AVAILABLE,
        /** It has a new and an old pod, of which one has to go first. */
        BOTH,
        /** It has too many pods of one kind. */
        DUPLICATES
    }

    /** How many nodes more may be taken now. */
    public int free() {
        return Math.max(0, limit - uses.size());
    }

    /** For a DaemonSet whose pods are replaced by a rolling update; null for another. Looks at all nodes and pods. */
    public static @Nullable RolloutBudget of(ClusterState view, DaemonSet daemonSet, Instant now) {
        if (!(daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate)) {
            return null;
        }
        var ledger = new Ledger(view, daemonSet, skipped -> {});
        var history = RevisionHistory.plan(view, daemonSet, ledger.pods()::all);
        ledger.pods().toAdopt().forEach(ledger::adopted);
        ledger.update(view, new Basis(daemonSet, history.hash(), now));
        int desired = ledger.counter().desired();
        var census = ledger.census();
        var rollout = RollingUpdate.plan(daemonSet, census, desired);
        boolean surging = rollout.maxSurge() > 0;
        var uses = new ArrayList<Use>();
        for (var stage : Stage.values()) {
            var because = surging ? whileSurging(stage) : whileDeleting(stage);
            if (because != null) {
                census.nodes(stage).forEach(node -> uses.add(new Use(node, because)));
            }
        }
        uses.sort((a, b) -> a.node().compareTo(b.node()));
        var waiting = new ArrayList<>(census.nodes(Stage.OLD_AVAILABLE, Stage.OLD_AVAILABLE_UNWANTED));
        return new RolloutBudget(
                surging,
                surging ? rollout.maxSurge() : rollout.maxUnavailable(),
                desired,
                uses,
                waiting,
                rollout.error());
    }

    /** As {@link RollingUpdate} counts those that are unavailable. */
    private static @Nullable Because whileDeleting(Stage stage) {
        return switch (stage) {
            case DUPLICATES -> Because.DUPLICATES;
            case NONE -> Because.NO_POD;
            case BOTH_NEW_AVAILABLE, BOTH_NEW_NOT_AVAILABLE -> Because.BOTH;
            case NEW_NOT_AVAILABLE -> Because.NEW_NOT_AVAILABLE;
            case OLD_NOT_AVAILABLE, OLD_NOT_AVAILABLE_UNWANTED, OLD_NOT_AVAILABLE_NODE_GONE ->
                Because.OLD_NOT_AVAILABLE;
            case NEW_AVAILABLE, OLD_AVAILABLE, OLD_AVAILABLE_UNWANTED, OLD_AVAILABLE_NODE_GONE -> null;
        };
    }

    /** As {@link RollingUpdate} counts those that have a pod too many. */
    private static @Nullable Because whileSurging(Stage stage) {
        return switch (stage) {
            case DUPLICATES -> Because.DUPLICATES;
            case BOTH_NEW_NOT_AVAILABLE -> Because.NEW_NOT_AVAILABLE;
            case NONE,
                    NEW_AVAILABLE,
                    NEW_NOT_AVAILABLE,
                    BOTH_NEW_AVAILABLE,
                    OLD_AVAILABLE,
                    OLD_NOT_AVAILABLE,
                    OLD_AVAILABLE_UNWANTED,
                    OLD_NOT_AVAILABLE_UNWANTED,
                    OLD_AVAILABLE_NODE_GONE,
                    OLD_NOT_AVAILABLE_NODE_GONE -> null;
        };
    }
}
