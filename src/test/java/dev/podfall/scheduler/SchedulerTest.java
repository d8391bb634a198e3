package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.World.failed;
import static dev.podfall.scheduler.World.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Labels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole cycles: what happens to a pod, and what is said of it. */
final class SchedulerTest {
    private static final String HOPELESS =
            " no new claims to deallocate, preemption: 0/%d nodes are available: %d Preemption is not helpful for"
                    + " scheduling.";

    private static String hopeless(int nodes) {
        return HOPELESS.formatted(nodes, nodes);
    }

    private final World world = new World();

    @Test
    void aPodIsBoundToTheNodeThatFits() {
        world.with(node("n1").make(), pod("p").make()).settle();

        assertThat(world.nodeOf("p")).isEqualTo("n1");
        assertThat(world.takeEvents()).containsExactly(scheduled("p", "n1"));
        assertThat(world.lastVerdict().node()).isEqualTo("n1");
        assertThat(world.lastVerdict().message()).isEqualTo("Successfully assigned default/p to n1");
    }

    @Test
    void barePodsAndTaints() {
        world.with(
                        node("n1").tainted("a", "1", TaintEffect.NO_SCHEDULE).make(),
                        node("n2").tainted("b", "1", TaintEffect.NO_EXECUTE).make(),
                        node("n3").labelled("disk", "ssd").cordoned().make(),
                        pod("plain").make(),
                        pod("tolerates-a")
                                .tolerating(Toleration.exists("a", TaintEffect.NO_SCHEDULE))
                                .make(),
                        pod("unschedulable-ok")
                                .tolerating(
                                        Toleration.exists("node.kubernetes.io/unschedulable", TaintEffect.NO_SCHEDULE))
                                .make())
                .settle();

        assertThat(world.takeEvents())
                .containsExactlyInAnyOrder(
                        failed(
                                "plain",
                                "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated"
                                        + " taint(s)." + hopeless(3)),
                        scheduled("tolerates-a", "n1"),
                        scheduled("unschedulable-ok", "n3"));
        assertThat(world.pod("plain").status().conditions())
                .containsExactly(new Condition(
                        Condition.POD_SCHEDULED,
                        Condition.FALSE,
                        "Unschedulable",
                        "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint(s)."
                                + hopeless(3),
                        null,
                        world.clock.start(),
                        1));
    }

