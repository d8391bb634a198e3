package dev.podfall.kubelet;

import static dev.podfall.controller.ControlPlane.node;
import static dev.podfall.controller.ControlPlane.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node whose Node names a network plugin: not ready, and no network for its pods, until the plugin's pod runs. */
class NetworkPluginTest {
    private static final String PLUGIN = "default/cni";

    private final ControlPlane plane = new ControlPlane();
    private final Kubelets kubelets = new Kubelets(plane.context("kubelet"), KubeletProfile.REALISTIC);

    private static Node withPlugin(String plugin) {
        var node = node("n1");
        return node.withMeta(node.meta().withAnnotations(Labels.of(NodeNetwork.PLUGIN, plugin)));
    }

    private void nodeUp() {
        plane.create(withPlugin(PLUGIN));
        plane.seconds(1);
    }

    private static Pod onHost(Pod pod) {
        var spec = PodSpec.fromTree(pod.spec().toTree().with("hostNetwork", Tree.TRUE));
        return new Pod(pod.meta(), spec, pod.status());
    }

    /** A pod of the DaemonSet of that name. */
    private static Pod of(String daemonSet, Pod pod) {
        var owner = new OwnerReference("apps/v1", "DaemonSet", daemonSet, "uid-" + daemonSet, true, true);
        return pod.withMeta(pod.meta().withOwnerReferences(List.of(owner)));
    }

    private void pluginRuns() {
        plane.create(onHost(of("cni", pod("cni-1", "n1"))));
    }

    private Condition ready() {
        return Objects.requireNonNull(plane.node("n1").status().condition(Condition.READY));
    }

    private Pod stored(String name) {
        return Objects.requireNonNull(plane.pod(name), name);
    }

    private List<String> events(String about) {
        return plane.store.state().events().stream()
                .filter(event -> event.involvedObject().name().equals(about))
                .map(event -> event.type() + " " + event.reason() + " " + event.message()
                        + (event.count() > 1 ? " x" + event.count() : ""))
                .toList();
    }

    @Test
    void theNodeSaysThatItIsNotReadyAndWhy() {
        nodeUp();
        assertThat(ready())
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly(
                        "False",
                        "KubeletNotReady",
                        "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady"
                                + " message:Network plugin returns error: cni plugin not initialized");
        // That it is not ready when it comes up is no news to anybody.
        assertThat(events("n1"))
                .extracting(line -> line.split(" ")[1])
                .containsExactly(
                        "Starting", "NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID");
        assertThat(plane.timers.size()).isZero();
    }

