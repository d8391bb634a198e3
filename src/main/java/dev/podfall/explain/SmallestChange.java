package dev.podfall.explain;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A change that is part of what would let a pod be on a node. */
public sealed interface SmallestChange
        permits SmallestChange.Tolerate,
                SmallestChange.Unselect,
                SmallestChange.Untaint,
                SmallestChange.Relabel,
                SmallestChange.Uncordon,
                SmallestChange.Recover,
                SmallestChange.BringNetwork,
                SmallestChange.MakeRoom,
                SmallestChange.FreePort,
                DaemonSetChange,
                ClusterAct {

    /** What the session is to be asked; null if this is advice that no single request follows. */
    default @Nullable Command command(ClusterState state) {
        return null;
    }

    /** The kubectl command that does the same; empty if there is none. */
    default String kubectl(ClusterState state) {
        return "";
    }

    /** The DaemonSet's template tolerates more. */
    record Tolerate(ObjectKey daemonSet, List<Toleration> added) implements SmallestChange {
        public Tolerate {
            added = List.copyOf(added);
        }

        private Tree.Obj patch(ClusterState state) {
            var live = state.daemonSet(daemonSet);
            var all = new ArrayList<Toleration>();
            if (live != null) {
                all.addAll(live.spec().template().spec().tolerations());
            }
            all.addAll(added);
            return inTemplate(Tree.obj("tolerations", Tree.listOf(all, Toleration::toTree)));
        }

        @Override
        public Command command(ClusterState state) {
            return merge(Kind.DAEMON_SET, daemonSet, patch(state), "kubectl-patch");
        }

        @Override
        public String kubectl(ClusterState state) {
            return patchCommand(daemonSet, patch(state));
        }
    }

    /** The template asks less of a node's labels. */
    record Unselect(ObjectKey daemonSet, List<String> keys) implements SmallestChange {
        public Unselect {
            keys = List.copyOf(keys);
        }

        private Tree.Obj patch() {
            var gone = Tree.builder();
            keys.forEach(key -> gone.put(key, Tree.NIL));
            return inTemplate(Tree.obj("nodeSelector", gone.build()));
        }

        @Override
        public Command command(ClusterState state) {
            return merge(Kind.DAEMON_SET, daemonSet, patch(), "kubectl-patch");
        }

        @Override
        public String kubectl(ClusterState state) {
            return patchCommand(daemonSet, patch());
        }
    }

    /** The node loses taints. */
    record Untaint(String node, List<Taint> removed) implements SmallestChange {
        public Untaint {
            removed = List.copyOf(removed);
        }

        @Override
        public Command command(ClusterState state) {
            var live = state.node(node);
            var left = new ArrayList<Taint>();
            if (live != null) {
                for (var taint : live.taints()) {
                    if (removed.stream().noneMatch(taint::matches)) {
                        left.add(taint);
                    }
                }
            }
            Tree taints = left.isEmpty() ? Tree.NIL : Tree.listOf(left, Taint::toTree);
            return merge(
                    Kind.NODE, ObjectKey.cluster(node), Tree.obj("spec", Tree.obj("taints", taints)), "kubectl-taint");
        }

        @Override
        public String kubectl(ClusterState state) {
            var out = new StringBuilder("kubectl taint nodes ").append(node);
            removed.forEach(taint -> out.append(' ').append(taint).append('-'));
            return out.toString();
        }
    }

    /**
     * The node gets or loses labels.
     *
     * @param labels what they are to be; null for those that have to go
     */
    record Relabel(String node, SortedMap<String, @Nullable String> labels) implements SmallestChange {
        @Override
        public Command command(ClusterState state) {
            var changes = Tree.builder();
            labels.forEach((key, value) -> changes.put(key, value == null ? Tree.NIL : Tree.text(value)));
            return merge(
                    Kind.NODE,
                    ObjectKey.cluster(node),
                    Tree.obj("metadata", Tree.obj("labels", changes.build())),
                    "kubectl-label");
        }

        @Override
        public String kubectl(ClusterState state) {
            var out = new StringBuilder("kubectl label nodes ").append(node);
            var live = state.node(node);
            boolean overwrites = false;
            for (var entry : labels.entrySet()) {
                var value = entry.getValue();
                out.append(' ').append(entry.getKey()).append(value == null ? "-" : "=" + value);
                overwrites |= value != null && live != null && live.labels().has(entry.getKey());
            }
            return out.append(overwrites ? " --overwrite" : "").toString();
        }
    }

    /** The node is uncordoned. */
    record Uncordon(String node) implements SmallestChange {
        @Override
        public Command command(ClusterState state) {
            var patch = Tree.obj("spec", Tree.obj("unschedulable", Tree.NIL));
            return merge(Kind.NODE, ObjectKey.cluster(node), patch, "kubectl-cordon");
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl uncordon " + node;
        }
    }

    /** A taint that a controller keeps on the node as long as a condition lasts: that has to go first. */
    record Recover(String node, Taint taint) implements SmallestChange {}

    /** A node is not ready, and has that taint, until a pod of its network plugin runs there. */
    record BringNetwork(String node, Taint taint, ObjectKey plugin) implements SmallestChange {}

    /**
     * A resource has to become free, or less of it be asked for.
     *
     * @param missing in thousandths for CPU, whole units else
     */
    record MakeRoom(String node, String resource, long missing, boolean tooSmallEvenEmpty) implements SmallestChange {}

    /** A host port has to become free, or another one be asked for. */
    record FreePort(String node, String port, ObjectKey takenBy) implements SmallestChange {}

    static Tree.Obj inTemplate(Tree.Obj podSpec) {
        return Tree.obj("spec", Tree.obj("template", Tree.obj("spec", podSpec)));
    }

    static Command merge(Kind kind, ObjectKey key, Tree.Obj patch, String manager) {
        return new Command.Patch(kind, key, PatchType.MERGE, patch, WriteOptions.by(manager));
    }

    static String patchCommand(ObjectKey daemonSet, Tree.Obj patch) {
        return "kubectl patch ds " + daemonSet.name() + " -n " + daemonSet.namespace() + " --type=merge -p '"
                + Json.write(patch) + "'";
    }
}
