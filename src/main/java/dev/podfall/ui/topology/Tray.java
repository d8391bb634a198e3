package dev.podfall.ui.topology;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Why;
import dev.podfall.scheduler.framework.Requests;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pods that wait for a node, from one moment to the next. One thread uses it. */
final class Tray {
    private final Refusals refusals;
    private final TreeMap<ObjectKey, Waiting> waiting = new TreeMap<>();
    private final Map<String, TreeMap<ObjectKey, Waiting>> byNode = new HashMap<>();
    private @Nullable List<PendingPod> listed = List.of();

    /** A pod without a node, its DaemonSet, and the node that it is pinned to, or that is being cleared for it, if any. */
    private record Waiting(
            PendingPod entry,
            @Nullable ObjectKey daemonSet,
            @Nullable String pinned,
            boolean nominated,
            Requests requests) {
        /** Whether it waits for its node in earnest: the scheduler has tried it there, or makes room for it there. */
        boolean isAwaited() {
            return nominated || entry.refusal() != null;
        }
    }

    /**
     * Those that wait for a node in earnest.
     *
     * @param requests what they request, all together
     */
    record Awaited(List<PodMark> marks, Requests requests) {
        static final Awaited NOBODY = new Awaited(List.of(), Requests.NONE);
    }

    Tray(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Looks at every pod anew. */
    void fill(ClusterState state, PodMarks marks) {
        waiting.clear();
        byNode.clear();
        listed = null;
        for (var pod : state.podsOnNode("")) {
            update(pod.key(), pod, marks, node -> {});
        }
    }

    /**
     * Looks at a pod that has changed, or of which something else has been said.
     *
     * @param pod null if it is gone
     * @param concerned is told the nodes that the pod waits for, or did
     */
    void update(ObjectKey key, @Nullable Pod pod, PodMarks marks, Consumer<String> concerned) {
        var was = waiting.get(key);
        var is = pod == null || !waits(pod) ? null : waiting(pod, marks);
        if (Objects.equals(was, is)) {
            return;
        }
        listed = null;
        if (was != null) {
            waiting.remove(key);
            leave(was.pinned(), key, concerned);
        }
        if (is != null) {
            waiting.put(key, is);
            come(is, key, concerned);
        }
    }

    private void leave(@Nullable String node, ObjectKey key, Consumer<String> concerned) {
        if (node != null) {
            byNode.computeIfPresent(node, (name, there) -> {
                there.remove(key);
                return there.isEmpty() ? null : there;
            });
            concerned.accept(node);
        }
    }

    private void come(Waiting is, ObjectKey key, Consumer<String> concerned) {
        var node = is.pinned();
        if (node != null) {
            byNode.computeIfAbsent(node, name -> new TreeMap<>()).put(key, is);
            concerned.accept(node);
        }
    }

    private static boolean waits(Pod pod) {
        return pod.nodeName().isEmpty() && !pod.isTerminal() && !pod.isTerminating();
    }

    private Waiting waiting(Pod pod, PodMarks marks) {
        var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
        var message = scheduled == null || scheduled.isTrue() ? "" : scheduled.message();
        var pinned = pod.targetNode();
        var daemonSet = pod.meta().controllerKey(Kind.DAEMON_SET);
        var nominated = pod.status().nominatedNodeName();
        var entry = new PendingPod(
                marks.of(pod, null),
                daemonSet == null ? "" : daemonSet.toString(),
                message,
                held(pod),
                refusals.of(pod.key(), pinned));
        return new Waiting(
                entry,
                daemonSet,
                pinned != null ? pinned : nominated.isEmpty() ? null : nominated,
                !nominated.isEmpty(),
                Requests.of(pod.spec()));
    }

    private static String held(Pod pod) {
        var held = Why.held(pod);
        return held == null
                ? ""
                : Words.of(
                        held instanceof dev.podfall.explain.Verdict.Gated ? "verdict.gated" : "verdict.no-scheduler");
    }

    /** The last pod of the DaemonSet's that waits for the node; null if none does. */
    @Nullable
    PendingPod of(ObjectKey daemonSet, String node) {
        var there = byNode.get(node);
        if (there != null) {
            for (var pod : there.descendingMap().values()) {
                if (daemonSet.equals(pod.daemonSet())) {
                    return pod.entry();
                }
            }
        }
        return null;
    }

    Awaited awaited(String node) {
        var there = byNode.get(node);
        if (there == null) {
            return Awaited.NOBODY;
        }
        var marks = new ArrayList<PodMark>();
        var requests = Requests.NONE;
        for (var pod : there.values()) {
            if (pod.isAwaited()) {
                marks.add(pod.entry().mark().in(PodMark.State.AWAITED, null));
                requests = requests.plus(pod.requests());
            }
        }
        return marks.isEmpty() ? Awaited.NOBODY : new Awaited(List.copyOf(marks), requests);
    }

    /** All, in the order of their names: the same list until one of them changes. */
    List<PendingPod> list() {
        var all = listed;
        if (all == null) {
            var entries = new ArrayList<PendingPod>(waiting.size());
            waiting.values().forEach(pod -> entries.add(pod.entry()));
            all = List.copyOf(entries);
            listed = all;
        }
        return all;
    }
}
