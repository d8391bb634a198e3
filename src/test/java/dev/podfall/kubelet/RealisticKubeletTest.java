package dev.podfall.kubelet;

import static dev.podfall.controller.ControlPlane.node;
import static dev.podfall.controller.ControlPlane.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The product's kubelet: what becomes of a pod, stage by stage. */
class RealisticKubeletTest {
    private final ControlPlane plane = new ControlPlane();
    private final Kubelets kubelets = new Kubelets(plane.context("kubelet"), KubeletProfile.REALISTIC);
    private final List<String> story = new ArrayList<>();

    RealisticKubeletTest() {
        plane.store.watch(event -> {
            if (event.after() instanceof Pod pod) {
                var line = tell(pod);
                if (story.isEmpty() || !story.getLast().equals(line)) {
                    story.add(line);
                }
            } else if (event.before() instanceof Pod) {
                story.add("gone");
            }
        });
    }

    private static String tell(Pod pod) {
        var out = new StringBuilder(pod.status().phase().wire());
        for (var status : pod.status().initContainerStatuses()) {
            out.append(" [").append(tell(status.state())).append(']');
        }
        for (var status : pod.status().containerStatuses()) {
            out.append(' ').append(tell(status.state()));
            out.append(status.restartCount() > 0 ? " x" + status.restartCount() : "");
        }
        out.append(pod.isReady() ? " ready" : "").append(pod.isTerminating() ? " terminating" : "");
        return out.toString();
    }

    private static String tell(ContainerState state) {
        return switch (state) {
            case null -> "nothing";
            case ContainerState.Waiting waiting -> waiting.reason();
            case ContainerState.Running running -> "Running";
            case ContainerState.Terminated ended -> ended.reason();
        };
    }

    private List<String> events(String about) {
        return plane.store.state().events().stream()
                .filter(e -> e.involvedObject().name().equals(about))
                .map(e -> e.type() + " " + e.reason() + " " + e.message() + (e.count() > 1 ? " x" + e.count() : ""))
                .toList();
    }

    private void nodeUp() {
        plane.create(node("n1"));
        plane.seconds(1);
    }

    private static Pod of(String image) {
        var pod = pod("p", "n1");
        var container = pod.spec().containers().getFirst().withImage(image);
        return pod.withSpec(pod.spec().withContainers(List.of(), List.of(container)));
    }

    private Pod stored() {
        return Objects.requireNonNull(plane.pod("p"));
    }

