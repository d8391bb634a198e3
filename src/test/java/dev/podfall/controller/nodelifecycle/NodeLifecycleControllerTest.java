package dev.podfall.controller.nodelifecycle;

import static dev.podfall.controller.ControlPlane.noExecute;
import static dev.podfall.controller.ControlPlane.node;
import static dev.podfall.controller.ControlPlane.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.kubelet.Kubelets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Cases of pkg/controller/nodelifecycle/node_lifecycle_controller_test.go, under their names, with kubelets that live
 * and fall silent instead of statuses put in place; and those of our own.
 */
class NodeLifecycleControllerTest {
    private final ControlPlane plane = new ControlPlane();
    private final Kubelets kubelets = new Kubelets(plane.context("kubelet"), KubeletProfile.STAND_IN);

    NodeLifecycleControllerTest() {
        new NodeLifecycleController(plane.context("node-controller"), kubelets.leases());
    }

    private void nodes(int count) {
        for (int i = 0; i < count; i++) {
            plane.create(node("node" + i));
        }
        plane.seconds(6);
    }

    private static Node inZone(String name, String zone) {
        var bare = node(name);
        return bare.withMeta(bare.meta()
                .withLabels(Labels.of("topology.kubernetes.io/region", "region1")
                        .with("topology.kubernetes.io/zone", zone)));
    }

    private List<String> taints(String name) {
        return plane.node(name).taints().stream().map(Taint::toString).toList();
    }

    private String ready(String name) {
        var ready = plane.node(name).status().condition(Condition.READY);
        return ready == null ? "none" : ready.status();
    }

    private List<ZoneState> zoneStates(String zone) {
        return plane.explanations.stream()
                .filter(e -> e instanceof NodeDecision.ZoneBecame z && z.zone().endsWith(zone))
                .map(e -> ((NodeDecision.ZoneBecame) e).state())
                .toList();
    }

    private static final String NOT_READY = "node.kubernetes.io/not-ready:NoSchedule";
    private static final String NOT_READY_X = "node.kubernetes.io/not-ready:NoExecute";
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable:NoSchedule";
    private static final String UNREACHABLE_X = "node.kubernetes.io/unreachable:NoExecute";

    @Nested
    @DisplayName("TestMonitorNodeHealth")
    class MonitorNodeHealth {
        @Test
        @DisplayName(
                "No Disruption: Node created recently without failure domain labels (happens only at cluster startup)")
        void created() {
            nodes(1);
            assertThat(zoneStates("")).containsExactly(ZoneState.NORMAL);
        }

        @Test
        @DisplayName("No Disruption: Initially both zones down, one comes back")
        void bothDownOneBack() {
            kubelets.stop("node0");
            kubelets.stop("node1");
            plane.create(inZone("node0", "zone1"));
            plane.create(inZone("node1", "zone2"));
            plane.seconds(6);
            kubelets.start("node1");
            plane.seconds(6);
            assertThat(zoneStates("zone1")).containsExactly(ZoneState.FULL_DISRUPTION);
            assertThat(zoneStates("zone2")).containsExactly(ZoneState.FULL_DISRUPTION, ZoneState.NORMAL);
        }

        @Test
        @DisplayName("Partial Disruption: Nodes created recently without status conditions (happens only at cluster"
                + " startup)")
        void withoutConditions() {
            for (int i = 0; i < 4; i++) {
                kubelets.stop("node" + i);
            }
            nodes(4);
            kubelets.start("node3");
            plane.seconds(6);
            assertThat(zoneStates("")).containsExactly(ZoneState.FULL_DISRUPTION, ZoneState.PARTIAL_DISRUPTION);
        }

