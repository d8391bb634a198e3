package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod that was told to go and whose containers have ended is leaving; nothing has failed. */
class EndedPodTest {
    @Test
    void noNodeFailsWhileARolloutGoesWell() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60);
        var frame = lab.session().frame();
        var seen = EnumSet.noneOf(Verdict.Kind.class);
        for (int shown = 1; shown <= frame.journal().size(); shown++) {
            var at = frame.journal().number(shown).at();
            var moment = new Moment(1, frame, shown, at, true, Pace.REAL, List.of());
            for (var tile : new TopologyMapper(new Hues())
                    .map(moment, Selection.Choice.NOTHING, null)
                    .nodes()) {
                seen.add(tile.verdict().kind());
                assertThat(tile.verdict().kind())
                        .as("step %d, %s", shown, tile.name())
                        .isNotEqualTo(Verdict.Kind.FAILS);
                assertThat(tile.own().failed())
                        .as("step %d, %s", shown, tile.name())
                        .isFalse();
            }
        }
        assertThat(seen).contains(Verdict.Kind.RUNS, Verdict.Kind.ENDS);
    }
}
