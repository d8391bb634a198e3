package dev.podfall.explain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.explain.caption.Captions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final String TWO = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
    /** A pod of nobody on n1: a DaemonSet's own controller may be faster than its eviction. */
    private static final String BARE = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: bare}\n"
            + "spec: {nodeName: n1, containers: [{name: c, image: i}]}\n";

    private static Timeline read(Lab lab) {
        return new TimelineReader().read(1, lab.session().frame());
    }

    private static Map<MarkKind, Integer> count(Lab lab, int from, int until) {
        return read(lab).marks().count(from * 1_000_000L, until * 1_000_000L);
    }

    @Test
    void whatSomebodyAppliesInOneGoIsOneAct() {
        assertThat(count(Lab.of(TWO), 0, 1)).containsEntry(MarkKind.ACT, 1);
    }

    @Test
    void aTaintAnEvictionAndItsEndAreMarked() {
        var lab = Lab.of(TWO + BARE)
                .runFor(60)
                .give("kubectl taint node n1 a=b:NoExecute")
                .runFor(60);
        assertThat(count(lab, 59, 120))
                .as("the DaemonSet's controller deletes its own pod, the bare one is evicted")
                .isEqualTo(Map.of(MarkKind.TAINTED, 1, MarkKind.EVICTED, 2));
        lab.give("kubectl taint node n1 a-");
        assertThat(count(lab, 119, 180)).isEqualTo(Map.of(MarkKind.UNTAINTED, 1));
    }

    @Test
    void cordonsAreMarkedAndWhatIsNoneOfTheseIsAnAct() {
        var lab = Lab.of(TWO).runFor(60).give("kubectl cordon n1").runFor(1);
        lab.give("kubectl label node n1 a=b").runFor(1).give("kubectl uncordon n1");
        assertThat(count(lab, 59, 63))
                .as("the node lifecycle controller adds a taint for the cordon")
                .isEqualTo(Map.of(MarkKind.CORDONED, 1, MarkKind.TAINTED, 1, MarkKind.ACT, 1, MarkKind.UNCORDONED, 1));
    }

    @Test
    void aNodeThatDiesAndComesBackIsMarked() {
        var lab = Lab.of(TWO).runFor(60).give("kubelet stop n1").runFor(100);
        var died = count(lab, 59, 160);
        assertThat(died)
                .containsEntry(MarkKind.ACT, 1)
                .containsEntry(MarkKind.NOT_READY, 1)
                .containsKey(MarkKind.TAINTED);
        lab.give("kubelet start n1").runFor(60);
        assertThat(count(lab, 160, 230)).containsEntry(MarkKind.READY, 1);
    }

    @Test
    void aWarningIsMarkedWhenItIsNew() {
        var blocked = Lab.of(
                        Lab.node("n1", "spec: {taints: [{key: a, effect: NoSchedule}]}\n")
                                + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i}]}\n")
                .runFor(200);
        assertThat(count(blocked, 0, 200)).containsEntry(MarkKind.WARNING, 1);
    }

    @Test
    void marksAreFoundByTimeAndStepsComeInOrder() {
        var marks = Marks.NONE
                .plus(MarkKind.ACT, 10, 1)
                .plus(MarkKind.TAINTED, 20, 2)
                .plus(MarkKind.TAINTED, 20, 2)
                .plus(MarkKind.EVICTED, 30, 3)
                .plus(MarkKind.TAINTED, 40, 4);
        assertThat(marks.firstFrom(0)).isEqualTo(10);
        assertThat(marks.firstFrom(11)).isEqualTo(20);
        assertThat(marks.firstFrom(41)).isEqualTo(Long.MAX_VALUE);
        assertThat(marks.count(10, 40)).isEqualTo(Map.of(MarkKind.ACT, 1, MarkKind.TAINTED, 1, MarkKind.EVICTED, 1));
        assertThat(marks.steps(0, 100, 10)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(marks.steps(20, 100, 2)).containsExactly(2L, 3L);
        assertThat(marks.kinds()).containsExactly(MarkKind.EVICTED, MarkKind.TAINTED, MarkKind.ACT);
    }

    @Test
    void everyMarkIsReachedByGoingFromStopToStop() {
        var lab = Lab.of(TWO + BARE)
                .runFor(60)
                .give("kubectl taint node n1 a=b:NoExecute")
                .runFor(60);
        var timeline = read(lab);
        var evicted = timeline.marks().steps(60_000_000, 120_000_000, 100).stream()
                .filter(step -> Captions.facts(lab.session().journal().number(step)).stream()
                        .anyMatch(Captions::hasToLeave))
                .toList();
        assertThat(evicted).hasSize(2);
        assertThat(timeline.nextStop(evicted.getFirst() - 1)).isEqualTo(evicted.getFirst());
        assertThat(Objects.requireNonNull(timeline.stopBefore(evicted.getFirst())))
                .isLessThan(evicted.getFirst());
    }

    @Test
    void aReaderThatGoesBackForgetsWhatIsNotThere() {
        var lab = Lab.of(TWO + BARE).runFor(60);
        var other = lab.fork();
        lab.give("kubectl taint node n1 a=b:NoExecute").runFor(60);
        other.give("kubectl cordon n2");
        var reader = new TimelineReader();
        assertThat(reader.read(1, lab.session().frame()).marks().kinds()).contains(MarkKind.EVICTED);
        assertThat(reader.read(2, other.session().frame()).marks().count(59_000_000, Long.MAX_VALUE))
                .isEqualTo(Map.of(MarkKind.CORDONED, 1));
        assertThat(List.copyOf(reader.read(3, lab.session().frame()).marks().kinds()))
                .isEqualTo(List.copyOf(read(lab).marks().kinds()));
    }
}
