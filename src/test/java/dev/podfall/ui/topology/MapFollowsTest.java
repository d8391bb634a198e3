package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.properties.Walk;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A picture that follows what has changed is the one that would be made anew. */
@Timeout(600)
class MapFollowsTest {
    @Test
    void onEveryWalkTheMapIsTheOneThatIsMadeAnew() {
        Walk.seeds().forEach(seed -> {
            var hues = new Hues();
            var following = new TopologyMapper(hues);
            Walk.through(seed, look -> {
                var followed = following.map(look.moment(), look.choice(), Ghosts.of(look.preview()));
                var anew = new TopologyMapper(hues).map(look.moment(), look.choice(), Ghosts.of(look.preview()));
                assertThat(followed).as(look.where()).isEqualTo(anew);
            });
        });
    }

    @Test
    void nothingNewIsTheSameAgain() {
        Walk.seeds().limit(20).forEach(seed -> {
            var following = new TopologyMapper(new Hues());
            Walk.through(seed, look -> {
                var model = following.map(look.moment(), look.choice(), Ghosts.of(look.preview()));
                var again = following.map(look.moment(), look.choice(), Ghosts.of(look.preview()));
                assertThat(again.nodes()).as(look.where()).isSameAs(model.nodes());
                assertThat(again.pending()).as(look.where()).isSameAs(model.pending());
            });
        });
    }

    @Test
    void whatOneNodeDoesLeavesTheOthersTilesTheyWere() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .runFor(30);
        var mapper = new TopologyMapper(new Hues());
        var before = map(mapper, lab).nodes();
        var after = map(mapper, lab.give("kubectl taint node n2 out:NoExecute").runFor(30))
                .nodes();
        assertThat(after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(after.get(2)).isSameAs(before.get(2));
    }

    private static TopologyModel map(TopologyMapper mapper, Lab lab) {
        var frame = lab.session().frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
        return mapper.map(moment, Selection.Choice.NOTHING, null);
    }
}
