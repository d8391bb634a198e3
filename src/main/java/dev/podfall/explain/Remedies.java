package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The smallest changes that would let a pod be on a node: once by changing the template, once by changing the node. */
final class Remedies {
    /** Taints that a controller puts back as long as the node is as it is. */
    private static final Set<String> BY_CONDITION = Set.of(
            Taint.NOT_READY,
            Taint.UNREACHABLE,
            Taint.MEMORY_PRESSURE,
            Taint.DISK_PRESSURE,
            Taint.PID_PRESSURE,
            Taint.NETWORK_UNAVAILABLE);

    private final List<SmallestChange> template = new ArrayList<>();
    private final List<SmallestChange> node = new ArrayList<>();
    private boolean templateCan = true;
    private boolean nodeCan = true;

    private Remedies() {}

    /** For a DaemonSet that a node's labels or taints keep away. */
    static List<Remedy> of(DaemonSet daemonSet, Node node) {
        var found = new Remedies();
        var taints = new ArrayList<Taint>();
        var keys = new ArrayList<String>();
        var labels = new TreeMap<String, @Nullable String>();
        for (var check : NodePlacement.of(daemonSet).checks(node)) {
            if (check.passes()) {
                continue;
            }
            switch (check) {
                case PlacementCheck.TemplateNodeName _ -> found.neither();
                case PlacementCheck.NodeSelectorPair pair -> {
                    keys.add(pair.key());
                    labels.put(pair.key(), pair.wanted());
                }
                case PlacementCheck.RequiredAffinity affinity -> {
                    found.templateCan = false;
                    var wanted = labelsFor(affinity);
                    found.nodeCan &= wanted != null;
                    if (wanted != null) {
                        labels.putAll(wanted);
                    }
                }
                case PlacementCheck.NodeTaint taint -> taints.add(taint.taint());
            }
        }
        boolean nameAsLabel = labels.containsKey(NodeSelectorTerm.NAME_FIELD);
        if (nameAsLabel) {
            // A label of that name would do, but nobody who writes it means a label.
            found.nodeCan = false;
            found.nameAsField(daemonSet, node, labels);
        } else if (!keys.isEmpty()) {
            found.template.add(new SmallestChange.Unselect(daemonSet.key(), keys));
        }
        if (!taints.isEmpty()) {
            found.template.add(new SmallestChange.Tolerate(
                    daemonSet.key(), taints.stream().map(Remedies::tolerating).toList()));
        }
        if (!labels.isEmpty()) {
            found.node.add(new SmallestChange.Relabel(node.name(), labels));
        }
        found.untaint(node, taints);
        // What it waits for is this very DaemonSet.
        found.nodeCan &= !daemonSet.key().equals(NodeNetwork.awaited(node));
        return found.all();
    }

    /** If the node's name is the one that is asked for, and if that is all that is wrong with its labels. */
    private void nameAsField(DaemonSet daemonSet, Node on, SortedMap<String, @Nullable String> labels) {
        boolean thisOne = on.name().equals(labels.get(NodeSelectorTerm.NAME_FIELD));
        templateCan = thisOne && labels.size() == 1;
        if (templateCan) {
            template.add(new DaemonSetChange.NameAsField(daemonSet.key(), on.name()));
        }
    }

    /** For a taint that a pod puts up with for a while only. */
    static List<Remedy> untainting(Node node, Taint taint) {
        var found = new Remedies();
        found.untaint(node, List.of(taint));
        return found.all();
    }

    /**
     * For a pod that the scheduler refuses.
     *
     * @param daemonSet whose pod it is, or null
     * @param gone pods that are to be left out
     */
    static List<Remedy> of(ClusterState state, Pod pod, Node node, @Nullable DaemonSet daemonSet, Predicate<Pod> gone) {
        var found = new Remedies();
        var taints = new ArrayList<Taint>();
        var labels = new TreeMap<String, @Nullable String>();
        for (var row : Explainer.explain(state, pod, node, gone)) {
            for (var reason : row.reasons()) {
                if (reason instanceof Reason.PortConflict port
                        && daemonSet != null
                        && isOf(state.pod(port.by()), daemonSet)) {
                    found.template.add(new DaemonSetChange.NoSurge(
                            daemonSet.key(), port.wanted().toString(), port.by()));
                } else {
                    found.templateCan = false;
                    found.schedulerSays(reason, node, taints, labels);
                }
            }
        }
        if (!labels.isEmpty()) {
            found.node.add(new SmallestChange.Relabel(node.name(), labels));
        }
        found.untaint(node, taints);
        return found.all();
    }

