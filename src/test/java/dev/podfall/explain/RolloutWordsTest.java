package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.RolloutDiagnosis.Hold;
import dev.podfall.explain.RolloutDiagnosis.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutWordsTest {
    private static final ObjectKey AGENT = ObjectKey.of("default", "agent");

    private static String text(
            Phase phase, int desired, int updated, int available, List<Blocker> blockers, int blocked) {
        var counters =
                new DaemonSetStatus(desired, 0, desired, available, updated, available, desired - available, 1, null);
        return RolloutWords.of(
                        new RolloutDiagnosis(AGENT, counters, phase, desired - updated, 1, 0, blockers, blocked, null))
                .toString();
    }

    private static Blocker blocker(String node, Hold hold, String reason) {
        return new Blocker(ObjectKey.of("default", "agent-x"), node, hold, reason, true);
    }

    @Test
    void settledSaysNothing() {
        assertThat(text(Phase.SETTLED, 12, 12, 12, List.of(), 0)).isEmpty();
    }

    @Test
    void aRolloutThatIsStuckSaysOnWhat() {
        var blocker = blocker("worker-3", Hold.NOT_READY, "ImagePullBackOff");
        assertThat(text(Phase.ROLLING, 12, 7, 11, List.of(blocker), 1))
                .isEqualTo("Rolling update 7 of 12 · waits: worker-3 not available (ImagePullBackOff)"
                        + " · maxUnavailable 1 used up");
    }

    @Test
    void theWorstIsNamedAndTheOthersAreCounted() {
        var blocker = blocker("n1", Hold.NOT_SCHEDULED, "Unschedulable");
        assertThat(text(Phase.LANDING, 3, 3, 0, List.of(blocker), 3))
                .isEqualTo("Available on 0 of 3 · waits: n1 not scheduled (Unschedulable) and 2 more");
    }
}
