package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodePlacementTest {
    private static final Taint GPU = Taint.of("gpu", "yes", TaintEffect.NO_SCHEDULE);

    private static Node node(Taint... taints) {
        return Fixtures.node("test-node", Fixtures.SIMPLE, List.of(taints));
    }

    private static NodePlacement placement(Tree.Obj podSpec) {
        return NodePlacement.of(Fixtures.template("foo/bar", podSpec));
    }

    private static Tree.Obj nodeSelector(Labels labels) {
        return Tree.obj("nodeSelector", labels.toTree());
    }

    private static Tree.Obj affinity(Tree... terms) {
        return Tree.obj(
                "affinity",
                Tree.obj(
                        "nodeAffinity",
                        Tree.obj(
                                "requiredDuringSchedulingIgnoredDuringExecution",
                                Tree.obj("nodeSelectorTerms", Tree.list(terms)))));
    }

    private static Tree.Obj typeIn(String value) {
        return Tree.obj(
                "matchExpressions", Tree.list(new NodeSelectorRequirement("type", "In", List.of(value)).toTree()));
    }

    /** The cases of upstream's TestNodeShouldRunDaemonPod. */
    static Stream<Arguments> testNodeShouldRunDaemonPod() {
        var unschedulable = node(Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE));
        return Stream.of(
                arguments("ShouldRunDaemonPod", Tree.obj(), node(), true, true),
                arguments("InsufficientResourceError", requests("200M"), node(), true, true),
                arguments(
                        "ErrPodNotMatchHostName", Tree.obj("nodeName", Tree.text("other-node")), node(), false, false),
                arguments("ErrPodNotFitsHostPorts", Tree.obj("hostNetwork", Tree.TRUE), node(), true, true),
                arguments("ErrNodeSelectorNotMatch", nodeSelector(Fixtures.SIMPLE_2), node(), false, false),
                arguments("ShouldRunDaemonPod, nodeSelector", nodeSelector(Fixtures.SIMPLE), node(), true, true),
                arguments("ErrPodAffinityNotMatch", affinity(typeIn("test")), node(), false, false),
                arguments("ShouldRunDaemonPod, affinity", affinity(typeIn("production")), node(), true, true),
                arguments("ShouldRunDaemonPodOnUnschedulableNode", Tree.obj(), unschedulable, true, true));
    }

    private static Tree.Obj requests(String memory) {
        return Tree.obj("resources", Tree.obj("requests", Tree.obj("memory", Tree.text(memory))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void testNodeShouldRunDaemonPod(
            String name, Tree.Obj podSpec, Node node, boolean shouldRun, boolean shouldContinueRunning) {
        var placement = placement(podSpec);

        assertThat(placement.shouldRun(node)).as(name).isEqualTo(shouldRun);
        assertThat(placement.shouldContinueRunning(node)).isEqualTo(shouldContinueRunning);
    }

    /** What a template without tolerations of its own makes of a taint. */
    static Stream<Arguments> taints() {
        return Stream.of(
                arguments("k", TaintEffect.PREFER_NO_SCHEDULE, true, true),
                arguments(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE, true, true),
                arguments(Taint.DISK_PRESSURE, TaintEffect.NO_SCHEDULE, true, true),
                arguments(Taint.MEMORY_PRESSURE, TaintEffect.NO_SCHEDULE, true, true),
                arguments(Taint.PID_PRESSURE, TaintEffect.NO_SCHEDULE, true, true),
                arguments(Taint.NOT_READY, TaintEffect.NO_SCHEDULE, false, true),
                arguments(Taint.UNREACHABLE, TaintEffect.NO_SCHEDULE, false, true),
                arguments(Taint.NOT_READY, TaintEffect.NO_EXECUTE, true, true),
                arguments(Taint.UNREACHABLE, TaintEffect.NO_EXECUTE, true, true),
                arguments(Taint.NETWORK_UNAVAILABLE, TaintEffect.NO_SCHEDULE, false, true),
                arguments("node-role.kubernetes.io/control-plane", TaintEffect.NO_SCHEDULE, false, true),
                arguments("k", TaintEffect.NO_EXECUTE, false, false),
                arguments(Taint.OUT_OF_SERVICE, TaintEffect.NO_EXECUTE, false, false));
    }

    @ParameterizedTest(name = "{0}:{1}")
    @MethodSource
    void taints(String key, TaintEffect effect, boolean shouldRun, boolean shouldContinueRunning) {
        var node = node(Taint.of(key, effect));

        var verdict = placement(Tree.obj()).verdict(node);

        assertThat(verdict.shouldRun()).isEqualTo(shouldRun);
        assertThat(verdict.shouldContinueRunning()).isEqualTo(shouldContinueRunning);
    }

    @Test
    void onTheHostNetworkAnUnavailableNetworkIsTolerated() {
        var node = node(Taint.of(Taint.NETWORK_UNAVAILABLE, TaintEffect.NO_SCHEDULE));

        assertThat(placement(Tree.obj("hostNetwork", Tree.TRUE)).verdict(node)).isEqualTo(NodeVerdict.YES);
    }

    @Test
    void aVerdictNamesTheTaintThatRefusedAndTheOneThatEnds() {
        var end = Taint.of("maintenance", TaintEffect.NO_EXECUTE);

        var verdict = placement(Tree.obj()).verdict(node(GPU, end));

        assertThat(verdict)
                .isEqualTo(new NodeVerdict(
                        false,
                        false,
                        new PlacementCheck.NodeTaint(GPU, null, false, null),
                        new PlacementCheck.NodeTaint(end, null, false, null)));
    }

    @Test
    void theFirstRefusalDecides() {
        var verdict = placement(nodeSelector(Labels.of("zone", "a"))).verdict(node(GPU));

        var zone = new PlacementCheck.NodeSelectorPair("zone", "a", null);
        assertThat(verdict).isEqualTo(new NodeVerdict(false, false, zone, zone));
    }

    @Test
    void explainingAsksEverything() {
        var cordon = Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE);
        var spec =
                nodeSelector(Labels.of("type", "production").with("zone", "a")).overlaid(affinity(typeIn("test")));
        var wanted = new NodeSelectorRequirement("type", "In", List.of("test"));

        assertThat(placement(spec).checks(node(cordon, GPU)))
                .containsExactly(
                        new PlacementCheck.NodeSelectorPair("type", "production", "production"),
                        new PlacementCheck.NodeSelectorPair("zone", "a", null),
                        new PlacementCheck.RequiredAffinity(List.of(new PlacementCheck.Term(
                                0,
                                false,
                                List.of(new PlacementCheck.Requirement(false, wanted, "production", false))))),
                        new PlacementCheck.NodeTaint(
                                cordon, Toleration.exists(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE), true, null),
                        new PlacementCheck.NodeTaint(GPU, null, false, null));
    }

    /** What no node is asked about may differ. */
    @Test
    void decidesLikeAnotherIfAllThatNodesAreAskedAboutIsTheSame() {
        var plain = placement(Tree.obj());
        assertThat(plain.decidesLike(plain)).isTrue();
        assertThat(plain.decidesLike(NodePlacement.of(Fixtures.template("another/image", Tree.obj()))))
                .isTrue();
        assertThat(plain.decidesLike(placement(requests("200M")))).isTrue();
        for (var other : List.of(
                Tree.obj("nodeName", Tree.text("test-node")),
                nodeSelector(Fixtures.SIMPLE),
                affinity(typeIn("test")),
                Tree.obj("hostNetwork", Tree.TRUE),
                Tree.obj(
                        "tolerations",
                        Tree.list(Toleration.exists("gpu", TaintEffect.NO_SCHEDULE)
                                .toTree())))) {
            assertThat(plain.decidesLike(placement(other))).as("%s", other).isFalse();
            assertThat(placement(other).decidesLike(plain)).as("%s", other).isFalse();
            assertThat(placement(other).decidesLike(placement(other)))
                    .as("%s", other)
                    .isTrue();
        }
    }
}
