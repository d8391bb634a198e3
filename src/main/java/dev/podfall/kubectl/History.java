package dev.podfall.kubectl;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a DaemonSet as kubectl sees them.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go {@code daemonSetHistory},
 * {@code controlledHistory}; rollback.go {@code findHistory}, {@code getDaemonSetPatch}.
 * <br>Differs: in nothing that we know of.
 */
final class History {
    private History() {}

    /** Ascending by number. */
    static List<ControllerRevision> of(ClusterState state, DaemonSet daemonSet) {
        var selector = LabelSelector.fromTree(daemonSet.toTree().obj("spec").obj("selector"));
        var out = new ArrayList<ControllerRevision>();
        for (var revision : state.controllerRevisions()) {
            if (revision.namespace().equals(daemonSet.namespace())
                    && selector.matches(revision.meta().labels())
                    && revision.meta().isControlledBy(daemonSet.uid())) {
                out.add(revision);
            }
        }
        out.sort(Comparator.comparingLong(ControllerRevision::revision));
        return out;
    }

    /** The same with each number once: of several the last by name, as it is the last that is listed. */
    static List<ControllerRevision> numbered(ClusterState state, DaemonSet daemonSet) {
        var out = new TreeMap<Long, ControllerRevision>();
        of(state, daemonSet).forEach(revision -> out.put(revision.revision(), revision));
        return List.copyOf(out.values());
    }

    /** The revision with that number; 0 means the last but one. */
    static @Nullable ControllerRevision find(List<ControllerRevision> history, long number) {
        if (number == 0) {
            return history.size() < 2 ? null : history.get(history.size() - 2);
        }
        for (var revision : history) {
            if (revision.revision() == number) {
                return revision;
            }
        }
        return null;
    }

    static PodTemplate template(ControllerRevision revision) {
        var template = revision.data().obj("spec").obj("template").without("$patch");
        return PodTemplate.fromTree(template);
    }

    /** What a revision of the present template would hold. */
    static Tree.Obj snapshot(DaemonSet daemonSet) {
        var template = daemonSet.toTree().obj("spec").obj("template").with("$patch", Tree.text("replace"));
        return Patches.at(template, "spec", "template");
    }
}
