package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import dev.podfall.store.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where something may have become different between two states: places whose pods changed, or whose node or DaemonSet did
 * in a way that may make a pod stand where it should not. At each the pod that stands for it, if one does.
 */
final class ChangedPlaces {
    private final ClusterState before;
    private final ClusterState after;
    private final Set<PodPlace> all = new TreeSet<>();
    private final Map<PodPlace, Pod> was = new TreeMap<>();
    private final Map<PodPlace, Pod> is = new TreeMap<>();
    private @Nullable Map<String, List<Pod>> unbound;

    private ChangedPlaces(ClusterState before, ClusterState after) {
        this.before = before;
        this.after = after;
    }

    static ChangedPlaces between(ClusterState before, ClusterState after) {
        var places = new ChangedPlaces(before, after);
        places.pods(after.differences(before, Kind.POD));
        places.nodes(after.differences(before, Kind.NODE));
        places.daemonSets(after.differences(before, Kind.DAEMON_SET));
        places.addUnchangedPods();
        return places;
    }

    /** Sorted by owner and node. */
    Collection<PodPlace> all() {
        return all;
    }

    /** The pod that stood there; null if none did. */
    @Nullable
    Pod before(PodPlace place) {
        return was.get(place);
    }

    /** The pod that stands there; null if none does. */
    @Nullable
    Pod after(PodPlace place) {
        return is.get(place);
    }

    private void pods(List<Difference<Pod>> differences) {
        for (var difference : differences) {
            add(difference.before(), was);
            add(difference.after(), is);
        }
    }

    private void add(@Nullable Pod pod, Map<PodPlace, Pod> pods) {
        if (pod != null && stays(pod)) {
            var place = placeOf(pod);
            all.add(place);
            add(place, pod, pods);
        }
    }

    /** Where several stand for a place it is the last by name. */
    private static void add(PodPlace place, Pod pod, Map<PodPlace, Pod> pods) {
        pods.merge(place, pod, (one, other) -> one.key().compareTo(other.key()) > 0 ? one : other);
    }

    private void nodes(List<Difference<Node>> differences) {
        for (var difference : differences) {
            var earlier = difference.before();
            var later = difference.after();
            // Heartbeats change a node all the time.
            if (earlier != null
                    && later != null
                    && earlier.labels().equals(later.labels())
                    && earlier.taints().equals(later.taints())) {
                continue;
            }
            for (var pod : podsFor(difference.key().name())) {
                if (stays(pod) && PodPlace.of(pod).daemonSet()) {
                    all.add(PodPlace.of(pod));
                }
            }
        }
    }

    private void daemonSets(List<Difference<DaemonSet>> differences) {
        for (var difference : differences) {
            var earlier = difference.before();
            var later = difference.after();
            if (earlier != null
                    && later != null
                    && (earlier.spec().template() == later.spec().template()
                            || NodePlacement.of(earlier).decidesLike(NodePlacement.of(later)))) {
                continue;
            }
            addPlacesOf(difference.key());
        }
    }

    /** By name: also pods whose DaemonSet has made way for another of its name. */
    private void addPlacesOf(ObjectKey daemonSet) {
        for (var object : after.all(Kind.POD, daemonSet.namespace())) {
            if (object instanceof Pod pod && stays(pod)) {
                var place = PodPlace.of(pod);
                if (place.daemonSet() && place.owner().equals(daemonSet)) {
                    all.add(place);
                }
            }
        }
    }

    /** Others that stand for the same places: they have not changed, but one of them may be the one that counts. */
    private void addUnchangedPods() {
        for (var place : all) {
            if (!place.daemonSet()) {
                continue;
            }
            for (var pod : podsFor(place.node())) {
                if (stays(pod)
                        && before.pod(pod.key()) == pod
                        && PodPlace.of(pod).equals(place)) {
                    add(place, pod, was);
                    add(place, pod, is);
                }
            }
        }
    }

    /** The pods that are bound or pinned to a node; for the empty name those that are to none. */
    private List<Pod> podsFor(String node) {
        var waiting = unbound;
        if (waiting == null) {
            waiting = new TreeMap<>();
            for (var pod : after.podsOnNode("")) {
                waiting.computeIfAbsent(PodPlace.of(pod).node(), name -> new ArrayList<>())
                        .add(pod);
            }
            unbound = waiting;
        }
        var out = new ArrayList<>(waiting.getOrDefault(node, List.of()));
        if (!node.isEmpty()) {
            out.addAll(after.podsOnNode(node));
        }
        return out;
    }

    private static boolean stays(Pod pod) {
        return !pod.isTerminating() && !pod.isTerminal();
    }

    private static PodPlace placeOf(Pod pod) {
        var place = PodPlace.of(pod);
        // A pod of nobody's is the same one wherever it is.
        return place.daemonSet() ? place : new PodPlace(place.owner(), false, "");
    }
}
