package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import org.junit.jupiter.api.Test;

class TryOutTest {
    private static final String CLUSTER = Lab.node("n1", "") + Lab.agent("");

    private static boolean goesBack(Lab lab, String line) {
        int before = lab.session().journal().size();
        lab.give(line);
        return TryOut.wentBack(lab.session(), before);
    }

    @Test
    void onlyALineThatGoesBackIsSeenOnTheTimeline() {
        var lab = Lab.of(CLUSTER).runFor(60);
        assertThat(goesBack(lab, "kubectl set image ds/agent agent=agent:2")).isFalse();
        lab.runFor(60);
        assertThat(goesBack(lab, "kubectl rollout undo ds/agent --to-revision=1"))
                .isTrue();
        lab.runFor(60);
        assertThat(goesBack(lab, "kubectl rollout history ds/agent")).isFalse();
    }
}
