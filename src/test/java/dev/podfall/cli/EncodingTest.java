package dev.podfall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class EncodingTest {
    private static final Language CHINESE = Language.of("zh-CN").orElseThrow();
    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void filesAndPipesGetUtf8() {
        assertThat(Encoding.of(null, CHINESE)).isEqualTo(UTF_8);
        assertThat(Encoding.of(null, Language.ENGLISH)).isEqualTo(UTF_8);
    }

    @Test
    void aTerminalGetsWhatItReadsIfThatHasTheCharacters() {
        assertThat(Encoding.of(GBK, CHINESE)).isEqualTo(GBK);
        assertThat(Encoding.of(UTF_8, CHINESE)).isEqualTo(UTF_8);
        assertThat(Encoding.of(ISO_8859_1, Language.ENGLISH)).isEqualTo(ISO_8859_1);
        assertThat(Encoding.of(ISO_8859_1, CHINESE)).isEqualTo(UTF_8);
    }

    @Test
    void aTerminalThatClaimsToReadAsciiGetsUtf8() {
        assertThat(Encoding.of(US_ASCII, CHINESE)).isEqualTo(UTF_8);
        assertThat(Encoding.of(US_ASCII, Language.ENGLISH)).isEqualTo(UTF_8);
    }
}
