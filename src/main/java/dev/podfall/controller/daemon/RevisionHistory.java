package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a DaemonSet's history of templates should be: pure.
 *
 * <p>Upstream: pkg/controller/daemon/update.go, {@code constructHistory}, {@code cleanupHistory}.
 * <br>Differs: where upstream takes revisions in random order (of two with the same number, say), we take them by name.
 */
public final class RevisionHistory {
    private RevisionHistory() {}

    /** What a revision of this template holds: the patch that restores it. */
    public static Tree.Obj patch(PodTemplate template) {
        return Tree.obj("spec", Tree.obj("template", template.tree().with("$patch", Tree.text("replace"))));
    }

    /** @param pods all pods of the DaemonSet, asked for only if duplicates are found */
    static HistoryPlan plan(ClusterState view, DaemonSet daemonSet, Supplier<Collection<Pod>> pods) {
        var key = daemonSet.key();
        var steps = new ArrayList<RevisionStep>();
        var patch = patch(daemonSet.spec().template());
        var current = new ArrayList<ControllerRevision>();
        var old = new ArrayList<ControllerRevision>();
        for (var revision : claimed(view, daemonSet, steps)) {
            if (!revision.meta().labels().has(RevisionHash.LABEL)) {
                steps.add(new RevisionStep.Label(key, revision));
            }
            (revision.data().equals(patch) ? current : old).add(revision);
        }
        old.sort(Comparator.comparingLong(ControllerRevision::revision).thenComparing(ControllerRevision::name));
        long number = old.isEmpty() ? 1 : Math.max(0, old.getLast().revision()) + 1;
        if (current.isEmpty()) {
            var hash = RevisionHash.of(
                    daemonSet.spec().template().tree(), daemonSet.status().collisionCount());
            steps.add(new RevisionStep.Create(key, hash, number));
            return new HistoryPlan(List.copyOf(steps), hash, List.copyOf(old));
        }
        var kept = kept(current);
        if (current.size() > 1) {
            relabel(key, pods.get(), kept.hash(), steps);
        }
        for (var duplicate : current) {
            if (duplicate != kept) {
                steps.add(new RevisionStep.DropDuplicate(key, duplicate));
            }
        }
        if (kept.revision() < number) {
            steps.add(new RevisionStep.Renumber(key, kept, number));
        }
        return new HistoryPlan(List.copyOf(steps), kept.hash(), List.copyOf(old));
    }

    /** The old revisions to delete, the lowest number first. */
    static List<RevisionStep> cleanup(DaemonSet daemonSet, List<ControllerRevision> old, Ledger ledger) {
        int limit = daemonSet.spec().revisionHistoryLimit();
        int surplus = old.size() - limit;
        var out = new ArrayList<RevisionStep>();
        for (var revision : old) {
            if (out.size() >= surplus) {
                break;
            }
            if (!ledger.isHashLive(revision.hash())) {
                out.add(new RevisionStep.Expire(daemonSet.key(), revision, limit));
            }
        }
        return out;
    }

    private static List<ControllerRevision> claimed(ClusterState view, DaemonSet daemonSet, List<RevisionStep> steps) {
        var out = new ArrayList<ControllerRevision>();
        for (var object : view.all(Kind.CONTROLLER_REVISION, daemonSet.namespace())) {
            var revision = (ControllerRevision) object;
            var owner = revision.meta().controller();
            boolean matches =
                    daemonSet.spec().selector().matches(revision.meta().labels());
            if (owner == null) {
                if (matches && !revision.meta().isTerminating()) {
                    steps.add(new RevisionStep.Adopt(daemonSet.key(), revision));
                    out.add(revision);
                }
            } else if (owner.uid().equals(daemonSet.uid())) {
                if (matches) {
                    out.add(revision);
                } else {
                    steps.add(new RevisionStep.Release(daemonSet.key(), revision));
                }
            }
        }
        return out;
    }

    private static ControllerRevision kept(List<ControllerRevision> current) {
        var kept = current.getFirst();
        for (var revision : current) {
            if (revision.revision() >= kept.revision()) {
                kept = revision;
            }
        }
        return kept;
    }

    private static void relabel(ObjectKey daemonSet, Collection<Pod> pods, String hash, List<RevisionStep> steps) {
        for (var pod : pods) {
            if (!pod.templateHash().equals(hash)) {
                steps.add(new RevisionStep.RelabelPod(daemonSet, pod, hash));
            }
        }
    }
}
