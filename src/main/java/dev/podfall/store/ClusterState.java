package dev.podfall.store;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.scheduling.PriorityClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the API server stores, at one revision. Immutable; maps are sorted by key. Objects of namespaced
 * kinds come namespace by namespace.
 */
public final class ClusterState {
    private static final List<Kind> SIMULATED = List.copyOf(Kind.simulated());

    public static final ClusterState EMPTY = new ClusterState(
            0, new EnumMap<>(SimulatedKind.class), SortedTree.empty(), SortedTree.empty(), SortedTree.empty());

    private final long revision;
    private final EnumMap<SimulatedKind, SortedTree<ObjectKey, KubeObject>> objects;
    /** By resource; kinds without objects are not there. */
    private final SortedTree<String, SortedTree<ObjectKey, KubeObject>> kept;

    private final SortedTree<String, SortedTree<ObjectKey, ObjectKey>> podsByNode;
    private final SortedTree<String, SortedTree<ObjectKey, ObjectKey>> podsByController;

    private ClusterState(
            long revision,
            EnumMap<SimulatedKind, SortedTree<ObjectKey, KubeObject>> objects,
            SortedTree<String, SortedTree<ObjectKey, KubeObject>> kept,
            SortedTree<String, SortedTree<ObjectKey, ObjectKey>> podsByNode,
            SortedTree<String, SortedTree<ObjectKey, ObjectKey>> podsByController) {
        this.revision = revision;
        this.objects = objects;
        this.kept = kept;
        this.podsByNode = podsByNode;
        this.podsByController = podsByController;
    }

    /** The number of the write that made this state; 0 before the first. */
    public long revision() {
        return revision;
    }

    /** All objects of a kind, sorted by key. */
    public Map<ObjectKey, KubeObject> all(Kind kind) {
        return map(kind);
    }

    /** All objects of a kind in a namespace, sorted by name. */
    public List<KubeObject> all(Kind kind, String namespace) {
        return map(kind).between(ObjectKey.of(namespace, ""), ObjectKey.of(namespace + "\0", ""));
    }

    public @Nullable KubeObject get(Kind kind, ObjectKey key) {
        return map(kind).get(key);
    }

    public @Nullable Pod pod(ObjectKey key) {
        return (Pod) get(Kind.POD, key);
    }

    public @Nullable Node node(String name) {
        return (Node) get(Kind.NODE, ObjectKey.cluster(name));
    }

    public @Nullable DaemonSet daemonSet(ObjectKey key) {
        return (DaemonSet) get(Kind.DAEMON_SET, key);
    }

    /** The DaemonSet that controls the object; null if none does, or if it is gone, even if one of its name has come since. */
    public @Nullable DaemonSet daemonSetOf(KubeObject object) {
        var key = object.meta().controllerKey(Kind.DAEMON_SET);
        var owner = key == null ? null : daemonSet(key);
        return owner != null && object.meta().isControlledBy(owner.uid()) ? owner : null;
    }

    public @Nullable ControllerRevision controllerRevision(ObjectKey key) {
        return (ControllerRevision) get(Kind.CONTROLLER_REVISION, key);
    }

    public @Nullable Namespace namespace(String name) {
        return (Namespace) get(Kind.NAMESPACE, ObjectKey.cluster(name));
    }

    public @Nullable PriorityClass priorityClass(String name) {
        return (PriorityClass) get(Kind.PRIORITY_CLASS, ObjectKey.cluster(name));
    }

    public Collection<Pod> pods() {
        return values(Kind.POD);
    }

    public Collection<Node> nodes() {
        return values(Kind.NODE);
    }

    public Collection<DaemonSet> daemonSets() {
        return values(Kind.DAEMON_SET);
    }

    public Collection<ControllerRevision> controllerRevisions() {
        return values(Kind.CONTROLLER_REVISION);
    }

    public Collection<Event> events() {
        return values(Kind.EVENT);
    }

    public Collection<PriorityClass> priorityClasses() {
        return values(Kind.PRIORITY_CLASS);
    }

    public int count(Kind kind) {
        return map(kind).size();
    }

    /** The pods bound to a node, in whatever phase; the empty name gives those that are not bound. Sorted by key. */
    public Collection<Pod> podsOnNode(String nodeName) {
        return pods(podsByNode.get(nodeName));
    }

