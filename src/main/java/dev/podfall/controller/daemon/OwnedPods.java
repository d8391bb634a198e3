package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one DaemonSet by the node that they belong to, and those that it should claim or let go.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code getNodesToDaemonPods}; controller_ref_manager.go,
 * {@code ClaimObject}.
 * <br>Differs: kept up to date instead of listed anew.
 */
final class OwnedPods implements Forkable<OwnedPods> {
    private final DaemonSet owner;
    /** Each node's pods in the order in which decisions look at them: sorting them anew costs too much where many fail. */
    private final ForkMap<String, List<Pod>> byNode;

    private final ForkMap<ObjectKey, Pod> toAdopt;
    private final ForkMap<ObjectKey, Pod> toRelease;
    private final ForkMap<String, Integer> hashes;

    private OwnedPods(
            DaemonSet owner,
            ForkMap<String, List<Pod>> byNode,
            ForkMap<ObjectKey, Pod> toAdopt,
            ForkMap<ObjectKey, Pod> toRelease,
            ForkMap<String, Integer> hashes) {
        this.owner = owner;
        this.byNode = byNode;
        this.toAdopt = toAdopt;
        this.toRelease = toRelease;
        this.hashes = hashes;
    }

    @Override
    public OwnedPods fork() {
        return new OwnedPods(owner, byNode.fork(), toAdopt.fork(), toRelease.fork(), hashes.fork());
    }

    OwnedPods(ClusterState view, DaemonSet owner) {
        this(owner, ForkMap.natural(), ForkMap.natural(), ForkMap.natural(), ForkMap.natural());
        var ignored = ForkSet.<String>natural();
        for (var pod : view.podsControlledBy(owner.uid())) {
            changed(null, pod, ignored);
        }
        for (var pod : view.podsControlledBy("")) {
            changed(null, pod, ignored);
        }
    }

    /** The nodes that have pods. */
    Iterable<String> nodes() {
        return byNode.keys();
    }

    /** Orphans that the DaemonSet's selector matches. */
    Collection<Pod> toAdopt() {
        return listed(toAdopt);
    }

    /** Pods of the DaemonSet that its selector matches no longer. */
    Collection<Pod> toRelease() {
        return listed(toRelease);
    }

    private static Collection<Pod> listed(ForkMap<ObjectKey, Pod> pods) {
        if (pods.isEmpty()) {
            return List.of();
        }
        var out = new ArrayList<Pod>();
        pods.values().forEach(out::add);
        return List.copyOf(out);
    }

    List<Pod> on(String node) {
        var here = byNode.getOrDefault(node, List.of());
        return here.stream().anyMatch(DaemonPods::isAsGoodAsGone)
                ? here.stream().filter(pod -> !DaemonPods.isAsGoodAsGone(pod)).toList()
                : here;
    }

    /** All pods that the DaemonSet has, by key. */
    Collection<Pod> all() {
        var out = new TreeMap<ObjectKey, Pod>();
        byNode.values().forEach(pods -> pods.forEach(pod -> out.put(pod.key(), pod)));
        return out.values();
    }

    /** @param touched takes the nodes on which something may have to be decided anew */
    void changed(@Nullable Pod before, @Nullable Pod after, ForkSet<String> touched) {
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
        int at = here == null ? -1 : find(here, before);
        if (node == null || here == null || at < 0) {
            return false;
        }
        byNode.put(node, changed(here, pods -> pods.set(at, after)));
        return true;
    }

    private static int find(List<Pod> sorted, Pod pod) {
        return Collections.binarySearch(sorted, pod, DaemonPods.OLDEST_FIRST);
    }

    private static List<Pod> changed(List<Pod> pods, Consumer<List<Pod>> change) {
        var out = new ArrayList<Pod>(pods.size() + 1);
        out.addAll(pods);
        change.accept(out);
        return List.copyOf(out);
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

    void adopted(Pod orphan, ForkSet<String> touched) {
        toAdopt.remove(orphan.key());
        put(orphan, touched);
    }

    private void put(Pod pod, ForkSet<String> touched) {
        var node = pod.targetNode();
        if (node != null) {
            var here = byNode.getOrDefault(node, List.of());
            int at = find(here, pod);
            if (at < 0) {
                byNode.put(node, changed(here, pods -> pods.add(-1 - at, pod)));
            } else {
                byNode.put(node, changed(here, pods -> pods.set(at, pod)));
            }
            count(pod, 1);
            touched.add(node);
        }
    }

    private void forget(Pod pod, ForkSet<String> touched) {
        toAdopt.remove(pod.key());
        toRelease.remove(pod.key());
        var node = pod.targetNode();
        var here = node == null ? null : byNode.get(node);
        int at = here == null ? -1 : find(here, pod);
        if (node == null || here == null || at < 0) {
            return;
        }
        count(here.get(at), -1);
        touched.add(node);
        if (here.size() == 1) {
            byNode.remove(node);
        } else {
            byNode.put(node, changed(here, pods -> pods.remove(at)));
        }
    }

    private void count(Pod pod, int by) {
        var hash = pod.templateHash();
        int count = hashes.getOrDefault(hash, 0) + by;
        if (count == 0) {
            hashes.remove(hash);
        } else {
            hashes.put(hash, count);
        }
    }

    boolean isHashLive(String hash) {
        return hashes.containsKey(hash);
    }
}
