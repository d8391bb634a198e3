package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a DaemonSet that more than adds a toleration or takes a label out. */
public sealed interface DaemonSetChange extends SmallestChange {

    ObjectKey daemonSet();

    /** A merge patch of the DaemonSet as it is; null if it is gone. */
    Tree.@Nullable Obj patch(ClusterState state);

    @Override
    default @Nullable Command command(ClusterState state) {
        var patch = patch(state);
        return patch == null ? null : SmallestChange.merge(Kind.DAEMON_SET, daemonSet(), patch, "kubectl-patch");
    }

    @Override
    default String kubectl(ClusterState state) {
        var patch = patch(state);
        return patch == null ? "" : SmallestChange.patchCommand(daemonSet(), patch);
    }

    /**
     * A field goes out of the template's spec.
     *
     * @param was what it says
     */
    record Unset(ObjectKey daemonSet, String field, List<String> was) implements DaemonSetChange {
        public Unset {
            was = List.copyOf(was);
        }

        @Override
        public Tree.Obj patch(ClusterState state) {
            return SmallestChange.inTemplate(Tree.obj(field, Tree.NIL));
        }
    }

    /**
     * The template's pods get a class of a priority high enough to push others off the node.
     *
     * @param lowest the lowest priority on the node now
     */
    record Prioritise(ObjectKey daemonSet, String node, int lowest, String className) implements DaemonSetChange {
        @Override
        public Tree.Obj patch(ClusterState state) {
            return SmallestChange.inTemplate(Tree.obj("priorityClassName", Tree.text(className)));
        }
    }

    /** The template's pods use the network of their node, and need no other. */
    record UseHostNetwork(ObjectKey daemonSet) implements DaemonSetChange {
        @Override
        public Tree.Obj patch(ClusterState state) {
            return SmallestChange.inTemplate(Tree.obj("hostNetwork", Tree.TRUE));
        }
    }

    /** A toleration of the template loses its {@code tolerationSeconds}, and so tolerates for ever. */
    record Forever(ObjectKey daemonSet, Toleration toleration) implements DaemonSetChange {
        @Override
        public Tree.@Nullable Obj patch(ClusterState state) {
            var spec = spec(state, daemonSet);
            if (spec == null) {
                return null;
            }
            var all = new ArrayList<Toleration>();
            for (var own : spec.tolerations()) {
                boolean it = own.equals(toleration);
                all.add(it ? own.forEver() : own);
            }
            return SmallestChange.inTemplate(Tree.obj("tolerations", Tree.listOf(all, Toleration::toTree)));
        }
    }

    /**
     * Rollouts delete before they make, as a host port can be had only once.
     *
     * @param port which both pods want
     */
    record NoSurge(ObjectKey daemonSet, String port, ObjectKey takenBy) implements DaemonSetChange {
        @Override
        public Tree.Obj patch(ClusterState state) {
            return rollingUpdate(Tree.builder()
                    .put("maxSurge", Tree.number(0))
                    .put("maxUnavailable", Tree.number(1))
                    .build());
        }
    }

    /** A rollout may have more pods unavailable at a time. */
    record WidenBudget(ObjectKey daemonSet, int maxUnavailable) implements DaemonSetChange {
        @Override
        public Tree.Obj patch(ClusterState state) {
            return rollingUpdate(Tree.obj("maxUnavailable", Tree.number(maxUnavailable)));
        }
    }

    /** The template of an earlier revision comes back, under a new number. */
    record RollBack(ObjectKey daemonSet, long revision) implements DaemonSetChange {
        @Override
        public Tree.@Nullable Obj patch(ClusterState state) {
            var live = state.daemonSet(daemonSet);
            return live == null
                    ? null
                    : Revisions.of(state, live).stream()
                            .filter(candidate -> candidate.revision() == revision)
                            .findFirst()
                            .map(ControllerRevision::data)
                            .orElse(null);
        }

        @Override
        public @Nullable Command command(ClusterState state) {
            var patch = patch(state);
            return patch == null
                    ? null
                    : new Command.Patch(
                            Kind.DAEMON_SET, daemonSet, PatchType.STRATEGIC, patch, WriteOptions.by("kubectl-rollout"));
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl rollout undo ds/" + daemonSet.name() + " -n " + daemonSet.namespace() + " --to-revision="
                    + revision;
        }
    }

    /**
     * A container gets another image: which one, only somebody can say who knows them.
     *
     * @param was that it has
     */
    record AnotherImage(ObjectKey daemonSet, String container, String was) implements DaemonSetChange {
        @Override
        public Tree.@Nullable Obj patch(ClusterState state) {
            return null;
        }

        /** The command up to the image. */
        public String beginning() {
            return "kubectl set image ds/" + daemonSet.name() + " -n " + daemonSet.namespace() + " " + container + "=";
        }
    }

    /** {@code metadata.name} is asked for as a node's field, which it is, and not as a label, which it is not. */
    record NameAsField(ObjectKey daemonSet, String node) implements DaemonSetChange {
        @Override
        public Tree.@Nullable Obj patch(ClusterState state) {
            var spec = spec(state, daemonSet);
            if (spec == null) {
                return null;
            }
            var name = spec.nodeSelector().get(NodeSelectorTerm.NAME_FIELD);
            var terms = new ArrayList<Tree>();
            var required = spec.affinity().required();
            for (var term : required == null ? List.of(new NodeSelectorTerm(List.of(), List.of())) : required) {
                terms.add(moved(term, name).toTree());
            }
            var field = "requiredDuringSchedulingIgnoredDuringExecution";
            var affinity = Tree.obj(
                    "nodeAffinity", Tree.obj(field, Tree.obj("nodeSelectorTerms", Tree.listOf(terms, term -> term))));
            var changed = Tree.builder().put("affinity", affinity);
            if (name != null) {
                changed.put("nodeSelector", Tree.obj(NodeSelectorTerm.NAME_FIELD, Tree.NIL));
            }
            return SmallestChange.inTemplate(changed.build());
        }

        private static NodeSelectorTerm moved(NodeSelectorTerm term, @Nullable String name) {
            var labels = new ArrayList<NodeSelectorRequirement>();
            var fields = new ArrayList<>(term.matchFields());
            for (var expression : term.matchExpressions()) {
                (expression.key().equals(NodeSelectorTerm.NAME_FIELD) ? fields : labels).add(expression);
            }
            if (name != null) {
                fields.add(new NodeSelectorRequirement(NodeSelectorTerm.NAME_FIELD, "In", List.of(name)));
            }
            return new NodeSelectorTerm(List.copyOf(labels), List.copyOf(fields));
        }
    }

    private static @Nullable PodSpec spec(ClusterState state, ObjectKey key) {
        DaemonSet live = state.daemonSet(key);
        return live == null ? null : live.spec().template().spec();
    }

    private static Tree.Obj rollingUpdate(Tree.Obj fields) {
        return Tree.obj("spec", Tree.obj("updateStrategy", Tree.obj("rollingUpdate", fields)));
    }
}
