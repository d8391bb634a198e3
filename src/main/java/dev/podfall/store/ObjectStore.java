package dev.podfall.store;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.fork.ForkHashMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest {@link ClusterState}, and who is told of its changes. One write at a time; each gets the next revision as
 * its resourceVersion.
 *
 * <p>Upstream: etcd behind staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go.
 * <br>Differs: in memory; a conflict is found by comparing references.
 */
public final class ObjectStore {
    private final List<Consumer<WatchEvent>> watchers = new ArrayList<>();
    private final EnumMap<SimulatedKind, ForkHashMap<ObjectKey, KubeObject>> newest =
            new EnumMap<>(SimulatedKind.class);
    private ClusterState state;

    public ObjectStore(ClusterState initial) {
        this.state = initial;
    }

    /** A store that holds the same, and that nobody watches yet. */
    public ObjectStore fork() {
        var out = new ObjectStore(state);
        newest.forEach((kind, objects) -> out.newest.put(kind, objects.fork()));
        return out;
    }

    public ObjectStore() {
        this(ClusterState.EMPTY);
    }

    public ClusterState state() {
        return state;
    }

    /** The object as it is now: what {@link #state()} says too, found faster. */
    public @Nullable KubeObject get(Kind kind, ObjectKey key) {
        return switch (kind) {
            case SimulatedKind simulated ->
                newest.computeIfAbsent(simulated, this::allNow).get(key);
            case KeptKind kept -> state.get(kept, key);
        };
    }

    private ForkHashMap<ObjectKey, KubeObject> allNow(Kind kind) {
        var out = new ForkHashMap<ObjectKey, KubeObject>();
        state.all(kind).forEach(out::put);
        return out;
    }

    /** Tells {@code watcher} of every later write, in order, within the write. */
    public void watch(Consumer<WatchEvent> watcher) {
        watchers.add(watcher);
    }

    /**
     * Stores a new object.
     *
     * @throws Conflict if one of its kind and key is there
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> T create(T object) {
        if (get(object.kind(), object.key()) != null) {
            throw new Conflict(object.kind().resource() + " \"" + object.name() + "\" is there already");
        }
        long revision = state.revision() + 1;
        var stored = (T) object.withMeta(object.meta().withResourceVersion(revision));
        commit(revision, WatchEvent.Type.ADDED, null, stored);
        return stored;
    }

    /**
     * Replaces {@code before}, which must be the very object that is stored, by {@code after}.
     *
     * @throws Conflict if the stored object is another
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> T replace(T before, T after) {
        check(before);
        long revision = state.revision() + 1;
        var stored = (T) after.withMeta(after.meta().withResourceVersion(revision));
        commit(revision, WatchEvent.Type.MODIFIED, before, stored);
        return stored;
    }

    /**
     * Removes {@code object}, which must be the very object that is stored.
     *
     * @throws Conflict if the stored object is another
     */
    public void remove(KubeObject object) {
        check(object);
        commit(state.revision() + 1, WatchEvent.Type.DELETED, object, null);
    }

    private void check(KubeObject expected) {
        if (get(expected.kind(), expected.key()) != expected) {
            throw new Conflict(expected.kind().resource() + " \"" + expected.name() + "\" has changed meanwhile");
        }
    }

    private void commit(long revision, WatchEvent.Type type, @Nullable KubeObject before, @Nullable KubeObject after) {
        state = state.with(revision, before, after);
        var event = new WatchEvent(revision, type, before, after, state);
        var ofKind = event.kind() instanceof SimulatedKind simulated ? newest.get(simulated) : null;
        if (ofKind != null && after != null) {
            ofKind.put(event.key(), after);
        } else if (ofKind != null) {
            ofKind.remove(event.key());
        }
        for (var watcher : watchers) {
            watcher.accept(event);
        }
    }
}
