package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HumanDurationTest {

    static List<Map<String, Object>> vectors() throws IOException {
        return Vectors.read("durations.jsonl");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsAsUpstreamWritesIt(Map<String, Object> line) {
        assertThat(HumanDuration.text(Duration.ofSeconds(Vectors.number(line, "seconds"))))
                .isEqualTo(Vectors.text(line, "text"));
    }

    @Test
    void forgivesClocksThatAreLessThanTwoSecondsApart() {
        assertThat(HumanDuration.text(Duration.ofMillis(-1_999))).isEqualTo("0s");
        assertThat(HumanDuration.text(Duration.ofMillis(-2_000))).isEqualTo("<invalid>");
    }

    @Test
    void doesNotKnowTheAgeOfWhatHasNoTime() {
        var now = Instant.parse("2026-11-22T17:39:16Z");

        assertThat(HumanDuration.since(null, now)).isEqualTo("<unknown>");
        assertThat(HumanDuration.since(now.minusSeconds(190), now)).isEqualTo("3m10s");
    }
}
