package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.explain.StateDiff;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.topology.PodMark.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second map beside the first: its tiles stand where theirs do, and those that are otherwise are marked. */
class MapBesideTest {
    private final TopologyViewModel leader = new TopologyViewModel();
    private final TopologyViewModel follower = new TopologyViewModel();

    private static TopologyModel cluster(String... nodes) {
        var tiles = new ArrayList<NodeTile>();
        for (var node : nodes) {
            tiles.add(DemoCluster.node(node, "w", Map.of("disk", node.equals("n1") ? "ssd" : "hdd")));
        }
        return new TopologyModel(1, List.of(), null, tiles, List.of());
    }

    private static List<String> seats(TopologyViewModel view) {
        return view.slots().groups().stream()
                .map(group -> group.name() + Arrays.toString(group.names().toArray()))
                .toList();
    }

    @Test
    void tilesStandWhereTheFirstMapHasThem() {
        leader.show(cluster("n1", "n2", "n3"));
        leader.show(cluster("n1", "n3"));
        leader.show(cluster("n0", "n1", "n3"));
        follower.follow(leader);
        follower.show(cluster("n0", "n1", "n3", "n4"));
        assertThat(seats(leader)).containsExactly("w[n1, n0, n3]");
        assertThat(seats(follower)).containsExactly("w[n1, n0, n3, n4]");
        follower.show(cluster("n0", "n3", "n4"));
        assertThat(seats(follower)).containsExactly("w[n4, n0, n3]");
    }

    @Test
    void whenSeatsChangeInTheFirstTheyDoInTheSecondThoughItsNodesAreTheSame() {
        leader.show(cluster("n1", "n2"));
        follower.follow(leader);
        var same = cluster("n1", "n2", "n3");
        follower.show(same);
        assertThat(seats(follower)).containsExactly("w[n1, n2, n3]");
        leader.show(cluster("n1", "n3"));
        leader.show(cluster("n1", "n2", "n3"));
        follower.show(same);
        assertThat(seats(follower)).isEqualTo(seats(leader));
    }

    @Test
    void groupingAndZoomAreTheSame() {
        leader.show(cluster("n1", "n2"));
        leader.zoom().set(Step.NORMAL.out());
        follower.follow(leader);
        follower.show(cluster("n1", "n2"));
        leader.groupBy(new Grouping.ByLabel("disk"));
        assertThat(follower.grouping().get()).isEqualTo(new Grouping.ByLabel("disk"));
        assertThat(seats(follower)).isEqualTo(seats(leader));
        assertThat(follower.zoom().get()).isEqualTo(Step.NORMAL.out());
        follower.zoom().set(Step.NORMAL);
        assertThat(leader.zoom().get()).isEqualTo(Step.NORMAL);
        assertThat(follower.takeFitWish()).isFalse();
    }

    private static TopologyModel map(TopologyMapper mapper, Lab lab, Lab other) {
        var frame = lab.session().frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
        var ghosts = new Ghosts(
                StateDiff.between(lab.state(), other.state()).pods(), other.state(), Ghosts.Meaning.ELSEWHERE);
        return mapper.map(moment, Selection.Choice.NOTHING, ghosts);
    }

    private static List<String> marked(TopologyModel model) {
        return model.nodes().stream()
                .filter(NodeTile::differs)
                .map(NodeTile::name)
                .toList();
    }

    @Test
    void whatIsOtherwiseIsMarkedOnBothAndWhoIsOnlyThereIsAGhostHere() {
        var here = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .runFor(60);
        var there = here.fork()
                .give("kubectl taint nodes n1 out:NoExecute")
                .give("kubectl label node n2 disk=ssd")
                .runFor(60);
        here.runFor(60);
        var hues = new Hues();
        var onHere = map(new TopologyMapper(hues), here, there);
        var onThere = map(new TopologyMapper(hues), there, here);
        assertThat(marked(onHere)).containsExactly("n1", "n2");
        assertThat(marked(onThere)).containsExactly("n1", "n2");
        assertThat(onHere.nodes().getFirst().pods()).extracting(PodMark::state).containsExactly(State.READY);
        assertThat(onThere.nodes().getFirst().pods()).extracting(PodMark::state).containsExactly(State.ELSEWHERE);
        assertThat(onHere.nodes().getFirst().taints())
                .extracting(TaintChip::staged)
                .containsExactly(true);
        assertThat(onHere.nodes().getFirst().spoken()).contains("different on the other side");
    }

    @Test
    void aPodThatIsNotReadyOnOneSideIsADifferenceToo() {
        var here =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
        var there = here.fork().give("kubelet stop n1").runFor(90);
        here.runFor(90);
        assertThat(marked(map(new TopologyMapper(new Hues()), here, there))).containsExactly("n1");
    }

    @Test
    void whoFollowsBothCoursesMarksWhatSomebodyWouldWhoComesAnew() {
        var here = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .runFor(60);
        var there = here.fork().give("kubectl set image ds/agent agent=agent:2");
        var hues = new Hues();
        var following = new TopologyMapper(hues);
        for (int i = 0; i < 40; i++) {
            there.runFor(1);
            here.runFor(1);
            if (i == 20) {
                here.give("kubectl drain n3 --ignore-daemonsets");
            }
            assertThat(map(following, here, there).nodes())
                    .isEqualTo(map(new TopologyMapper(hues), here, there).nodes());
        }
        assertThat(marked(map(following, here, there))).containsExactly("n1", "n2", "n3");
    }

    @Test
    void whatTheFirstMapHasReadOfTheCommonStepsNeedNotBeReadAgain() {
        var here = Lab.of(Lab.node("n1", "")
                        + Lab.node("n2", "")
                        + Lab.agent("")
                                .replace("agent:1.16", "agent:1.16\n        resources: {requests: {cpu: '900'}}"))
                .runFor(60);
        var there = here.fork();
        int common = here.session().journal().size();
        here.give("kubectl label node n1 a=b").runFor(900);
        there.give("kubectl label node n2 c=d").runFor(400);
        var hues = new Hues();
        var first = new TopologyMapper(hues);
        map(first, here, there);
        var second = new TopologyMapper(hues);
        var frame = there.session().frame();
        second.takeOver(
                first, new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of()), common);

        var model = map(second, there, here);

        assertThat(model.pending()).isNotEmpty();
        assertThat(model).isEqualTo(map(new TopologyMapper(hues), there, here));
    }
}