        @Test
        @DisplayName(
                "Partial Disruption: one Node failed leading to the number of healthy Nodes to exceed the configured"
                        + " threshold")
        void oneMoreFailed() {
            nodes(5);
            for (var name : List.of("node0", "node1")) {
                kubelets.condition(name, "Ready", "False");
            }
            plane.seconds(6);
            assertThat(zoneStates("")).containsExactly(ZoneState.NORMAL);
            kubelets.condition("node2", "Ready", "False");
            plane.seconds(6);
            assertThat(zoneStates("")).containsExactly(ZoneState.NORMAL, ZoneState.PARTIAL_DISRUPTION);
        }

        @Test
        @DisplayName("Full Disruption: the zone has less than 2 Nodes down, the last healthy Node has failed")
        void lastHealthyFailed() {
            nodes(2);
            kubelets.condition("node0", "Ready", "False");
            plane.seconds(6);
            kubelets.condition("node1", "Ready", "False");
            plane.seconds(6);
            assertThat(zoneStates("")).containsExactly(ZoneState.NORMAL, ZoneState.FULL_DISRUPTION);
        }

        @Test
        @DisplayName("Full Disruption: all the Nodes have failed, one comes back: its taints go, the others are tainted"
                + " again")
        void backFromFullDisruption() {
            nodes(2);
            kubelets.condition("node0", "Ready", "False");
            plane.seconds(6);
            assertThat(taints("node0")).containsExactly(NOT_READY, NOT_READY_X);
            kubelets.condition("node1", "Ready", "False");
            plane.seconds(6);
            assertThat(taints("node0"))
                    .as("nobody is evicted when all nodes are down")
                    .containsExactly(NOT_READY);
            plane.seconds(600);
            assertThat(taints("node0")).containsExactly(NOT_READY);
            kubelets.condition("node1", "Ready", "True");
            plane.seconds(6);
            assertThat(taints("node0"))
                    .as("the new limiter starts without a token")
                    .containsExactly(NOT_READY);
            plane.seconds(10);
            assertThat(taints("node0")).containsExactly(NOT_READY, NOT_READY_X);
            assertThat(taints("node1")).isEmpty();
        }
    }

