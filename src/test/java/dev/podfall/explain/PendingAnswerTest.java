package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.PendingAnswer.Group;
import dev.podfall.explain.PendingAnswer.Occupant;
import dev.podfall.scheduler.PreemptionOutlook;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Why a pod waits, from what the scheduler said. */
class PendingAnswerTest {
    private static Pod waiting(Lab lab) {
        return lab.state().podsOnNode("").iterator().next();
    }

    private static PendingAnswer pending(Lab lab) {
        return Objects.requireNonNull(PendingAnswer.of(
                lab.state(), waiting(lab), lab.session().frame().journal()));
    }

    /** The counts are those of the message. */
    private static void addsUp(PendingAnswer pending) {
        for (var group : pending.groups()) {
            assertThat(pending.message()).contains(group.count() + " " + group.reason());
        }
        assertThat(pending.message()).startsWith("0/" + pending.nodes() + " nodes are available:");
    }

    @Test
    void aDaemonPodThatDoesNotFitSaysWhoIsInTheWay() {
        var lab = Lab.sample("11-does-not-fit.yaml").runFor(60);
        var pending = pending(lab);
        addsUp(pending);
        assertThat(pending.groups())
                .containsExactly(
                        new Group("Insufficient cpu", 1, List.of("small-1"), true),
                        new Group(
                                "node(s) didn't satisfy plugin(s) [NodeAffinity]",
                                2,
                                List.of("worker-1", "worker-2"),
                                false));
        var pod = waiting(lab);
        assertThat(pod.targetNode()).isEqualTo("small-1");
        var room = Objects.requireNonNull(PendingAnswer.room(
                lab.state(), pod, lab.node("small-1"), lab.session().now()));
        assertThat(room.lacks()).isEqualTo("cpu");
        assertThat(room.occupants().getFirst().pod()).isEqualTo(ObjectKey.of("default", "batch"));
        assertThat(room.preemption()).isInstanceOf(PreemptionOutlook.NobodyLower.class);
    }

    @Test
    void anOrdinaryPodNamesTheNodesOfEachReason() {
        var lab = Lab.of(Lab.node("n1", "spec:\n  taints: [{key: gpu, effect: NoSchedule}]\n")
                        + Lab.node("n2", "")
                        + Lab.node("n3", "")
                        + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: big}\nspec: {containers: [{name: c, image:"
                        + " i, resources: {requests: {cpu: 90, memory: 900Gi}}}]}\n")
                .runFor(30);
        var pending = pending(lab);
        addsUp(pending);
        assertThat(pending.groups())
                .containsExactly(
                        new Group("Insufficient cpu", 2, List.of("n2", "n3"), true),
                        new Group("Insufficient memory", 2, List.of("n2", "n3"), true),
                        new Group("node(s) had untolerated taint(s)", 1, List.of("n1"), true));
    }

    @Test
    void whoWouldBePreemptedIsMarked() {
        var small = "status:\n  allocatable: {cpu: '1', memory: 1Gi, pods: '10'}\n"
                + "  capacity: {cpu: '1', memory: 1Gi, pods: '10'}\n";
        var lab = Lab.of(Lab.node("n1", small)
                        + "---\napiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue:"
                        + " 1000\n"
                        + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: low}\nspec: {containers: [{name: c, image:"
                        + " i, resources: {requests: {cpu: 800m}}}]}\n")
                .runFor(30);
        lab.load("---\napiVersion: v1\nkind: Pod\nmetadata: {name: vip}\nspec: {priorityClassName: high, containers:"
                + " [{name: c, image: i, resources: {requests: {cpu: 900m}}}]}\n");
        var room = Objects.requireNonNull(PendingAnswer.room(
                lab.state(), waiting(lab), lab.node("n1"), lab.session().now()));
        assertThat(room.occupants()).containsExactly(new Occupant(ObjectKey.of("default", "low"), "800m", 0, true));
        assertThat(room.preemption())
                .isEqualTo(new PreemptionOutlook.Helps(1000, List.of(ObjectKey.of("default", "low"))));
        // Nobody has tried it yet.
        assertThat(pending(lab)).isEqualTo(new PendingAnswer("", 1, List.of()));
    }

    @Test
    void aPodThatNobodySchedulesOrThatIsBoundDoesNotWaitForANode() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.agent("schedulerName: volcano")).runFor(30);
        assertThat(PendingAnswer.of(
                        lab.state(), waiting(lab), lab.session().frame().journal()))
                .isNull();
        var bound = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var pod = bound.state().podsOnNode("n1").iterator().next();
        assertThat(PendingAnswer.of(bound.state(), pod, bound.session().frame().journal()))
                .isNull();
    }
}
