package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events go an hour after they were written last, those of one minute together. */
class EventExpiryTest {
    private static List<Event> events(Lab lab) {
        return lab.state().all(Kind.EVENT).values().stream()
                .map(Event.class::cast)
                .toList();
    }

    @Test
    void nothingIsLeftOfALandingAfterAnHourAndAMinute() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        int landed = events(lab).size();
        assertThat(landed).isGreaterThan(5);
        lab.runFor(58 * 60);
        assertThat(events(lab)).hasSize(landed);
        lab.runFor(4 * 60);
        assertThat(events(lab)).isEmpty();
    }

    @Test
    void whatIsWrittenAgainIsKeptAnHourFromThen() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("").replace("agent:1.16", "agent:crash"))
                .runFor(3 * 3600);
        assertThat(events(lab)).anySatisfy(event -> {
            assertThat(event.count()).isGreaterThan(10);
            assertThat(Duration.between(event.firstTimestamp(), event.lastTimestamp()))
                    .isGreaterThan(Duration.ofHours(2));
        });
    }

    @Test
    void anEventThatIsGoneIsMadeAgainWithItsCount() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("").replace("agent:1.16", "agent:crash"))
                .runFor(600);
        var before = found(lab);
        lab.give("kubectl delete events --all");
        lab.runFor(1200);
        var after = found(lab);
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.uid()).isNotEqualTo(before.uid());
        assertThat(after.count()).isGreaterThan(before.count());
        assertThat(after.firstTimestamp()).isEqualTo(before.firstTimestamp());
    }

    /** A container that crashes finds its image again every few minutes. */
    private static Event found(Lab lab) {
        return events(lab).stream()
                .filter(event -> event.message().contains("already present"))
                .findFirst()
                .orElseThrow();
    }
}
