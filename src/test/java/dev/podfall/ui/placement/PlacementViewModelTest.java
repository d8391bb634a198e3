package dev.podfall.ui.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
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
                lab.state(), choice, new Known(frame.now(), frame.evictions()), frame.start(), frame.journal());
    }

    private static PlacementModel ask(Lab lab, String node) {
        return PlacementViewModel.answer(question(lab, new Selection.Choice(node, Lab.AGENT, null, Kind.NODE)));
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

    @Test
    void theRevisionThatIsAskedAboutIsTheOneThatIsJudged() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
        lab.give("kubectl set resources ds/agent --requests=cpu=10").runFor(20);
        var model = ask(lab, "n2");
        assertThat(model.question()).isEqualTo("Would a pod of agent, revision 2, run here?");
        assertThat(model.tone()).isEqualTo(Tone.BAD);
        assertThat(model.verdict()).isEqualTo("No — it does not fit; a pod of revision 1 runs here still");
        assertThat(model.detail())
                .isEqualTo("The rolling update deletes the old one when its turn comes.\n"
                        + "What it waits for: n1 not scheduled (Unschedulable).");
    }

    @Test
    void aChosenPodIsThePodThatIsExplained() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        lab.give("kubectl taint nodes n1 hello=x:NoSchedule");
        var pod = lab.state().podsOnNode("n1").iterator().next();
        var model =
                PlacementViewModel.answer(question(lab, new Selection.Choice("n1", Lab.AGENT, pod.key(), Kind.POD)));
        assertThat(model.question()).isEqualTo("Would the pod " + pod.name() + ", of revision 1, run here?");
        assertThat(model.subject()).isEqualTo(pod.name());
        assertThat(model.verdict()).isEqualTo("Runs, but misscheduled — one taint is not tolerated");
    }

    @Test
    void aNodeThatIsChosenForAPodThatWaitsIsAskedWhetherThePodFits() {
        var waits = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: waits}\nspec:\n"
                + "  nodeSelector: {disk: ssd}\n  containers: [{name: c, image: i}]\n";
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("") + waits).runFor(60);
        var selection = new Selection();
        selection.pod(ObjectKey.of("default", "waits"), null, null);
        assertThat(PlacementViewModel.answer(question(lab, selection.choice())).hint())
                .isEqualTo("The pod waits for a node. Choose a node to see whether it would fit there.");
        selection.node("n1");
        assertThat(PlacementViewModel.answer(question(lab, selection.choice())).question())
                .isEqualTo("Would the pod waits run here?");
        selection.node("n1");
        assertThat(PlacementViewModel.answer(question(lab, selection.choice())).question())
                .isEqualTo("Would a pod of agent, revision 1, run here?");
    }

    @Test
    void whoRefusesSaysItInTheirOwnWords() {
        var refused = ask(
                Lab.of(Lab.node("n1", "") + Lab.agent("priorityClassName: nope"))
                        .runFor(60),
                "n1");
        assertThat(refused.verdict()).isEqualTo("No — the API server refuses to create its pod");
        assertThat(refused.detail())
                .startsWith("pods \"agent-\" is forbidden: no PriorityClass with name nope was found\n");
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        lab.give("kubelet condition n1 DiskPressure=True").runFor(20);
        lab.give("kubectl delete pod -l app=agent").runFor(60);
        var pressed = ask(lab, "n1");
        assertThat(pressed.verdict()).isEqualTo("No — the kubelet refused its pod: Evicted");
        assertThat(pressed.detail())
                .isEqualTo(
                        "Pod was rejected: The node had condition: [DiskPressure].\nThe controller deletes it and makes"
                                + " it again: after 1s at first, then after twice as long, up to 15m.");
        assertThat(pressed.sections().getLast().rows())
                .containsExactly(
                        new Row(
                                Tone.BAD,
                                "conditions",
                                "",
                                "DiskPressure: new pods are refused, those that run stay",
                                "node.status.conditions"),
                        new Row(
                                Tone.BAD,
                                "the pod",
                                "Failed (Evicted)",
                                "Pod was rejected: The node had condition: [DiskPressure].\n"
                                        + "it is over: no kubelet starts it again",
                                ""));
    }

    @Test
    void tolerationSecondsAreInTheWords() {
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.agent("tolerations: [{key: hello, operator: Exists, effect: NoExecute, tolerationSeconds:"
                                + " 10}]"))
                .runFor(60);
        lab.give("kubectl taint nodes n1 hello=x:NoExecute").runFor(2);
        var model = ask(lab, "n1");
        assertThat(model.verdict()).isEqualTo("For a while only — evicted after 10s, then made again");
        assertThat(model.detail())
                .isEqualTo(
                        "hello=x:NoExecute is tolerated for 10s only.\nIt is evicted at 01:10.\nThe controller makes it"
                                + " again at once, and so on as long as the taint stays.");
        assertThat(model.sections().getFirst().rows().getFirst().note())
                .isEqualTo(
                        "tolerated by hello:NoExecute op=Exists, for 10s only: then the pod is evicted and made again");
    }
}
