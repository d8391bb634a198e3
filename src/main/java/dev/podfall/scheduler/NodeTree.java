package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Labels;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.Forkable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the nodes by zone, in the order in which they came, and a list that takes from the zones in turn.
 *
 * <p>Upstream: pkg/scheduler/backend/cache/node_tree.go; staging/src/k8s.io/component-helpers/node/topology/helpers.go,
 * {@code GetZoneKey}.
 * <br>Differs: in nothing that we know of.
 */
final class NodeTree implements Forkable<NodeTree> {
    /** @param number zones are in order of it */
    private record Zone(long number, int nodes) {}

    /** Zone by zone, and within a zone who came first. */
    private record Place(long zone, long arrival) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::zone).thenComparingLong(Place::arrival);
    }

    private final ForkHashMap<String, Zone> zones;
    private final ForkHashMap<String, Place> places;
    private final ForkMap<Place, String> names;
    private long next;

    NodeTree() {
        this(new ForkHashMap<>(), new ForkHashMap<>(), new ForkMap<>(Place.ORDER), 0);
    }

    private NodeTree(
            ForkHashMap<String, Zone> zones,
            ForkHashMap<String, Place> places,
            ForkMap<Place, String> names,
            long next) {
        this.zones = zones;
        this.places = places;
        this.names = names;
        this.next = next;
    }

    @Override
    public NodeTree fork() {
        return new NodeTree(zones.fork(), places.fork(), names.fork(), next);
    }

    int count() {
        return places.size();
    }

    /** A node that is not there yet. */
    void add(Node node) {
        var zone = zone(node);
        var known = zones.get(zone);
        var now = known == null ? new Zone(next++, 1) : new Zone(known.number(), known.nodes() + 1);
        zones.put(zone, now);
        var place = new Place(now.number(), next++);
        places.put(node.name(), place);
        names.put(place, node.name());
    }

    /** @param node as it was added, as far as its zone is concerned */
    void remove(Node node) {
        var place = places.remove(node.name());
        if (place == null) {
            return;
        }
        names.remove(place);
        var zone = zone(node);
        var known = zones.get(zone);
        if (known != null && known.nodes() > 1) {
            zones.put(zone, new Zone(known.number(), known.nodes() - 1));
        } else {
            zones.remove(zone);
        }
    }

    /** One of each zone, then the next of each, until all are there. */
    List<String> interleaved() {
        var out = new ArrayList<String>(count());
        var cursors = new ArrayList<Iterator<String>>();
        byZone().forEach(inZone -> cursors.add(inZone.iterator()));
        while (!cursors.isEmpty()) {
            for (var each = cursors.iterator(); each.hasNext(); ) {
                var inZone = each.next();
                out.add(inZone.next());
                if (!inZone.hasNext()) {
                    each.remove();
                }
            }
        }
        return out;
    }

    private List<List<String>> byZone() {
        var out = new ArrayList<List<String>>();
        long zone = -1;
        for (var entry : names) {
            if (entry.getKey().zone() != zone) {
                zone = entry.getKey().zone();
                out.add(new ArrayList<>());
            }
            out.getLast().add(entry.getValue());
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
