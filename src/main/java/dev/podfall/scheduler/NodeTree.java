package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Labels;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the nodes by zone, in the order in which they came, and a list that takes from the zones in turn.
 *
 * <p>Upstream: pkg/scheduler/backend/cache/node_tree.go; staging/src/k8s.io/component-helpers/node/topology/helpers.go,
 * {@code GetZoneKey}.
 * <br>Differs: in nothing that we know of.
 */
final class NodeTree {
    private final Map<String, LinkedHashSet<String>> zones = new LinkedHashMap<>();
    private int count;

    int count() {
        return count;
    }

    void add(Node node) {
        if (zones.computeIfAbsent(zone(node), z -> new LinkedHashSet<>()).add(node.name())) {
            count++;
        }
    }

    void remove(Node node) {
        var zone = zone(node);
        var names = zones.get(zone);
        if (names != null && names.remove(node.name())) {
            count--;
            if (names.isEmpty()) {
                zones.remove(zone);
            }
        }
    }

    /** One of each zone, then the next of each, until all are there. */
    List<String> interleaved() {
        var out = new ArrayList<String>(count);
        var cursors = new ArrayList<Iterator<String>>();
        zones.values().forEach(names -> cursors.add(names.iterator()));
        while (!cursors.isEmpty()) {
            for (var each = cursors.iterator(); each.hasNext(); ) {
                var names = each.next();
                out.add(names.next());
                if (!names.hasNext()) {
                    each.remove();
                }
            }
        }
        return out;
    }

    static boolean sameZone(Node a, Node b) {
        return a.labels() == b.labels() || zone(a).equals(zone(b));
    }

    private static String zone(Node node) {
        var zone = first(node.labels(), "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");
        var region = first(node.labels(), "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region");
        return zone.isEmpty() && region.isEmpty() ? "" : region + ":\0:" + zone;
    }

    private static String first(Labels labels, String legacy, String current) {
        @Nullable String value = labels.get(legacy);
        if (value == null) {
            value = labels.get(current);
        }
        return value == null ? "" : value;
    }
}
