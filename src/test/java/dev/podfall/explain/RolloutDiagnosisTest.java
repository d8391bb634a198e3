package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.RolloutDiagnosis.Hold;
import dev.podfall.explain.RolloutDiagnosis.Phase;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RolloutDiagnosisTest {
    private static final String NODES = Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "");

    private static RolloutDiagnosis diagnosis(Lab lab) {
        return RolloutDiagnosis.of(lab.state(), lab.agent(), lab.session().now());
    }

    @Test
    void allAvailableIsSettled() {
        var settled = diagnosis(Lab.of(NODES + Lab.agent("")).runFor(60));
        assertThat(settled.phase()).isEqualTo(Phase.SETTLED);
        assertThat(settled.blocked()).isZero();
    }

    @Test
    void aBrokenImageUsesTheBudgetUp() {
        var lab = Lab.sample("09-broken-image.yaml").runFor(60);
        var daemonSet = lab.state().daemonSets().iterator().next();
        var container = daemonSet.spec().template().spec().containers().getFirst();
        lab.patch(
                        Kind.DAEMON_SET,
                        daemonSet.name(),
                        "spec: {template: {spec: {containers: [{name: " + container.name()
                                + ", image: 'fluent/fluent-bit:missing'}]}}}")
                .runFor(120);
        var stuck = RolloutDiagnosis.of(
                lab.state(),
                lab.state().daemonSets().iterator().next(),
                lab.session().now());
        assertThat(stuck.phase()).isEqualTo(Phase.ROLLING);
        assertThat(stuck.stuck()).isTrue();
        assertThat(stuck.budgetUsedUp()).isTrue();
        assertThat(stuck.blockers().getFirst().hold()).isEqualTo(Hold.NOT_READY);

        var undo = stuck.remedies(lab.state(), daemonSet, lab.session().now());
        assertThat(undo)
                .flatExtracting(Remedy::changes)
                .containsExactly(new DaemonSetChange.RollBack(daemonSet.key(), 1));
        undo.getFirst().commands(lab.state()).forEach(lab.session()::execute);
        lab.runFor(120);
        var back = lab.state().daemonSets().iterator().next();
        assertThat(back.spec().template().tree())
                .isEqualTo(daemonSet.spec().template().tree());
        assertThat(RolloutDiagnosis.of(lab.state(), back, lab.session().now()).phase())
                .isEqualTo(Phase.SETTLED);
    }

    @Test
    void whatIsWrongComesFirst() {
        var lab = Lab.of(NODES
                        + Lab.agent("")
                                .replace(
                                        "image: agent:1.16",
                                        "image: agent:1.16\n        resources: {requests: {cpu: '900'}}"))
                .runFor(60);
        var waiting = diagnosis(lab);
        assertThat(waiting.phase()).isEqualTo(Phase.LANDING);
        assertThat(waiting.blocked()).isEqualTo(3);
        assertThat(waiting.blockers().getFirst())
                .isEqualTo(new RolloutDiagnosis.Blocker(
                        waiting.blockers().getFirst().pod(), "n1", Hold.NOT_SCHEDULED, "Unschedulable", true));
    }

    @Test
    void onDeleteWaitsForSomebody() {
        var lab = Lab.of(
                        NODES + Lab.agent("").replace("  selector:", "  updateStrategy: {type: OnDelete}\n  selector:"))
                .runFor(60);
        lab.image("agent:1.17", "next").runFor(60);
        var outdated = diagnosis(lab);
        assertThat(outdated.phase()).isEqualTo(Phase.ON_DELETE);
        assertThat(outdated.outdated()).isEqualTo(3);
    }

    @Test
    void aChangeThatNobodyHasSeenIsSaid() {
        var lab = Lab.of(NODES + Lab.agent("")).runFor(60).image("agent:1.17", "next");
        assertThat(diagnosis(lab).phase()).isEqualTo(Phase.UNSEEN);
    }

    @Test
    void aPodThatNobodyCanEndIsNamed() {
        var lab = Lab.of(NODES + Lab.agent("tolerations: [{operator: Exists, effect: NoSchedule}]"))
                .runFor(60);
        lab.give("kubelet stop n2").runFor(120);
        lab.image("agent:1.17", "next").runFor(120);
        var stuck = diagnosis(lab);
        assertThat(stuck.stuck()).isTrue();
        assertThat(stuck.budgetUsedUp()).isTrue();
        assertThat(stuck.blockers())
                .extracting(RolloutDiagnosis.Blocker::node, RolloutDiagnosis.Blocker::hold)
                .containsExactly(Tuple.tuple("n2", Hold.CANNOT_END));
        assertThat(stuck.remedies(lab.state(), lab.agent(), lab.session().now()))
                .flatExtracting(Remedy::changes)
                .containsExactly(
                        new ClusterAct.StartKubelet("n2"),
                        new ClusterAct.OutOfService("n2"),
                        new DaemonSetChange.WidenBudget(Lab.AGENT, 2));
    }

    @Test
    void aSchedulerThatIsNotHereIsNamed() {
        var waiting =
                diagnosis(Lab.of(NODES + Lab.agent("schedulerName: volcano")).runFor(60));
        assertThat(waiting.blockers().getFirst().hold()).isEqualTo(Hold.NOBODY_SCHEDULES);
        assertThat(waiting.blockers().getFirst().reason()).isEqualTo("volcano");
        assertThat(waiting.stuck()).isTrue();
    }

    @Test
    void podsThatTheServerRefusesAreWhatItWaitsFor() {
        var refused =
                diagnosis(Lab.of(NODES + Lab.agent("priorityClassName: nope")).runFor(60));
        assertThat(refused.phase()).isEqualTo(Phase.LANDING);
        assertThat(refused.stuck()).isTrue();
        assertThat(refused.refused())
                .isEqualTo(new Verdict.CreationRefused(
                        "pods \"agent-\" is forbidden: no PriorityClass with name nope was found", true));
    }
}
