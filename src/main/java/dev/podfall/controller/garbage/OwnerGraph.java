package dev.podfall.controller.garbage;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who names whom as an owner, as far as has been seen.
 *
 * <p>Upstream: pkg/controller/garbagecollector/graph_builder.go.
 * <br>Differs: an owner that is not there has no node of its own; it is looked up when a dependent is looked at.
 */
final class OwnerGraph {
    private final TreeMap<String, TreeSet<Item>> dependents = new TreeMap<>();

    /** An object, known by its UID too. */
    record Item(Kind kind, ObjectKey key, String uid) implements Comparable<Item> {
        private static final Comparator<Item> ORDER =
                Comparator.comparing(Item::kind).thenComparing(Item::key).thenComparing(Item::uid);

        static Item of(KubeObject object) {
            return new Item(object.kind(), object.key(), object.uid());
        }

        @Override
        public int compareTo(Item other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return kind.singular() + " " + key;
        }
    }

    void changed(@Nullable KubeObject before, @Nullable KubeObject after) {
        var was = before == null ? List.<OwnerReference>of() : before.meta().ownerReferences();
        var is = after == null ? List.<OwnerReference>of() : after.meta().ownerReferences();
        if (was.equals(is)) {
            return;
        }
        for (var owner : was) {
            var known = dependents.get(owner.uid());
            if (before != null && known != null) {
                known.remove(Item.of(before));
                if (known.isEmpty()) {
                    dependents.remove(owner.uid());
                }
            }
        }
        for (var owner : is) {
            if (after != null) {
                dependents.computeIfAbsent(owner.uid(), u -> new TreeSet<>()).add(Item.of(after));
            }
        }
    }

    /** The objects that name the one with this UID as an owner. */
    List<Item> dependentsOf(String uid) {
        var known = dependents.get(uid);
        return known == null ? List.of() : List.copyOf(known);
    }
}
