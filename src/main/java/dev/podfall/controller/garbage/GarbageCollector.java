package dev.podfall.controller.garbage;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.controller.garbage.OwnerGraph.Item;
import dev.podfall.fork.ForkSet;
import dev.podfall.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects whose owners are gone, lets dependents go of owners that are deleted without them, and lets owners go
 * that wait for their dependents.
 *
 * <p>Upstream: pkg/controller/garbagecollector/garbagecollector.go.
 * <br>Differs: owners of kinds that are not simulated count as present until they are seen to go: copies may lack them.
 */
public final class GarbageCollector {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final ControllerContext context;
    private final OwnerGraph graph;
    /** UIDs of objects that are not simulated, had dependents, and went. */
    private final ForkSet<String> gone;

    private final WorkQueue<Item> toDelete;
    private final WorkQueue<Item> toOrphan;

    /** Begins with what is there, and from then on runs by itself. */
    public GarbageCollector(ControllerContext context) {
        this(
                context,
                new OwnerGraph(),
                ForkSet.natural(),
                attempt -> queue(context, "to-delete", attempt),
                orphan -> queue(context, "to-orphan", orphan));
        for (var kind : context.view().kinds()) {
            if (isWatched(kind)) {
                context.view().all(kind).values().forEach(object -> seen(null, object));
            }
        }
    }

    private GarbageCollector(
            ControllerContext context,
            OwnerGraph graph,
            ForkSet<String> gone,
            Function<Consumer<Item>, WorkQueue<Item>> toDelete,
            Function<Consumer<Item>, WorkQueue<Item>> toOrphan) {
        this.context = context;
        this.graph = graph;
        this.gone = gone;
        this.toDelete = toDelete.apply(this::attemptToDelete);
        this.toOrphan = toOrphan.apply(this::orphanDependents);
        for (var kind : Kind.simulated()) {
            if (isWatched(kind)) {
                context.informers().on(kind, this::changed);
            }
        }
        context.informers().onKept(this::changed);
    }

    /** A collector that knows what this one does, in a fork of its surroundings. */
    public GarbageCollector fork(ControllerContext forked) {
        return new GarbageCollector(
                forked,
                graph.fork(),
                gone.fork(),
                attempt -> toDelete.fork(forked.timers(), attempt),
                orphan -> toOrphan.fork(forked.timers(), orphan));
    }

    private static WorkQueue<Item> queue(ControllerContext context, String name, Consumer<Item> work) {
        return new WorkQueue<>(context.component() + "/" + name, context.component(), context.timers(), work);
    }

    private static boolean isWatched(Kind kind) {
        return kind != Kind.EVENT;
    }

    private void changed(WatchEvent event) {
        seen(event.before(), event.after());
    }

    private void seen(@Nullable KubeObject before, @Nullable KubeObject after) {
        graph.changed(before, after);
        if (after == null) {
            if (before != null) {
                var dependents = graph.dependentsOf(before.uid());
                if (before.kind() instanceof KeptKind && !dependents.isEmpty()) {
                    gone.add(before.uid());
                }
                dependents.forEach(toDelete::add);
                wakeWaitingOwners(before);
            }
            return;
        }
        boolean newOwners = before == null
                || !before.meta().ownerReferences().equals(after.meta().ownerReferences());
        if (newOwners && hasAbsentOwner(after)) {
            toDelete.add(Item.of(after));
        }
        if (before != null && newOwners) {
            wakeWaitingOwners(before);
        }
        if (waitsFor(after, ORPHAN) && (before == null || !waitsFor(before, ORPHAN))) {
            toOrphan.add(Item.of(after));
        }
        if (waitsFor(after, FOREGROUND) && (before == null || !waitsFor(before, FOREGROUND))) {
            graph.dependentsOf(after.uid()).forEach(toDelete::add);
            toDelete.add(Item.of(after));
        }
    }

    private static boolean waitsFor(KubeObject object, String finalizer) {
        return object.meta().isTerminating() && object.meta().finalizers().contains(finalizer);
    }