    @Test
    void aPodIsTakenInAndNotStarted() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(10);
        var status = stored("p").status();
        assertThat(status.phase()).isEqualTo(PodPhase.PENDING);
        assertThat(status.startTime()).isNotNull();
        assertThat(status.podIp()).isEmpty();
        assertThat(status.conditions())
                .extracting(condition -> condition.type() + "=" + condition.status())
                .containsExactly(
                        "PodReadyToStartContainers=False",
                        "Initialized=True",
                        "Ready=False",
                        "ContainersReady=False",
                        "PodScheduled=True");
        assertThat(events("p"))
                .containsExactly("Warning NetworkNotReady network is not ready: container runtime network not ready:"
                        + " NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni"
                        + " plugin not initialized");
        assertThat(plane.timers.idle()).as("rest does not wait for it").isTrue();
    }

    @Test
    void itIsSaidAgainAsOftenAsEventsGetThrough() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(700);
        assertThat(events("p")).singleElement().asString().endsWith(" x3");
    }

    @Test
    void aPodOfTheHostsNetworkStarts() {
        nodeUp();
        plane.create(onHost(pod("proxy", "n1")));
        plane.seconds(10);
        assertThat(stored("proxy").isReady()).isTrue();
        assertThat(ready().status()).isEqualTo("False");
    }

    @Test
    void whenThePluginRunsTheNodeIsReadyAndAllElseStarts() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(10);
        pluginRuns();
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo("True");
        assertThat(events("n1")).last().isEqualTo("Normal NodeReady Node n1 status is now: NodeReady");
        assertThat(stored("p").isReady()).isTrue();
        assertThat(stored("p").status().podIp()).startsWith("10.128.");
        assertThat(plane.explanations)
                .contains(
                        new KubeletDecision.AwaitsNetwork(stored("p").key(), "n1", ObjectKey.of("default", "cni")),
                        new KubeletDecision.NetworkFound(stored("cni-1").key(), "n1"));
        assertThat(plane.timers.size()).isZero();
    }

    /** A plugin that needs what it brings waits for itself. */
    @Test
    void aPluginThatIsNotOnTheHostsNetworkNeverStarts() {
        nodeUp();
        plane.create(of("cni", pod("cni-1", "n1")));
        plane.seconds(600);
        assertThat(ready().status()).isEqualTo("False");
        assertThat(stored("cni-1").status().phase()).isEqualTo(PodPhase.PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "default/cni,cni,True",
        "cni,cni,True",
        "' cni ',cni,True",
        "kube-system/cni,cni,False",
        "default/cni,proxy,False",
        "default/cni,cni-plus,False"
    })
    void onlyPodsOfThatDaemonSetBringIt(String named, String runs, String status) {
        plane.create(withPlugin(named));
        plane.seconds(1);
        plane.create(onHost(of(runs, pod("x", "n1"))));
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo(status);
    }

    @Test
    void aPluginWhoseContainerDoesNotStartBringsNothing() {
        nodeUp();
        var pod = onHost(of("cni", pod("cni-1", "n1")));
        var missing = pod.spec().containers().getFirst().withImage("cni:missing");
        plane.create(new Pod(pod.meta(), pod.spec().withContainers(List.of(), List.of(missing)), pod.status()));
        plane.seconds(300);
        assertThat(ready().status()).isEqualTo("False");
    }

    /** Its configuration stays on the machine. */
    @Test
    void theNodeStaysReadyWhenThePluginGoes() {
        nodeUp();
        pluginRuns();
        plane.seconds(10);
        plane.server.delete(Kind.POD, stored("cni-1").key(), DeleteOptions.DEFAULT);
        plane.seconds(60);
        plane.create(pod("p", "n1"));
        kubelets.stop("n1");
        plane.seconds(10);
        kubelets.start("n1");
        plane.seconds(10);
        assertThat(plane.fate("cni-1")).isEqualTo("gone");
        assertThat(ready().status()).isEqualTo("True");
        assertThat(stored("p").isReady()).isTrue();
    }

    @Test
    void anotherMachineOfThatNameHasNone() {
        nodeUp();
        pluginRuns();
        plane.seconds(10);
        plane.server.delete(Kind.NODE, plane.node("n1").key(), DeleteOptions.DEFAULT);
        plane.server.delete(Kind.POD, stored("cni-1").key(), DeleteOptions.grace(0));
        plane.seconds(1);
        nodeUp();
        plane.seconds(60);
        assertThat(ready().status()).isEqualTo("False");
    }

    /** Upstream fastStatusUpdateOnce looks every 100 ms, for 120 s; after that 5 s and 10 s tell. */
    @Test
    void aKubeletThatHasWaitedForLongTakesItsTimeToNotice() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(200);
        pluginRuns();
        Duration started = null;
        Duration noticed = null;
        for (int tenths = 0; tenths < 300 && noticed == null; tenths++) {
            plane.pass(Duration.ofMillis(100));
            var now = Duration.ofMillis(100L * tenths);
            started = started == null && stored("cni-1").isReady() ? now : started;
            noticed = ready().status().equals("True") ? now : null;
        }
        assertThat(started).isNotNull();
        assertThat(noticed).isNotNull();
        assertThat(Objects.requireNonNull(noticed).minus(Objects.requireNonNull(started)))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /** Upstream's kubelet looks all the time whenever it comes up, and not only when its node is new. */
    @Test
    void aKubeletThatIsStartedAgainNoticesAtOnce() {
        plane.create(node("n1"));
        plane.seconds(200);
        name(PLUGIN);
        plane.seconds(20);
        assertThat(ready().status()).isEqualTo("False");
        kubelets.stop("n1");
        plane.seconds(1);
        kubelets.start("n1");
        plane.seconds(11);
        pluginRuns();
        for (int tenths = 0; tenths < 300 && !stored("cni-1").isReady(); tenths++) {
            plane.pass(Duration.ofMillis(100));
        }
        assertThat(stored("cni-1").isReady()).isTrue();
        plane.pass(Duration.ofMillis(200));
        assertThat(ready().status()).isEqualTo("True");
    }

    /** Before it has registered a kubelet says nothing, whatever becomes of its annotation. */
    @Test
    void aKubeletThatHasNotRegisteredSaysNothing() {
        plane.create(withPlugin(PLUGIN));
        plane.pass(Duration.ofMillis(10));
        name("");
        plane.pass(Duration.ofMillis(20));
        assertThat(plane.node("n1").status().condition(Condition.READY)).isNull();
        plane.seconds(1);
        assertThat(ready().status()).isEqualTo("True");
    }

    @Test
    void nobodyCanTellAKubeletWithoutANetworkToBeReady() {
        nodeUp();
        kubelets.condition("n1", Condition.READY, "True");
        plane.seconds(1);
        assertThat(ready().status()).isEqualTo("False");
        pluginRuns();
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo("True");
    }

    private void name(String plugin) {
        plane.changeNode(
                "n1",
                node -> node.withMeta(node.meta()
                        .withAnnotations(plugin.isEmpty() ? Labels.of() : Labels.of(NodeNetwork.PLUGIN, plugin))));
    }

    @Test
    void withoutTheAnnotationThereIsANetwork() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(5);
        name("");
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo("True");
        assertThat(stored("p").isReady()).isTrue();
    }

    @Test
    void aNodeThatGetsTheAnnotationHasLostItsNetwork() {
        plane.create(node("n1"));
        plane.create(pod("before", "n1"));
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo("True");
        name(PLUGIN);
        plane.seconds(10);
        plane.create(pod("after", "n1"));
        plane.seconds(10);
        assertThat(ready().status()).isEqualTo("False");
        assertThat(events("n1")).last().isEqualTo("Normal NodeNotReady Node n1 status is now: NodeNotReady");
        assertThat(stored("before").isReady()).as("what runs goes on").isTrue();
        assertThat(stored("after").isReady()).isFalse();
        pluginRuns();
        plane.seconds(20);
        assertThat(stored("after").isReady()).isTrue();
    }

    @Test
    void aPluginThatRunsAlreadyHasBroughtIt() {
        plane.create(node("n1"));
        pluginRuns();
        plane.seconds(10);
        name(PLUGIN);
        plane.seconds(60);
        assertThat(ready().status()).isEqualTo("True");
        name("default/other");
        plane.seconds(20);
        assertThat(ready().status()).isEqualTo("False");
        name(PLUGIN);
        plane.seconds(20);
        assertThat(ready().status()).isEqualTo("True");
    }

    /** A copy of a node that says why it is not ready is not told to say so for ever. */
    @Test
    void aCopyOfANodeThatWaitsWaits() {
        nodeUp();
        var found = plane.node("n1");
        plane.server.delete(Kind.NODE, found.key(), DeleteOptions.DEFAULT);
        plane.seconds(60);
        var copy = Tree.obj("metadata", withPlugin(PLUGIN).meta().toTree())
                .with("spec", found.spec().toTree())
                .with("status", found.status().toTree());
        plane.create(Node.fromTree(copy));
        plane.seconds(5);
        assertThat(ready().status()).isEqualTo("False");
        pluginRuns();
        plane.seconds(20);
        assertThat(ready().status()).isEqualTo("True");
    }

    /** Elsewhere a pod whose container has been creating for so long is ill, and so are others like it. */
    @Test
    void aCopyOfAPodThatHasWaitedForLongIsNotIll() {
        nodeUp();
        plane.create(of("logs", pod("p", "n1")));
        plane.seconds(3600);
        var found = stored("p");
        plane.server.delete(Kind.POD, found.key(), DeleteOptions.grace(0));
        plane.seconds(1);
        var copy = plane.create(of("logs", pod("copy", "n1")));
        kubelets.copied(plane.server.updateStatus(copy.withStatus(found.status())));
        plane.seconds(10);
        assertThat(stored("copy").isReady()).isFalse();
        pluginRuns();
        plane.seconds(20);
        plane.create(of("logs", pod("another", "n1")));
        plane.seconds(10);
        assertThat(stored("copy").isReady()).isTrue();
        assertThat(stored("another").isReady()).isTrue();
    }

    @Test
    void aCopyOfAReadyNodeHasANetwork() {
        nodeUp();
        pluginRuns();
        plane.seconds(10);
        var found = plane.node("n1");
        plane.server.delete(Kind.NODE, found.key(), DeleteOptions.DEFAULT);
        plane.server.delete(Kind.POD, stored("cni-1").key(), DeleteOptions.grace(0));
        plane.seconds(60);
        plane.create(withPlugin(PLUGIN).withStatus(found.status()));
        plane.seconds(20);
        assertThat(ready().status()).isEqualTo("True");
    }

    @Test
    void aPodThatWaitsCanBeDeleted() {
        nodeUp();
        plane.create(pod("p", "n1"));
        plane.seconds(5);
        plane.server.delete(Kind.POD, stored("p").key(), DeleteOptions.DEFAULT);
        plane.seconds(5);
        assertThat(plane.fate("p")).isEqualTo("gone");
        assertThat(plane.timers.size()).isZero();
    }

    @Test
    void theStandInKnowsNothingOfNetworks() {
        var other = new ControlPlane();
        var standIn = new Kubelets(other.context("oracle"), KubeletProfile.STAND_IN);
        other.create(withPlugin(PLUGIN));
        other.seconds(1);
        assertThat(standIn.isRunning("n1")).isTrue();
        assertThat(other.node("n1").isReady()).isTrue();
    }
}
