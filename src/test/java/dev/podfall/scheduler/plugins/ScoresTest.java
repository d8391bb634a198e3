package dev.podfall.scheduler.plugins;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.nodes;
import static dev.podfall.scheduler.plugins.Tables.scores;
import static dev.podfall.scheduler.plugins.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Requests;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScoresTest {
    private static final long MB = 1L << 20;

    @TestFactory
    List<DynamicTest> imageLocalityPriority() {
        var plugin = new ImageLocality();
        var machine1 = node("machine1")
                .image("gcr.io/40:latest", 40 * MB)
                .image("gcr.io/300:latest", 300 * MB)
                .image("gcr.io/2000:latest", 2000 * MB)
                .make();
        var machine2 = node("machine2")
                .image("gcr.io/250:latest", 250 * MB)
                .image("gcr.io/10:latest", 10 * MB)
                .make();
        var minMax = pod("p").image("gcr.io/10").image("gcr.io/2000").make();
        return List.of(
                scores(
                        "two images spread on two nodes, prefer the larger image one",
                        plugin,
                        pod("p").image("gcr.io/40").image("gcr.io/250").make(),
                        nodes(machine1, machine2),
                        0,
                        5),
                scores(
                        "two images on one node, prefer this node",
                        plugin,
                        pod("p").image("gcr.io/40").image("gcr.io/300").make(),
                        nodes(machine1, machine2),
                        7,
                        0),
                scores("if exceed limit, use limit", plugin, minMax, nodes(machine1, machine2), 49, 0),
                scores(
                        "if exceed limit, use limit (with node which has no images present)",
                        plugin,
                        minMax,
                        nodes(machine1, machine2, node("machine3").make()),
                        32,
                        0,
                        0));
    }

    @TestFactory
    List<DynamicTest> nodeResourcesBalancedAllocation() {
        var plugin = new NodeResourcesBalancedAllocation();
        var both = pod("b").requesting("cpu=1000m memory=2000")
                .requesting("cpu=2000m memory=3000")
                .make();
        var cpuOnly = pod("c").requesting("cpu=1000m memory=0")
                .requesting("cpu=2000m memory=0")
                .make();
        var big = "cpu=10000m memory=20000 pods=10";
        return List.of(
                scores(
                        "nothing scheduled, resources requested, differently sized nodes",
                        plugin,
                        both,
                        nodes(
                                node("node1")
                                        .allocatable("cpu=4000m memory=10000 pods=10")
                                        .make(),
                                node("node2")
                                        .allocatable("cpu=6000m memory=10000 pods=10")
                                        .make()),
                        68,
                        75),
                scores(
                        "resources requested, pods scheduled with resources",
                        plugin,
                        both,
                        List.of(
                                with(node("node1").allocatable(big).make(), cpuOnly),
                                with(node("node2").allocatable(big).make(), both)),
                        73,
                        74),
                scores(
                        "a node of 4 CPUs and 8Gi with 500m and 1Gi in use, a pod of 250m and 256Mi",
                        plugin,
                        pod("p").requesting("cpu=250m memory=256Mi").make(),
                        List.of(with(
                                node("n")
                                        .allocatable("cpu=4 memory=8Gi pods=110")
                                        .make(),
                                pod("q").requesting("cpu=500m memory=1Gi").make())),
                        74));
    }

    @Test
    void balanceIsHundredWhenTheSharesAreTheSame() {
        var all = new Requests(4000, 10_000, 0, Collections.emptySortedMap());
        assertThat(NodeResourcesBalancedAllocation.balance(
                        new Requests(3000, 5000, 0, Collections.emptySortedMap()), all))
                .isEqualTo(87);
        assertThat(NodeResourcesBalancedAllocation.balance(
                        new Requests(2000, 5000, 0, Collections.emptySortedMap()), all))
                .isEqualTo(100);
    }

    @Test
    void nothingScheduledNothingRequestedSkipInPreScore() {
        assertThat(new NodeResourcesBalancedAllocation().skips(PodInfo.of(pod("p").make())))
                .isTrue();
    }
}
