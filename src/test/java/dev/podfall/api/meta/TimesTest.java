package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,       2026-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z,       2024-02-29T23:59:59Z",
        "2026-01-01T01:00:00+01:00,  2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.25Z,    2026-01-01T00:00:00.250Z",
    })
    void readsRfc3339(String written, Instant meant) {
        assertThat(read(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01", "2026-01-01 00:00:00Z", "soon"})
    void whatIsNoTimeIsNone(String written) {
        assertThat(read(written)).isNull();
    }

    @Test
    void readsWhatItWrites() {
        var time = Instant.parse("2026-07-08T09:10:11Z");
        assertThat(Times.at(Tree.obj("at", Times.toTree(time)), "at")).isEqualTo(time);
    }

    private static Instant read(String text) {
        return Times.at(Tree.obj("at", Tree.text(text)), "at");
    }
}
