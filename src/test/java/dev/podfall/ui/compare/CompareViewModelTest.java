package dev.podfall.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Moment.Branch;
import dev.podfall.play.Pace;
import dev.podfall.ui.compare.CompareViewModel.Choice;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.Outlook.Row;
import dev.podfall.ui.text.Spoken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two courses at the same virtual time, as they have really gone. */
class CompareViewModelTest {
    private final Lab here =
            Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
    private final int common = here.session().journal().size();
    private final Lab there = here.fork();
    private final Contrasts contrasts = new Contrasts(new Hues());
    private final CompareViewModel viewModel = new CompareViewModel();
    private final List<Phrase> gone = new ArrayList<>();

    @AfterEach
    void english() {
        Spoken.use(Wording.ENGLISH);
    }

    private Branch branch(long number, String name, Lab course) {
        return new Branch(number, name, common, course.session().frame());
    }

    /** What is shown, with its branches, the given seconds after the beginning. */
    private Moment at(int seconds, Lab shown, Branch... branches) {
        var frame = shown.session().frame();
        var time = frame.start().plusSeconds(seconds);
        return new Moment(1, frame, frame.journal().countUntil(time), time, false, Pace.REAL, List.of(branches));
    }

    private Moment end(long session, Lab shown, Branch... branches) {
        var frame = shown.session().frame();
        return new Moment(session, frame, frame.journal().size(), frame.now(), false, Pace.REAL, List.of(branches));
    }

    private CompareModel compare(Moment moment) {
        viewModel.show(moment);
        viewModel.compare(1);
        viewModel.told(contrasts.of(moment, moment.branches().getFirst()));
        return viewModel.model().get();
    }

    @Test
    void theBranchIsHeldAgainstTheSessionAtTheSameVirtualTime() {
        there.give("kubectl taint nodes n1 maint:NoExecute").runFor(60);
        here.runFor(60);
        var said = compare(end(1, here, branch(1, "", there)));
        assertThat(said.there()).isEqualTo("Branch 1");
        assertThat(said.note()).isEqualTo("Parted at 00:01:00.0");
        assertThat(said.ended()).isFalse();
        assertThat(said.outlook().figures()).containsExactly(new Figure(Tone.HERE, "1 pod only in this session"));
        var agent = said.outlook().groups().getFirst();
        assertThat(agent.rows()).containsExactly(new Row(Tone.HERE, "n1", "only in this session"));
        assertThat(agent.counters())
                .containsExactly(
                        new Figure(Tone.SILENT, "DESIRED 2 | 1"),
                        new Figure(Tone.SILENT, "CURRENT 2 | 1"),
                        new Figure(Tone.SILENT, "READY 2 | 1"),
                        new Figure(Tone.SILENT, "UP-TO-DATE 2 | 1"),
                        new Figure(Tone.SILENT, "AVAILABLE 2 | 1"),
                        new Figure(Tone.SOFT, "MISSCHEDULED 0"));
        assertThat(said.outlook().notes()).containsExactly("Other taints or labels, or cordoned on one side only: n1");
    }

    @Test
    void beforeTheyPartBothAreTheSame() {
        there.give("kubectl taint nodes n1 maint:NoExecute").runFor(60);
        here.runFor(60);
        var said = compare(at(30, here, branch(1, "drained", there)));
        assertThat(said.note()).isEqualTo("The same until 00:01:00.0: drained parts from this session then");
        assertThat(said.outlook().figures()).containsExactly(new Figure(Tone.SOFT, "All pods are alike"));
        assertThat(said.outlook().notes()).isEmpty();
    }

    @Test
    void whatOnlyTheBranchHasIsSaidOfTheBranch() {
        there.load(Lab.node("n3", "")).runFor(60);
        here.give("kubectl set image ds/agent agent=agent:2").runFor(60);
        var outlook = compare(end(1, here, branch(1, "grown", there))).outlook();
        assertThat(outlook.figures())
                .containsExactly(
                        new Figure(Tone.THERE, "1 pod only in grown"), new Figure(Tone.SILENT, "2 pods differ"));
        assertThat(outlook.groups().getFirst().rows())
                .containsExactlyInAnyOrder(
                        new Row(Tone.THERE, "n3", "this session has no such node"),
                        new Row(Tone.SOFT, "n1, n2", "another revision in grown"));
        assertThat(outlook.notes()).containsExactly("Nodes only in grown: n3");
    }

    @Test
    void aBranchThatEndsBeforeIsShownAtItsEndAndSaysSo() {
        there.give("kubectl cordon n1").runFor(10);
        here.runFor(100);
        var moment = end(1, here, branch(1, "", there));
        var said = compare(moment);
        assertThat(said.ended()).isTrue();
        assertThat(said.note()).isEqualTo("Branch 1 ends at 00:01:10.0: its end is shown");
        var other = contrasts.of(moment, moment.branches().getFirst()).other();
        assertThat(other.state()).isSameAs(there.state());
        assertThat(other.at()).isEqualTo(there.session().now());
    }

