package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutWatch;
import dev.podfall.explain.StaleCounters;
import dev.podfall.explain.StaleWatch;
import dev.podfall.properties.Walk;
import dev.podfall.ui.frame.Hues;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows the changes says what it would say if it looked at everything. */
@Timeout(600)
class StatusFollowsTest {
    @Test
    void onEveryWalkTheStatusBarIsTheOneThatIsMadeAnew() {
        Walk.seeds().forEach(seed -> {
            var hues = new Hues();
            var following = new Statuses(hues);
            Walk.through(seed, look -> {
                hues.learn(look.moment().session(), look.moment().state());
                assertThat(following.of(look.moment(), look.choice()))
                        .as(look.where())
                        .isEqualTo(new Statuses(hues).of(look.moment(), look.choice()));
            });
        });
    }

    @Test
    void rolloutsAndStaleCountersAreTheOnesThatAreMadeAnew() {
        var stale = new AtomicInteger();
        var blocked = new AtomicInteger();
        Walk.seeds().forEach(seed -> {
            var rollouts = new RolloutWatch();
            var counters = new StaleWatch();
            Walk.through(seed, look -> {
                var moment = look.moment();
                var state = moment.state();
                for (var daemonSet : state.daemonSets()) {
                    var rollout = RolloutDiagnosis.of(state, daemonSet, moment.at());
                    assertThat(rollouts.of(state, daemonSet, moment.at()))
                            .as(look.where())
                            .isEqualTo(rollout);
                    var count = StaleCounters.of(state, daemonSet, moment.steps());
                    assertThat(counters.of(moment.session(), state, daemonSet, moment.steps()))
                            .as(look.where())
                            .isEqualTo(count);
                    stale.addAndGet(count == null ? 0 : 1);
                    blocked.addAndGet(rollout.blocked());
                    if (seed % 3 != 0) {
                        // One that is asked about all the time, too.
                        break;
                    }
                }
            });
        });
        assertThat(stale).hasPositiveValue();
        assertThat(blocked).hasPositiveValue();
    }
}
