package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaleCountersTest {
    private static final String NODES = Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "");

    private static @Nullable StaleCounters stale(Lab lab) {
        return StaleCounters.of(lab.state(), lab.agent(), lab.session().journal());
    }

    @Test
    void countersThatWereCountedAreNotStale() {
        assertThat(stale(Lab.of(NODES + Lab.agent("")).runFor(60))).isNull();
    }

    @Test
    void aTaintThatEndsNobodyWakesNobody() {
        var lab = Lab.of(NODES + Lab.agent("")).runFor(60);
        Instant at = lab.session().now();
        lab.give("kubectl taint nodes n2 a=b:NoSchedule").runFor(300);
        assertThat(lab.agent().status().desiredNumberScheduled()).isEqualTo(3);
        var stale = stale(lab);
        assertThat(stale).isNotNull();
        assertThat(stale.posted()).isEqualTo(3);
        assertThat(stale.now()).isEqualTo(2);
        assertThat(stale.node()).isEqualTo("n2");
        assertThat(stale.since()).isBetween(at, at.plusSeconds(1));
    }

    @Test
    void theNextLookEndsIt() {
        var lab = Lab.of(NODES + Lab.agent("")).runFor(60);
        lab.give("kubectl taint nodes n2 a=b:NoSchedule").runFor(10);
        lab.give("kubectl delete pod -l app=agent --field-selector spec.nodeName=n1")
                .runFor(60);
        assertThat(lab.agent().status().desiredNumberScheduled()).isEqualTo(2);
        assertThat(stale(lab)).isNull();
    }

    @Test
    void aTaintThatEndsPodsIsCounted() {
        var lab = Lab.of(NODES + Lab.agent("")).runFor(60);
        lab.give("kubectl taint nodes n2 a=b:NoExecute").runFor(60);
        assertThat(stale(lab)).isNull();
    }

    @Test
    void aChangeThatTheControllerIsAboutToSeeIsNotStale() {
        var lab = Lab.of(NODES + Lab.agent("")).runFor(60);
        lab.patch(
                dev.podfall.api.meta.Kind.DAEMON_SET, "agent", "spec: {template: {spec: {nodeSelector: {disk: ssd}}}}");
        assertThat(stale(lab)).isNull();
    }
}