    @Test
    void aNodeComesUp() {
        nodeUp();
        assertThat(plane.node("n1").isReady()).isTrue();
        assertThat(plane.node("n1").labels())
                .hasToString("beta.kubernetes.io/arch=amd64,beta.kubernetes.io/os=linux,kubernetes.io/arch=amd64,"
                        + "kubernetes.io/hostname=n1,kubernetes.io/os=linux");
        assertThat(events("n1"))
                .containsExactly(
                        "Normal Starting Starting kubelet.",
                        "Normal NodeHasSufficientMemory Node n1 status is now: NodeHasSufficientMemory",
                        "Normal NodeHasNoDiskPressure Node n1 status is now: NodeHasNoDiskPressure",
                        "Normal NodeHasSufficientPID Node n1 status is now: NodeHasSufficientPID",
                        "Normal NodeReady Node n1 status is now: NodeReady");
        assertThat(plane.store.state().events())
                .extracting(Event::component, Event::host)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("kubelet", "n1"));
    }

    private Tree.Obj introduced(Tree.Obj manifest) {
        return kubelets.newNodes().introduced(manifest, plane.clock.now());
    }

    @Test
    void aNewNodeIsIntroducedAsNotReadyYet() {
        var manifest = Tree.obj("metadata", Tree.obj("name", Tree.text("n1")))
                .with("status", Tree.obj("capacity", Tree.obj("cpu", Tree.text("16"))));
        var introduced = Node.fromTree(introduced(manifest));
        assertThat(introduced.status().allocatable())
                .hasToString("{cpu=16, ephemeral-storage=100Gi, memory=8Gi, pods=110}");
        assertThat(introduced.labels().get("kubernetes.io/hostname")).isEqualTo("n1");
        assertThat(introduced.status().conditions())
                .extracting(c -> c.type() + "=" + c.status())
                .containsExactly("MemoryPressure=False", "DiskPressure=False", "PIDPressure=False", "Ready=False");
        plane.create(introduced);
        plane.seconds(1);
        assertThat(plane.node("n1").isReady()).isTrue();
    }

    @Test
    void aNodeWhoseKubeletIsStoppedOrThatSaysHowItIsIsNotIntroduced() {
        var named = Tree.obj("metadata", Tree.obj("name", Tree.text("n1")));
        var copy = named.with("status", Tree.obj("conditions", Tree.list()));
        assertThat(introduced(copy)).isSameAs(copy);
        kubelets.stop("n1");
        assertThat(introduced(named)).isSameAs(named);
    }

    @Test
    void aPodIsPulledCreatedStartedAndReady() {
        nodeUp();
        plane.create(of("registry.example/agent:1.0"));
        plane.seconds(10);
        assertThat(story).containsExactly("Pending", "Pending ContainerCreating", "Running Running ready");
        assertThat(events("p"))
                .satisfiesExactly(
                        e -> assertThat(e).isEqualTo("Normal Pulling Pulling image \"registry.example/agent:1.0\""),
                        e -> assertThat(e)
                                .matches("Normal Pulled Successfully pulled image \"registry.example/agent:1.0\" in"
                                        + " [0-9.]+m?s \\([0-9.]+m?s including waiting\\). Image size: [0-9]+"
                                        + " bytes\\."),
                        e -> assertThat(e).isEqualTo("Normal Created Container created"),
                        e -> assertThat(e).isEqualTo("Normal Started Container started"));
        assertThat(stored().status().conditions())
                .extracting(c -> c.type() + "=" + c.status())
                .containsExactly(
                        "PodReadyToStartContainers=True",
                        "Initialized=True",
                        "Ready=True",
                        "ContainersReady=True",
                        "PodScheduled=True");
        assertThat(plane.timers.size()).isZero();
    }

    @Test
    void anImageThatIsThereIsNotPulledAgain() {
        nodeUp();
        plane.create(of("registry.example/agent:1.0"));
        plane.seconds(10);
        plane.create(of("registry.example/agent:1.0").withMeta(pod("q", "n1").meta()));
        plane.seconds(3);
        assertThat(plane.fate("q")).isEqualTo("Running");
        assertThat(events("q").getFirst())
                .isEqualTo("Normal Pulled Container image \"registry.example/agent:1.0\" already present on machine and"
                        + " can be accessed by the pod");
    }

    @Test
    void theReadinessProbeTakesItsTime() {
        nodeUp();
        var pod = of("registry.example/agent:1.0");
        var probe = Tree.obj(
                "readinessProbe",
                Tree.builder()
                        .put("initialDelaySeconds", 5)
                        .put("periodSeconds", 10)
                        .build());
        var container = pod.spec().containers().getFirst().withRest(probe);
        plane.create(pod.withSpec(pod.spec().withContainers(List.of(), List.of(container))));
        plane.seconds(8);
        assertThat(stored().isReady()).isFalse();
        plane.seconds(10);
        assertThat(story).endsWith("Running Running", "Running Running ready");
    }

    @Test
    void aCrashLoopBacksOffTenTwentyFortySeconds() {
        nodeUp();
        plane.create(of("registry.example/agent:crash"));
        plane.seconds(120);
        assertThat(story)
                .startsWith(
                        "Pending",
                        "Pending ContainerCreating",
                        "Running Error",
                        "Running Error x1",
                        "Running CrashLoopBackOff x1",
                        "Running Error x2",
                        "Running CrashLoopBackOff x2",
                        "Running Error x3",
                        "Running CrashLoopBackOff x3");
        assertThat(plane.explanations)
                .extracting(e -> ((KubeletDecision.BackingOff) e).delay().toSeconds())
                .startsWith(10L, 20L, 40L);
        assertThat(story).noneMatch(line -> line.contains("ready"));
        plane.seconds(3600);
        assertThat(((KubeletDecision.BackingOff) plane.explanations.getLast()).delay())
                .hasSeconds(300);
        assertThat(plane.timers.idle())
                .as("waits for ever, which nobody waits for")
                .isTrue();
    }

    @Test
    void anImageThatIsMissingIsTriedAgainAndAgain() {
        nodeUp();
        plane.create(of("registry.example/agent:missing"));
        plane.seconds(20);
        assertThat(story)
                .startsWith(
                        "Pending",
                        "Pending ContainerCreating",
                        "Pending ErrImagePull",
                        "Pending ImagePullBackOff",
                        "Pending ErrImagePull",
                        "Pending ImagePullBackOff");
        assertThat(events("p"))
                .contains(
                        "Warning Failed Error: ErrImagePull x2",
                        "Normal BackOff Back-off pulling image \"registry.example/agent:missing\" x2");
    }

    @Test
    void initContainersRunFirst() {
        nodeUp();
        var pod = of("registry.example/agent:1.0");
        var main = pod.spec().containers().getFirst();
        var prepare = of("registry.example/init:1.0").spec().containers().getFirst();
        plane.create(pod.withSpec(pod.spec().withContainers(List.of(prepare), List.of(main))));
        plane.seconds(15);
        assertThat(story)
                .containsExactly(
                        "Pending",
                        "Pending [PodInitializing] PodInitializing",
                        "Pending [Running] PodInitializing",
                        "Pending [Completed] PodInitializing",
                        "Running [Completed] Running ready");
    }

    @Test
    void aDeletedPodEndsWithGraceAndIsTerminalForAMoment() {
        nodeUp();
        plane.create(of("registry.example/agent:1.0"));
        plane.seconds(10);
        story.clear();
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(5);
        assertThat(story)
                .containsExactly("Running Running ready terminating", "Succeeded Completed terminating", "gone");
        assertThat(events("p")).last().isEqualTo("Normal Killing Stopping container main");
    }

    @Test
    void aStubbornPodIsKilledWhenItsGracePeriodIsOver() {
        nodeUp();
        plane.create(of("registry.example/agent:stubborn"));
        plane.seconds(10);
        story.clear();
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(29);
        assertThat(story).containsExactly("Running Running ready terminating");
        plane.seconds(3);
        assertThat(story).containsExactly("Running Running ready terminating", "Failed Error terminating", "gone");
    }

    @Test
    void aPodThatNeverStartedEndsAtOnce() {
        nodeUp();
        plane.create(of("registry.example/agent:missing"));
        plane.seconds(5);
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(2);
        assertThat(plane.fate("p")).isEqualTo("gone");
        assertThat(plane.timers.size()).isZero();
    }

    @Test
    void aNodeUnderDiskPressureRejectsPods() {
        nodeUp();
        kubelets.condition("n1", Condition.DISK_PRESSURE, "True");
        plane.seconds(1);
        plane.create(of("registry.example/agent:1.0"));
        plane.seconds(1);
        assertThat(stored().status())
                .extracting(s -> s.phase().wire(), s -> s.reason(), s -> s.message())
                .containsExactly("Failed", "Evicted", "Pod was rejected: The node had condition: [DiskPressure]. ");
        assertThat(events("p")).containsExactly("Warning Evicted The node had condition: [DiskPressure]. ");
        assertThat(events("n1"))
                .last()
                .isEqualTo("Normal NodeHasDiskPressure Node n1 status is now: NodeHasDiskPressure");
    }

    @Test
    void cordoningIsReported() {
        nodeUp();
        plane.changeNode("n1", node -> node.withSpec(node.spec().withUnschedulable(true)));
        plane.seconds(1);
        plane.changeNode("n1", node -> node.withSpec(node.spec().withUnschedulable(false)));
        plane.seconds(1);
        assertThat(events("n1"))
                .endsWith(
                        "Normal NodeNotSchedulable Node n1 status is now: NodeNotSchedulable",
                        "Normal NodeSchedulable Node n1 status is now: NodeSchedulable");
    }

    @Test
    void aSilentKubeletGoesOnWhereItStopped() {
        nodeUp();
        plane.create(of("registry.example/agent:1.0"));
        plane.pass(java.time.Duration.ofMillis(1500));
        kubelets.stop("n1");
        plane.seconds(60);
        assertThat(story).containsExactly("Pending", "Pending ContainerCreating");
        kubelets.start("n1");
        plane.seconds(10);
        assertThat(story).endsWith("Running Running ready");
    }

    @Test
    void aCopyOfADeadNodeStaysDead() {
        var dead = node("n1");
        var unknown = new Condition("Ready", "Unknown", "NodeStatusUnknown", "", null, null, 0);
        plane.create(dead.withStatus(dead.status().withConditions(List.of(unknown))));
        plane.seconds(10);
        assertThat(kubelets.isRunning("n1")).isFalse();
        assertThat(plane.node("n1").isReady()).isFalse();
    }

    @Test
    void aCopyOfARunningPodIsNotStartedAgain() {
        nodeUp();
        plane.create(of("registry.example/agent:1.0"));
        plane.seconds(10);
        var copy = stored();
        kubelets.stop("n1");
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.grace(0));
        plane.seconds(1);
        var created = plane.create(copy.withMeta(pod("p", "n1").meta()));
        story.clear();
        plane.server.updateStatus(created.withStatus(copy.status()));
        kubelets.start("n1");
        plane.seconds(10);
        assertThat(story).containsOnly("Running Running ready");
    }
}
