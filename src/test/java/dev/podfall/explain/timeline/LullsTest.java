package dev.podfall.explain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LullsTest {
    private static final String TWO = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");

    private static Lulls read(Lab lab) {
        return new TimelineReader().read(1, lab.session().frame()).lulls();
    }

    private static double from(Lulls lulls, int index) {
        return lulls.from(index) / 1e6;
    }

    @Test
    void whatIsShortIsNoLull() {
        assertThat(Happened.at(0, 5, 13.9, 20).size()).isZero();
        var lulls = Happened.at(0, 9.5, 10, 20);
        assertThat(lulls.size()).isEqualTo(2);
        assertThat(from(lulls, 0)).isEqualTo(0.5);
        assertThat(lulls.to(0) / 1e6).isEqualTo(9);
        assertThat(from(lulls, 1)).isEqualTo(10.5);
        assertThat(lulls.open() / 1e6).isEqualTo(20.5);
    }

    @Test
    void heartbeatsAndCountersAreNothingThatHappens() {
        var lab = Lab.of(TWO).runFor(3600);
        assertThat(lab.session().now())
                .isAfterOrEqualTo(lab.session().frame().start().plusSeconds(3600));
        var lulls = read(lab);
        assertThat(lulls.size()).isZero();
        assertThat(lulls.open() / 1e6).isLessThan(30);
    }

    @Test
    void anActEndsALull() {
        var lab = Lab.of(TWO).runFor(600);
        lab.give("kubectl cordon n1").runFor(300);
        var lulls = read(lab);
        assertThat(lulls.size()).isEqualTo(1);
        assertThat(lulls.to(0)).isBetween(599_000_000L, 600_000_000L);
        assertThat(lulls.open()).isBetween(600_000_000L, 601_000_000L);
    }

    @Test
    void anotherCourseHasLullsOfItsOwn() {
        var lab = Lab.of(TWO).runFor(600);
        var other = lab.fork();
        lab.give("kubectl cordon n1").runFor(600).give("kubectl uncordon n1");
        other.runFor(60).give("kubectl cordon n2").runFor(60);
        var reader = new TimelineReader();
        var first = reader.read(1, lab.session().frame());
        var second = reader.read(2, other.session().frame());
        assertThat(first.lulls().size()).isEqualTo(2);
        assertThat(second.lulls().size()).isEqualTo(1);
        assertThat(second.lulls().to(0)).isEqualTo(read(other).to(0));
        assertThat(reader.read(3, lab.session().frame()).lulls().size()).isEqualTo(2);
        assertThat(Duration.ofNanos(first.lulls().to(0) * 1000)).isLessThan(Duration.ofSeconds(601));
    }
}