    static boolean isOf(@Nullable Pod pod, DaemonSet daemonSet) {
        return pod != null && pod.meta().isControlledBy(daemonSet.uid());
    }

    private void schedulerSays(Reason reason, Node on, List<Taint> taints, SortedMap<String, @Nullable String> labels) {
        switch (reason) {
            case Reason.UntoleratedTaint taint -> taints.add(taint.taint());
            case Reason.Unschedulable _ -> node.add(new SmallestChange.Uncordon(on.name()));
            case Reason.SelectorMismatch pair -> labels.put(pair.key(), pair.wanted());
            case Reason.AffinityMismatch affinity -> {
                var miss = affinity.misses().size() == 1 ? affinity.misses().getFirst() : null;
                nodeCan &= miss != null && !miss.ofField() && satisfy(miss.requirement(), labels);
            }
            case Reason.Insufficient lack ->
                node.add(new SmallestChange.MakeRoom(
                        on.name(),
                        lack.resource(),
                        lack.used() + lack.requested() - lack.allocatable(),
                        lack.requested() > lack.allocatable()));
            case Reason.TooManyPods many -> node.add(new ClusterAct.FewerPods(on.name(), many.pods(), many.allowed()));
            case Reason.PortConflict port ->
                node.add(new SmallestChange.FreePort(on.name(), port.wanted().toString(), port.by()));
            case Reason.Gated _,
                    Reason.OtherNodeName _,
                    Reason.AffinityConflict _,
                    Reason.NotAmongNodes _,
                    Reason.NoVictims _,
                    Reason.PreemptionNotHelpful _ -> nodeCan = false;
        }
    }

    private void neither() {
        templateCan = false;
        nodeCan = false;
    }

    private void untaint(Node on, List<Taint> taints) {
        var removable = new ArrayList<Taint>();
        for (var taint : taints) {
            if (taint.key().equals(Taint.UNSCHEDULABLE) && on.spec().unschedulable()) {
                var uncordon = new SmallestChange.Uncordon(on.name());
                if (!node.contains(uncordon)) {
                    node.add(uncordon);
                }
            } else if (BY_CONDITION.contains(taint.key())) {
                var plugin = taint.key().equals(Taint.NOT_READY) ? NodeNetwork.awaited(on) : null;
                node.add(
                        plugin == null
                                ? new SmallestChange.Recover(on.name(), taint)
                                : new SmallestChange.BringNetwork(on.name(), taint, plugin));
            } else {
                removable.add(taint);
            }
        }
        if (!removable.isEmpty()) {
            node.add(new SmallestChange.Untaint(on.name(), removable));
        }
    }

    private List<Remedy> all() {
        var out = new ArrayList<Remedy>();
        if (templateCan && !template.isEmpty()) {
            out.add(new Remedy(Remedy.Side.TEMPLATE, template));
        }
        if (nodeCan && !node.isEmpty()) {
            out.add(new Remedy(Remedy.Side.NODE, node));
        }
        return List.copyOf(out);
    }

    /** The narrowest toleration that tolerates the taint. */
    private static Toleration tolerating(Taint taint) {
        return taint.value().isEmpty()
                ? Toleration.exists(taint.key(), taint.effect())
                : new Toleration(taint.key(), Toleration.EQUAL, taint.value(), taint.effect(), null);
    }

    /** The fewest labels that make one term match; null if labels cannot. */
    private static @Nullable SortedMap<String, @Nullable String> labelsFor(PlacementCheck.RequiredAffinity affinity) {
        SortedMap<String, @Nullable String> best = null;
        for (var term : affinity.terms()) {
            var labels = new TreeMap<String, @Nullable String>();
            boolean can = !term.requirements().isEmpty();
            for (var requirement : term.requirements()) {
                if (!requirement.met()) {
                    can &= !requirement.ofField() && satisfy(requirement.wanted(), labels);
                }
            }
            if (can && (best == null || labels.size() < best.size())) {
                best = labels;
            }
        }
        return best;
    }

    /** Adds the label that meets a requirement; false if none can. */
    private static boolean satisfy(
            @Nullable NodeSelectorRequirement wanted, SortedMap<String, @Nullable String> labels) {
        if (wanted == null || !wanted.isWellFormed()) {
            return false;
        }
        switch (wanted.operator()) {
            case "In" -> labels.put(wanted.key(), wanted.values().getFirst());
            case "Exists" -> labels.put(wanted.key(), "true");
            case "NotIn", "DoesNotExist" -> labels.put(wanted.key(), null);
            case "Gt", "Lt" -> {
                long bound = Long.parseLong(wanted.values().getFirst());
                labels.put(wanted.key(), Long.toString(wanted.operator().equals("Gt") ? bound + 1 : bound - 1));
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
