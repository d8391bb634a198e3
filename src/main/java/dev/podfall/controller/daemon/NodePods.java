package dev.podfall.controller.daemon;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node and the pods of one DaemonSet that are bound or pinned to it, those left out that ended and are being
 * deleted.
 *
 * @param verdict null if the Node object is gone
 * @param pods the oldest first
 */
record NodePods(String node, @Nullable NodeVerdict verdict, List<Pod> pods) {

    boolean shouldRun() {
        return verdict != null && verdict.shouldRun();
    }

    /**
     * What should happen to the pods of this node, rollouts aside.
     *
     * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code podsShouldBeOnNode},
     * {@code getUnscheduledPodsWithoutNode}.
     * <br>Differs: failed pods are only found here; whether they are still being put off is asked when the plan is made.
     */
    NodeDecision decide(Basis basis) {
        var key = basis.daemonSet().key();
        var out = new Collector(key);
        if (verdict == null) {
            for (var pod : pods) {
                if (pod.nodeName().isEmpty()) {
                    out.delete(pod, PodDeletion.Why.NODE_GONE, null);
                }
            }
        } else if (verdict.shouldRun() && pods.isEmpty()) {
            out.create(PodCreation.Why.NONE_THERE);
        } else if (verdict.shouldContinueRunning()) {
            prune(basis, verdict, out);
        } else {
            for (var pod : pods) {
                if (!pod.isTerminating()) {
                    out.delete(pod, PodDeletion.Why.MUST_NOT_RUN, verdict.endedBy());
                }
            }
        }
        return out.decision();
    }

    private void prune(Basis basis, NodeVerdict verdict, Collector out) {
        var running = new ArrayList<Pod>();
        for (var pod : pods) {
            if (pod.isTerminating()) {
                continue;
            }
            if (pod.status().phase() == PodPhase.FAILED) {
                out.failed.add(pod);
            } else if (pod.status().phase() == PodPhase.SUCCEEDED) {
                out.delete(pod, PodDeletion.Why.SUCCEEDED, null);
            } else {
                running.add(pod);
            }
        }
        if (!basis.allowsSurge()) {
            running.stream().skip(1).forEach(pod -> out.delete(pod, PodDeletion.Why.DUPLICATE, null));
        } else if (running.isEmpty() && verdict.shouldRun()) {
            out.create(PodCreation.Why.NONE_RUNNING);
        } else if (running.size() > 1) {
            pruneSurging(basis, running, out);
        }
    }

    private static void pruneSurging(Basis basis, List<Pod> running, Collector out) {
        Pod newest = null;
        Pod old = null;
        for (var pod : running) {
            if (DaemonPods.isUpdated(pod, basis.hash(), 0)) {
                if (newest == null) {
                    newest = pod;
                    continue;
                }
            } else if (old == null) {
                old = pod;
                continue;
            }
            out.delete(pod, PodDeletion.Why.DUPLICATE, null);
        }
        if (newest == null || old == null) {
            return;
        }
        if (!old.isReady()) {
            out.delete(old, PodDeletion.Why.OLD_NOT_READY, null);
        } else if (basis.isAvailable(newest)) {
            out.delete(old, PodDeletion.Why.REPLACED, null);
        }
    }

    private final class Collector {
        private final ObjectKey daemonSet;
        private final List<PodDeletion> deletions = new ArrayList<>(0);
        private final List<Pod> failed = new ArrayList<>(0);
        private @Nullable PodCreation creation;

        Collector(ObjectKey daemonSet) {
            this.daemonSet = daemonSet;
        }

        void create(PodCreation.Why why) {
            creation = new PodCreation(daemonSet, node, why, "");
        }

        void delete(Pod pod, PodDeletion.Why why, @Nullable PlacementCheck because) {
            deletions.add(new PodDeletion(daemonSet, pod.key(), node, why, because));
        }

        NodeDecision decision() {
            return creation == null && deletions.isEmpty() && failed.isEmpty()
                    ? NodeDecision.NOTHING
                    : new NodeDecision(creation, List.copyOf(deletions), List.copyOf(failed));
        }
    }
}
