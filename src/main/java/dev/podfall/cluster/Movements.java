package dev.podfall.cluster;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Adds up what changed where. */
final class Movements {
    private final TreeMap<Place, Tally> tallies = new TreeMap<>();

    /** A DaemonSet's place on a node, or an object of its own. */
    record Place(Kind kind, ObjectKey owner, String node) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::kind, Kind.ORDER)
                .thenComparing(Place::owner)
                .thenComparing(Place::node);

        static Place of(Change change) {
            if (change.object() instanceof Pod pod) {
                var owner = pod.meta().controllerKey(Kind.DAEMON_SET);
                var node = pod.targetNode();
                if (owner != null && node != null) {
                    return new Place(Kind.DAEMON_SET, owner, node);
                }
            }
            if (change.object() instanceof Event event) {
                var about = event.involvedObject();
                var kind = Kind.of(about.apiVersion().isEmpty() ? "v1" : about.apiVersion(), about.kind());
                return new Place(kind == null ? Kind.EVENT : kind, ObjectKey.of(about.namespace(), about.name()), "");
            }
            return new Place(change.kind(), change.key(), "");
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Tally {
        int made;
        int ended;
        int failed;
        int changes;
        String reason = "";
    }

    void add(Change change) {
        var tally = tallies.computeIfAbsent(Place.of(change), place -> new Tally());
        tally.changes++;
        if (change.object() instanceof Event event) {
            tally.reason = event.reason();
            return;
        }
        if (change.after() instanceof Pod pod && change.endsPod()) {
            tally.reason = pod.status().reason();
            tally.failed++;
        }
        switch (change.type()) {
            case ADDED -> tally.made++;
            case DELETED -> tally.ended++;
            case MODIFIED -> {}
        }
    }

    /** What moved, what moved most first. */
    List<Movement> all() {
        var out = new ArrayList<Movement>();
        tallies.forEach((place, tally) -> out.add(new Movement(
                place.kind(),
                place.owner(),
                place.node(),
                tally.made,
                tally.ended,
                tally.failed,
                tally.changes,
                tally.reason)));
        out.sort(Comparator.comparingInt(Movement::changes).reversed());
        return List.copyOf(out);
    }
}
