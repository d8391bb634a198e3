package dev.podfall.ui.manifest;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that there are in a cluster, for fields that refer to them.
 *
 * @param labels the values of each label that nodes have, by its key
 * @param taints the values of each taint that nodes have, by its key
 */
record KnownNames(
        List<String> namespaces,
        List<String> priorityClasses,
        List<String> nodes,
        Map<String, SortedSet<String>> labels,
        Map<String, SortedSet<String>> taints) {

    static final KnownNames NONE = of(ClusterState.EMPTY);

    /** A list longer than that is read by nobody. */
    private static final int MOST = 200;

    static KnownNames of(ClusterState state) {
        SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
        SortedMap<String, SortedSet<String>> taints = new TreeMap<>();
        for (var object : state.all(Kind.NODE).values()) {
            if (object instanceof Node node) {
                node.labels().asMap().forEach((key, value) -> add(labels, key, value));
                node.taints().forEach(taint -> add(taints, taint.key(), taint.value()));
            }
        }
        return new KnownNames(
                names(state, Kind.NAMESPACE),
                names(state, Kind.PRIORITY_CLASS),
                names(state, Kind.NODE),
                labels,
                taints);
    }

    private static void add(Map<String, SortedSet<String>> into, String key, String value) {
        var values = into.computeIfAbsent(key, name -> new TreeSet<>());
        if (values.size() < MOST) {
            values.add(value);
        }
    }

    private static List<String> names(ClusterState state, Kind kind) {
        return state.all(kind).keySet().stream()
                .map(key -> key.name())
                .limit(MOST)
                .toList();
    }
}
