package dev.podfall.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.explain.Revisions;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.nodes.SummaryModel.Bar;
import dev.podfall.ui.nodes.SummaryModel.Fact;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryViewModelTest {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private static Question question(Lab lab, Selection.Choice choice) {
        return new Question(
                lab.state(),
                lab.session().frame().start(),
                lab.session().now(),
                lab.session().journal(),
                choice);
    }

    private static SummaryModel ask(Lab lab, Selection.Choice choice) {
        return new SummaryViewModel(new Hues()).answer(question(lab, choice));
    }

    private static Section section(SummaryModel model, String heading) {
        return model.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNodeShowsWhatIsTakenOfIt() {
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.agent("")
                                .replace(
                                        "image: agent:1.16",
                                        "image: agent:1.16\n        resources: {requests: {cpu: 500m}}"))
                .runFor(30);
        var model = ask(lab, new Selection.Choice("n1", null, null, Kind.NODE));
        assertThat(model.title()).isEqualTo("n1");
        assertThat(model.tone()).isEqualTo(Tone.GOOD);
        assertThat(((SummaryModel.Bars) section(model, "REQUESTED OF WHAT IS ALLOCATABLE"))
                        .bars()
                        .getFirst())
                .isEqualTo(new Bar("cpu", "500m of 4", 0.125));
        assertThat(((SummaryModel.Rows) section(model, "PODS 1")).rows())
                .singleElement()
                .extracting(Row::number, Row::value)
                .containsExactly("1", "Running");
    }

    @Test
    void aDaemonSetSaysWhatKeepsItAway() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", GPU) + Lab.node("n3", GPU) + Lab.agent(""))
                .runFor(30);
        var model = ask(lab, new Selection.Choice(null, Lab.AGENT, null, Kind.DAEMON_SET));
        assertThat(((SummaryModel.Rows) section(model, "NODES")).rows())
                .containsExactly(
                        Row.of(Tone.GOOD, "1 node", "", "should run a pod"),
                        Row.of(Tone.BAD, "2 nodes", "", "taint gpu=true:NoSchedule is not tolerated"));
        assertThat(((SummaryModel.Facts) section(model, "COUNTERS")).facts())
                .startsWith(Fact.said("counter.desired", "1", Tone.SOFT), Fact.said("counter.current", "1", Tone.SOFT));
        assertThat(((SummaryModel.Chips) section(model, "TOLERATIONS")).chips())
                .allSatisfy(chip -> assertThat(chip.styleClass()).isEqualTo("added-by-controller"));
    }

    @Test
    void aPodSaysWhereItIsAndWhatItsContainersDo() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var pod = lab.state().podsOnNode("n1").iterator().next();
        var model = ask(lab, new Selection.Choice("n1", null, pod.key(), Kind.POD));
        assertThat(((SummaryModel.Rows) section(model, "WHERE")).rows().stream().map(Row::name))
                .containsExactly("n1", "agent", "agent-" + pod.templateHash());
        assertThat(((SummaryModel.Rows) section(model, "CONTAINERS")).rows())
                .isEqualTo(List.of(Row.of(Tone.GOOD, "agent", "Running", "agent:1.16")));
    }

    @Test
    void aRevisionSaysWhoseItIsWhatItHoldsAndWhoRunsIt() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(90);
        var revisions = Revisions.of(lab.state(), lab.agent());
        var old = ask(lab, revision(revisions.getFirst()));
        var now = ask(lab, revision(revisions.getLast()));
        assertThat(old.title()).isEqualTo(revisions.getFirst().name());
        assertThat(old.subtitle()).isEqualTo("default · revision 1, kept to go back to");
        assertThat(now.subtitle()).isEqualTo("default · revision 2, the newest");
        assertThat(rows(old, "BELONGS TO")).containsExactly("agent");
        assertThat(rows(old, "PODS 0")).containsExactly("");
        assertThat(rows(now, "PODS 2"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).startsWith("agent-"));
        assertThat(((SummaryModel.Code) section(old, "THE TEMPLATE IT HOLDS")).text())
                .contains("image: agent:1.16")
                .doesNotContain("$patch");
        assertThat(((SummaryModel.Facts) section(now, "ControllerRevision")).facts())
                .contains(
                        Fact.said("summary.revision", "2", Tone.SOFT),
                        Fact.said("summary.revision.hash", revisions.getLast().hash(), Tone.SOFT),
                        new Fact("change-cause", "second", Tone.SOFT));
        assertThat(((SummaryModel.Facts) section(now, "ANNOTATIONS")).facts())
                .contains(new Fact("kubernetes.io/change-cause", "second", Tone.SOFT));
        var set = ask(lab, new Selection.Choice(null, Lab.AGENT, null, Kind.DAEMON_SET));
        assertThat(rows(set, "REVISIONS"))
                .containsExactly(
                        revisions.getLast().name(), revisions.getFirst().name());
    }

    private static Selection.Choice revision(ControllerRevision revision) {
        return new Selection.Choice(null, Lab.AGENT, null, revision.key(), Kind.CONTROLLER_REVISION);
    }

    private static List<String> rows(SummaryModel model, String heading) {
        return ((SummaryModel.Rows) section(model, heading))
                .rows().stream().map(Row::name).toList();
    }

    private static List<String> facts(SummaryModel model, String heading) {
        return ((SummaryModel.Facts) section(model, heading))
                .facts().stream().map(fact -> fact.name() + ": " + fact.value()).toList();
    }

    private static Pod pending(Lab lab) {
        return lab.state().podsOnNode("").iterator().next();
    }

    @Test
    void aPendingPodSaysWhereItWaitsInTheQueueAndWhatWokeIt() {
        var hog = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: hog}\nspec:\n  nodeName: n1\n"
                + "  containers: [{name: c, image: a, resources: {requests: {cpu: 1}}}]\n";
        var big = Lab.agent("")
                .replace("image: agent:1.16", "image: agent:1.16\n        resources: {requests: {cpu: 4}}");
        var lab = Lab.of(Lab.node("n1", "") + hog).runFor(30).load(big).runFor(30);
        var pod = pending(lab);
        var choice = new Selection.Choice("n1", null, pod.key(), Kind.POD);
        var first = facts(ask(lab, choice), "SCHEDULING QUEUE");
        assertThat(first)
                .contains(
                        "part: unschedulable",
                        "there because: no node takes it",
                        "tried: found no node 1 time",
                        "said no: NodeAffinity, NodeResourcesFit",
                        "next try: when something changes that those wait for who said no, or after 5 minutes");
        var before = lab.session().frame();
        lab.give("kubectl taint node n1 x=y:NoSchedule");
        lab.give("kubectl delete pod hog").runFor(60);
        assertThat(facts(ask(lab, choice), "SCHEDULING QUEUE"))
                .contains("tried: found no node 2 times", "said no: NodeAffinity, TaintToleration")
                .contains("led to by: user patch node n1");
        var past = new Question(before.state(), before.start(), before.now(), before.journal(), choice);
        assertThat(facts(new SummaryViewModel(new Hues()).answer(past), "SCHEDULING QUEUE"))
                .as("at a moment of the past it says what was so then")
                .isEqualTo(first);
    }

    @Test
    void aPodWithANodeIsInNoQueue() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var pod = lab.state().podsOnNode("n1").iterator().next();
        var model = ask(lab, new Selection.Choice("n1", null, pod.key(), Kind.POD));
        assertThat(model.sections()).noneMatch(section -> section.heading().equals("SCHEDULING QUEUE"));
    }

    @Test
    void aDaemonSetSaysHowManyPodsWereMadeInOneGo() {
        var nodes = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            nodes.append(Lab.node("n" + i, ""));
        }
        var lab = Lab.of(nodes.toString()).runFor(30).load(Lab.agent(""));
        while (lab.state().podsControlledBy(lab.agent().uid()).size() < 250) {
            lab.session().runOneStep(lab.session().now().plusSeconds(60));
        }
        var choice = new Selection.Choice(null, Lab.AGENT, null, Kind.DAEMON_SET);
        assertThat(facts(ask(lab, choice), "PODS MADE IN ONE GO"))
                .startsWith(
                        "made: 250 of 300 wanted",
                        "in batches of: 1, 2, 4, 8, 16, 32, 64, 123",
                        "left: 50: at most 250 in one go, the next when these have been seen");
        lab.runFor(5);
        assertThat(facts(ask(lab, choice), "PODS MADE IN ONE GO"))
                .startsWith("made: 50 of 50 wanted", "in batches of: 1, 2, 4, 8, 16, 19");
    }

    @Test
    void eventsOfANodeAreThoseOfItsPodsToo() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(30);
        var events =
                ObjectEvents.answer(question(lab, new Selection.Choice("n1", null, null, Kind.NODE)), new EventIndex());
        assertThat(events.lines().stream().map(ObjectEvents.Line::reason))
                .contains("RegisteredNode", "Scheduled", "Started");
        assertThat(events.lines()).noneMatch(line -> line.message().contains("n2"));
    }
}