    @Test
    void eachIsShownAtItsOwnLastStepAtOrBeforeTheTime() {
        there.give("kubectl taint nodes n1 maint:NoExecute").runFor(60);
        here.runFor(60);
        for (int seconds = 1; seconds <= 120; seconds += 7) {
            var moment = at(seconds, here, branch(1, "", there));
            var other = contrasts.of(moment, moment.branches().getFirst()).other();
            assertThat(other.at()).isEqualTo(moment.at());
            assertThat(other.steps()).allMatch(step -> !step.at().isAfter(moment.at()));
            var journal = other.frame().journal();
            assertThat(journal.subList(other.shown(), journal.size()))
                    .allMatch(step -> step.at().isAfter(moment.at()));
        }
    }

    @Test
    void podsThatBothHaveMadeAnewAtTheSamePlaceAreNoDifference() {
        here.give("kubectl cordon n2").give("kubectl delete pod -l app=agent").runFor(60);
        there.give("kubectl delete pod -l app=agent")
                .runFor(30)
                .give("kubectl delete pod -l app=agent")
                .runFor(30);
        assertThat(here.state().podsOnNode("n1")).isNotEqualTo(there.state().podsOnNode("n1"));
        var outlook = compare(end(1, here, branch(1, "", there))).outlook();
        assertThat(outlook.figures()).containsExactly(new Figure(Tone.SOFT, "All pods are alike"));
    }

    @Test
    void aPodThatWasMadeAnewOnOneSideAloneIsOne() {
        there.give("kubectl delete pod -l app=agent").runFor(60);
        here.runFor(60);
        var outlook = compare(end(1, here, branch(1, "", there))).outlook();
        assertThat(outlook.groups().getFirst().rows())
                .containsExactly(new Row(Tone.SOFT, "n1, n2", "another pod of the same revision in Branch 1"));
    }

    @Test
    void theSameStatesAgainAreNotComparedAgain() {
        there.give("kubectl taint nodes n1 maint:NoExecute").runFor(60);
        here.runFor(60);
        var moment = end(1, here, branch(1, "", there));
        var first = contrasts.of(moment, moment.branches().getFirst());
        var again = contrasts.of(moment, moment.branches().getFirst());
        assertThat(again.onHere()).isSameAs(first.onHere());
        assertThat(again.onThere()).isSameAs(first.onThere());
        Spoken.use(Wording.of(Language.of("zh-CN").orElseThrow()));
        assertThat(contrasts.of(moment, moment.branches().getFirst()).outlook().figures())
                .containsExactly(new Figure(Tone.HERE, "1 个 Pod 只在当前会话"));
    }

    @Test
    void aBranchThatIsDeletedEndsComparing() {
        viewModel.setOnGone(gone::add);
        compare(end(1, here, branch(1, "drained", there), branch(2, "", there)));
        assertThat(viewModel.choices().get()).containsExactly(new Choice(1, "drained"), new Choice(2, ""));
        viewModel.show(end(1, here, branch(2, "", there)));
        assertThat(viewModel.compared().get()).isNull();
        assertThat(viewModel.model().get()).isEqualTo(CompareModel.OFF);
        assertThat(gone).containsExactly(Phrase.of("compare.gone", "drained"));
    }

    @Test
    void aBranchThatIsTakenUpIsFollowed() {
        viewModel.setOnGone(gone::add);
        there.give("kubectl taint nodes n1 maint:NoExecute").runFor(60);
        here.give("kubectl cordon n2").runFor(60);
        compare(end(1, here, branch(1, "", there)));
        viewModel.show(end(2, there.runFor(5), branch(7, "left", here)));
        assertThat(viewModel.compared().get()).isEqualTo(7);
        assertThat(viewModel.model().get().there()).isEqualTo("left");
        assertThat(gone).isEmpty();
    }

    @Test
    void anotherSessionEndsComparing() {
        viewModel.setOnGone(gone::add);
        compare(end(1, here, branch(1, "", there)));
        viewModel.show(end(2, Lab.of(Lab.node("m1", ""))));
        assertThat(viewModel.compared().get()).isNull();
        assertThat(viewModel.choices().get()).isEmpty();
    }

    @Test
    void aRenamedBranchIsCalledByItsNewName() {
        compare(end(1, here, branch(1, "", there)));
        viewModel.show(end(1, here, branch(1, "what if", there)));
        assertThat(viewModel.model().get().there()).isEqualTo("what if");
        assertThat(viewModel.compared().get()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsNotCompared() {
        viewModel.compare(1);
        viewModel.show(end(1, here));
        viewModel.compare(3);
        assertThat(viewModel.model().get()).isEqualTo(CompareModel.OFF);
    }
}
