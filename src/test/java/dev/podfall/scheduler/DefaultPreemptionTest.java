package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.PodStatus;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.sim.RandomSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plugin alone, under upstream's case names. */
final class DefaultPreemptionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Integer> PRIORITIES =
            Map.of("neg", -100, "low", 0, "mid", 100, "high", 1_000, "veryHigh", 10_000);
    private static final Map<String, String> SIZES = Map.of(
            "none", "",
            "small", "cpu=100m memory=100",
            "medium", "cpu=200m memory=200",
            "large", "cpu=300m memory=300",
            "veryLarge", "cpu=500m memory=500");
    private static final String VERY_LARGE = "cpu=500m memory=500 pods=32";
    private static final String ONE_POD = "pods=1";

    private final Snapshot snapshot = new Snapshot();
    private final Preemption preemption =
            new Preemption(DefaultProfile.create(), snapshot, new Nominator(), new RandomSource(4));

    /** {@code name node priority size start}: the start is seconds since the epoch, and may be left out. */
    private static PodInfo read(String text) {
        var words = text.split(" ");
        int priority = PRIORITIES.getOrDefault(words[2], 0);
        var maker = pod(words[0]).uid(words[0]).priority(priority).requesting(SIZES.getOrDefault(words[3], ""));
        if (!words[1].equals("-")) {
            maker.on(words[1]);
        }
        if (words.length > 4) {
            maker.status(PodStatus.PENDING.withHost("", "", Instant.ofEpochSecond(Long.parseLong(words[4]))));
        }
        return PodInfo.of(maker.make());
    }

    private void cluster(Map<String, String> nodes, List<String> pods) {
        nodes.forEach((name, allocatable) ->
                snapshot.put(node(name).allocatable(allocatable).make()));
        pods.forEach(text -> snapshot.put(read(text)));
    }

    private static Map<String, String> nodes(int count, String allocatable) {
        var out = new TreeMap<String, String>();
        for (int i = 1; i <= count; i++) {
            out.put("node" + i, allocatable);
        }
        return out;
    }

    private List<Preemption.Candidate> candidates(String pod) {
        var names = snapshot.nodes().stream().map(NodeInfo::name).toList();
        return preemption.candidates(read(pod), names, new Diagnosis(names.size()), NOW);
    }

    private DynamicTest dryRun(String name, int nodes, String pod, List<String> pods, String... expected) {
        return DynamicTest.dynamicTest(name, () -> {
            var fresh = new DefaultPreemptionTest();
            fresh.cluster(nodes(nodes, VERY_LARGE), pods);
            var got = new TreeSet<String>();
            for (var candidate : fresh.candidates(pod)) {
                var victims = new TreeSet<String>();
                candidate.victims().forEach(victim -> victims.add(victim.key().name()));
                got.add(candidate.node() + " " + String.join(" ", victims));
            }
            assertThat(got).containsExactly(expected);
        });
    }

    @TestFactory
    List<DynamicTest> dryRunPreemption() {
        return List.of(
                dryRun(
                        "a pod that fits with no preemption",
                        2,
                        "p - high none",
                        List.of("p1 node1 mid none", "p2 node2 mid none")),
                dryRun(
                        "a pod that fits on both nodes when lower priority pods are preempted",
                        2,
                        "p - high large",
                        List.of("p1 node1 mid large", "p2 node2 mid large"),
                        "node1 p1",
                        "node2 p2"),
                dryRun(
                        "a pod that would fit on the nodes, but other pods running are higher priority, no preemption"
                                + " would happen",
                        2,
                        "p - low large",
                        List.of("p1 node1 mid large", "p2 node2 mid large")),
                dryRun(
                        "medium priority pod is preempted, but lower priority one stays as it is small",
                        2,
                        "p - high large",
                        List.of("p1.1 node1 low small", "p1.2 node1 mid large", "p2 node2 mid large"),
                        "node1 p1.2",
                        "node2 p2"),
                dryRun(
                        "mixed priority pods are preempted",
                        2,
                        "p - high large",
                        List.of(
                                "p1.1 node1 mid small",
                                "p1.2 node1 low small",
                                "p1.3 node1 mid medium",
                                "p1.4 node1 high small",
                                "p2 node2 high large"),
                        "node1 p1.2 p1.3"),
                dryRun(
                        "mixed priority pods are preempted, pick later StartTime one when priorities are equal",
                        2,
                        "p - high large",
                        List.of(
                                "p1.1 node1 low small 5",
                                "p1.2 node1 low small 4",
                                "p1.3 node1 mid medium 3",
                                "p1.4 node1 high small 2",
                                "p2 node2 high large 1"),
                        "node1 p1.1 p1.3"));
    }

    private DynamicTest selects(String name, int nodes, String pod, String expected, String... pods) {
        return DynamicTest.dynamicTest(name, () -> {
            var fresh = new DefaultPreemptionTest();
            fresh.cluster(nodes(nodes, VERY_LARGE), Arrays.asList(pods));
            assertThat(expected.split(" "))
                    .contains(Preemption.best(fresh.candidates(pod), NOW).node());
        });
    }

    @TestFactory
    List<DynamicTest> selectBestCandidate() {
        return List.of(
                selects(
                        "a pod that fits on both nodes when lower priority pods are preempted",
                        2,
                        "p - high large",
                        "node1 node2",
                        "p1 node1 mid large 0",
                        "p2 node2 mid large 0"),
                selects(
                        "node with min highest priority pod is picked",
                        3,
                        "p - high veryLarge",
                        "node3",
                        "p1.1 node1 mid medium 0",
                        "p1.2 node1 mid large 0",
                        "p2.1 node2 mid medium 0",
                        "p2.2 node2 low medium 0",
                        "p3.1 node3 low medium 0",
                        "p3.2 node3 low medium 0"),
                selects(
                        "when highest priorities are the same, minimum sum of priorities is picked",
                        3,
                        "p - high veryLarge",
                        "node2",
                        "p1.1 node1 mid medium 0",
                        "p1.2 node1 mid large 0",
                        "p2.1 node2 mid large 0",
                        "p2.2 node2 low medium 0",
                        "p3.1 node3 mid medium 0",
                        "p3.2 node3 mid medium 0"),
                selects(
                        "when highest priority and sum are the same, minimum number of pods is picked",
                        3,
                        "p - high veryLarge",
                        "node2",
                        "p1.1 node1 mid small 0",
                        "p1.2 node1 neg small 0",
                        "p1.3 node1 mid small 0",
                        "p1.4 node1 neg small 0",
                        "p2.1 node2 mid large 0",
                        "p2.2 node2 neg medium 0",
                        "p3.1 node3 mid medium 0",
                        "p3.2 node3 neg small 0",
                        "p3.3 node3 low small 0"),
                selects(
                        "sum of adjusted priorities is considered",
                        3,
                        "p - high veryLarge",
                        "node2",
                        "p1.1 node1 mid small 0",
                        "p1.2 node1 neg small 0",
                        "p1.3 node1 neg small 0",
                        "p2.1 node2 mid large 0",
                        "p2.2 node2 neg medium 0",
                        "p3.1 node3 mid medium 0",
                        "p3.2 node3 neg small 0",
                        "p3.3 node3 low small 0"),
                selects(
                        "non-overlapping lowest high priority, sum priorities, and number of pods",
                        4,
                        "p - veryHigh veryLarge",
                        "node1",
                        "p1.1 node1 mid small 0",
                        "p1.2 node1 low small 0",
                        "p1.3 node1 low small 0",
                        "p2.1 node2 high large 0",
                        "p3.1 node3 mid medium 0",
                        "p3.2 node3 low small 0",
                        "p3.3 node3 low small 0",
                        "p3.4 node3 low medium 0",
                        "p4.1 node4 mid medium 0",
                        "p4.2 node4 mid small 0",
                        "p4.3 node4 mid small 0",
                        "p4.4 node4 neg small 0"),
                selects(
                        "same priority, same number of victims, different start time for each node's pod",
                        3,
                        "p - high veryLarge",
                        "node2",
                        "p1.1 node1 mid medium 2",
                        "p1.2 node1 mid medium 2",
                        "p2.1 node2 mid medium 3",
                        "p2.2 node2 mid medium 3",
                        "p3.1 node3 mid medium 1",
                        "p3.2 node3 mid medium 1"),
                selects(
                        "same priority, same number of victims, different start time for all pods",
                        3,
                        "p - high veryLarge",
                        "node3",
                        "p1.1 node1 mid medium 4",
                        "p1.2 node1 mid medium 2",
                        "p2.1 node2 mid medium 5",
                        "p2.2 node2 mid medium 1",
                        "p3.1 node3 mid medium 3",
                        "p3.2 node3 mid medium 6"),
                selects(
                        "different priority, same number of victims, different start time for all pods",
                        3,
                        "p - high veryLarge",
                        "node2",
                        "p1.1 node1 low medium 4",
                        "p1.2 node1 mid medium 2",
                        "p2.1 node2 mid medium 6",
                        "p2.2 node2 low medium 1",
                        "p3.1 node3 low medium 3",
                        "p3.2 node3 mid medium 5"));
    }

    /** @param verdicts for each node what the filters said: U, UU, or nothing if it was not looked at */
    private DynamicTest postFilter(
            String name,
            String pod,
            Map<String, String> nodes,
            List<String> pods,
            Map<String, String> verdicts,
            String expected) {
        return DynamicTest.dynamicTest(name, () -> {
            var fresh = new DefaultPreemptionTest();
            fresh.cluster(new TreeMap<>(nodes), pods);
            var diagnosis = new Diagnosis(nodes.size());
            new TreeMap<>(verdicts)
                    .forEach((node, verdict) -> diagnosis.reject(
                            node,
                            Rejection.of(
                                    "test",
                                    verdict.equals("U")
                                            ? new Reason.TooManyPods(1, 1)
                                            : new Reason.Unschedulable(node))));
            assertThat(
                            switch (fresh.preemption.preempt(read(pod), diagnosis, NOW)) {
                                case Preemption.Found(var candidate) -> candidate.node();
                                case Preemption.Futile(var message, boolean forget) -> message;
                            })
                    .isEqualTo(expected);
        });
    }

    @TestFactory
    List<DynamicTest> postFilter() {
        var tight = "cpu=200m memory=400 pods=32";
        var one = Map.of("node1", ONE_POD);
        return List.of(
                postFilter(
                        "pod with higher priority can be made schedulable",
                        "p - high none",
                        one,
                        List.of("p1 node1 low none"),
                        Map.of("node1", "U"),
                        "node1"),
                postFilter(
                        "pod with tied priority is still unschedulable",
                        "p - low none",
                        one,
                        List.of("p1 node1 low none"),
                        Map.of("node1", "U"),
                        "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod."),
                postFilter(
                        "preemption should respect filteredNodesStatuses",
                        "p - high none",
                        one,
                        List.of("p1 node1 low none"),
                        Map.of("node1", "UU"),
                        "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."),
                postFilter(
                        "preemption should respect absent NodeToStatusMap entry meaning UnschedulableAndUnresolvable",
                        "p - high none",
                        one,
                        List.of("p1 node1 low none"),
                        Map.of(),
                        "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."),
                postFilter(
                        "pod can be made schedulable on one node",
                        "p - mid none",
                        Map.of("node1", ONE_POD, "node2", ONE_POD),
                        List.of("p1 node1 high none", "p2 node2 low none"),
                        Map.of("node1", "U", "node2", "U"),
                        "node2"),
                postFilter(
                        "pod can be made schedulable on minHighestPriority node",
                        "p - veryHigh none",
                        Map.of("node1", ONE_POD, "node2", ONE_POD),
                        List.of("p1 node1 high none", "p2 node1 low none", "p3 node2 mid none"),
                        Map.of("node1", "U", "node2", "U"),
                        "node2"),
                postFilter(
                        "no candidate nodes found, no enough resource after removing low priority pods",
                        "p - high large",
                        Map.of("node1", tight, "node2", tight),
                        List.of("p1 node1 low none", "p2 node2 low none"),
                        Map.of("node1", "U", "node2", "U"),
                        "preemption: 0/2 nodes are available: 2 Insufficient cpu."),
                postFilter(
                        "no candidate nodes found with mixed reasons, no lower priority pod and no enough CPU resource",
                        "p - high large",
                        Map.of("node1", ONE_POD, "node2", tight, "node3", ONE_POD),
                        List.of("p1 node1 high none", "p2 node2 low none", "p3 node3 high none"),
                        Map.of("node1", "U", "node2", "U", "node3", "U"),
                        "preemption: 0/3 nodes are available: 1 Insufficient cpu, 2 No preemption victims found for"
                                + " incoming pod."),
                postFilter(
                        "no candidate nodes found with mixed reason, 2 UnschedulableAndUnresolvable nodes and 2 nodes"
                                + " don't have enough CPU resource",
                        "p - high large",
                        nodes(4, tight),
                        List.of("p1 node1 low none", "p2 node2 low none"),
                        Map.of("node1", "U", "node2", "U", "node4", "UU"),
                        "preemption: 0/4 nodes are available: 2 Insufficient cpu, 2 Preemption is not helpful for"
                                + " scheduling."));
    }
}
