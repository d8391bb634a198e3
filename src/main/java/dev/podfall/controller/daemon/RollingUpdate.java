package dev.podfall.controller.daemon;

import static dev.podfall.controller.daemon.NodeRollout.Stage.BOTH_NEW_AVAILABLE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.BOTH_NEW_NOT_AVAILABLE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.DUPLICATES;
import static dev.podfall.controller.daemon.NodeRollout.Stage.NEW_NOT_AVAILABLE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.NONE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_AVAILABLE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_AVAILABLE_NODE_GONE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_AVAILABLE_UNWANTED;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_NOT_AVAILABLE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_NOT_AVAILABLE_NODE_GONE;
import static dev.podfall.controller.daemon.NodeRollout.Stage.OLD_NOT_AVAILABLE_UNWANTED;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.RolloutCensus.Outdated;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pods of an old template are replaced now.
 *
 * <p>Upstream: pkg/controller/daemon/update.go, {@code rollingUpdate}.
 * <br>Differs: upstream takes nodes in the random order of a Go map; we take them by name.
 */
final class RollingUpdate {
    private final ObjectKey daemonSet;
    private final RolloutCensus census;
    private final int desired;

    private RollingUpdate(ObjectKey daemonSet, RolloutCensus census, int desired) {
        this.daemonSet = daemonSet;
        this.census = census;
        this.desired = desired;
    }

    /** @param desired how many nodes should run a pod */
    static Rollout plan(DaemonSet daemonSet, RolloutCensus census, int desired) {
        return switch (daemonSet.spec().updateStrategy()) {
            case UpdateStrategy.OnDelete _ -> Rollout.NONE;
            case UpdateStrategy.RollingUpdate strategy -> {
                int maxUnavailable = strategy.unavailableOf(desired);
                int maxSurge = strategy.surgeOf(desired);
                if (desired > 0 && maxUnavailable == 0 && maxSurge == 0) {
                    maxUnavailable = 1;
                }
                var update = new RollingUpdate(daemonSet.key(), census, desired);
                yield maxSurge == 0 ? update.withinUnavailable(maxUnavailable) : update.withinSurge(maxSurge);
            }
        };
    }

    private Rollout withinUnavailable(int maxUnavailable) {
        int unavailable = census.count(
                DUPLICATES,
                NONE,
                BOTH_NEW_AVAILABLE,
                BOTH_NEW_NOT_AVAILABLE,
                NEW_NOT_AVAILABLE,
                OLD_NOT_AVAILABLE,
                OLD_NOT_AVAILABLE_UNWANTED,
                OLD_NOT_AVAILABLE_NODE_GONE);
        var deletions = new ArrayList<PodDeletion>();
        for (var broken : census.all(OLD_NOT_AVAILABLE, OLD_NOT_AVAILABLE_UNWANTED, OLD_NOT_AVAILABLE_NODE_GONE)) {
            deletions.add(deletion(broken, PodDeletion.Why.OUTDATED_NOT_AVAILABLE));
        }
        int remaining = Math.max(0, maxUnavailable - unavailable);
        for (var candidate : census.first(remaining, OLD_AVAILABLE, OLD_AVAILABLE_UNWANTED, OLD_AVAILABLE_NODE_GONE)) {
            deletions.add(deletion(candidate, PodDeletion.Why.OUTDATED));
        }
        return new Rollout(List.of(), List.copyOf(deletions), maxUnavailable, unavailable, 0, 0, "");
    }

    private Rollout withinSurge(int maxSurge) {
        int surging = census.count(DUPLICATES, BOTH_NEW_NOT_AVAILABLE);
        var gone = census.first(1, OLD_AVAILABLE_NODE_GONE, OLD_NOT_AVAILABLE_NODE_GONE);
        if (!gone.isEmpty()) {
            var node = gone.getFirst().node();
            var error = "couldn't get node for nodeName \"" + node + "\": node \"" + node + "\" not found";
            return new Rollout(List.of(), List.of(), 0, 0, maxSurge, surging, error);
        }
        var deletions = new ArrayList<PodDeletion>();
        for (var unwanted : census.all(OLD_NOT_AVAILABLE_UNWANTED)) {
            deletions.add(deletion(unwanted, PodDeletion.Why.OUTDATED_NOT_AVAILABLE));
        }
        for (var replaced : census.all(BOTH_NEW_AVAILABLE)) {
            deletions.add(deletion(replaced, PodDeletion.Why.REPLACED));
        }
        for (var unwanted : census.first(Math.max(0, census.serving() - desired), OLD_AVAILABLE_UNWANTED)) {
            deletions.add(deletion(unwanted, PodDeletion.Why.NOT_WANTED_HERE));
        }
        var creations = new ArrayList<PodCreation>();
        for (var broken : census.all(OLD_NOT_AVAILABLE)) {
            creations.add(creation(broken, PodCreation.Why.OLD_NOT_AVAILABLE));
        }
        for (var candidate : census.first(Math.max(0, maxSurge - surging), OLD_AVAILABLE)) {
            creations.add(creation(candidate, PodCreation.Why.SURGE));
        }
        return new Rollout(List.copyOf(creations), List.copyOf(deletions), 0, 0, maxSurge, surging, "");
    }

    private PodDeletion deletion(Outdated outdated, PodDeletion.Why why) {
        return new PodDeletion(daemonSet, outdated.pod().key(), outdated.node(), why, null);
    }

    private PodCreation creation(Outdated outdated, PodCreation.Why why) {
        return new PodCreation(daemonSet, outdated.node(), why, "");
    }
}
