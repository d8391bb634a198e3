package dev.podfall.scheduler.plugins;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.hints;
import static dev.podfall.scheduler.plugins.Tables.nodes;
import static dev.podfall.scheduler.plugins.Tables.scores;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Rejection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class NodeAffinityTest {
    private static final String NO = "UnschedulableAndUnresolvable: node(s) didn't match Pod's node affinity/selector";
    private static final String CONFLICT = "pod affinity terms conflict";
    private final NodeAffinity plugin = new NodeAffinity();

    private static NodeSelectorRequirement want(String key, String operator, String... values) {
        return new NodeSelectorRequirement(key, operator, List.of(values));
    }

    private static NodeSelectorTerm expressions(NodeSelectorRequirement... all) {
        return new NodeSelectorTerm(List.of(all), List.of());
    }

    private static NodeSelectorTerm fields(NodeSelectorRequirement... all) {
        return new NodeSelectorTerm(List.of(), List.of(all));
    }

    private static NodeSelectorRequirement named(String node) {
        return want("metadata.name", "In", node);
    }

    private static Pod requiring(NodeSelectorTerm... terms) {
        return pod("p").requiring(terms).make();
    }

    private static Node labelled(String name, String... labels) {
        var node = node(name);
        for (int i = 0; i < labels.length; i += 2) {
            node.labelled(labels[i], labels[i + 1]);
        }
        return node.make();
    }

    /** @param narrowed the nodes that PreFilter leaves, the words of its refusal, or {@code all} */
    private DynamicTest check(String name, Pod pod, Node node, String expected, String narrowed) {
        return DynamicTest.dynamicTest(name, () -> {
            var narrowing = NodeAffinity.preFilter(PodInfo.of(pod));
            assertThat(said(narrowing.rejection(), narrowing.nodes())).isEqualTo(narrowed);
            var reasons = plugin.filter(PodInfo.of(pod), NodeInfo.of(node));
            var rejection = new Rejection(plugin.name(), reasons);
            assertThat(
                            reasons.isEmpty()
                                    ? YES
                                    : rejection.code().wire() + ": " + String.join(", ", rejection.messages()))
                    .isEqualTo(expected);
        });
    }

    private static String said(@Nullable Rejection rejection, @Nullable SortedSet<String> nodes) {
        if (rejection != null) {
            return String.join(", ", rejection.messages());
        }
        return nodes == null ? "all" : new TreeSet<>(nodes).toString();
    }

    private DynamicTest check(String name, Pod pod, Node node, String expected) {
        return check(name, pod, node, expected, "all");
    }

    @TestFactory
    List<DynamicTest> nodeAffinity() {
        var fooBar = labelled("n", "foo", "bar");
        var gpu = labelled("n", "GPU", "NVIDIA-GRID-K1");
        var selecting = pod("p").selecting("foo", "bar").make();
        return List.of(
                check("missing labels", selecting, labelled("n"), NO),
                check("same labels", selecting, fooBar, YES),
                check("node labels are superset", selecting, labelled("n", "foo", "bar", "baz", "blah"), YES),
                check(
                        "node labels are subset",
                        pod("p").selecting("foo", "bar")
                                .selecting("baz", "blah")
                                .make(),
                        fooBar,
                        NO),
                check(
                        "Pod with matchExpressions using In operator that matches the existing node",
                        requiring(expressions(want("foo", "In", "bar", "value2"))),
                        fooBar,
                        YES),
                check(
                        "Pod with matchExpressions using Gt operator that matches the existing node",
                        requiring(expressions(want("kernel-version", "Gt", "0204"))),
                        labelled("n", "kernel-version", "0206"),
                        YES),
                check(
                        "Pod with matchExpressions using NotIn operator that matches the existing node",
                        requiring(expressions(want("mem-type", "NotIn", "DDR", "DDR2"))),
                        labelled("n", "mem-type", "DDR3"),
                        YES),
                check(
                        "Pod with matchExpressions using Exists operator that matches the existing node",
                        requiring(expressions(want("GPU", "Exists"))),
                        gpu,
                        YES),
                check(
                        "Pod with affinity that don't match node's labels won't schedule onto the node",
                        requiring(expressions(want("foo", "In", "value1", "value2"))),
                        fooBar,
                        NO),
                check(
                        "Pod with empty MatchExpressions is not a valid value will match no objects and won't schedule"
                                + " onto the node",
                        requiring(expressions()),
                        fooBar,
                        NO),
                check("Pod with no Affinity will schedule onto a node", pod("p").make(), fooBar, YES),
                check(
                        "Pod with multiple matchExpressions ANDed that matches the existing node",
                        requiring(expressions(want("GPU", "Exists"), want("GPU", "NotIn", "AMD", "INTER"))),
                        gpu,
                        YES),
                check(
                        "Pod with multiple matchExpressions ANDed that doesn't match the existing node",
                        requiring(expressions(want("GPU", "Exists"), want("GPU", "In", "AMD", "INTER"))),
                        gpu,
                        NO),
                check(
                        "Pod with multiple NodeSelectorTerms ORed in affinity, matches the node's labels and will"
                                + " schedule onto the node",
                        requiring(
                                expressions(want("foo", "In", "bar", "value2")),
                                expressions(want("diffkey", "In", "wrong", "value2"))),
                        fooBar,
                        YES),
                check(
                        "Pod with an Affinity and a PodSpec.NodeSelector both are satisfied, will schedule onto the"
                                + " node",
                        pod("p").selecting("foo", "bar")
                                .requiring(expressions(want("foo", "Exists")))
                                .make(),
                        fooBar,
                        YES),
                check(
                        "Pod with an Affinity matches node's labels but the PodSpec.NodeSelector is not satisfied,"
                                + " won't schedule onto the node",
                        pod("p").selecting("foo", "bar")
                                .requiring(expressions(want("foo", "Exists")))
                                .make(),
                        labelled("n", "foo", "barrrrrr"),
                        NO),
                check(
                        "Pod with an invalid value in Affinity term won't be scheduled onto the node",
                        requiring(expressions(want("foo", "NotIn", "invalid value: ___@#$%^"))),
                        fooBar,
                        NO));
    }

    @TestFactory
    List<DynamicTest> nodeNames() {
        var bar = want("foo", "In", "bar");
        return List.of(
                check(
                        "Pod with matchFields using In operator that matches the existing node",
                        requiring(fields(named("node1"))),
                        labelled("node1"),
                        YES,
                        "[node1]"),
                check(
                        "Pod with matchFields using In operator that does not match the existing node",
                        requiring(fields(named("node1"))),
                        labelled("node2"),
                        NO,
                        "[node1]"),
                check(
                        "Pod with two terms: matchFields does not match, but matchExpressions matches",
                        requiring(fields(named("node1"), named("node2")), expressions(bar)),
                        labelled("node2", "foo", "bar"),
                        YES),
                check(
                        "Pod with one term: matchFields does not match, but matchExpressions matches",
                        requiring(new NodeSelectorTerm(List.of(bar), List.of(named("node1")))),
                        labelled("node2", "foo", "bar"),
                        NO,
                        "[node1]"),
                check(
                        "Pod with one term: both matchFields and matchExpressions match",
                        requiring(new NodeSelectorTerm(List.of(bar), List.of(named("node1")))),
                        labelled("node1", "foo", "bar"),
                        YES,
                        "[node1]"),
                check(
                        "Pod with two terms: both matchFields and matchExpressions do not match",
                        requiring(fields(named("node1")), expressions(want("foo", "In", "not-match-to-bar"))),
                        labelled("node2", "foo", "bar"),
                        NO),
                check(
                        "Pod with two terms of node.Name affinity",
                        requiring(fields(named("node1")), fields(named("node2"))),
                        labelled("node2"),
                        YES,
                        "[node1, node2]"),
                check(
                        "Pod with two conflicting mach field requirements",
                        requiring(fields(named("node1"), named("node2"))),
                        labelled("node2", "foo", "bar"),
                        NO,
                        CONFLICT));
    }

    @TestFactory
    List<DynamicTest> nodeAffinityPriority() {
        var node1 = labelled("node1", "foo", "bar");
        var node2 = labelled("node2", "key", "value");
        var node3 = labelled("node3", "az", "az1");
        var node4 = labelled("node1", "abc", "az11", "def", "az22");
        var node5 = labelled("node5", "foo", "bar", "key", "value", "az", "az1");
        var foo = expressions(want("foo", "In", "bar"));
        var affinity1 = pod("p").preferring(2, foo).make();
        var affinity2 = pod("p").preferring(2, foo)
                .preferring(4, expressions(want("key", "In", "value")))
                .preferring(
                        5, expressions(want("foo", "In", "bar"), want("key", "In", "value"), want("az", "In", "az1")))
                .make();
        return List.of(
                scores(
                        "all nodes are same priority as NodeAffinity is nil",
                        plugin,
                        pod("p").make(),
                        nodes(node1, node2, node3),
                        0,
                        0,
                        0),
                scores(
                        "no node matches preferred scheduling requirements in NodeAffinity of pod so all nodes'"
                                + " priority is zero",
                        plugin,
                        affinity1,
                        nodes(node4, node2, node3),
                        0,
                        0,
                        0),
                scores(
                        "only node1 matches the preferred scheduling requirements of pod",
                        plugin,
                        affinity1,
                        nodes(node1, node2, node3),
                        100,
                        0,
                        0),
                scores(
                        "all nodes matches the preferred scheduling requirements of pod but with different priorities ",
                        plugin,
                        affinity2,
                        nodes(node1, node5, node2),
                        18,
                        100,
                        36));
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterNodeChange() {
        var fooBar = labelled("n", "foo", "bar");
        return List.of(
                change("skip-queue-on-add", ClusterEvent.NODE_ADD, null, labelled("n"), false),
                change("queue-on-add", ClusterEvent.NODE_ADD, null, fooBar, true),
                change("skip-unrelated-changes", ClusterEvent.NODE_LABEL, labelled("n"), labelled("n"), false),
                change(
                        "skip-unrelated-changes-on-labels",
                        ClusterEvent.NODE_LABEL,
                        labelled("n"),
                        labelled("n", "k", "v"),
                        false),
                change(
                        "skip-labels-changes-on-suitable-node",
                        ClusterEvent.NODE_LABEL,
                        fooBar,
                        labelled("n", "foo", "bar", "k", "v"),
                        false),
                change(
                        "skip-labels-changes-on-node-from-suitable-to-unsuitable",
                        ClusterEvent.NODE_LABEL,
                        fooBar,
                        labelled("n", "k", "v"),
                        false),
                change(
                        "queue-on-labels-change-makes-pod-schedulable",
                        ClusterEvent.NODE_LABEL,
                        labelled("n"),
                        fooBar,
                        true));
    }

    private DynamicTest change(String name, ClusterEvent event, @Nullable Node before, Node after, boolean wakes) {
        var pod = requiring(expressions(want("foo", "In", "bar")));
        return hints(name, plugin, event, pod, before, after, wakes);
    }
}