    @Test
    void aDaemonPodThatCanNeverFit() {
        world.with(
                        node("n1").make(),
                        node("n2").allocatable("cpu=2 memory=4Gi pods=110").make(),
                        pod("d").pinnedTo("n2").requesting("cpu=3").make())
                .settle();

        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "d",
                        "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s)"
                                + " [NodeAffinity]." + hopeless(2)));
        assertThat(world.lastVerdict().refusals()).containsOnlyKeys("n2");
    }

    @Test
    void aDaemonPodWaitsForRoom() {
        world.with(node("n1").make(), pod("greedy").requesting("cpu=3").on("n1").make())
                .with(pod("d").pinnedTo("n1").requesting("cpu=3").make())
                .settle();
        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "d",
                        "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate,"
                                + " preemption: 0/1 nodes are available: 1 No preemption victims found for"
                                + " incoming pod."));

        world.delete("greedy");
        assertThat(world.takeEvents()).containsExactly(scheduled("d", "n1"));
    }

    @Test
    void aPodThatHasFinishedLeavesItsRoom() {
        world.with(node("n1").make(), pod("job").requesting("cpu=3").on("n1").make())
                .with(pod("next").requesting("cpu=3").make())
                .settle()
                .finish("job");
        assertThat(world.nodeOf("next")).isEqualTo("n1");
    }

    @Test
    void aDaemonPodWhoseNodeIsNotThere() {
        world.with(node("n1").make(), pod("d").pinnedTo("gone").make()).settle();
        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "d",
                        "0/1 nodes are available: 1 node(s) didn't satisfy plugin(s) [NodeAffinity]." + hopeless(1)));

        world.with(node("gone").make()).settle();
        assertThat(world.nodeOf("d")).isEqualTo("gone");
    }

    @Test
    void termsThatExcludeEachOther() {
        var both = new NodeSelectorTerm(
                List.of(),
                List.of(
                        new NodeSelectorRequirement("metadata.name", "In", List.of("n1")),
                        new NodeSelectorRequirement("metadata.name", "In", List.of("n2"))));
        world.with(
                        node("n1").make(),
                        node("n2").make(),
                        pod("p").requiring(both).make())
                .settle();
        assertThat(world.takeEvents())
                .containsExactly(failed("p", "0/2 nodes are available: pod affinity terms conflict." + hopeless(2)));
    }

    @Test
    void withoutNodesAPodIsTriedAgainAndAgainButTheWorldIsAtRest() {
        world.with(pod("p").make()).settle();
        assertThat(world.takeEvents()).containsExactly(failed("p", "no nodes available to schedule pods"));

        world.pass(Duration.ofSeconds(20));
        assertThat(world.takeEvents()).hasSize(4);

        world.with(node("n1").make()).settle();
        assertThat(world.takeEvents()).containsExactly(scheduled("p", "n1"));
    }

    @Test
    void cordoningMakesThePodTriedThatNoTaintKeptAway() {
        world.with(node("n1").make(), pod("p").selecting("disk", "ssd").make()).settle();
        world.takeEvents();
        world.change("n1", n -> n.withSpec(n.spec().withUnschedulable(true)));
        assertThat(world.takeEvents()).isEmpty();
        world.change(
                "n1",
                n -> n.withSpec(n.spec().withTaints(List.of(Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE)))));
        assertThat(world.takeEvents())
                .containsExactly(failed("p", "0/1 nodes are available: 1 node(s) were unschedulable." + hopeless(1)));
    }

    @Test
    void aLabelThatMattersWakesThePodAndAnotherDoesNot() {
        world.with(node("n1").make(), pod("p").selecting("disk", "ssd").make()).settle();
        world.takeEvents();
        world.change("n1", n -> n.withMeta(n.meta().withLabels(Labels.of("disk", "hdd"))));
        assertThat(world.takeEvents()).isEmpty();
        world.change("n1", n -> n.withMeta(n.meta().withLabels(Labels.of("disk", "ssd"))));
        assertThat(world.takeEvents()).containsExactly(scheduled("p", "n1"));
    }

    @Test
    void aTolerationAddedToThePodWakesIt() {
        world.with(node("n1").tainted("a", TaintEffect.NO_SCHEDULE).make(), pod("p").make())
                .settle();
        world.takeEvents();
        world.changePod("p", p -> p.withSpec(p.spec().withTolerations(List.of(Toleration.exists("a", null)))));
        assertThat(world.takeEvents()).containsExactly(scheduled("p", "n1"));
    }

    @Test
    void barePodsGoToTheLeastLoadedNode() {
        world.with(
                        node("n1").make(),
                        node("n2").make(),
                        node("n3").make(),
                        pod("heavy").on("n1").requesting("cpu=2 memory=4Gi").make(),
                        pod("middle").on("n2").requesting("cpu=1 memory=2Gi").make(),
                        pod("free").requesting("cpu=500m memory=1Gi").make())
                .settle()
                .with(pod("free2").requesting("cpu=800m memory=1Gi").make())
                .settle();
        assertThat(List.of(world.nodeOf("free"), world.nodeOf("free2"))).containsExactly("n3", "n3");
    }

    @Test
    void aGatedPodIsNotTriedUntilItsGatesAreGone() {
        world.with(node("n1").make(), pod("p").gated("example.com/wait").make()).settle();
        assertThat(world.takeEvents()).isEmpty();
        world.changePod("p", p -> pod("p").make().withMeta(p.meta()).withStatus(p.status()));
        assertThat(world.takeEvents()).containsExactly(scheduled("p", "n1"));
    }

    @Test
    void podsOfOtherSchedulersAreLeftAlone() {
        world.with(node("n1").make(), pod("p").scheduledBy("mine").make()).settle();
        assertThat(world.nodeOf("p")).isEmpty();
        assertThat(world.takeEvents()).isEmpty();
    }

    @Test
    void higherPriorityGoesFirst() {
        world.with(
                        node("n1").allocatable("cpu=1 memory=1Gi pods=10").make(),
                        pod("low").requesting("cpu=1").priority(1).make(),
                        pod("high").requesting("cpu=1").priority(2).make())
                .settle();
        assertThat(world.nodeOf("high")).isEqualTo("n1");
        assertThat(world.nodeOf("low")).isEmpty();
    }

    @Test
    void afterFiveMinutesAPodIsTriedWithoutReasonOnTheGridOfThirtySeconds() {
        world.with(node("n1").make(), pod("p").selecting("a", "b").make()).settle();
        world.takeEvents();
        world.pass(Duration.ofMinutes(5));
        assertThat(world.takeEvents()).isEmpty();
        world.pass(Duration.ofSeconds(31));
        assertThat(world.takeEvents()).hasSize(1);
    }

    @Test
    void fiveThousandDaemonPodsAreCheap() {
        int count = 5_000;
        for (int i = 0; i < count; i++) {
            world.with(node("n" + i).make());
        }
        for (int i = 0; i < count; i++) {
            world.with(pod("d" + i).pinnedTo("n" + i).requesting("cpu=100m").make());
        }
        world.settle();
        assertThat(world.store.state().pods()).allMatch(p -> !p.nodeName().isEmpty());
        assertThat(world.takeEvents()).hasSize(count);
    }
}