    private boolean hasAbsentOwner(KubeObject object) {
        for (var owner : object.meta().ownerReferences()) {
            if (Kind.of(owner.apiVersion(), owner.kind()) instanceof SimulatedKind kind) {
                var seen = context.view().get(kind, ownerKey(object, kind, owner));
                if (seen == null || !seen.uid().equals(owner.uid()) || waitsFor(seen, FOREGROUND)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void wakeWaitingOwners(KubeObject dependent) {
        for (var owner : dependent.meta().ownerReferences()) {
            var live = liveOwner(dependent, owner);
            if (live != null && waitsFor(live, FOREGROUND)) {
                toDelete.add(Item.of(live));
            }
        }
    }

    private static ObjectKey ownerKey(KubeObject dependent, Kind kind, OwnerReference owner) {
        return kind.namespaced() ? ObjectKey.of(dependent.namespace(), owner.name()) : ObjectKey.cluster(owner.name());
    }

    private @Nullable KubeObject liveOwner(KubeObject dependent, OwnerReference owner) {
        var kind = Kind.of(owner.apiVersion(), owner.kind());
        var live = kind == null ? null : context.api().getLive(kind, ownerKey(dependent, kind, owner));
        return live != null && live.uid().equals(owner.uid()) ? live : null;
    }

    private @Nullable KubeObject live(Item item) {
        var live = context.api().getLive(item.kind(), item.key());
        return live != null && live.uid().equals(item.uid()) ? live : null;
    }

    private void attemptToDelete(Item item) {
        var object = live(item);
        if (object == null) {
            return;
        }
        if (waitsFor(object, FOREGROUND)) {
            finishForeground(item);
            return;
        }
        if (object.meta().isTerminating() || object.meta().ownerReferences().isEmpty()) {
            return;
        }
        var solid = new ArrayList<OwnerReference>();
        var dangling = new ArrayList<OwnerReference>();
        var waiting = new ArrayList<OwnerReference>();
        for (var owner : object.meta().ownerReferences()) {
            classify(object, owner, solid, dangling, waiting);
        }
        if (!solid.isEmpty()) {
            dangling.addAll(waiting);
            if (!dangling.isEmpty()) {
                removeOwners(item, dangling::contains);
            }
        } else if (!waiting.isEmpty() && !graph.dependentsOf(item.uid()).isEmpty()) {
            delete(object, Propagation.FOREGROUND, Collected.Why.OWNER_WAITS, waiting.getFirst());
        } else {
            boolean ownerWaits = !waiting.isEmpty();
            delete(
                    object,
                    propagation(object),
                    ownerWaits ? Collected.Why.OWNER_WAITS : Collected.Why.OWNERS_GONE,
                    ownerWaits ? waiting.getFirst() : dangling.getFirst());
        }
    }

    private void classify(
            KubeObject object,
            OwnerReference owner,
            List<OwnerReference> solid,
            List<OwnerReference> dangling,
            List<OwnerReference> waiting) {
        var live = liveOwner(object, owner);
        boolean simulated = Kind.of(owner.apiVersion(), owner.kind()) instanceof SimulatedKind;
        if (live == null && !simulated && !gone.contains(owner.uid())) {
            solid.add(owner);
        } else if (live == null) {
            dangling.add(owner);
        } else if (waitsFor(live, FOREGROUND)) {
            waiting.add(owner);
        } else {
            solid.add(owner);
        }
    }

    /** What the object's own finalizers ask for wins. */
    private static Propagation propagation(KubeObject object) {
        var finalizers = object.meta().finalizers();
        if (finalizers.contains(ORPHAN)) {
            return Propagation.ORPHAN;
        }
        return finalizers.contains(FOREGROUND) ? Propagation.FOREGROUND : Propagation.BACKGROUND;
    }

    private void delete(KubeObject object, Propagation propagation, Collected.Why why, OwnerReference owner) {
        try {
            var options = new DeleteOptions(null, propagation, object.uid(), false);
            context.api().delete(object.kind(), object.key(), options);
            context.explanations().accept(new Collected(object.kind(), object.key(), why, owner.name()));
        } catch (ApiException e) {
            if (!e.is(Status.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** An owner that waits may go once no dependent is left that blocks it. */
    private void finishForeground(Item owner) {
        var blocking = new ArrayList<Item>();
        for (var dependent : graph.dependentsOf(owner.uid())) {
            var object = live(dependent);
            if (object != null && blocks(object, owner)) {
                blocking.add(dependent);
            }
        }
        if (blocking.isEmpty()) {
            removeFinalizer(owner, FOREGROUND);
            return;
        }
        for (var dependent : blocking) {
            var object = live(dependent);
            if (object != null && !object.meta().isTerminating()) {
                toDelete.add(dependent);
            }
        }
    }

    private static boolean blocks(KubeObject dependent, Item owner) {
        return dependent.meta().ownerReferences().stream()
                .anyMatch(reference ->
                        reference.blockOwnerDeletion() && reference.uid().equals(owner.uid()));
    }

    private void orphanDependents(Item owner) {
        for (var dependent : graph.dependentsOf(owner.uid())) {
            removeOwners(dependent, reference -> reference.uid().equals(owner.uid()));
            context.explanations()
                    .accept(new Collected(
                            dependent.kind(),
                            dependent.key(),
                            Collected.Why.ORPHANED,
                            owner.key().name()));
        }
        removeFinalizer(owner, ORPHAN);
    }

    private void removeOwners(Item item, Predicate<OwnerReference> which) {
        context.api().patch(item.kind(), item.key(), (KubeObject object) -> {
            if (!object.uid().equals(item.uid())) {
                return object;
            }
            var kept = object.meta().ownerReferences().stream()
                    .filter(which.negate())
                    .toList();
            return object.withMeta(object.meta().withOwnerReferences(kept));
        });
    }

    private void removeFinalizer(Item item, String finalizer) {
        context.api().patch(item.kind(), item.key(), (KubeObject object) -> {
            var kept = object.meta().finalizers().stream()
                    .filter(f -> !f.equals(finalizer))
                    .toList();
            return object.uid().equals(item.uid())
                    ? object.withMeta(object.meta().withFinalizers(kept))
                    : object;
        });
    }
}
