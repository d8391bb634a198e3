package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read, and what is too much or no text. */
class TextInputTest {
    @Test
    void whatFitsIsReadWhole() throws IOException {
        assertThat(TextInput.read(new ByteArrayInputStream("ä: 1\n".getBytes(StandardCharsets.UTF_8)), 6))
                .isEqualTo("ä: 1\n");
    }

    /** {@code /dev/zero} used to end the program. */
    @Test
    void whatHasNoEndIsRefused() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        assertThatThrownBy(() -> TextInput.read(endless, 100_000))
                .isInstanceOf(IOException.class)
                .hasMessage("it is larger than 100000 bytes");
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> TextInput.read(new ByteArrayInputStream(new byte[] {(byte) 0xff, 0}), 10))
                .isInstanceOf(CharacterCodingException.class);
    }
}
