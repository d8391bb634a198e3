package dev.podfall.properties;

import static dev.podfall.properties.StepRules.holds;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Codec;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds when nothing changes any more and every DaemonSet has been looked at since. */
final class RestRules {
    private final ClusterState state;
    private final Instant now;

    RestRules(ClusterState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** @throws StepRules.Broken if something does not hold */
    void check() {
        for (var daemonSet : state.daemonSets()) {
            if (!daemonSet.meta().isTerminating()) {
                check(daemonSet);
            }
        }
        noOwnerIsMissed();
        for (var kind : Kind.simulated()) {
            state.all(kind).values().forEach(RestRules::survivesItsText);
        }
    }

    private void check(DaemonSet daemonSet) {
        var byNode = podsByNode(daemonSet);
        byNode.keySet()
                .forEach(node -> holds(
                        state.node(node) != null,
                        () -> "at rest, pods of " + daemonSet.key() + " are left on " + node + ", which is gone"));
        var counted = counters(daemonSet, byNode);
        holds(
                daemonSet.status().equals(counted),
                () -> "at rest, " + daemonSet.key() + " counts\n  " + daemonSet.status() + ", but there are\n  "
                        + counted);
        for (var node : state.nodes()) {
            placed(daemonSet, node, byNode.getOrDefault(node.name(), List.of()));
        }
        revisions(daemonSet);
        rollout(daemonSet, byNode, counted);
    }

    private Map<String, List<Pod>> podsByNode(DaemonSet daemonSet) {
        var out = new TreeMap<String, List<Pod>>();
        for (var pod : state.podsControlledBy(daemonSet.uid())) {
            var node = pod.targetNode();
            if (node != null && !(pod.isTerminal() && pod.isTerminating())) {
                out.computeIfAbsent(node, n -> new ArrayList<>()).add(pod);
            }
        }
        out.values()
                .forEach(pods -> pods.sort(
                        Comparator.<Pod, Boolean>comparing(pod -> pod.nodeName().isEmpty())
                                .thenComparing(pod -> pod.meta().creationTimestamp())
                                .thenComparing(Pod::name)));
        return out;
    }

    private DaemonSetStatus counters(DaemonSet daemonSet, Map<String, List<Pod>> byNode) {
        int desired = 0;
        int current = 0;
        int misscheduled = 0;
        int ready = 0;
        int available = 0;
        int updated = 0;
        var placement = NodePlacement.of(daemonSet);
        var hash = currentHash(daemonSet);
        for (var node : state.nodes()) {
            var pods = byNode.getOrDefault(node.name(), List.of());
            boolean wanted = placement.shouldRun(node);
            desired += wanted ? 1 : 0;
            if (pods.isEmpty()) {
                continue;
            }
            current += wanted ? 1 : 0;
            misscheduled += wanted ? 0 : 1;
            var pod = pods.getFirst();
            ready += wanted && pod.isReady() ? 1 : 0;
            available += wanted && DaemonPods.isAvailable(pod, daemonSet.spec().minReadySeconds(), now) ? 1 : 0;
            updated += wanted && isUpdated(daemonSet, pod, hash) ? 1 : 0;
        }
        return new DaemonSetStatus(
                current,
                misscheduled,
                desired,
                ready,
                updated,
                available,
                desired - available,
                daemonSet.meta().generation(),
                daemonSet.status().collisionCount());
    }

    private static boolean isUpdated(DaemonSet daemonSet, Pod pod, String hash) {
        return pod.templateHash().equals(hash)
                || pod.meta()
                        .labels()
                        .has(DaemonSet.TEMPLATE_GENERATION_LABEL, Long.toString(daemonSet.templateGeneration()));
    }

    private List<ControllerRevision> revisionsOf(DaemonSet daemonSet) {
        return state.controllerRevisions().stream()
                .filter(revision -> revision.meta().isControlledBy(daemonSet.uid()))
                .sorted(Comparator.comparingLong(ControllerRevision::revision))
                .toList();
    }

    private String currentHash(DaemonSet daemonSet) {
        var revisions = revisionsOf(daemonSet);
        holds(!revisions.isEmpty(), () -> "at rest, " + daemonSet.key() + " has no revision");
        var hash = revisions.getLast().meta().labels().get(RevisionHash.LABEL);
        return hash == null ? "" : hash;
    }

    /** The last revision is the template; of the others no more are kept than asked for and in use. */
    private void revisions(DaemonSet daemonSet) {
        var revisions = revisionsOf(daemonSet);
        var template = (Tree.Obj) revisions.getLast().data().obj("spec").get("template");
        holds(
                template != null
                        && template.without("$patch")
                                .equals(daemonSet.spec().template().toTree()),
                () -> "at rest, the last revision of " + daemonSet.key() + " is not its template:\n  " + template
                        + "\n  " + daemonSet.spec().template().toTree());
        var inUse = new HashSet<String>();
        state.podsControlledBy(daemonSet.uid()).forEach(pod -> inUse.add(pod.templateHash()));
        long unused = revisions.subList(0, revisions.size() - 1).stream()
                .filter(old -> !inUse.contains(old.meta().labels().get(RevisionHash.LABEL)))
                .count();
        holds(
                unused <= daemonSet.spec().revisionHistoryLimit(),
                () -> "at rest, " + daemonSet.key() + " keeps " + unused + " old revisions that no pod has");
    }

    private static void placed(DaemonSet daemonSet, Node node, List<Pod> pods) {
        var verdict = NodePlacement.verdict(daemonSet, node);
        var running = pods.stream().filter(StepRules::runs).toList();
        holds(
                !verdict.shouldRun() || !pods.isEmpty(),
                () -> "at rest, " + node.name() + " has no pod of " + daemonSet.key() + ", but should");
        holds(
                verdict.shouldContinueRunning() || pods.stream().allMatch(Pod::isTerminating),
                () -> "at rest, " + node.name() + " has a pod of " + daemonSet.key() + ", but must not");
        holds(
                running.stream().map(Pod::templateHash).distinct().count() == running.size(),
                () -> "at rest, " + node.name() + " has two running pods of one revision of " + daemonSet.key());
        holds(
                running.size() <= (surge(daemonSet, 1) > 0 ? 2 : 1),
                () -> "at rest, " + node.name() + " has " + running.size() + " running pods of " + daemonSet.key());
    }

    private static int surge(DaemonSet daemonSet, int total) {
        return daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate rolling
                ? rolling.maxSurge().scaledRoundedUp(total)
                : 0;
    }

    /** A rollout ends, or stands still because as many nodes are busy as may be. */
    private void rollout(DaemonSet daemonSet, Map<String, List<Pod>> byNode, DaemonSetStatus counted) {
        if (!(daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate rolling)) {
            return;
        }
        int desired = counted.desiredNumberScheduled();
        int maxSurge = rolling.maxSurge().scaledRoundedUp(desired);
        int maxUnavailable = rolling.maxUnavailable().scaledRoundedUp(desired);
        int most = maxSurge > 0 ? maxSurge : maxUnavailable == 0 && desired > 0 ? 1 : maxUnavailable;
        int busy = 0;
        var outdated = new ArrayList<String>();
        for (var node : state.nodes()) {
            boolean wanted = NodePlacement.verdict(daemonSet, node).shouldRun();
            var pods = byNode.getOrDefault(node.name(), List.of());
            switch (stage(daemonSet, pods)) {
                case UPDATED -> {}
                case OUTDATED -> {
                    // While surging, an old pod on a node that is not wanted may stay to serve.
                    if (maxSurge == 0 || wanted) {
                        outdated.add(node.name());
                    }
                }
                case EMPTY -> busy += maxSurge == 0 && (wanted || !pods.isEmpty()) ? 1 : 0;
                case BUSY -> busy += maxSurge == 0 || pods.size() > 1 ? 1 : 0;
            }
        }
        int stands = busy;
        holds(
                outdated.isEmpty() || stands >= most,
                () -> "at rest, " + outdated + " have old pods of " + daemonSet.key() + ", but only " + stands + " of "
                        + most + " nodes are busy");
    }

    /** How far a node is in a rollout. */
    private enum Stage {
        EMPTY,
        OUTDATED,
        BUSY,
        UPDATED
    }

    private Stage stage(DaemonSet daemonSet, List<Pod> all) {
        var hash = currentHash(daemonSet);
        var pods = all.stream().filter(pod -> !pod.isTerminating()).toList();
        if (pods.isEmpty()) {
            return Stage.EMPTY;
        }
        if (pods.stream().noneMatch(pod -> isUpdated(daemonSet, pod, hash))) {
            return Stage.OUTDATED;
        }
        return pods.size() == 1 && available(daemonSet, pods.getFirst()) ? Stage.UPDATED : Stage.BUSY;
    }

    private boolean available(DaemonSet daemonSet, Pod pod) {
        return DaemonPods.isAvailable(pod, daemonSet.spec().minReadySeconds(), now);
    }

    private void noOwnerIsMissed() {
        for (var pod : state.pods()) {
            pod.meta().ownerReferences().forEach(owner -> exists(pod, owner));
        }
        for (var revision : state.controllerRevisions()) {
            revision.meta().ownerReferences().forEach(owner -> exists(revision, owner));
        }
    }

    /** Pods on dead nodes stay until somebody confirms their end. */
    private void exists(KubeObject object, OwnerReference owner) {
        holds(
                object.meta().isTerminating()
                        || state.daemonSets().stream().anyMatch(ds -> ds.uid().equals(owner.uid())),
                () -> "at rest, " + object.kind().singular() + " " + object.key() + " is left, but its owner "
                        + owner.name() + " is gone");
    }

    private static void survivesItsText(KubeObject object) {
        try {
            var text = Json.write(object.toTree());
            var again = Codec.decode(object.kind(), (Tree.Obj) JsonReader.parse(text));
            holds(again.equals(object), () -> "read from its JSON again, it is another object: " + text);
        } catch (SyntaxError e) {
            throw new StepRules.Broken("its JSON cannot be read: " + e.getMessage());
        }
    }
}
