package dev.podfall.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void foldersOnTheWayAreMade() throws IOException {
        var file = folder.resolve("a/b/c.yaml");
        AtomicFile.write(file, "x: 1\n");
        assertThat(file).hasContent("x: 1");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theModeOfAFileThatIsThereStays() throws IOException {
        var file = Files.writeString(folder.resolve("shared.yaml"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        AtomicFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileIsAsReadableAsAnyOther() throws IOException {
        var usual = Files.writeString(folder.resolve("usual"), "");
        AtomicFile.write(folder.resolve("new.yaml"), "new");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.yaml")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatALinkLeadsToIsWritten() throws IOException {
        var target = Files.writeString(folder.resolve("target.yaml"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), target);
        AtomicFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Files.createDirectories(folder.resolve("taken/inside"));
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("taken"), "x")).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("taken"));
        }
    }
}
