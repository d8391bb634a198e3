package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileReasonTest {
    @Test
    void reasonsAreClausesAndNoNamesOfClasses() {
        assertThat(FileReason.of(new NoSuchFileException("a"))).hasToString("there is no such file or folder");
        assertThat(FileReason.of(new AccessDeniedException("a"))).hasToString("you have no permission");
        assertThat(FileReason.of(new MalformedInputException(1))).hasToString("it is not UTF-8 text");
        assertThat(FileReason.of(new FileSystemException("a", null, "Is a directory")))
                .hasToString("the system says: Is a directory");
        assertThat(FileReason.of(new IOException("No space left on device")))
                .hasToString("the system says: No space left on device");
    }
}
