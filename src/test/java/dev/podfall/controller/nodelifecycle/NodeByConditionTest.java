package dev.podfall.controller.nodelifecycle;

import static dev.podfall.controller.ControlPlane.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Labels;
import dev.podfall.controller.ControlPlane;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.kubelet.Kubelets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows from a node's conditions, labels and number: the cases of upstream that concern it, under their names. */
class NodeByConditionTest {
    private final ControlPlane plane = new ControlPlane();
    private final Kubelets kubelets = new Kubelets(plane.context("kubelet"), KubeletProfile.STAND_IN);

    NodeByConditionTest() {
        new NodeLifecycleController(plane.context("node-controller"), kubelets.leases());
    }

    private void nodes(int count) {
        for (int i = 0; i < count; i++) {
            plane.create(node("node" + i));
        }
        plane.seconds(6);
    }

    private List<String> taints(String name) {
        return plane.node(name).taints().stream().map(Taint::toString).toList();
    }

    private static final String NOT_READY = "node.kubernetes.io/not-ready:NoSchedule";

    @Nested
    @DisplayName("TestTaintsNodeByCondition")
    class TaintsNodeByCondition {
        private List<String> taintsWith(String... told) {
            nodes(2);
            for (var one : told) {
                kubelets.condition("node0", one.split("=")[0], one.split("=")[1]);
            }
            plane.pass(Duration.ofMillis(100));
            return taints("node0");
        }

        @Test
        @DisplayName("NetworkUnavailable is true")
        void network() {
            assertThat(taintsWith("NetworkUnavailable=True"))
                    .containsExactly("node.kubernetes.io/network-unavailable:NoSchedule");
        }

        @Test
        @DisplayName("NetworkUnavailable is true, Ready is False")
        void networkAndReady() {
            assertThat(taintsWith("NetworkUnavailable=True", "Ready=False"))
                    .containsExactlyInAnyOrder("node.kubernetes.io/network-unavailable:NoSchedule", NOT_READY);
        }

        @Test
        void pressures() {
            assertThat(taintsWith("MemoryPressure=True", "DiskPressure=True", "PIDPressure=True"))
                    .containsExactly(
                            "node.kubernetes.io/memory-pressure:NoSchedule",
                            "node.kubernetes.io/disk-pressure:NoSchedule",
                            "node.kubernetes.io/pid-pressure:NoSchedule");
        }

        @Test
        void unschedulable() {
            nodes(1);
            plane.changeNode("node0", node -> node.withSpec(node.spec().withUnschedulable(true)));
            plane.moment();
            assertThat(taints("node0")).containsExactly("node.kubernetes.io/unschedulable:NoSchedule");
            assertThat(plane.node("node0").taints().getFirst().timeAdded()).isNotNull();
        }

        @Test
        void aHandMadeTaintThatNoConditionAsksForIsRemoved() {
            nodes(1);
            var memory = Taint.of(Taint.MEMORY_PRESSURE, TaintEffect.NO_SCHEDULE);
            var other = Taint.of("mine", TaintEffect.NO_SCHEDULE);
            plane.taint("node0", memory, other, Taint.of(Taint.MEMORY_PRESSURE, TaintEffect.PREFER_NO_SCHEDULE));
            plane.moment();
            assertThat(taints("node0"))
                    .containsExactly("mine:NoSchedule", "node.kubernetes.io/memory-pressure:PreferNoSchedule");
        }

        @Test
        void aNodeWithoutReadyConditionLosesTheTaintOfAdmission() {
            kubelets.stop("node0");
            plane.create(node("node0", Taint.of(Taint.NOT_READY, TaintEffect.NO_SCHEDULE)));
            plane.moment();
            assertThat(taints("node0")).isEmpty();
        }
    }

    @Nested
    @DisplayName("TestReconcileNodeLabels")
    class ReconcileNodeLabels {
        private String labelsOf(Labels labels) {
            plane.create(node("node0").withMeta(node("node0").meta().withLabels(labels)));
            plane.moment();
            return plane.node("node0").labels().toString();
        }

        @Test
        @DisplayName("No-op if node has no labels")
        void none() {
            assertThat(labelsOf(Labels.of())).isEmpty();
        }

        @Test
        @DisplayName("If no target labels exist, no-op")
        void others() {
            assertThat(labelsOf(Labels.of("beta.kubernetes.io/os", "linux"))).isEqualTo("beta.kubernetes.io/os=linux");
        }

        @Test
        @DisplayName("Create OS/arch beta labels when they don't exist")
        void create() {
            assertThat(labelsOf(Labels.of("kubernetes.io/os", "linux").with("kubernetes.io/arch", "amd64")))
                    .isEqualTo("beta.kubernetes.io/arch=amd64,beta.kubernetes.io/os=linux,kubernetes.io/arch=amd64,"
                            + "kubernetes.io/os=linux");
        }

        @Test
        @DisplayName("Reconcile OS/arch beta labels to match")
        void match() {
            assertThat(labelsOf(Labels.of("kubernetes.io/os", "linux").with("beta.kubernetes.io/os", "windows")))
                    .isEqualTo("beta.kubernetes.io/os=linux,kubernetes.io/os=linux");
        }
    }

    @Test
    void theTtlAnnotationFollowsTheNumberOfNodes() {
        nodes(1);
        assertThat(plane.node("node0").meta().annotations()).hasToString("node.alpha.kubernetes.io/ttl=0");
        nodesFrom(1, 120);
        assertThat(plane.node("node119").meta().annotations()).hasToString("node.alpha.kubernetes.io/ttl=15");
    }

    private void nodesFrom(int first, int end) {
        for (int i = first; i < end; i++) {
            plane.create(node("node" + i));
        }
        plane.seconds(6);
    }
}
