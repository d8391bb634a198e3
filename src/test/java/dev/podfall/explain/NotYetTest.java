package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.controller.daemon.Plan;
import dev.podfall.controller.daemon.RolloutBudget;
import dev.podfall.controller.daemon.RolloutBudget.Because;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why a node runs an older revision still, in the controller's own numbers. */
class NotYetTest {
    private static String nodes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Lab.node("n" + number, ""))
                .collect(Collectors.joining());
    }

    private static Lab rolling(int nodes, String strategy) {
        return Lab.of(nodes(nodes)
                        + Lab.agent("").replace("  selector:", "  updateStrategy: " + strategy + "\n  selector:"))
                .runFor(60);
    }

    private static NotYet notYet(Lab lab) {
        return Objects.requireNonNull(
                NotYet.of(lab.state(), lab.agent(), lab.session().now()));
    }

    private static Why why(Lab lab, String node) {
        return Why.of(lab.state(), lab.agent(), lab.node(node), lab.known());
    }

    /** The budget is what the controller's own plan says. */
    private static void sameAsPlan(Lab lab) {
        var now = lab.session().now();
        var budget = Objects.requireNonNull(RolloutBudget.of(lab.state(), lab.agent(), now));
        var plan = Plan.of(lab.state(), lab.agent(), now).rollout();
        assertThat(budget.limit()).isEqualTo(budget.surging() ? plan.maxSurge() : plan.maxUnavailable());
        assertThat(budget.uses()).hasSize(budget.surging() ? plan.surging() : plan.unavailable());
        if (budget.free() == 0 && !budget.surging()) {
            assertThat(plan.deletions()).noneMatch(deletion -> budget.waiting().contains(deletion.node()));
        }
    }

    @Test
    void aStuckRolloutNamesTheNodesThatUseUpItsBudget() {
        var lab = rolling(6, "{rollingUpdate: {maxUnavailable: 2}}");
        lab.image("agent:missing", "typo");
        for (int second = 0; second < 60; second++) {
            lab.runFor(1);
            sameAsPlan(lab);
        }
        var stuck = notYet(lab);
        assertThat(stuck.revision()).isEqualTo(2);
        assertThat(stuck.how()).isEqualTo(Verdict.Older.How.ROLLING);
        assertThat(stuck.usedUp()).isTrue();
        assertThat(stuck.holders()).extracting(NotYet.Holder::node).containsExactly("n1", "n2");
        assertThat(stuck.holders()).extracting(NotYet.Holder::because).containsOnly(Because.NEW_NOT_AVAILABLE);
        assertThat(stuck.waiting()).containsExactly("n3", "n4", "n5", "n6");
        assertThat(said(stuck))
                .containsExactly(
                        "maxUnavailable 2: 2 nodes at a time may be without an available pod",
                        "used up (2 of 2): the next node is taken when one of these is done",
                        "nothing else holds it up: a DaemonSet has no pause and no deadline, it waits as long as that"
                                + " takes",
                        "n1 its pod is not ready: ImagePullBackOff",
                        "n2 its pod is not ready: ImagePullBackOff");
        assertThat(why(lab, "n3").notYet()).isEqualTo(stuck);
        // A node that has got the new revision is asked why it does not run, not why not yet.
        assertThat(why(lab, "n1").notYet()).isNull();
    }

    @Test
    void aPercentageIsTakenOfTheNodesThatShouldRunItAndRoundedUp() {
        var lab = rolling(7, "{rollingUpdate: {maxUnavailable: 20%}}");
        lab.image("agent:missing", "typo").runFor(60);
        sameAsPlan(lab);
        assertThat(Objects.requireNonNull(notYet(lab).budget()).limit()).isEqualTo(2);
        assertThat(said(notYet(lab)).getFirst())
                .isEqualTo(
                        "maxUnavailable 20% of 7 (rounded up): 2 nodes at a time may be without an available" + " pod");
    }

    @Test
    void whileSurgingOnlySecondPodsCount() {
        var lab = rolling(4, "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}");
        lab.image("agent:missing", "typo").runFor(60);
        sameAsPlan(lab);
        var stuck = notYet(lab);
        assertThat(stuck.how()).isEqualTo(Verdict.Older.How.SURGING);
        assertThat(stuck.holders()).extracting(NotYet.Holder::node).containsExactly("n1");
        assertThat(said(stuck))
                .startsWith(
                        "maxSurge 1: one node at a time may have a second pod",
                        "used up (1 of 1): the next node is taken when one of these is done");
    }

    @Test
    void onDeleteWaitsForSomebody() {
        var lab = rolling(2, "{type: OnDelete}");
        lab.image("agent:1.17", "next").runFor(30);
        var waits = notYet(lab);
        assertThat(waits.how()).isEqualTo(Verdict.Older.How.ON_DELETE);
        assertThat(waits.budget()).isNull();
        assertThat(waits.holders()).isEmpty();
        assertThat(waits.waiting()).containsExactly("n1", "n2");
        assertThat(said(waits)).singleElement().asString().startsWith("updateStrategy is OnDelete");
    }

    @Test
    void minReadySecondsUseTheBudgetTooAndNothingIsWrong() {
        var lab = Lab.of(nodes(3) + Lab.agent("").replace("  selector:", "  minReadySeconds: 30\n  selector:"))
                .runFor(90);
        lab.image("agent:1.17", "next").runFor(15);
        sameAsPlan(lab);
        assertThat(said(notYet(lab)))
                .containsExactly(
                        "maxUnavailable 1: one node at a time may be without an available pod",
                        "used up (1 of 1): the next node is taken when one of these is done",
                        "n1 its pod is ready, but not long enough yet: minReadySeconds 30");
    }

    @Test
    void aDeadNodeHoldsTheOthersUp() {
        var lab = Lab.of(nodes(3) + Lab.agent("tolerations: [{operator: Exists}]"))
                .runFor(60);
        lab.give("kubelet stop n1").runFor(120);
        lab.image("agent:1.17", "next").runFor(120);
        sameAsPlan(lab);
        assertThat(said(notYet(lab))).contains("n1 its old pod cannot end: the kubelet is silent");
    }

    @Test
    void aDaemonSetThatHasArrivedIsNotAskedAnything() {
        var lab = rolling(2, "{rollingUpdate: {maxUnavailable: 1}}");
        assertThat(NotYet.of(lab.state(), lab.agent(), lab.session().now())).isNull();
        lab.image("agent:1.17", "next");
        assertThat(notYet(lab).how()).isEqualTo(Verdict.Older.How.UNSEEN);
        lab.runFor(60);
        assertThat(NotYet.of(lab.state(), lab.agent(), lab.session().now())).isNull();
    }

    private static List<String> said(NotYet notYet) {
        var rule = NotYetWords.rule(notYet).stream().map(Wording.ENGLISH::say);
        var holders = notYet.holders().stream()
                .map(holder -> holder.node() + " " + Wording.ENGLISH.say(NotYetWords.holder(holder)));
        return java.util.stream.Stream.concat(rule, holders).toList();
    }
}
