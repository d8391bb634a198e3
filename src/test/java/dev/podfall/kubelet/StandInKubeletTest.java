package dev.podfall.kubelet;

import static dev.podfall.controller.ControlPlane.noExecute;
import static dev.podfall.controller.ControlPlane.node;
import static dev.podfall.controller.ControlPlane.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kubelet of the recordings, as their README describes it. */
class StandInKubeletTest {
    private final ControlPlane plane = new ControlPlane();
    private final Kubelets kubelets = new Kubelets(plane.context("kubelet"), KubeletProfile.STAND_IN);

    private void moment() {
        plane.pass(Duration.ofMillis(100));
    }

    private Pod stored(String name) {
        return Objects.requireNonNull(plane.pod(name), name);
    }

    private Pod run(String name, String... images) {
        var pod = pod(name, "n1");
        var containers = Stream.of(images)
                .map(image -> pod.spec().containers().getFirst().withImage(image))
                .toList();
        plane.create(pod.withSpec(pod.spec().withContainers(List.of(), containers)));
        moment();
        return stored(name);
    }

    private static Pod requesting(Pod pod, String cpu) {
        var container =
                pod.spec().containers().getFirst().withRequests(ResourceList.of(Map.of("cpu", Quantity.parse(cpu))));
        return pod.withSpec(pod.spec().withContainers(List.of(), List.of(container)));
    }

    @Test
    void registersTheNode() {
        plane.create(node("n1"));
        moment();
        var status = plane.node("n1").status().toTree();
        assertThat(Json.write(status.get("addresses")))
                .isEqualTo("[{'address':'10.0.0.1','type':'InternalIP'},{'address':'n1','type':'Hostname'}]"
                        .replace('\'', '"'));
        var machine = Tree.strings(Map.of("cpu", "4", "memory", "8Gi", "pods", "110", "ephemeral-storage", "100Gi"));
        assertThat(status.get("capacity")).isEqualTo(machine);
        assertThat(status.get("allocatable")).isEqualTo(machine);
        assertThat(status.list("conditions"))
                .containsExactly(
                        condition("MemoryPressure", "False", "KubeletHasSufficientMemory"),
                        condition("DiskPressure", "False", "KubeletHasNoDiskPressure"),
                        condition("PIDPressure", "False", "KubeletHasSufficientPID"),
                        condition("Ready", "True", "KubeletReady"));
        assertThat(status.obj("nodeInfo").without("machineID", "bootID", "systemUUID", "kubeProxyVersion"))
                .isEqualTo(Tree.strings(Map.of(
                        "architecture", "amd64",
                        "containerRuntimeVersion", "containerd://2.2.0",
                        "kernelVersion", "6.1.0",
                        "kubeletVersion", "v1.36.2",
                        "operatingSystem", "linux",
                        "osImage", "Debian GNU/Linux 12 (bookworm)")));
        assertThat(plane.node("n1").labels().isEmpty()).isTrue();
        assertThat(kubelets.leases().renewTime("n1", plane.clock.now())).isNotNull();
    }

    private static Tree condition(String type, String status, String reason) {
        var at = "2026-01-01T00:00:00Z";
        var message = switch (type) {
            case "MemoryPressure" -> "kubelet has sufficient memory available";
            case "DiskPressure" -> "kubelet has no disk pressure";
            case "PIDPressure" -> "kubelet has sufficient PID available";
            default -> "kubelet is posting ready status";
        };
        return Tree.builder()
                .put("type", type)
                .put("status", status)
                .put("reason", reason)
                .put("message", message)
                .put("lastHeartbeatTime", at)
                .put("lastTransitionTime", at)
                .build();
    }

    @Test
    void keepsWhatTheNodeSaysAndFillsTheRest() {
        var said = ResourceList.of(Map.of("cpu", Quantity.parse("1"), "memory", Quantity.parse("1Gi")));
        var bare = node("n1");
        plane.create(bare.withStatus(bare.status().withResources(said, said)));
        moment();
        assertThat(plane.node("n1").status().allocatable())
                .hasToString("{cpu=1, ephemeral-storage=100Gi, memory=1Gi, pods=110}");
    }

