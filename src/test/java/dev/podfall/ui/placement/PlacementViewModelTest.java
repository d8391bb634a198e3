package dev.podfall.ui.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Known;
import dev.podfall.explain.Lab;
import dev.podfall.explain.RunWords;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                                "spec.taints[gpu:NoSchedule]")
                        .tip(Words.of("why.term.taint")));
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
        var nowhere = PlacementViewModel.answer(question(lab, selection.choice()));
        assertThat(nowhere.question()).isEqualTo("Why does the pod waits wait?");
        assertThat(nowhere.verdict()).isEqualTo("Pending: the one node does not take it");
        assertThat(nowhere.detail())
                .isEqualTo("The pod waits for a node. Choose a node to see whether it would fit there.");
        var rows = nowhere.sections().getFirst().rows();
        assertThat(rows).extracting(Row::rule).containsExactly("its message", "its place in the queue", "1 node", "n1");
        assertThat(rows.get(1).note()).isEqualTo("waits waits until something changes for it: no node takes it");
        assertThat(rows.get(2).code()).isEqualTo("node(s) didn't match Pod's node affinity/selector");
        assertThat(rows.get(3).link()).isEqualTo(new PlacementModel.Link(Kind.NODE, ObjectKey.cluster("n1")));
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
                                        "node.status.conditions")
                                .tip(Words.of("why.term.pressure")),
                        new Row(
                                        Tone.BAD,
                                        "the pod",
                                        "Failed (Evicted)",
                                        "Pod was rejected: The node had condition: [DiskPressure].\n"
                                                + "it is over: no kubelet starts it again",
                                        "")
                                .widened());
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

    private static Lab stuck() {
        var nodes = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> Lab.node("n" + number, ""))
                .collect(Collectors.joining());
        var lab = Lab.of(nodes + Lab.agent("")).runFor(60);
        return lab.image("agent:missing", "typo").runFor(60);
    }

    @Test
    void aNodeThatWaitsForItsTurnSaysWhomItWaitsFor() {
        var model = ask(stuck(), "n3");
        assertThat(model.verdict()).isEqualTo("Not yet — a pod of revision 1 runs here, and the rollout is stuck");
        var section = model.sections().getFirst();
        assertThat(section.heading()).isEqualTo("WHY NOT YET REVISION 2?");
        assertThat(section.rows()).extracting(Row::rule).containsExactly("budget", "n1", "the whole rollout");
        assertThat(section.rows().get(1).link()).isEqualTo(new PlacementModel.Link(Kind.NODE, ObjectKey.cluster("n1")));
        assertThat(section.rows().get(2).link()).isEqualTo(new PlacementModel.Link(Kind.DAEMON_SET, Lab.AGENT));
        assertThat(section.rows().get(2).note()).isEqualTo("3 nodes run an older revision still");
        // What is well is folded, so that what is not is seen.
        assertThat(model.sections()).extracting(PlacementModel.Section::folded).contains("yes: all 6 checks");
        assertThat(model.waysOut())
                .extracting(PlacementModel.WayOut::act)
                .containsExactly("Roll back", "Set the image");
        assertThat(model.waysOut().getFirst().lines())
                .containsExactly("kubectl rollout undo ds/agent -n default --to-revision=1");
        assertThat(model.waysOut().getLast().ask())
                .isEqualTo(new PlacementModel.Ask("kubectl set image ds/agent -n default agent=", "agent:missing"));
    }

    @Test
    void aDaemonSetWithoutANodeIsAskedHowFarItIs() {
        var lab = stuck();
        var whole = new Selection.Choice(null, Lab.AGENT, null, Kind.DAEMON_SET);
        var model = PlacementViewModel.answer(question(lab, whole));
        assertThat(model.hint()).isEmpty();
        assertThat(model.node()).isEmpty();
        assertThat(model.question()).isEqualTo("How far is agent?");
        assertThat(model.tone()).isEqualTo(Tone.BAD);
        assertThat(model.verdict())
                .isEqualTo("Rolling update 1 of 4 · waits: n1 not available (ImagePullBackOff) · maxUnavailable 1 used"
                        + " up");
        assertThat(model.sections().getFirst().rows())
                .extracting(Row::rule)
                .containsExactly("budget", "n1", "n2", "n3", "n4");
        lab.give("kubectl rollout undo ds/agent").runFor(60);
        assertThat(PlacementViewModel.answer(question(lab, whole)).verdict())
                .isEqualTo("Settled: available on all 4 nodes that should run it");
    }

    @Test
    void aBackOffSaysWhenItEnds() {
        var model = ask(stuck(), "n1");
        var container = model.sections().getLast().rows().getLast();
        assertThat(model.sections().getLast().heading()).isEqualTo("KUBELET: DOES IT RUN?");
        assertThat(container.tone()).isEqualTo(Tone.BAD);
        assertThat(container.rule()).isEqualTo("agent");
        assertThat(container.code()).isEqualTo("agent:missing");
        assertThat(container.next()).isNotNull();
        assertThat(Objects.requireNonNull(container.next()).event()).isEqualTo(RunWords.Event.TRY);
    }

    @Test
    void theRevisionToGoBackToIsTheLastThatDidWell() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .runFor(60);
        lab.image("agent:missing", "typo").runFor(30);
        lab.image("agent:crash", "another typo").runFor(60);
        var model = ask(lab, "n1");
        assertThat(model.waysOut().getFirst().lead())
                .isEqualTo("Mend the image or the template, or go back to revision 1:");
    }

    @Test
    void aDaemonPodThatDoesNotFitNamesThePodInTheWay() {
        var lab = Lab.sample("11-does-not-fit.yaml").runFor(60);
        var agent = lab.state().daemonSets().iterator().next().key();
        var model = PlacementViewModel.answer(question(lab, new Selection.Choice("small-1", agent, null, Kind.NODE)));
        assertThat(model.tone()).isEqualTo(Tone.WAITS);
        var room = model.sections().getFirst();
        assertThat(room.heading()).isEqualTo("WHO HAS THE ROOM (cpu)");
        assertThat(room.rows().getFirst().rule()).isEqualTo("batch");
        assertThat(room.rows().getFirst().link())
                .isEqualTo(new PlacementModel.Link(Kind.POD, ObjectKey.of("default", "batch")));
        assertThat(room.rows().getLast().note()).contains("nothing on the node has a lower priority");
        assertThat(model.sections().get(1).heading()).isEqualTo("WHAT THE SCHEDULER SAID");
    }

    @Test
    void everyCheckAndWordThatALearnerMayNotKnowHasASentence() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        lab.patch(Kind.NODE, "n1", GPU).runFor(5);
        var model = ask(lab, "n1");
        assertThat(model.meaning())
                .isEqualTo("Misscheduled: the DaemonSet would not make a pod here today, but the one that is here may"
                        + " stay.");
        assertThat(model.sections().subList(0, 2))
                .flatExtracting(PlacementModel.Section::rows)
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(row.tip()).as(row.rule()).endsWith("."));
    }
}
