package dev.podfall.controller.garbage;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who names whom as an owner, as far as has been seen.
 *
 * <p>Upstream: pkg/controller/garbagecollector/graph_builder.go.
 * <br>Differs: an owner that is not there has no node of its own; it is looked up when a dependent is looked at.
 */
final class OwnerGraph implements Forkable<OwnerGraph> {
    private final ForkSet<Link> links;

    OwnerGraph() {
        this(ForkSet.natural());
    }

    private OwnerGraph(ForkSet<Link> links) {
        this.links = links;
    }

    @Override
    public OwnerGraph fork() {
        return new OwnerGraph(links.fork());
    }

    /** A dependent of the owner with that UID. */
    private record Link(String owner, Item dependent) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner != 0 ? byOwner : dependent.compareTo(other.dependent);
        }
    }

    /** An object, known by its UID too. */
    record Item(Kind kind, ObjectKey key, String uid) implements Comparable<Item> {
        private static final Comparator<Item> ORDER = Comparator.comparing(Item::kind, Kind.ORDER)
                .thenComparing(Item::key)
                .thenComparing(Item::uid);

        /** Comes before all others. */
        static final Item LEAST = new Item(Kind.simulated().getFirst(), ObjectKey.of("", ""), "");

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
            if (before != null) {
                links.remove(new Link(owner.uid(), Item.of(before)));
            }
        }
        for (var owner : is) {
            if (after != null) {
                links.add(new Link(owner.uid(), Item.of(after)));
            }
        }
    }

    /** The objects that name the one with this UID as an owner. */
    List<Item> dependentsOf(String uid) {
        var out = new ArrayList<Item>();
        for (var link : links.from(new Link(uid, Item.LEAST))) {
            if (!link.owner().equals(uid)) {
                break;
            }
            out.add(link.dependent());
        }
        return List.copyOf(out);
    }
}
