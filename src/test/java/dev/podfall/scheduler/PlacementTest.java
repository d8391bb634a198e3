package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.plugins.DefaultProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PlacementTest {
    private final Snapshot snapshot = new Snapshot();
    private final Placement placement = new Placement(DefaultProfile.create(), snapshot, new Nominator());

    @TestFactory
    List<DynamicTest> numFeasibleNodesToFind() {
        var cases = new TreeMap<Integer, Integer>(Map.of(10, 10, 99, 99, 100, 100, 1000, 420, 5000, 500, 6000, 300));
        return cases.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        "not set percentageOfNodesToScore and nodes number " + e.getKey(),
                        () -> assertThat(Placement.feasibleNodesToFind(e.getKey()))
                                .isEqualTo(e.getValue())))
                .toList();
    }

    private String place(String name) {
        return place(PodInfo.of(pod(name).uid(name).make()));
    }

    private String place(PodInfo pod) {
        return switch (placement.place(pod)) {
            case Placement.Chosen chosen -> {
                snapshot.assume(pod.with(pod.pod().withSpec(pod.pod().spec().withNodeName(chosen.node()))));
                yield chosen.node();
            }
            case Placement.Unfit(var diagnosis) -> diagnosis.message();
            case Placement.NoNodes() -> "no nodes";
        };
    }

    @Test
    void ofEqualNodesTheFirstIsTakenAndTheStartRotates() {
        for (var name : List.of("a", "b", "c", "d")) {
            snapshot.put(node(name).make());
        }
        var out = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            out.add(place("p" + i));
        }
        assertThat(out).containsExactly("a", "b", "c", "d", "a");
    }

    @Test
    void thePodsThatArePinnedMoveTheStartByTheNodesLookedAt() {
        for (var name : List.of("a", "b", "c")) {
            snapshot.put(node(name).allocatable("cpu=64 memory=64Gi pods=110").make());
        }
        place(PodInfo.of(pod("d").uid("d").pinnedTo("c").make()));
        assertThat(place("p")).isEqualTo("b");
    }

    @Test
    void nodesAreTakenFromTheZonesInTurn() {
        snapshot.put(node("a1").labelled("topology.kubernetes.io/zone", "a").make());
        snapshot.put(node("a2").labelled("topology.kubernetes.io/zone", "a").make());
        snapshot.put(node("b1").labelled("topology.kubernetes.io/zone", "b").make());
        snapshot.put(node("a3").labelled("topology.kubernetes.io/zone", "a").make());
        snapshot.put(node("x").make());
        assertThat(snapshot.nodes().stream().map(n -> n.name()).toList()).containsExactly("a1", "b1", "x", "a2", "a3");
    }

    @Test
    void aNodeThatChangesItsZoneMovesThere() {
        snapshot.put(node("a1").labelled("topology.kubernetes.io/zone", "a").make());
        snapshot.put(node("a2").labelled("topology.kubernetes.io/zone", "a").make());
        snapshot.put(node("b1").labelled("topology.kubernetes.io/zone", "b").make());
        snapshot.put(node("a1").labelled("topology.kubernetes.io/zone", "b").make());
        assertThat(snapshot.nodes().stream().map(n -> n.name()).toList()).containsExactly("a2", "b1", "a1");
    }

    @Test
    void theHistogramIsSortedAsText() {
        for (int i = 0; i < 10; i++) {
            snapshot.put(node("t" + i).tainted("a", TaintEffect.NO_SCHEDULE).make());
        }
        snapshot.put(node("u1").cordoned().make());
        snapshot.put(node("u2").cordoned().make());
        assertThat(place("p"))
                .isEqualTo("0/12 nodes are available: 10 node(s) had untolerated taint(s), 2 node(s) were"
                        + " unschedulable.");
    }

    @Test
    void aNodeCountsUnderEachReasonOfItsResources() {
        snapshot.put(node("n").allocatable("cpu=1 memory=1Gi pods=0").make());
        assertThat(place(PodInfo.of(pod("p").requesting("cpu=2 memory=2Gi").make())))
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 Too many pods.");
    }

    @Test
    void podsOfANodeThatIsGoneAreStillCountedWhenItComesBack() {
        var bound = PodInfo.of(pod("p").uid("p").on("n").requesting("cpu=3").make());
        snapshot.put(bound);
        assertThat(snapshot.count()).isZero();
        assertThat(place("q")).isEqualTo("no nodes");
        snapshot.put(node("n").make());
        assertThat(place(PodInfo.of(pod("r").uid("r").requesting("cpu=2").make())))
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");
        snapshot.remove(node("n").make());
        snapshot.takeAway("p");
        assertThat(snapshot.node("n")).isNull();
    }
}
