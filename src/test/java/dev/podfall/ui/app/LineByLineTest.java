package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a lesson's next line waits for what the one before it has done. */
class LineByLineTest {
    private static Moment moment(long session, Lab lab) {
        var frame = lab.session().frame();
        return new Moment(session, frame, frame.journal().size(), frame.now(), true, Pace.STORY, List.of());
    }

    @Test
    void whereNothingComesToRestItIsNotWaitedForEver() {
        var lab = Lab.sample("01-first-daemonset.yaml");
        var begun = moment(1, lab);
        assertThat(LineByLine.isOver(begun, moment(1, lab.runFor(59 * 60)))).isFalse();
        var late = moment(1, lab.runFor(60));
        assertThat(LineByLine.isOver(begun, late)).isTrue();
        assertThat(LineByLine.isOver(begun, moment(2, lab)))
                .as("another session is another story")
                .isFalse();
        assertThat(LineByLine.isOver(late, begun)).as("the past is over anyhow").isFalse();
    }
}
