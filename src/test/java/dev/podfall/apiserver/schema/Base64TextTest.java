package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base64TextTest {
    /** What Go's encoding/base64 says. */
    @ParameterizedTest
    @CsvSource({
        "'', -1",
        "YQ==, -1",
        "YWI=, -1",
        "YWJj, -1",
        "'YW\nJj', -1",
        "not base64!, 3",
        "abc, 0",
        "YWJja, 4",
        "ab==, -1",
        "ab=, 3",
        "ab=c, 2",
        "a===, 1",
        "YWI=x, 4",
        "YQ==YQ==, 4"
    })
    void itGoesWrongWhereGoSays(String text, int at) {
        assertThat(Base64Text.wrongAt(text)).isEqualTo(at);
    }
}
