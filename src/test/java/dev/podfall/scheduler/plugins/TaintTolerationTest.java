package dev.podfall.scheduler.plugins;

import static dev.podfall.api.core.TaintEffect.NO_SCHEDULE;
import static dev.podfall.api.core.TaintEffect.PREFER_NO_SCHEDULE;
import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.filters;
import static dev.podfall.scheduler.plugins.Tables.hints;
import static dev.podfall.scheduler.plugins.Tables.nodes;
import static dev.podfall.scheduler.plugins.Tables.scores;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.ClusterEvent;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class TaintTolerationTest {
    private static final String NO = "UnschedulableAndUnresolvable: node(s) had untolerated taint(s)";
    private final TaintToleration plugin = new TaintToleration();

    @TestFactory
    List<DynamicTest> taintTolerationScore() {
        var fooBar = pod("pod1")
                .tolerating("foo", "Equal", "bar", PREFER_NO_SCHEDULE)
                .make();
        var armSsd = pod("pod1")
                .tolerating("cpu-type", "Equal", "arm64", PREFER_NO_SCHEDULE)
                .tolerating("disk-type", "Equal", "ssd", PREFER_NO_SCHEDULE)
                .make();
        var hardOnly = pod("pod1")
                .tolerating("cpu-type", "Equal", "arm64", NO_SCHEDULE)
                .tolerating("disk-type", "Equal", "ssd", NO_SCHEDULE)
                .make();
        var none = node("nodeA").make();
        var one = node("nodeB").tainted("cpu-type", "arm64", PREFER_NO_SCHEDULE).make();
        var two = node("nodeC")
                .tainted("cpu-type", "arm64", PREFER_NO_SCHEDULE)
                .tainted("disk-type", "ssd", PREFER_NO_SCHEDULE)
                .make();
        return List.of(
                scores(
                        "node with taints tolerated by the pod, gets a higher score than those node with intolerable"
                                + " taints",
                        plugin,
                        fooBar,
                        nodes(
                                node("nodeA")
                                        .tainted("foo", "bar", PREFER_NO_SCHEDULE)
                                        .make(),
                                node("nodeB")
                                        .tainted("foo", "blah", PREFER_NO_SCHEDULE)
                                        .make()),
                        100,
                        0),
                scores(
                        "the nodes that all of their taints are tolerated by the pod, get the same score, no matter how"
                                + " many tolerable taints a node has",
                        plugin,
                        armSsd,
                        nodes(none, one, two),
                        100,
                        100,
                        100),
                scores(
                        "the more intolerable taints a node has, the lower score it gets.",
                        plugin,
                        fooBar,
                        nodes(none, one, two),
                        100,
                        50,
                        0),
                scores(
                        "only taints and tolerations that have effect PreferNoSchedule are checked by"
                                + " taints-tolerations priority function",
                        plugin,
                        hardOnly,
                        nodes(
                                none,
                                node("nodeB")
                                        .tainted("cpu-type", "arm64", NO_SCHEDULE)
                                        .make(),
                                two),
                        100,
                        100,
                        0),
                scores(
                        "Default behaviour No taints and tolerations, lands on node with no taints",
                        plugin,
                        pod("pod1").make(),
                        nodes(none, one),
                        100,
                        0));
    }

    private static Pod dedicated(String value) {
        return pod("pod1").tolerating("dedicated", "Equal", value, NO_SCHEDULE).make();
    }

    private static Node dedicatedNode(String... values) {
        var node = node("nodeA");
        for (var value : values) {
            node.tainted("dedicated", value, NO_SCHEDULE);
        }
        return node.make();
    }

    @TestFactory
    List<DynamicTest> taintTolerationFilter() {
        var fooBar = node("nodeA").tainted("foo", "bar", NO_SCHEDULE).make();
        var softDedicated =
                node("nodeA").tainted("dedicated", "user1", PREFER_NO_SCHEDULE).make();
        return List.of(
                filters(
                        "A pod having no tolerations can't be scheduled onto a node with nonempty taints",
                        plugin,
                        pod("pod1").make(),
                        dedicatedNode("user1"),
                        NO),
                filters(
                        "A pod which can be scheduled on a dedicated node assigned to user1 with effect NoSchedule",
                        plugin,
                        pod("pod1")
                                .tolerating("dedicated", "", "user1", NO_SCHEDULE)
                                .make(),
                        dedicatedNode("user1"),
                        YES),
                filters(
                        "A pod which can't be scheduled on a dedicated node assigned to user2 with effect NoSchedule",
                        plugin,
                        dedicated("user2"),
                        dedicatedNode("user1"),
                        NO),
                filters(
                        "A pod can be scheduled onto the node, with a toleration uses operator Exists that tolerates"
                                + " the taints on the node",
                        plugin,
                        pod("pod1").tolerating("foo", "Exists", "", NO_SCHEDULE).make(),
                        fooBar,
                        YES),
                filters(
                        "A pod has multiple tolerations, node has multiple taints, all the taints are tolerated, pod"
                                + " can be scheduled onto the node",
                        plugin,
                        pod("pod1")
                                .tolerating("dedicated", "Equal", "user2", NO_SCHEDULE)
                                .tolerating("foo", "Exists", "", NO_SCHEDULE)
                                .make(),
                        node("nodeA")
                                .tainted("dedicated", "user2", NO_SCHEDULE)
                                .tainted("foo", "bar", NO_SCHEDULE)
                                .make(),
                        YES),
                filters(
                        "A pod has a toleration that keys and values match the taint on the node, but (non-empty)"
                                + " effect doesn't match, can't be scheduled onto the node",
                        plugin,
                        pod("pod1")
                                .tolerating("foo", "Equal", "bar", PREFER_NO_SCHEDULE)
                                .make(),
                        fooBar,
                        NO),
                filters(
                        "The pod has a toleration that keys and values match the taint on the node, the effect of"
                                + " toleration is empty, and the effect of taint is NoSchedule. Pod can be scheduled"
                                + " onto the node",
                        plugin,
                        pod("pod1").tolerating("foo", "Equal", "bar", null).make(),
                        fooBar,
                        YES),
                filters(
                        "The pod has a toleration that key and value don't match the taint on the node, but the effect"
                                + " of taint on node is PreferNoSchedule. Pod can be scheduled onto the node",
                        plugin,
                        dedicated("user2"),
                        softDedicated,
                        YES),
                filters(
                        "The pod has no toleration, but the effect of taint on node is PreferNoSchedule. Pod can be"
                                + " scheduled onto the node",
                        plugin,
                        pod("pod1").make(),
                        softDedicated,
                        YES),
                filters(
                        "Pod with Gt toleration cannot be scheduled when feature gate is disabled",
                        plugin,
                        pod("pod1")
                                .tolerating("node.kubernetes.io/sla", "Gt", "750", NO_SCHEDULE)
                                .make(),
                        node("nodeA")
                                .tainted("node.kubernetes.io/sla", "950", NO_SCHEDULE)
                                .make(),
                        NO),
                filters(
                        "Pod with Lt toleration cannot be scheduled when feature gate is disabled",
                        plugin,
                        pod("pod1")
                                .tolerating("node.kubernetes.io/sla", "Lt", "950", NO_SCHEDULE)
                                .make(),
                        node("nodeA")
                                .tainted("node.kubernetes.io/sla", "800", NO_SCHEDULE)
                                .make(),
                        NO),
                filters(
                        "Pod with mixed tolerations (Equal and Gt) when feature gate is disabled - only Equal is"
                                + " honored",
                        plugin,
                        pod("pod1")
                                .tolerating("dedicated", "Equal", "user1", NO_SCHEDULE)
                                .tolerating("node.kubernetes.io/sla", "Gt", "750", NO_SCHEDULE)
                                .make(),
                        dedicatedNode("user1"),
                        YES),
                filters(
                        "Pod with mixed tolerations, Gt toleration needed but filtered out when feature gate is"
                                + " disabled",
                        plugin,
                        pod("pod1")
                                .tolerating("dedicated", "Equal", "user1", NO_SCHEDULE)
                                .tolerating("node.kubernetes.io/sla", "Gt", "750", NO_SCHEDULE)
                                .make(),
                        node("nodeA")
                                .tainted("dedicated", "user1", NO_SCHEDULE)
                                .tainted("node.kubernetes.io/sla", "950", NO_SCHEDULE)
                                .make(),
                        NO));
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterNodeChange() {
        var user2 = dedicated("user2");
        return List.of(
                hints(
                        "skip-queue-on-untoleratedtaint-node-added",
                        plugin,
                        ClusterEvent.NODE_ADD,
                        user2,
                        null,
                        dedicatedNode("user1"),
                        false),
                hints(
                        "queue-on-toleratedtaint-node-added",
                        plugin,
                        ClusterEvent.NODE_ADD,
                        user2,
                        null,
                        dedicatedNode("user2"),
                        true),
                hints(
                        "skip-unrelated-change",
                        plugin,
                        ClusterEvent.NODE_TAINT,
                        user2,
                        dedicatedNode("user1"),
                        dedicatedNode("user1", "user3"),
                        false),
                hints(
                        "queue-on-taint-change",
                        plugin,
                        ClusterEvent.NODE_TAINT,
                        user2,
                        dedicatedNode("user1"),
                        dedicatedNode("user2"),
                        true),
                hints(
                        "queue-on-toleration-added",
                        plugin,
                        ClusterEvent.POD_TOLERATION,
                        pod("pod-1").uid("1").make(),
                        pod("pod-1").uid("1").make(),
                        pod("pod-1")
                                .uid("1")
                                .tolerating("foo", "", "", NO_SCHEDULE)
                                .make(),
                        true));
    }
}
