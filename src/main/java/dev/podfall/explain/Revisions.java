package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The revisions of a DaemonSet as a state has them. */
public final class Revisions {
    private Revisions() {}

    /** All that the DaemonSet owns, the lowest number first. */
    public static List<ControllerRevision> of(ClusterState state, DaemonSet daemonSet) {
        var out = new ArrayList<ControllerRevision>();
        for (var object : state.all(Kind.CONTROLLER_REVISION, daemonSet.namespace())) {
            if (object instanceof ControllerRevision revision && revision.meta().isControlledBy(daemonSet.uid())) {
                out.add(revision);
            }
        }
        out.sort(Comparator.comparingLong(ControllerRevision::revision).thenComparing(ControllerRevision::name));
        return out;
    }

    /** The one with the highest number: the present template's, once the controller has looked. */
    public static @Nullable ControllerRevision newest(ClusterState state, DaemonSet daemonSet) {
        var all = of(state, daemonSet);
        return all.isEmpty() ? null : all.getLast();
    }

    /** The number of the revision that a pod was made from; 0 if none is known. */
    public static long numberOf(ClusterState state, DaemonSet daemonSet, Pod pod) {
        return pod.meta().isControlledBy(daemonSet.uid()) ? new PodRevisions(state).of(pod) : 0;
    }

    /** Of which of some revisions a pod is, told by what it is made of; null if of none. */
    public static @Nullable ControllerRevision of(List<ControllerRevision> revisions, Pod pod) {
        return TemplateMatch.of(revisions, pod);
    }

    /** The pod template that a revision restores. */
    public static Tree.Obj template(ControllerRevision revision) {
        return revision.data().obj("spec").obj("template").without("$patch");
    }

    /** The images of its containers, in their order. */
    public static List<String> images(ControllerRevision revision) {
        return template(revision).obj("spec").<String>list("containers", container -> container.text("image", ""));
    }

    public static String changeCause(ControllerRevision revision) {
        var cause = revision.meta().annotations().get(ControllerRevision.CHANGE_CAUSE);
        return cause == null ? "" : cause;
    }

    /** The pods of a DaemonSet that are bound or pinned to a node, the oldest first. */
    static List<Pod> podsFor(ClusterState state, DaemonSet daemonSet, String node) {
        var out = new ArrayList<Pod>();
        for (var pod : state.podsOnNode(node)) {
            if (pod.meta().isControlledBy(daemonSet.uid())) {
                out.add(pod);
            }
        }
        for (var pod : state.podsOnNode("")) {
            if (pod.meta().isControlledBy(daemonSet.uid()) && node.equals(pod.targetNode())) {
                out.add(pod);
            }
        }
        out.sort(DaemonPods.OLDEST_FIRST);
        return out;
    }
}
