package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChurnTest {
    private static Lab refusing(String strategy) {
        var agent = Lab.agent("").replace("spec:\n  selector", "spec:\n  updateStrategy: " + strategy + "\n  selector");
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + agent).runFor(60);
        lab.give("kubelet condition n1 DiskPressure=True");
        lab.runFor(10);
        lab.give("kubectl delete pod --all --wait=false");
        return lab.runFor(20);
    }

    private static java.util.Optional<Churn> churn(Lab lab) {
        return Churn.of(lab.session().journal(), lab.session().now());
    }

    @Test
    void aSurgingDaemonSetMakesPodsForAKubeletThatRefusesThemWithoutAPause() {
        assertThat(churn(refusing("{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}")))
                .hasValueSatisfying(churn -> {
                    assertThat(churn.daemonSet()).isEqualTo(Lab.AGENT);
                    assertThat(churn.nodes()).containsExactly("n1");
                    assertThat(churn.perSecond()).isBetween(5L, 50L);
                    assertThat(churn.reason()).isEqualTo("Evicted");
                });
    }

    /** Whether the last one has been refused or the next one is on its way: Why does not change its mind in between. */
    @Test
    void whyIsTheSameAtEveryStepOfIt() {
        var lab = refusing("{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}");
        var journal = lab.session().journal();
        for (var step : journal.subList(journal.size() - 200, journal.size())) {
            var state = step.state();
            var daemonSet = Objects.requireNonNull(state.daemonSet(Lab.AGENT));
            var why = Why.of(state, daemonSet, Objects.requireNonNull(state.node("n1")), Known.at(step.at()));
            assertThat(why.verdict())
                    .as("after %s: %s", step.actor(), step.what())
                    .isInstanceOfSatisfying(Verdict.KubeletRefuses.class, refuses -> {
                        assertThat(refuses.reason()).isEqualTo("Evicted");
                        assertThat(refuses.longestBackoff()).isZero();
                    });
        }
    }

    @Test
    void whoWaitsBetweenTrialsDoesNotChurn() {
        assertThat(churn(refusing("{rollingUpdate: {maxUnavailable: 1}}"))).isEmpty();
    }

    @Test
    void aLandingIsNoChurn() {
        assertThat(churn(Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(3))).isEmpty();
    }
}
