package dev.podfall.scheduler.plugins;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.filters;
import static dev.podfall.scheduler.plugins.Tables.hints;
import static dev.podfall.scheduler.plugins.Tables.scores;
import static dev.podfall.scheduler.plugins.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.tree.Tree;
import dev.podfall.scheduler.Fixtures;
import dev.podfall.scheduler.Fixtures.PodMaker;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class NodeResourcesFitTest {
    private static final String A = "example.com/aaa";
    private static final String B = "example.com/bbb";
    private static final String IO = "kubernetes.io/something";
    private static final String HUGE = "hugepages-2Mi";
    private static final String NODE =
            "cpu=10m memory=20 pods=32 ephemeral-storage=20 example.com/aaa=5 hugepages-2Mi=5";
    private static final String CPU = "Unschedulable: Insufficient cpu";
    private static final String MEMORY = "Unschedulable: Insufficient memory";

    private final NodeResourcesFit plugin = new NodeResourcesFit();

    private static PodMaker use(String... containers) {
        var pod = pod("p");
        for (var requests : containers) {
            pod.requesting(requests);
        }
        return pod;
    }

    private static PodMaker init(PodMaker pod, String... inits) {
        for (var requests : inits) {
            pod.initRequesting(requests);
        }
        return pod;
    }

    private DynamicTest check(String name, PodMaker pod, String used, String expected) {
        return filters(
                name,
                plugin,
                pod.make(),
                with(node("n").allocatable(NODE).make(), use(used).make()),
                expected);
    }

    private static String never(String resource) {
        return "UnschedulableAndUnresolvable: Insufficient " + resource;
    }

    private static String notNow(String resource) {
        return "Unschedulable: Insufficient " + resource;
    }

    @TestFactory
    List<DynamicTest> enoughRequests() {
        var one = "cpu=1m memory=1";
        return List.of(
                check("no resources requested always fits", pod("p"), "cpu=10m memory=20", YES),
                check(
                        "too many resources fails",
                        use(one),
                        "cpu=10m memory=20",
                        "Unschedulable: Insufficient cpu, Insufficient memory"),
                check(
                        "too many resources fails due to init container cpu",
                        init(use(one), "cpu=3m memory=1"),
                        "cpu=8m memory=19",
                        CPU),
                check(
                        "too many resources fails due to highest init container cpu",
                        init(use(one), "cpu=3m memory=1", "cpu=2m memory=1"),
                        "cpu=8m memory=19",
                        CPU),
                check(
                        "too many resources fails due to init container memory",
                        init(use(one), "cpu=1m memory=3"),
                        "cpu=9m memory=19",
                        MEMORY),
                check(
                        "too many resources fails due to highest init container memory",
                        init(use(one), "cpu=1m memory=3", "cpu=1m memory=2"),
                        "cpu=9m memory=19",
                        MEMORY),
                check(
                        "init container fits because it's the max, not sum, of containers and init containers",
                        init(use(one), one),
                        "cpu=9m memory=19",
                        YES),
                check(
                        "multiple init containers fit because it's the max, not sum, of containers and init containers",
                        init(use(one), one, one),
                        "cpu=9m memory=19",
                        YES),
                check("both resources fit", use(one), "cpu=5m memory=5", YES),
                check("one resource memory fits", use("cpu=2m memory=1"), "cpu=9m memory=5", CPU),
                check("one resource cpu fits", use("cpu=1m memory=2"), "cpu=5m memory=19", MEMORY),
                check("equal edge case", use("cpu=5m memory=1"), "cpu=5m memory=19", YES),
                check(
                        "equal edge case for init container",
                        init(use("cpu=4m memory=1"), "cpu=5m memory=1"),
                        "cpu=5m memory=19",
                        YES),
                check("resources + pod overhead fits", use(one).overhead("cpu=3m memory=13"), "cpu=5m memory=5", YES),
                check(
                        "requests + overhead does not fit for memory",
                        use(one).overhead("cpu=1m memory=15"),
                        "cpu=5m memory=5",
                        MEMORY));
    }

    @TestFactory
    List<DynamicTest> extendedResources() {
        var one = "cpu=1m memory=1 ";
        return List.of(
                check("extended resource fits", use(A + "=1"), "", YES),
                check("extended resource fits for init container", init(use(""), A + "=1"), "", YES),
                check("extended resource capacity enforced", use(one + A + "=10"), A + "=0", never(A)),
                check(
                        "extended resource capacity enforced for init container",
                        init(use(""), one + A + "=10"),
                        A + "=0",
                        never(A)),
                check("extended resource allocatable enforced", use(one + A + "=1"), A + "=5", notNow(A)),
                check(
                        "extended resource allocatable enforced for init container",
                        init(use(""), one + A + "=1"),
                        A + "=5",
                        notNow(A)),
                check(
                        "extended resource allocatable enforced for multiple containers",
                        use(one + A + "=3", one + A + "=3"),
                        A + "=2",
                        never(A)),
                check(
                        "extended resource allocatable admits multiple init containers",
                        init(use(""), one + A + "=3", one + A + "=3"),
                        A + "=2",
                        YES),
                check(
                        "extended resource allocatable enforced for multiple init containers",
                        init(use(""), one + A + "=6", one + A + "=3"),
                        A + "=2",
                        never(A)),
                check("extended resource allocatable enforced for unknown resource", use(one + B + "=1"), "", never(B)),
                check(
                        "extended resource allocatable enforced for unknown resource for init container",
                        init(use(""), one + B + "=1"),
                        "",
                        never(B)),
                check("kubernetes.io resource capacity enforced", use(one + IO + "=10"), "", never(IO)),
                check(
                        "kubernetes.io resource capacity enforced for init container",
                        init(use(""), one + IO + "=10"),
                        "",
                        never(IO)),
                check("hugepages resource capacity enforced", use(one + HUGE + "=10"), HUGE + "=0", never(HUGE)),
                check(
                        "hugepages resource capacity enforced for init container",
                        init(use(""), one + HUGE + "=10"),
                        HUGE + "=0",
                        never(HUGE)),
                check(
                        "hugepages resource allocatable enforced for multiple containers",
                        use(one + HUGE + "=3", one + HUGE + "=3"),
                        HUGE + "=2",
                        never(HUGE)),
                check(
                        "skip checking extended resource request with quantity zero via resource groups",
                        use(one + A + "=0"),
                        A + "=6",
                        YES),
                check(
                        "skip checking resource request with quantity zero",
                        use(A + "=1"),
                        "cpu=20m memory=30 " + A + "=1",
                        YES));
    }

    private DynamicTest podLevel(String name, PodMaker maker, String requests, String used, String expected) {
        var pod = maker.make();
        var tree = Fixtures.resources(requests).toTree();
        var rest = Tree.obj("resources", Tree.obj("requests", tree));
        return filters(
                name,
                plugin,
                pod.withSpec(pod.spec().withRest(rest)),
                with(node("n").allocatable(NODE).make(), use(used).make()),
                expected);
    }

    @TestFactory
    List<DynamicTest> podLevelResources() {
        var one = "cpu=1m memory=1";
        return List.of(
                podLevel(
                        "both pod-level and container-level resources fit",
                        use(one),
                        "cpu=1m memory=2",
                        "cpu=5m memory=5",
                        YES),
                podLevel("pod-level cpu resource not fit", use(one), "cpu=7m memory=2", "cpu=5m memory=5", CPU),
                podLevel("pod-level memory resource not fit", use(one), "cpu=3m memory=2", "cpu=5m memory=19", MEMORY),
                podLevel("pod-level hugepages resource fit", use(""), "cpu=3m memory=2 " + HUGE + "=5", "", YES),
                podLevel(
                        "both pod-level and container-level hugepages resource fit",
                        use(one + " " + HUGE + "=3"),
                        "cpu=3m memory=2 " + HUGE + "=5",
                        "",
                        YES),
                podLevel(
                        "pod-level hugepages resource not fit",
                        use(""),
                        "cpu=3m memory=2 " + HUGE + "=10",
                        "",
                        never(HUGE)),
                podLevel(
                        "one pod-level cpu resource fits and all init and non-init containers resources fit",
                        init(use(one), one),
                        "cpu=3m memory=2",
                        "cpu=5m memory=19",
                        MEMORY));
    }

    @TestFactory
    List<DynamicTest> notEnoughRequests() {
        return List.of(
                full(
                        "even without specified resources, predicate fails when there's no space for additional pod",
                        pod("p")),
                full(
                        "even if both resources fit, predicate fails when there's no space for additional pod",
                        use("cpu=1m memory=1")),
                full(
                        "even for equal edge case, predicate fails when there's no space for additional pod",
                        use("cpu=5m memory=1")),
                full(
                        "even for equal edge case, predicate fails when there's no space for additional pod due to init"
                                + " container",
                        init(use("cpu=5m memory=1"), "cpu=5m memory=1")));
    }

    private DynamicTest full(String name, PodMaker pod) {
        var node = node("n").allocatable("cpu=10m memory=20 pods=1").make();
        return filters(
                name, plugin, pod.make(), with(node, use("cpu=5m memory=19").make()), "Unschedulable: Too many pods");
    }

    @TestFactory
    List<DynamicTest> storageRequests() {
        return List.of(
                check(
                        "storage scratchspace request exceeds allocatable",
                        use("ephemeral-storage=25"),
                        "",
                        never("ephemeral-storage")),
                check("pod fits", use("ephemeral-storage=10"), "cpu=2m memory=2", YES),
                check(
                        "ephemeral-storage in use",
                        use("ephemeral-storage=10"),
                        "ephemeral-storage=15",
                        notNow("ephemeral-storage")));
    }

    @TestFactory
    List<DynamicTest> restartableInitContainers() {
        var small = node("n").allocatable("cpu=2 memory=2Gi pods=1").make();
        return List.of(
                filters(
                        "allow pod without restartable init containers",
                        plugin,
                        pod("p").requesting("cpu=1").make(),
                        small,
                        YES),
                filters(
                        "allow pod with restartable init containers if sidecar containers is enabled",
                        plugin,
                        pod("p").requesting("cpu=1").sidecarRequesting("cpu=1").make(),
                        small,
                        YES),
                filters(
                        "sidecars add up with the containers",
                        plugin,
                        pod("p").requesting("cpu=1")
                                .sidecarRequesting("cpu=1500m")
                                .make(),
                        small,
                        never("cpu")),
                filters(
                        "an init container needs what the sidecars before it need too",
                        plugin,
                        pod("p").sidecarRequesting("cpu=1")
                                .initRequesting("cpu=1500m")
                                .make(),
                        small,
                        never("cpu")));
    }

    @Test
    void theReasonSaysWhatIsRequestedUsedAndAllocatable() {
        var reasons = plugin.filter(
                PodInfo.of(use("cpu=2m").make()),
                with(node("n").allocatable(NODE).make(), use("cpu=9m").make()));
        assertThat(reasons).containsExactly(new Reason.Insufficient("cpu", 2, 9, 10));
        assertThat(reasons.getFirst().phrase()).hasToString("requests 2m cpu, 9m of 10m are in use");
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterPodEvent() {
        var target = pod("p").requesting("cpu=1").make();
        return List.of(
                podGone(
                        "skip-queue-on-other-unscheduled-pod-deleted",
                        target,
                        pod("q").requesting("cpu=1").make(),
                        false),
                podGone(
                        "queue-on-other-pod-deleted",
                        target,
                        pod("q").on("fake").requesting("cpu=1").make(),
                        true),
                podGone(
                        "queue-on-nominated-pod-deleted",
                        target,
                        pod("q").status(PodStatus.PENDING.withNominatedNodeName("fake"))
                                .make(),
                        true));
    }

    private DynamicTest podGone(String name, Pod target, Pod gone, boolean wakes) {
        return hints(name, plugin, ClusterEvent.ASSIGNED_POD_DELETE, target, gone, null, wakes);
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterNodeChange() {
        var two = "cpu=2 memory=2 pods=10";
        return List.of(
                nodeChange("skip-queue-on-node-add-without-sufficient-resources", null, "cpu=1 pods=10", false),
                nodeChange("queue-on-node-add-without-insufficient-resources", null, two, true),
                nodeChange("skip-queue-on-node-unrelated-changes", two, two, false),
                nodeChange(
                        "skip-queue-on-node-that-still-does-not-fit", "cpu=1 pods=10", "cpu=1 memory=5 pods=10", false),
                nodeChange("queue-on-pod-requested-resources-increase", "cpu=1 memory=2 pods=10", two, true),
                nodeChange("skip-queue-on-unrequested-resource-increase", two, "cpu=2 memory=4 pods=10", false),
                nodeChange(
                        "skip-queue-on-node-changes-from-suitable-to-unsuitable", two, "cpu=1 memory=2 pods=10", false),
                nodeChange("queue-on-allowed-pod-number-increase", two, "cpu=2 memory=2 pods=11", true));
    }

    private DynamicTest nodeChange(String name, @Nullable String before, String after, boolean wakes) {
        Node old = before == null ? null : node("n").allocatable(before).make();
        var event = before == null ? ClusterEvent.NODE_ADD : ClusterEvent.NODE_ALLOCATABLE;
        var target = pod("p").requesting("cpu=2").make();
        return hints(
                name, plugin, event, target, old, node("n").allocatable(after).make(), wakes);
    }

    @TestFactory
    List<DynamicTest> leastAllocatedScoringStrategy() {
        var asks = pod("p").requesting("cpu=1000m memory=2000")
                .requesting("cpu=2000m memory=3000")
                .make();
        var even = "cpu=4000m memory=10000 pods=10";
        var cpuOnly = pod("c").requesting("cpu=1000m memory=0")
                .requesting("cpu=2000m memory=0")
                .make();
        return List.of(
                scores(
                        "nothing scheduled, resources requested, differently sized nodes",
                        plugin,
                        asks,
                        List.of(
                                with(node("node1").allocatable(even).make()),
                                with(node("node2")
                                        .allocatable("cpu=6000m memory=10000 pods=10")
                                        .make())),
                        37,
                        50),
                scores(
                        "resources requested, pods scheduled with resources",
                        plugin,
                        asks,
                        List.of(
                                with(
                                        node("node1")
                                                .allocatable("cpu=10000m memory=20000 pods=10")
                                                .make(),
                                        cpuOnly),
                                with(
                                        node("node2")
                                                .allocatable("cpu=10000m memory=20000 pods=10")
                                                .make(),
                                        asks)),
                        57,
                        45),
                scores(
                        "requested resources exceed node capacity",
                        plugin,
                        cpuOnly,
                        List.of(
                                with(node("node1").allocatable(even).make(), cpuOnly),
                                with(node("node2").allocatable(even).make(), asks)),
                        50,
                        25),
                scores(
                        "zero node resources, pods scheduled with resources",
                        plugin,
                        pod("p").make(),
                        List.of(
                                with(node("node1").allocatable("").make(), cpuOnly),
                                with(node("node2").allocatable("").make(), asks)),
                        0,
                        0),
                scores(
                        "a container that requests nothing counts as 100m and 200Mi",
                        plugin,
                        pod("p").make(),
                        List.of(with(node("n")
                                .allocatable("cpu=1 memory=2000Mi pods=10")
                                .make())),
                        90));
    }
}
