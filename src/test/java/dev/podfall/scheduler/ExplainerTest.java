package dev.podfall.scheduler;

import static dev.podfall.scheduler.CheckResult.Verdict.FAIL;
import static dev.podfall.scheduler.CheckResult.Verdict.NOT_REACHED;
import static dev.podfall.scheduler.CheckResult.Verdict.PASS;
import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.TaintEffect;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
    private final World world = new World();

    private List<String> explain(Pod pod, Node node) {
        return Explainer.explain(world.store.state(), pod, node).stream()
                .map(row -> row.plugin() + " " + row.verdict() + " " + row.field() + ": " + row.phrase())
                .toList();
    }

    @Test
    void everyCheckHasARowAndTheFirstNoDecides() {
        var node = node("n1").tainted("gpu", "yes", TaintEffect.NO_SCHEDULE).make();
        world.with(
                node,
                pod("busy")
                        .on("n1")
                        .requesting("cpu=3")
                        .hostPort("TCP", "", 9100)
                        .make());
        var pod = pod("p").tolerating("gpu", "Equal", "no", TaintEffect.NO_SCHEDULE)
                .selecting("disk", "ssd")
                .requesting("cpu=2")
                .hostPort("TCP", "", 9100)
                .make();

        assertThat(explain(pod, node))
                .containsExactly(
                        "SchedulingGates PASS : no scheduling gates",
                        "NodeUnschedulable PASS node.spec.unschedulable: the node is not cordoned",
                        "NodeName PASS : names no node",
                        "TaintToleration FAIL node.spec.taints[0]: no toleration for gpu=yes:NoSchedule; the closest"
                                + " one fails: its value \"no\" is not \"yes\"",
                        "NodeAffinity NOT_REACHED spec.nodeSelector.disk: wants label disk=ssd, the node has no such"
                                + " label",
                        "NodePorts NOT_REACHED spec.containers[0].ports[0].hostPort: host port 9100/TCP is taken by"
                                + " default/busy (9100/TCP)",
                        "NodeResourcesFit NOT_REACHED spec.containers[*].resources.requests.cpu: requests 2000m cpu,"
                                + " 3000m of 4000m are in use");
    }

    @Test
    void thePodItselfIsNotInItsOwnWay() {
        var node = node("n1").make();
        var pod = pod("p").on("n1").requesting("cpu=3").make();
        world.with(node, pod);
        assertThat(Explainer.explain(world.store.state(), world.pod("p"), node))
                .extracting(CheckResult::verdict)
                .containsOnly(PASS);
    }

    @Test
    void aTolerationThatToleratesIsNamed() {
        var node = node("n1").tainted("gpu", "yes", TaintEffect.NO_SCHEDULE).make();
        var pod = pod("p").tolerating("other", "Exists", "", null)
                .tolerating("gpu", "Exists", "", null)
                .make();
        assertThat(explain(pod, node))
                .contains("TaintToleration PASS spec.tolerations[1]: tolerates gpu=yes:NoSchedule");
    }

    @Test
    void aGatedPodReachesNoOtherCheck() {
        var rows = Explainer.explain(
                world.store.state(), pod("p").gated("a").make(), node("n1").make());
        assertThat(rows).extracting(CheckResult::verdict).startsWith(FAIL, NOT_REACHED);
    }

    @Test
    void aDaemonPodOnAnotherNode() {
        assertThat(explain(pod("d").pinnedTo("n2").make(), node("n1").make()))
                .contains("NodeAffinity FAIL spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                        + ".nodeSelectorTerms[0].matchFields[0]: term 1 wants metadata.name In [n2], the node has"
                        + " metadata.name=n1");
    }
}
