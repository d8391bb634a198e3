package dev.podfall.store;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.scheduling.PriorityClass;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Everything that the API server stores, at one revision. Immutable; maps are sorted by key. Objects of namespaced
 * kinds come namespace by namespace.
 */
public final class ClusterState {
    public static final ClusterState EMPTY =
            new ClusterState(0, new EnumMap<>(Kind.class), TreePMap.empty(), TreePMap.empty());

    private final long revision;
    private final Map<Kind, TreePMap<ObjectKey, KubeObject>> objects;
    private final TreePMap<String, TreePMap<ObjectKey, Pod>> podsByNode;
    private final TreePMap<String, TreePMap<ObjectKey, Pod>> podsByController;

    private ClusterState(
            long revision,
            Map<Kind, TreePMap<ObjectKey, KubeObject>> objects,
            TreePMap<String, TreePMap<ObjectKey, Pod>> podsByNode,
            TreePMap<String, TreePMap<ObjectKey, Pod>> podsByController) {
        this.revision = revision;
        this.objects = objects;
        this.podsByNode = podsByNode;
        this.podsByController = podsByController;
    }

    /** The number of the write that made this state; 0 before the first. */
    public long revision() {
        return revision;
    }

    /** All objects of a kind, sorted by key. */
    public SortedMap<ObjectKey, KubeObject> all(Kind kind) {
        return Collections.unmodifiableSortedMap(map(kind));
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

    /** The pods bound to a node, in whatever phase. */
    public Collection<Pod> podsOnNode(String nodeName) {
        var pods = podsByNode.get(nodeName);
        return pods == null ? Collections.emptyList() : Collections.unmodifiableCollection(pods.values());
    }

    /** The pods whose controller is the object with this UID; the empty UID gives those without a controller. */
    public Collection<Pod> podsControlledBy(String uid) {
        var pods = podsByController.get(uid);
        return pods == null ? Collections.emptyList() : Collections.unmodifiableCollection(pods.values());
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> Collection<T> values(Kind kind) {
        return (Collection<T>) Collections.unmodifiableCollection(map(kind).values());
    }

    private TreePMap<ObjectKey, KubeObject> map(Kind kind) {
        var found = objects.get(kind);
        return found == null ? TreePMap.empty() : found;
    }

    /** The state after one write. */
    ClusterState with(long newRevision, @Nullable KubeObject before, @Nullable KubeObject after) {
        var object = after != null ? after : before;
        if (object == null) {
            return this;
        }
        var newObjects = new EnumMap<Kind, TreePMap<ObjectKey, KubeObject>>(Kind.class);
        newObjects.putAll(objects);
        var ofKind = map(object.kind());
        newObjects.put(object.kind(), after == null ? ofKind.minus(object.key()) : ofKind.plus(object.key(), after));
        var byNode = podsByNode;
        var byController = podsByController;
        if (object instanceof Pod) {
            var was = (Pod) before;
            var is = (Pod) after;
            byNode = reindexed(byNode, was, is, was == null ? null : was.nodeName(), is == null ? null : is.nodeName());
            byController = reindexed(byController, was, is, controllerOf(was), controllerOf(is));
        }
        return new ClusterState(newRevision, newObjects, byNode, byController);
    }

    private static @Nullable String controllerOf(@Nullable Pod pod) {
        if (pod == null) {
            return null;
        }
        var owner = pod.meta().controller();
        return owner == null ? "" : owner.uid();
    }

    private static TreePMap<String, TreePMap<ObjectKey, Pod>> reindexed(
            TreePMap<String, TreePMap<ObjectKey, Pod>> index,
            @Nullable Pod before,
            @Nullable Pod after,
            @Nullable String from,
            @Nullable String to) {
        var out = index;
        if (before != null && from != null && !from.equals(to)) {
            var left = out.get(from);
            if (left != null) {
                var fewer = left.minus(before.key());
                out = fewer.isEmpty() ? out.minus(from) : out.plus(from, fewer);
            }
        }
        if (after != null && to != null) {
            var there = out.get(to);
            TreePMap<ObjectKey, Pod> group = there == null ? TreePMap.empty() : there;
            out = out.plus(to, group.plus(after.key(), after));
        }
        return out;
    }
}