    /**
     * The pods whose controller is the object with this UID; the empty UID gives those without a controller. Sorted by
     * key.
     */
    public Collection<Pod> podsControlledBy(String uid) {
        return pods(podsByController.get(uid));
    }

    /**
     * The objects of a kind that are not the very same as in an earlier state, sorted by key. What the states share is
     * skipped: costs as much as differs, nothing if nothing does. Any two states may be compared.
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> List<Difference<T>> differences(ClusterState earlier, Kind kind) {
        var out = new ArrayList<Difference<T>>();
        map(kind)
                .differences(
                        earlier.map(kind),
                        (key, before, after) -> out.add(new Difference<>(key, (T) before, (T) after)));
        return Collections.unmodifiableList(out);
    }

    private Collection<Pod> pods(@Nullable SortedTree<ObjectKey, ObjectKey> keys) {
        if (keys == null) {
            return List.of();
        }
        var out = new ArrayList<Pod>(keys.size());
        for (var key : keys.values()) {
            out.add(Objects.requireNonNull(pod(key)));
        }
        return Collections.unmodifiableCollection(out);
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> Collection<T> values(Kind kind) {
        return (Collection<T>) Collections.unmodifiableCollection(map(kind).values());
    }

    private SortedTree<ObjectKey, KubeObject> map(Kind kind) {
        var found = switch (kind) {
            case SimulatedKind simulated -> objects.get(simulated);
            case KeptKind unsimulated -> kept.get(unsimulated.resource());
        };
        return found == null ? SortedTree.empty() : found;
    }

    /** The kinds of which there may be objects: those that are simulated, then those that are kept and have some. */
    public List<Kind> kinds() {
        if (kept.isEmpty()) {
            return SIMULATED;
        }
        var out = new ArrayList<>(SIMULATED);
        for (var ofKind : kept.values()) {
            out.add(ofKind.values().iterator().next().kind());
        }
        return Collections.unmodifiableList(out);
    }

    /** The state after one write. */
    ClusterState with(long newRevision, @Nullable KubeObject before, @Nullable KubeObject after) {
        var object = after != null ? after : before;
        if (object == null) {
            return this;
        }
        var ofKind = map(object.kind());
        var changed = after == null ? ofKind.minus(object.key()) : ofKind.plus(object.key(), after);
        if (!(object.kind() instanceof SimulatedKind simulated)) {
            var resource = object.kind().resource();
            var newKept = changed.isEmpty() ? kept.minus(resource) : kept.plus(resource, changed);
            return new ClusterState(newRevision, objects, newKept, podsByNode, podsByController);
        }
        var newObjects = objects.clone();
        newObjects.put(simulated, changed);
        var byNode = podsByNode;
        var byController = podsByController;
        if (object instanceof Pod) {
            byNode = moved(byNode, object.key(), nodeOf(before), nodeOf(after));
            byController = moved(byController, object.key(), controllerOf(before), controllerOf(after));
        }
        return new ClusterState(newRevision, newObjects, kept, byNode, byController);
    }

    private static @Nullable String nodeOf(@Nullable KubeObject pod) {
        return pod == null ? null : ((Pod) pod).nodeName();
    }

    private static @Nullable String controllerOf(@Nullable KubeObject pod) {
        if (pod == null) {
            return null;
        }
        var owner = pod.meta().controller();
        return owner == null ? "" : owner.uid();
    }

    /** The index with {@code key} in another group; most writes leave it where it is. */
    private static SortedTree<String, SortedTree<ObjectKey, ObjectKey>> moved(
            SortedTree<String, SortedTree<ObjectKey, ObjectKey>> index,
            ObjectKey key,
            @Nullable String from,
            @Nullable String to) {
        if (Objects.equals(from, to)) {
            return index;
        }
        var out = index;
        var left = from == null ? null : out.get(from);
        if (from != null && left != null) {
            var fewer = left.minus(key);
            out = fewer.isEmpty() ? out.minus(from) : out.plus(from, fewer);
        }
        if (to != null) {
            var there = out.get(to);
            SortedTree<ObjectKey, ObjectKey> group = there == null ? SortedTree.empty() : there;
            out = out.plus(to, group.plus(key, key));
        }
        return out;
    }
}
