package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Lab;
import dev.podfall.explain.Revisions;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.TopologyViewModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The window and a session together, without a display. */
class DeskTest {
    private static Moment moment(Lab lab) {
        var session = lab.session();
        return new Moment(1, session.frame(), session.journal().size(), session.now(), false, Pace.REAL, List.of());
    }

    @Test
    void theWindowIsDrawnInEveryTheme() {
        var moment = moment(Lab.sample("03-control-plane.yaml").runFor(30));
        var grounds = new ArrayList<Integer>();
        for (var theme : Theme.values()) {
            var picture = Picture.of(() -> {
                var view = WindowView.load();
                view.model().theme().set(theme);
                new Desk(view, Runnable::run, Runnable::run).show(moment);
                return view.scene(1200, 800);
            });
            assertThat(List.of(picture.width(), picture.height())).containsExactly(1200, 800);
            grounds.add(picture.pixel(600, 10) & 0xffffff);
        }
        assertThat(grounds).containsExactly(0xffffff, 0x1a1e26, 0);
    }

    @Test
    void choosingALaneChangesTheVerdicts() {
        var moment = moment(Lab.sample("03-control-plane.yaml").runFor(30));
        var verdicts = new ArrayList<String>();
        var pictures = Picture.of(() -> {
            var view = WindowView.load();
            var desk = new Desk(view, Runnable::run, Runnable::run);
            desk.show(moment);
            verdicts.add(verdict(desk));
            desk.selection().daemonSet(ObjectKey.of(namespace(moment), "node-exporter"));
            verdicts.add(verdict(desk));
            return view.scene(1200, 800);
        });
        assertThat(pictures.width()).isEqualTo(1200);
        assertThat(verdicts).containsExactly("taint", "runs");
    }

    @Test
    void whatIsToldOfAnActIsToldOnceTheActIsOnTheScreen() {
        var lab = Lab.sample("03-control-plane.yaml").runFor(30);
        var tasks = new ArrayDeque<Runnable>();
        var told = Phrase.verbatim("taint was changed");
        var mentions = new ArrayList<Phrase>();
        Picture.of(() -> {
            var view = WindowView.load();
            var desk = new Desk(view, tasks::add, Runnable::run);
            desk.show(moment(lab));
            tasks.remove().run();
            lab.give("kubectl taint nodes worker-1 a=b:NoSchedule");
            desk.show(moment(lab));
            desk.onceShown(() -> view.model().mention().set(told));
            mentions.add(view.model().mention().get());
            tasks.remove().run();
            mentions.add(view.model().mention().get());
            desk.selection().node("worker-1");
            tasks.remove().run();
            mentions.add(view.model().mention().get());
            return view.scene(1200, 800);
        });
        assertThat(mentions).containsExactly(Phrase.NONE, told, told);
        assertThat(tasks).isEmpty();
    }

    private static String namespace(Moment moment) {
        return moment.state().daemonSets().iterator().next().namespace();
    }

    private static String verdict(Desk desk) {
        return Objects.requireNonNull(desk.topology().model().node("control-plane-1"))
                .verdict()
                .text();
    }

    @Test
    void theStatusBarSaysWhatARolloutWaitsFor() {
        var statuses = new Statuses(new Hues());
        var settled = statuses.of(moment(Lab.sample("09-broken-image.yaml").runFor(60)), Selection.Choice.NOTHING);
        assertThat(settled.blocked()).isEmpty();
        assertThat(settled.nodes()).isEqualTo(6);
        var landing = statuses.of(moment(Lab.sample("11-does-not-fit.yaml").runFor(60)), Selection.Choice.NOTHING);
        assertThat(landing.blocked()).isEqualTo("agent: 2 of 3 available · small-1 not scheduled (Unschedulable)");
    }

    private static String blocked(Lab lab) {
        return new Statuses(new Hues())
                .of(moment(lab), Selection.Choice.NOTHING)
                .blocked();
    }

    @Test
    void theStatusBarNamesWhatKeepsPodsFromBeingMadeOrEnded() {
        var nodes = Lab.node("n1", "") + Lab.node("n2", "");
        var refused = Lab.of(nodes + Lab.agent("priorityClassName: nope")).runFor(60);
        assertThat(blocked(refused))
                .isEqualTo("agent: 0 of 2 available · pods are refused: pods \"agent-\" is forbidden: no PriorityClass"
                        + " with name nope was found");
        var dead =
                Lab.of(nodes + Lab.agent("tolerations: [{operator: Exists}]")).runFor(60);
        dead.give("kubelet stop n1").runFor(120);
        dead.give("kubectl set image ds/agent agent=agent:1.17").runFor(120);
        assertThat(blocked(dead))
                .isEqualTo(
                        "Rolling update of agent: 0 of 2 · maxUnavailable 1 · n1 cannot end the old pod: its kubelet is"
                                + " silent");
    }

    @Test
    void theStatusBarSaysWhenNobodyHasCounted() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
        lab.give("kubectl taint nodes n1 a=b:NoSchedule").runFor(60);
        assertThat(blocked(lab))
                .isEqualTo(
                        "agent: the controller has not looked since n1 changed at 01:00; by its rules 1 node wants a pod"
                                + " now, not 2");
    }

    @Test
    void theSearchFindsNodesByNameLabelAndTaint() {
        var moment = moment(Lab.sample("04-noschedule-and-noexecute.yaml").runFor(10));
        var finder = new Finder(new Selection(), node -> {}, key -> {}, new TopologyViewModel());
        assertThat(finder.find(moment.state(), "worker-3"))
                .extracting(SearchHit::kind, SearchHit::text)
                .contains(org.assertj.core.groups.Tuple.tuple("Node", "worker-3"));
        assertThat(finder.find(moment.state(), "quarantine"))
                .extracting(SearchHit::kind, SearchHit::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Taint", "worker-3  quarantine:NoExecute"));
    }

    @Test
    void theSearchFindsARevisionByItsHashAndShowsIt() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var revision = Revisions.of(lab.state(), lab.agent()).getFirst();
        var shown = new ArrayList<ObjectKey>();
        var finder = new Finder(new Selection(), node -> {}, shown::add, new TopologyViewModel());
        var hit = finder.find(lab.state(), revision.hash()).stream()
                .filter(each -> each.kind().equals("ControllerRevision"))
                .findFirst()
                .orElseThrow();
        assertThat(hit.text()).isEqualTo("default/" + revision.name() + " · revision 1");
        hit.show().run();
        assertThat(shown).containsExactly(revision.key());
    }

    @Test
    void aRevisionThatIsLookedAtIsKeptWithTheSession() {
        var selection = new Selection();
        selection.node("n1");
        selection.revision(ObjectKey.of("default", "agent-1"), Lab.AGENT);
        var choice = selection.choice();
        assertThat(choice.focusKey()).isEqualTo(ObjectKey.of("default", "agent-1"));
        assertThat(Looks.choice(Looks.of(Pace.REAL, choice, List.of()))).isEqualTo(choice);
        selection.node("n1");
        assertThat(selection.choice().revision()).isNull();
    }

    @Test
    void everySampleHasATitle() {
        assertThat(Samples.all())
                .hasSizeGreaterThan(12)
                .extracting(Samples.Sample::title)
                .allSatisfy(title ->
                        assertThat(title).isNotBlank().doesNotStartWith("#").doesNotEndWith(".yaml"));
    }
}
