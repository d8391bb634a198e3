package dev.podfall.ui.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Known;
import dev.podfall.explain.Lab;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementViewModelTest {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private static PlacementViewModel.Question question(Lab lab, Selection.Choice choice) {
        var frame = lab.session().frame();
        return new PlacementViewModel.Question(
                lab.state(), choice, new Known(frame.now(), frame.evictions()), frame.start());
    }

    private static PlacementModel ask(Lab lab, String node) {
        return PlacementViewModel.answer(
                question(lab, new Selection.Choice(node, Lab.AGENT, null, Kind.NODE)));
    }

    @Test
    void aRefusalSaysWhatDecidedAndWhatWouldHelp() {
        var lab = Lab.of(Lab.node("n1", GPU) + Lab.agent("")).runFor(60);
        var model = ask(lab, "n1");
        assertThat(model.question()).isEqualTo("Would a pod of agent, revision 1, run here?");
        assertThat(model.tone()).isEqualTo(Tone.BAD);
        assertThat(model.verdict()).isEqualTo("No — one taint is not tolerated");
        assertThat(model.sections().getFirst().rows())
                .containsExactly(new Row(
                        Tone.BAD,
                        "taint",
                        "gpu=true:NoSchedule",
                        "no toleration of this key · a pod that runs may stay",
                        "spec.taints[gpu:NoSchedule]"));
        assertThat(model.waysOut().stream().map(PlacementModel.WayOut::lead))
                .containsExactly("Add this toleration to the template:", "Remove the taint from n1:");
        assertThat(model.waysOut().getFirst().code())
                .isEqualTo("- key: gpu\n  operator: Equal\n  value: \"true\"\n  effect: NoSchedule");
        assertThat(model.waysOut().getLast().code()).isEqualTo("kubectl taint nodes n1 gpu=true:NoSchedule-");
        assertThat(model.waysOut().getLast().act()).isEqualTo("Remove the taint");
    }

    @Test
    void aYesHasNoWayOut() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        var model = ask(lab, "n1");
        assertThat(model.verdict()).isEqualTo("Yes — its pod runs here");
        assertThat(model.waysOut()).isEmpty();
        assertThat(model.sections().getLast().rows().stream().map(Row::tone)).containsOnly(Tone.GOOD);
    }

    @Test
    void misscheduledIsNeitherYesNorNo() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        lab.patch(Kind.NODE, "n1", GPU).runFor(5);
        var model = ask(lab, "n1");
        assertThat(model.tone()).isEqualTo(Tone.WAITS);
        assertThat(model.verdict()).isEqualTo("Runs, but misscheduled — one taint is not tolerated");
    }

    @Test
    void nothingChosenSaysWhatToDo() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent(""));
        var model = PlacementViewModel.answer(question(lab, Selection.Choice.NOTHING));
        assertThat(model.hint()).isEqualTo("Choose a node to see what a DaemonSet has to do with it.");
        assertThat(model.sections()).isEqualTo(List.of());
    }
}