    @Test
    void runsAPodAtOnce() {
        plane.create(node("n1"));
        moment();
        var status = run("p", "registry.example/app:1.0").status();
        assertThat(Json.write(status.toTree()))
                .isEqualTo("{\"conditions\":[" + podCondition("PodReadyToStartContainers") + ","
                        + podCondition("Initialized") + "," + podCondition("Ready") + ","
                        + podCondition("ContainersReady") + "," + podCondition("PodScheduled")
                        + "],\"containerStatuses\":[{\"containerID\":\"containerd://0\","
                        + "\"image\":\"registry.example/app:1.0\",\"imageID\":\"sha256:0\",\"lastState\":{},"
                        + "\"name\":\"main\",\"ready\":true,\"restartCount\":0,\"started\":true,"
                        + "\"state\":{\"running\":{\"startedAt\":\"2026-01-01T00:00:00Z\"}}}],"
                        + "\"hostIP\":\"10.0.0.1\",\"hostIPs\":[{\"ip\":\"10.0.0.1\"}],\"phase\":\"Running\","
                        + "\"podIP\":\"10.128.1.2\",\"podIPs\":[{\"ip\":\"10.128.1.2\"}],"
                        + "\"qosClass\":\"BestEffort\",\"startTime\":\"2026-01-01T00:00:00Z\"}");
        assertThat(plane.events).isEmpty();
    }

    private static String podCondition(String type) {
        return "{\"lastProbeTime\":null,\"lastTransitionTime\":\"2026-01-01T00:00:00Z\",\"observedGeneration\":1,"
                + "\"status\":\"True\",\"type\":\"" + type + "\"}";
    }

    /** The first image that is none of the good ones says whether the pod runs. */
    @Test
    void thePhaseIsThatOfTheFirstBadImage() {
        plane.create(node("n1"));
        moment();
        assertThat(run("a", "x:unready", "x:missing").status().phase()).isEqualTo(PodPhase.RUNNING);
        assertThat(run("b", "x:1", "x:missing", "x:crash").status().phase()).isEqualTo(PodPhase.PENDING);
    }

    @Test
    void aTagSaysWhatTheContainerDoes() {
        plane.create(node("n1"));
        moment();
        assertThat(said(run("a", "x:unready")))
                .isEqualTo("Running ready=false restarts=0 {\"running\":{\"startedAt\":"
                        + "\"2026-01-01T00:00:00Z\"}} {}");
        assertThat(said(run("b", "x:missing")))
                .isEqualTo("Pending ready=false restarts=0 {\"waiting\":{\"message\":"
                        + "\"Back-off pulling image \\\"x:missing\\\"\",\"reason\":\"ImagePullBackOff\"}} {}");
        assertThat(said(run("c", "x:crash")))
                .isEqualTo("Running ready=false restarts=3 {\"waiting\":{\"message\":\"back-off 40s restarting failed"
                        + " container\",\"reason\":\"CrashLoopBackOff\"}} {\"terminated\":"
                        + "{\"exitCode\":1,\"finishedAt\":null,\"reason\":\"Error\",\"startedAt\":null}}");
        assertThat(said(run("d", "x:stubborn"))).startsWith("Running ready=true restarts=0");
        assertThat(stored("a").status().condition(Condition.READY))
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly("False", "ContainersNotReady", "containers with unready status: [main]");
    }

    private static String said(Pod pod) {
        ContainerStatus c = pod.status().containerStatuses().getFirst();
        var tree = c.toTree();
        return pod.status().phase().wire() + " ready=" + c.ready() + " restarts=" + c.restartCount() + " "
                + Json.write(tree.obj("state")) + " " + Json.write(tree.obj("lastState"));
    }

    @Test
    void endsADeletedPodAfterThreeTenthsOfASecond() {
        plane.create(node("n1"));
        moment();
        run("p", "x:1");
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.pass(Duration.ofMillis(250));
        assertThat(plane.fate("p")).isEqualTo("terminating");
        plane.pass(Duration.ofMillis(100));
        assertThat(plane.fate("p")).isEqualTo("gone");
    }

    @Test
    void aStubbornPodTakesItsWholeGracePeriod() {
        plane.create(node("n1"));
        moment();
        run("p", "x:stubborn");
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(29);
        assertThat(plane.fate("p")).isEqualTo("terminating");
        plane.seconds(2);
        assertThat(plane.fate("p")).isEqualTo("gone");
    }

