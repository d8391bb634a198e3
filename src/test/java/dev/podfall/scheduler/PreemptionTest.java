package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.World.failed;
import static dev.podfall.scheduler.World.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.ObjectKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who makes room for whom, and what is said of it. */
final class PreemptionTest {
    private static final String PINNED = "1 node(s) didn't satisfy plugin(s) [NodeAffinity].";

    private final World world = new World();

    @Test
    void aDaemonPodOfHigherPriorityPreemptsOnItsNode() {
        world.with(
                        node("n1").make(),
                        node("n2").make(),
                        pod("guest").on("n1").requesting("cpu=3").priority(0).make(),
                        pod("agent")
                                .pinnedTo("n1")
                                .requesting("cpu=3")
                                .priority(1000)
                                .make())
                .settle();

        var agent = world.pod("agent");
        assertThat(agent.status().nominatedNodeName()).isEqualTo("n1");
        assertThat(world.lastVerdict().nominated()).isEqualTo("n1");
        assertThat(world.explanations)
                .contains(new PodPreempted(ObjectKey.of("default", "guest"), "n1", ObjectKey.of("default", "agent")));
        var guest = world.pod("guest");
        assertThat(guest.isTerminating()).isTrue();
        assertThat(guest.meta().deletionGracePeriodSeconds()).isEqualTo(30);
        assertThat(guest.status().conditions())
                .containsExactly(new Condition(
                        Condition.DISRUPTION_TARGET,
                        Condition.TRUE,
                        "PreemptionByScheduler",
                        "default-scheduler: preempting to accommodate a higher priority pod",
                        null,
                        world.clock.start(),
                        1));
        assertThat(world.takeEvents())
                .containsExactly(
                        failed("agent", "0/2 nodes are available: 1 Insufficient cpu, " + PINNED),
                        "Normal Preempted guest: Preempted by pod " + agent.uid() + " on node n1");

        world.delete("guest");
        assertThat(world.takeEvents()).containsExactly(scheduled("agent", "n1"));
        assertThat(world.pod("agent").status().nominatedNodeName()).isEmpty();
    }

    @Test
    void aPodThatIsWokenWhileItsVictimIsStillLeavingWaits() {
        world.with(
                        node("n1").make(),
                        node("n2").make(),
                        pod("other").on("n2").make(),
                        pod("guest").on("n1").requesting("cpu=3").priority(0).make(),
                        pod("agent")
                                .pinnedTo("n1")
                                .requesting("cpu=3")
                                .priority(1000)
                                .make())
                .settle();
        world.takeEvents();

        world.delete("other");
        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "agent",
                        "0/2 nodes are available: 1 Insufficient cpu, " + PINNED
                                + " no new claims to deallocate, preemption: not eligible due to a terminating"
                                + " pod on the nominated node."));
        assertThat(world.pod("agent").status().nominatedNodeName()).isEqualTo("n1");
    }

    @Test
    void aPodWithPreemptionPolicyNeverPreemptsNobody() {
        world.with(
                        node("n1").make(),
                        pod("guest").on("n1").requesting("cpu=3").make(),
                        pod("p").requesting("cpu=3")
                                .priority(10)
                                .neverPreempting()
                                .make())
                .settle();
        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "p",
                        "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate,"
                                + " preemption: not eligible due to preemptionPolicy=Never."));
    }

    @Test
    void wherePreemptionCouldNotHelpTheInnerReasonsSaySo() {
        world.with(
                        node("n1").make(),
                        node("n2").make(),
                        node("n3").tainted("a", TaintEffect.NO_SCHEDULE).make(),
                        pod("equal").on("n1").requesting("cpu=3").priority(10).make(),
                        pod("lower").on("n2").requesting("cpu=1").priority(1).make(),
                        pod("equal2").on("n2").requesting("cpu=3").priority(10).make(),
                        pod("p").requesting("cpu=3").priority(10).make())
                .settle();
        assertThat(world.takeEvents())
                .containsExactly(failed(
                        "p",
                        "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new"
                                + " claims to deallocate, preemption: 0/3 nodes are available: 1 Insufficient"
                                + " cpu, 1 No preemption victims found for incoming pod, 1 Preemption is not"
                                + " helpful for scheduling."));
    }

    @Test
    void roomThatIsBeingMadeIsNotTakenByPodsOfLowerPriority() {
        world.with(
                        node("n1").make(),
                        pod("guest").on("n1").requesting("cpu=3").priority(0).make(),
                        pod("vital").requesting("cpu=4").priority(1000).make())
                .settle();
        world.with(pod("small").requesting("cpu=1").priority(5).make()).settle();
        world.delete("guest");
        assertThat(world.nodeOf("vital")).isEqualTo("n1");
        assertThat(world.nodeOf("small")).isEmpty();
    }

    @Test
    void thePodOfALowerNominationMayLookElsewhere() {
        world.with(
                        node("n1").make(),
                        pod("guest").on("n1").requesting("cpu=3").priority(0).make(),
                        pod("high").requesting("cpu=3").priority(10).make())
                .settle();
        assertThat(world.pod("high").status().nominatedNodeName()).isEqualTo("n1");
        world.with(pod("guest2").on("n1").requesting("cpu=1").priority(0).make())
                .settle()
                .with(pod("highest").requesting("cpu=4").priority(20).make())
                .settle();
        assertThat(world.pod("highest").status().nominatedNodeName()).isEqualTo("n1");
        assertThat(world.pod("high").status().nominatedNodeName()).isEmpty();
    }

    @Test
    void theVictimsAreThoseOfLeastImportance() {
        var early = Instant.parse("2025-12-31T00:00:00Z");
        world.with(
                        node("n1").make(),
                        pod("low-early")
                                .on("n1")
                                .requesting("cpu=1")
                                .priority(1)
                                .status(started(early))
                                .make(),
                        pod("low-late")
                                .on("n1")
                                .requesting("cpu=1")
                                .priority(1)
                                .status(started(early.plusSeconds(60)))
                                .make(),
                        pod("mid").on("n1").requesting("cpu=2").priority(2).make(),
                        pod("p").requesting("cpu=1").priority(10).make())
                .settle();
        assertThat(victims()).containsExactly("low-late");
    }

    @Test
    void theNodeWhereTheLeastIsLost() {
        world.with(
                        node("n1").labelled("try", "yes").make(),
                        node("n2").labelled("try", "yes").make(),
                        pod("a").on("n1").requesting("cpu=4").priority(5).make(),
                        pod("b").on("n2").requesting("cpu=4").priority(3).make(),
                        pod("p").requiring(new NodeSelectorTerm(
                                        List.of(new NodeSelectorRequirement("try", "Exists", List.of())), List.of()))
                                .requesting("cpu=4")
                                .priority(10)
                                .make())
                .settle();
        assertThat(victims()).containsExactly("b");
        assertThat(world.pod("p").status().nominatedNodeName()).isEqualTo("n2");
    }

    private static PodStatus started(Instant at) {
        return PodStatus.PENDING.withHost("", "", at);
    }

    private List<String> victims() {
        return world.store.state().pods().stream()
                .filter(p -> p.isTerminating())
                .map(p -> p.name())
                .toList();
    }
}