    @Nested
    @DisplayName("TestMonitorNodeHealthUpdateStatus")
    class UpdateStatus {
        @Test
        @DisplayName("Node created long time ago, without status: Expect Unknown status posted from node controller.")
        void neverPosted() {
            kubelets.stop("node0");
            nodes(1);
            plane.seconds(60);
            assertThat(plane.node("node0").status().conditions())
                    .extracting(c -> c.type() + " " + c.status() + " " + c.reason() + " " + c.message())
                    .containsExactly(
                            "Ready Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                            "MemoryPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                            "DiskPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                            "PIDPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.");
            assertThat(taints("node0")).containsExactly(UNREACHABLE);
        }

        @Test
        @DisplayName(
                "Node created recently, without status. Expect no action from node controller (within startup grace"
                        + " period).")
        void withinStartupGrace() {
            kubelets.stop("node0");
            nodes(1);
            plane.seconds(50);
            assertThat(ready("node0")).isEqualTo("none");
        }

        @Test
        @DisplayName("Node created long time ago, with status updated by kubelet exceeds grace period. Expect Unknown"
                + " status posted from node controller.")
        void exceedsGrace() {
            nodes(2);
            kubelets.stop("node0");
            plane.seconds(60);
            assertThat(plane.node("node0").status().conditions())
                    .extracting(c -> c.type() + " " + c.status() + " " + c.reason() + " " + c.message())
                    .containsExactly(
                            "MemoryPressure Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                            "DiskPressure Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                            "PIDPressure Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                            "Ready Unknown NodeStatusUnknown Kubelet stopped posting node status.");
        }

        @Test
        @DisplayName("Node created long time ago, with status updated recently. Expect no action from node controller"
                + " (within monitor grace period).")
        void withinGrace() {
            nodes(2);
            kubelets.stop("node0");
            plane.seconds(35);
            assertThat(ready("node0")).isEqualTo("True");
        }
    }

    @Nested
    @DisplayName("TestMonitorNodeHealthUpdateNodeAndPodStatusWithLease")
    class WithLease {
        @Test
        @DisplayName("Node created long time ago, with status updated by kubelet exceeds grace period. Node lease is"
                + " renewed recently.")
        void leaseKeepsTheNodeAlive() {
            nodes(1);
            int writes = plane.writes();
            plane.seconds(3600);
            assertThat(ready("node0")).isEqualTo("True");
            assertThat(plane.writes()).isEqualTo(writes);
            assertThat(plane.timers.size())
                    .as("nobody watches a node that is well")
                    .isZero();
        }

        @Test
        @DisplayName("Node created long time ago, with status updated by kubelet exceeds grace period. Node lease is"
                + " expired.")
        void expired() {
            nodes(2);
            plane.seconds(3600);
            kubelets.stop("node0");
            plane.seconds(35);
            assertThat(ready("node0")).isEqualTo("True");
            plane.seconds(30);
            assertThat(ready("node0")).isEqualTo("Unknown");
        }
    }

    @Nested
    @DisplayName("TestMonitorNodeHealthMarkPodsNotReady")
    class MarkPodsNotReady {
        @Test
        @DisplayName(
                "Node created long time ago, with status updated by kubelet exceeds grace period. Expect pods status"
                        + " updated and Unknown node status posted from node controller")
        void marked() {
            nodes(2);
            plane.create(pod("pod0", "node0"));
            plane.seconds(1);
            kubelets.stop("node0");
            plane.seconds(65);
            var conditions = Objects.requireNonNull(plane.pod("pod0")).status();
            assertThat(conditions.condition(Condition.READY))
                    .extracting(Condition::status, Condition::reason)
                    .containsExactly("False", "");
            assertThat(conditions.condition(Condition.CONTAINERS_READY))
                    .extracting(Condition::status)
                    .isEqualTo("True");
            assertThat(plane.events)
                    .contains(
                            "Normal NodeNotReady Node/node0 Node node0 status is now: NodeNotReady",
                            "Warning NodeNotReady Pod/pod0 Node is not ready");
            kubelets.start("node0");
            plane.seconds(1);
            assertThat(Objects.requireNonNull(plane.pod("pod0")).isReady()).isTrue();
        }

        @Test
        void notWhenTheKubeletItselfSaysThatItIsNotReady() {
            nodes(2);
            plane.create(pod("pod0", "node0"));
            plane.seconds(1);
            kubelets.condition("node0", "Ready", "False");
            plane.seconds(30);
            assertThat(Objects.requireNonNull(plane.pod("pod0")).isReady()).isTrue();
            assertThat(plane.events).noneMatch(event -> event.contains("NodeNotReady"));
        }
    }

    @Test
    @DisplayName("TestApplyNoExecuteTaints")
    void applyNoExecuteTaints() {
        nodes(3);
        kubelets.condition("node0", "Ready", "False");
        plane.seconds(6);
        assertThat(taints("node0")).containsExactly(NOT_READY, NOT_READY_X);
        kubelets.condition("node0", "Ready", "True");
        plane.pass(Duration.ofMillis(100));
        assertThat(taints("node0")).as("NoSchedule goes at once").containsExactly(NOT_READY_X);
        plane.seconds(6);
        assertThat(taints("node0")).as("NoExecute with the next pass").isEmpty();
    }

    @Test
    @DisplayName("TestApplyNoExecuteTaintsToNodesEnqueueTwice")
    void enqueuedTwice() {
        nodes(6);
        kubelets.condition("node0", "Ready", "False");
        kubelets.condition("node2", "Ready", "False");
        plane.seconds(6);
        assertThat(taints("node0")).contains(NOT_READY_X);
        assertThat(taints("node2")).doesNotContain(NOT_READY_X);
        kubelets.condition("node2", "Ready", "True");
        kubelets.condition("node3", "Ready", "False");
        plane.seconds(16);
        assertThat(taints("node2")).isEmpty();
        assertThat(taints("node3")).contains(NOT_READY_X);
    }

    @Test
    @DisplayName("TestSwapUnreachableNotReadyTaints")
    void swap() {
        nodes(2);
        kubelets.stop("node0");
        plane.seconds(80);
        assertThat(taints("node0")).containsExactly(UNREACHABLE, UNREACHABLE_X);
        kubelets.condition("node0", "Ready", "False");
        kubelets.start("node0");
        plane.seconds(6);
        assertThat(taints("node0")).containsExactlyInAnyOrder(NOT_READY, NOT_READY_X);
        assertThat(plane.explanations).anyMatch(e -> e instanceof NodeDecision.NoExecuteSwapped);
    }

    @Test
    @DisplayName("TestNodeEventGeneration")
    void nodeEventGeneration() {
        nodes(1);
        assertThat(plane.events)
                .containsExactly(
                        "Normal RegisteredNode Node/node0 Node node0 event: Registered Node node0 in Controller");
        plane.server.delete(Kind.NODE, ObjectKey.cluster("node0"), DeleteOptions.DEFAULT);
        plane.seconds(6);
        assertThat(plane.events)
                .last()
                .isEqualTo("Normal RemovingNode Node/node0 Node node0 event: Removing Node node0 from Controller");
    }

    @Test
    void aHandMadeNotReadyNoExecuteTaintGoesWithTheNextPass() {
        nodes(2);
        plane.taint("node0", noExecute(Taint.NOT_READY));
        plane.seconds(6);
        assertThat(taints("node0")).isEmpty();
    }

    @Test
    void oneNodePerTenSecondsAndZone() {
        nodes(10);
        for (int i = 0; i < 4; i++) {
            kubelets.condition("node" + i, "Ready", "False");
        }
        plane.seconds(6);
        assertThat(tainted()).containsExactly("node0");
        plane.seconds(10);
        assertThat(tainted()).containsExactly("node0", "node1");
        plane.seconds(20);
        assertThat(tainted()).containsExactly("node0", "node1", "node2", "node3");
    }

    @Test
    void aSmallZoneThatIsMostlyDownGetsNoMoreTaints() {
        nodes(5);
        for (int i = 0; i < 3; i++) {
            kubelets.condition("node" + i, "Ready", "False");
        }
        plane.seconds(600);
        assertThat(tainted()).isEmpty();
    }

    private List<String> tainted() {
        return plane.store.state().nodes().stream()
                .filter(n -> n.taints().stream().anyMatch(t -> t.effect() == TaintEffect.NO_EXECUTE))
                .map(Node::name)
                .toList();
    }

    @Test
    @DisplayName("one worker dies at t=0 in a 3-node single-zone cluster")
    void timelineOfADeath() {
        nodes(3);
        plane.create(pod("pod0", "node1"));
        plane.seconds(100);
        kubelets.stop("node1");
        var death = plane.clock.now();
        plane.seconds(39);
        assertThat(ready("node1")).isEqualTo("True");
        while (ready("node1").equals("True")) {
            plane.pass(Duration.ofMillis(100));
        }
        assertThat(Duration.between(death, plane.clock.now()))
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        plane.moment();
        assertThat(taints("node1")).containsExactly(UNREACHABLE);
        plane.pass(Duration.ofMillis(5200));
        assertThat(taints("node1"))
                .as("the pass that sees Unknown queues it")
                .containsExactly(UNREACHABLE, UNREACHABLE_X);
        plane.seconds(300);
        kubelets.start("node1");
        plane.pass(Duration.ofMillis(100));
        assertThat(taints("node1")).containsExactly(UNREACHABLE_X);
        plane.seconds(6);
        assertThat(taints("node1")).isEmpty();
    }

    @Test
    void passesRunOnlyWhenTheyHaveSomethingToDo() {
        nodes(3);
        assertThat(plane.timers.size()).isZero();
        kubelets.condition("node0", "Ready", "False");
        plane.seconds(60);
        assertThat(plane.timers.size()).isZero();
    }
}