    @Test
    void aLaterDeletionMayShortenTheGracePeriod() {
        plane.create(node("n1"));
        moment();
        run("p", "x:stubborn");
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(5);
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.grace(2));
        plane.seconds(3);
        assertThat(plane.fate("p")).isEqualTo("gone");
    }

    @Test
    void rejectsWhatDoesNotFit() {
        plane.create(node("n1"));
        moment();
        plane.create(requesting(pod("first", "n1"), "3"));
        plane.create(requesting(pod("second", "n1"), "1500m"));
        moment();
        assertThat(stored("first").status().phase().wire()).isEqualTo("Running");
        assertThat(stored("second").status())
                .extracting(s -> s.phase().wire(), s -> s.reason(), s -> s.message(), s -> s.podIp())
                .containsExactly(
                        "Failed",
                        "OutOfcpu",
                        "Pod was rejected: Node didn't have enough resource: cpu, requested: 1500, used: 3000,"
                                + " capacity: 4000",
                        "");
        assertThat(plane.explanations).hasSize(1);
    }

    @Test
    void ignoresNoScheduleButNotNoExecute() {
        plane.create(node("n1", noExecute("a")));
        moment();
        assertThat(run("p", "x:1").status())
                .extracting(s -> s.reason(), s -> s.message())
                .containsExactly(
                        "TaintToleration",
                        "Pod was rejected: Predicate TaintToleration failed: node(s) had taints that the pod didn't"
                                + " tolerate");
    }

    @Test
    void aSilentKubeletNeitherStartsNorEndsPods() {
        plane.create(node("n1"));
        moment();
        run("old", "x:1");
        kubelets.stop("n1");
        run("new", "x:1");
        plane.server.delete(Kind.POD, ObjectKey.of("default", "old"), DeleteOptions.DEFAULT);
        plane.seconds(100);
        assertThat(List.of(plane.fate("old"), plane.fate("new"))).containsExactly("terminating", "Pending");
        kubelets.start("n1");
        plane.seconds(1);
        assertThat(List.of(plane.fate("old"), plane.fate("new"))).containsExactly("gone", "Running");
    }

    @Test
    void aNodeMayJoinBeforeItsKubelet() {
        kubelets.stop("n1");
        plane.create(node("n1"));
        plane.seconds(1);
        assertThat(plane.node("n1").status().conditions()).isEmpty();
        assertThat(kubelets.isRunning("n1")).isFalse();
        kubelets.start("n1");
        moment();
        assertThat(plane.node("n1").isReady()).isTrue();
    }

    @Test
    void postsTheConditionsThatItIsTold() {
        plane.create(node("n1"));
        moment();
        kubelets.condition("n1", "DiskPressure", "True");
        kubelets.condition("n1", "Ready", "False");
        kubelets.condition("n1", "NetworkUnavailable", "True");
        moment();
        assertThat(plane.node("n1").status().conditions())
                .extracting(c -> c.type() + "=" + c.status() + " " + c.reason())
                .containsExactly(
                        "MemoryPressure=False KubeletHasSufficientMemory",
                        "DiskPressure=True KubeletHasDiskPressure",
                        "PIDPressure=False KubeletHasSufficientPID",
                        "Ready=False KubeletNotReady",
                        "NetworkUnavailable=True NoRouteCreated");
    }

    @Test
    void thePodsOfADeletedNodeStayAsTheyAre() {
        plane.create(node("n1"));
        moment();
        run("p", "x:1");
        plane.server.delete(Kind.NODE, ObjectKey.cluster("n1"), DeleteOptions.DEFAULT);
        plane.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.DEFAULT);
        plane.seconds(100);
        assertThat(plane.fate("p")).isEqualTo("terminating");
        assertThat(kubelets.leases().lease("n1")).isNull();
    }

    @Test
    void heartbeatsCostNothing() {
        plane.create(node("n1"));
        moment();
        int writes = plane.writes();
        var before = kubelets.leases().renewTime("n1", plane.clock.now());
        plane.seconds(3600);
        assertThat(plane.writes()).isEqualTo(writes);
        assertThat(plane.timers.size()).isZero();
        assertThat(Duration.between(before, kubelets.leases().renewTime("n1", plane.clock.now())))
                .isEqualTo(Duration.ofSeconds(3600));
    }
}
