package dev.podfall.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.VirtualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of pkg/controller/nodelifecycle/scheduler/rate_limited_queue_test.go that apply, under their names. */
class ZoneTainterTest {
    private static final Instant START = VirtualClock.EPOCH;

    private final ZoneTainter tainter = new ZoneTainter(0.1f, START);
    private final List<String> done = new ArrayList<>();

    private void process(long second) {
        tainter.process(START.plusSeconds(second), node -> {
            done.add(node);
            return true;
        });
    }

    @Test
    @DisplayName("TestAddNode")
    void add() {
        assertThat(tainter.add("first")).isTrue();
        assertThat(tainter.add("second")).isTrue();
        assertThat(tainter.add("first")).isFalse();
        process(0);
        process(10);
        process(20);
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    @DisplayName("TestDelNode")
    void remove() {
        tainter.add("first");
        tainter.add("second");
        tainter.add("third");
        assertThat(tainter.remove("second")).isTrue();
        process(0);
        process(10);
        assertThat(done).containsExactly("first", "third");
    }

    @Test
    @DisplayName("TestTry")
    void oneTokenAtATime() {
        tainter.add("first");
        tainter.add("second");
        process(0);
        process(9);
        assertThat(done).containsExactly("first");
        assertThat(tainter.next()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    @DisplayName("TestAddAfterTry")
    void addAfterTry() {
        tainter.add("first");
        process(0);
        assertThat(tainter.add("first")).as("it has been through").isFalse();
        tainter.remove("first");
        assertThat(tainter.add("first")).isTrue();
    }

    @Test
    @DisplayName("TestTryOrdering")
    void whoFailsGoesToTheEnd() {
        tainter.add("first");
        tainter.add("second");
        tainter.process(START, node -> false);
        process(10);
        assertThat(done).containsExactly("second");
    }

    @Test
    @DisplayName("TestSwapLimiter")
    void swapLimiter() {
        tainter.add("first");
        tainter.swapLimiter(0, START);
        process(100);
        assertThat(done).isEmpty();
        assertThat(tainter.next()).isNull();
        tainter.swapLimiter(0.1f, START.plusSeconds(100));
        process(109);
        assertThat(done)
                .as("a limiter that follows a closed one starts without a token")
                .isEmpty();
        process(110);
        assertThat(done).containsExactly("first");
    }
}
