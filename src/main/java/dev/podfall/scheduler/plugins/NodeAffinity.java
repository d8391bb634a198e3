package dev.podfall.scheduler.plugins;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.Narrowing;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds pods to the nodes that their nodeSelector and required node affinity match; prefers those that the preferred
 * terms match. If every term names nodes by {@code metadata.name}, as a daemon pod's does, no other node is looked at.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/nodeaffinity/node_affinity.go.
 * <br>Differs: the scheduler's configuration adds no affinity of its own.
 */
public final class NodeAffinity implements FilterPlugin, ScorePlugin {
    public static final String NAME = "NodeAffinity";

    @Override
    public String name() {
        return NAME;
    }

    /** The only nodes that can do, if every term names some. */
    public static Narrowing preFilter(PodInfo pod) {
        var terms = pod.pod().spec().affinity().required();
        if (terms == null || terms.isEmpty()) {
            return Narrowing.NONE;
        }
        var names = new TreeSet<String>();
        for (var term : terms) {
            var own = namesOf(term);
            if (own == null) {
                return Narrowing.NONE;
            }
            names.addAll(own);
        }
        return names.isEmpty()
                ? new Narrowing(null, List.of(), Rejection.of(NAME, new Reason.AffinityConflict()))
                : new Narrowing(names, List.of(NAME), null);
    }

    private static @Nullable TreeSet<String> namesOf(NodeSelectorTerm term) {
        TreeSet<String> names = null;
        for (var field : term.matchFields()) {
            if (field.key().equals(NodeSelectorTerm.NAME_FIELD)
                    && field.operator().equals("In")) {
                if (names == null) {
                    names = new TreeSet<>(field.values());
                } else {
                    names.retainAll(field.values());
                }
            }
        }
        return names;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        return mismatch(pod.pod(), node.node());
    }

    private static List<Reason> mismatch(Pod pod, Node node) {
        for (var wanted : pod.spec().nodeSelector().asMap().entrySet()) {
            var actual = node.labels().get(wanted.getKey());
            if (!wanted.getValue().equals(actual)) {
                return List.of(new Reason.SelectorMismatch(wanted.getKey(), wanted.getValue(), actual));
            }
        }
        var affinity = pod.spec().affinity();
        var terms = affinity.required();
        if (terms == null || affinity.requiredMatches(node)) {
            return List.of();
        }
        var misses = new ArrayList<Reason.TermMiss>();
        for (int i = 0; i < terms.size(); i++) {
            misses.add(miss(i, terms.get(i), node));
        }
        return List.of(new Reason.AffinityMismatch(List.copyOf(misses)));
    }

    private static Reason.TermMiss miss(int index, NodeSelectorTerm term, Node node) {
        for (int i = 0; i < term.matchExpressions().size(); i++) {
            NodeSelectorRequirement expression = term.matchExpressions().get(i);
            var actual = node.labels().get(expression.key());
            if (!expression.matches(actual) || !expression.isWellFormed()) {
                return new Reason.TermMiss(index, false, i, expression, actual);
            }
        }
        for (int i = 0; i < term.matchFields().size(); i++) {
            NodeSelectorRequirement field = term.matchFields().get(i);
            var actual = field.key().equals(NodeSelectorTerm.NAME_FIELD) ? node.name() : null;
            if (!field.matches(actual) || !field.isWellFormedField()) {
                return new Reason.TermMiss(index, true, i, field, actual);
            }
        }
        return Reason.TermMiss.empty(index);
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        var spec = pod.pod().spec();
        var terms = spec.affinity().required();
        if (terms != null) {
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).matches(node.node())) {
                    return Finding.of(
                            "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                                    + ".nodeSelectorTerms[" + i + "]",
                            isOfController(pod.pod(), terms.get(i), node.node()) ? "passed.term.pinned" : "passed.term",
                            i + 1);
                }
            }
        }
        return spec.nodeSelector().isEmpty()
                ? Finding.of("", "passed.any-node")
                : Finding.of(
                        "spec.nodeSelector",
                        "passed.labels",
                        spec.nodeSelector().toString());
    }

    /** Whether nobody has asked for it in a manifest: the DaemonSet controller pins each of its pods to a node. */
    private static boolean isOfController(Pod pod, NodeSelectorTerm term, Node node) {
        return pod.meta().controllerKey(Kind.DAEMON_SET) != null && term.equals(NodeSelectorTerm.pinnedTo(node.name()));
    }

    @Override
    public List<EventHint> events() {
        return List.of(
                new EventHint(ClusterEvent.NODE_ADD, NodeAffinity::nodeMatches),
                new EventHint(ClusterEvent.NODE_LABEL, NodeAffinity::nodeMatches));
    }

    private static boolean nodeMatches(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        boolean matches =
                after instanceof Node node && mismatch(pod.pod(), node).isEmpty();
        boolean matched = before instanceof Node old && mismatch(pod.pod(), old).isEmpty();
        return matches && !matched;
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public boolean skips(PodInfo pod) {
        return pod.pod().spec().affinity().preferred().isEmpty();
    }

    @Override
    public long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        var sums = new long[nodes.size()];
        for (int i = 0; i < sums.length; i++) {
            for (var term : pod.pod().spec().affinity().preferred()) {
                if (term.preference().matches(nodes.get(i).node())) {
                    sums[i] += term.weight();
                }
            }
        }
        return sums;
    }

    @Override
    public long[] normalised(long[] raw) {
        return ScorePlugin.scaled(raw, false);
    }
}
