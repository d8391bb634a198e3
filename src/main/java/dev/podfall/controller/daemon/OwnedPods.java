package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one DaemonSet by the node that they belong to, and those that it should claim or let go.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code getNodesToDaemonPods}; controller_ref_manager.go,
 * {@code ClaimObject}.
 * <br>Differs: kept up to date instead of listed anew.
 */
final class OwnedPods {
    private final DaemonSet owner;
    /** Each node's pods in the order in which decisions look at them: sorting them anew costs too much where many fail. */
    private final TreeMap<String, TreeMap<Pod, Pod>> byNode = new TreeMap<>();

    private final TreeMap<ObjectKey, Pod> toAdopt = new TreeMap<>();
    private final TreeMap<ObjectKey, Pod> toRelease = new TreeMap<>();
    private final TreeMap<String, Integer> hashes = new TreeMap<>();

    OwnedPods(ClusterState view, DaemonSet owner) {
        this.owner = owner;
        var ignored = new TreeSet<String>();
        for (var pod : view.podsControlledBy(owner.uid())) {
            changed(null, pod, ignored);
        }
        for (var pod : view.podsControlledBy("")) {
            changed(null, pod, ignored);
        }
    }

    /** The nodes that have pods. */
    Set<String> nodes() {
        return Collections.unmodifiableSet(byNode.keySet());
    }

    /** Orphans that the DaemonSet's selector matches. */
    Collection<Pod> toAdopt() {
        return List.copyOf(toAdopt.values());
    }

    /** Pods of the DaemonSet that its selector matches no longer. */
    Collection<Pod> toRelease() {
        return List.copyOf(toRelease.values());
    }

    List<Pod> on(String node) {
        var here = byNode.get(node);
        if (here == null) {
            return List.of();
        }
        return here.values().stream()
                .filter(pod -> !DaemonPods.isAsGoodAsGone(pod))
                .toList();
    }

    /** All pods that the DaemonSet has, by key. */
    Collection<Pod> all() {
        var out = new TreeMap<ObjectKey, Pod>();
        byNode.values().forEach(pods -> pods.values().forEach(pod -> out.put(pod.key(), pod)));
        return out.values();
    }

    /** @param touched takes the nodes on which something may have to be decided anew */
    void changed(@Nullable Pod before, @Nullable Pod after, TreeSet<String> touched) {
        if (before != null && after != null && replaced(before, after)) {
            return;
        }
        if (before != null) {
            forget(before, touched);
        }
        if (after == null || !after.namespace().equals(owner.namespace())) {
            return;
        }
        var controller = after.meta().controller();
        boolean matches = owner.spec().selector().matches(after.meta().labels());
        if (controller == null) {
            if (matches && !after.isTerminating()) {
                toAdopt.put(after.key(), after);
            }
        } else if (controller.uid().equals(owner.uid())) {
            if (matches) {
                put(after, touched);
            } else {
                toRelease.put(after.key(), after);
            }
        }
    }

    /** Takes the new version of a pod that has changed in nothing that a decision rests on: most changes are such. */
    private boolean replaced(Pod before, Pod after) {
        if (!decidesLike(before, after)) {
            return false;
        }
        var node = after.targetNode();
        var here = node == null ? null : byNode.get(node);
        // The order knows nothing of what has changed, so the new version takes the old one's place.
        return here != null && here.replace(before, after) != null;
    }

    private static boolean decidesLike(Pod before, Pod after) {
        return before.nodeName().equals(after.nodeName())
                && before.status().phase() == after.status().phase()
                && before.isTerminating() == after.isTerminating()
                && Objects.equals(before.meta().labels(), after.meta().labels())
                && Objects.equals(before.meta().ownerReferences(), after.meta().ownerReferences())
                && Objects.equals(
                        before.status().condition(Condition.READY),
                        after.status().condition(Condition.READY));
    }

    void adopted(Pod orphan, TreeSet<String> touched) {
        toAdopt.remove(orphan.key());
        put(orphan, touched);
    }

    private void put(Pod pod, TreeSet<String> touched) {
        var node = pod.targetNode();
        if (node != null) {
            byNode.computeIfAbsent(node, n -> new TreeMap<>(DaemonPods.OLDEST_FIRST))
                    .put(pod, pod);
            hashes.merge(pod.templateHash(), 1, Integer::sum);
            touched.add(node);
        }
    }

    private void forget(Pod pod, TreeSet<String> touched) {
        toAdopt.remove(pod.key());
        toRelease.remove(pod.key());
        var node = pod.targetNode();
        var here = node == null ? null : byNode.get(node);
        if (node == null || here == null) {
            return;
        }
        var old = here.remove(pod);
        if (old != null) {
            hashes.computeIfPresent(old.templateHash(), (h, count) -> count == 1 ? null : count - 1);
            touched.add(node);
        }
        if (here.isEmpty()) {
            byNode.remove(node);
        }
    }

    boolean isHashLive(String hash) {
        return hashes.containsKey(hash);
    }
}
