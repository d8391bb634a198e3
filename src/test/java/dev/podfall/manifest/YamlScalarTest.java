package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | true",
                "True | true",
                "yes | true",
                "on | true",
                "y | true",
                "Y | true",
                "off | false",
                "No | false",
                "n | false",
                "~ | null",
                "null | null",
                "NULL | null",
                "0 | 0",
                "-0 | 0",
                "+12 | 12",
                "012 | 10",
                "0o14 | 12",
                "0x1F | 31",
                "0b101 | 5",
                "-0b101 | -5",
                "0b-101 | -5",
                "1_000 | 1000",
                "1_ | 1",
                "08 | 8",
                "9223372036854775807 | 9223372036854775807",
                "-9223372036854775808 | -9223372036854775808",
                "18446744073709551615 | 18446744073709552000",
                "1.5 | 1.5",
                ".5 | 0.5",
                "5. | 5",
                "1.0 | 1",
                "1e3 | 1000",
            })
    void typedScalar(String text, String json) {
        var scalar = YamlScalar.of(text);
        assertThat(scalar.kind()).isNotEqualTo(YamlScalar.Kind.TEXT);
        assertThat(Json.write(scalar.tree())).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tRUE",
                "nULL",
                "yEs",
                "1:30",
                "12:30:45",
                "0x",
                "0o8",
                "0xG",
                "1e400",
                "--1",
                "+-1",
                "_1",
                "1.2.3",
                "100m",
                "64Mi",
                "v1",
                "1.e",
                ".e5",
                "._5",
                ".5_0",
                "-",
                "+",
                ".",
                "..",
                "<<",
                "=",
                "١٢",
                "10.0.0.1"
            })
    void textScalar(String text) {
        assertThat(YamlScalar.of(text)).isEqualTo(YamlScalar.text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-1-1",
                "2024-02-29",
                "2026-01-01T00:00:00Z",
                "2026-01-01t1:2:3.5Z",
                "2026-01-01T01:02:03+01:00",
                "2026-01-01 01:02:03",
                "2026-01-01 01:02:03.25"
            })
    void timestampStaysText(String text) {
        var scalar = YamlScalar.of(text);
        assertThat(scalar.kind()).isEqualTo(YamlScalar.Kind.TIMESTAMP);
        assertThat(Json.write(scalar.tree())).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-01",
                "2026-02-29",
                "2026-01-01T00:00:00",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00Z",
                "2026-01-01 01:02:03Z",
                "20260101-",
                "2026-01"
            })
    void noTimestamp(String text) {
        assertThat(YamlScalar.of(text)).isEqualTo(YamlScalar.text(text));
    }
}
