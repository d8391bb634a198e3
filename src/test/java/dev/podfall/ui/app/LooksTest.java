package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kept.SessionFile;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final ObjectKey AGENT = ObjectKey.of("kube-system", "agent");

    @Test
    void breakpointsAreReadAsTheyAreWritten() {
        var stops = List.<Breakpoint>of(
                new Breakpoint.PodEvicted(AGENT),
                new Breakpoint.Warned(),
                new Breakpoint.PodFails(AGENT),
                new Breakpoint.RolledOut(AGENT),
                new Breakpoint.NodeNotReady());
        var look = Looks.of(Pace.STORY, Selection.Choice.NOTHING, stops);
        assertThat(look.stops())
                .isEqualTo("evicted kube-system/agent, warned, fails kube-system/agent, rolled-out kube-system/agent,"
                        + " not-ready");
        assertThat(Looks.stops(look)).isEqualTo(stops);
    }

    @Test
    void whatANewerVersionKnowsIsLeftOut() {
        assertThat(Looks.stops(new SessionFile.Look("", "", "", "full-moon, warned")))
                .containsExactly(new Breakpoint.Warned());
        assertThat(Looks.stops(SessionFile.Look.NONE)).isEmpty();
    }
}
