package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.000000001S, 1ns",
        "PT0.0000011S, 1.1µs",
        "PT0.0022S, 2.2ms",
        "PT0.3S, 300ms",
        "PT1.5S, 1.5s",
        "PT10S, 10s",
        "PT3.3S, 3.3s",
        "PT4M5S, 4m5s",
        "PT4M5.001S, 4m5.001s",
        "PT5H6M7.001S, 5h6m7.001s",
        "PT5M, 5m0s",
        "PT100H, 100h0m0s",
        "PT-1M-30S, -1m30s",
    })
    void isWrittenAsGoDoesAndReadBack(Duration duration, String text) {
        assertThat(GoDuration.text(duration)).isEqualTo(text);
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "+5s, PT5S",
        "-0, PT0S",
        "5.s, PT5S",
        ".5s, PT0.5S",
        "1h30m, PT1H30M",
        "30m1h, PT1H30M",
        "12us, PT0.000012S",
        "0.3333333333333333333h, PT20M",
        "1.9999999999s, PT1.999999999S",
    })
    void readsWhatGoReads(String text, Duration duration) {
        // A third of an hour is cut to whole nanoseconds.
        var slack = Duration.ofNanos(1);
        assertThat(GoDuration.parse(text)).isBetween(duration.minus(slack), duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|time: invalid duration \"\"",
                "-|time: invalid duration \"-\"",
                "3|time: missing unit in duration \"3\"",
                "s|time: invalid duration \"s\"",
                ".s|time: invalid duration \".s\"",
                "1.2.3s|time: invalid duration \"1.2.3s\"",
                "3x|time: unknown unit \"x\" in duration \"3x\"",
                "1h 5m|time: unknown unit \"h \" in duration \"1h 5m\"",
                "9223372036854775808ns|time: invalid duration \"9223372036854775808ns\"",
            })
    void saysWhatIsWrong(String text, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessage(error);
    }

    @Test
    @Timeout(5)
    void longNumbersTakeNoTime() {
        var digits = "9".repeat(1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(digits + "s"))
                .withMessage("time: invalid duration \"" + digits + "s\"");
        assertThat(GoDuration.parse("0".repeat(1_000_000) + "1." + digits + "s"))
                .isEqualTo(Duration.ofNanos(1_999_999_999));
        assertThat(GoDuration.parse("." + digits + "ms")).isEqualTo(Duration.ofNanos(999_999));
    }
}
