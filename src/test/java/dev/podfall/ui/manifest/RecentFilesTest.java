package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "");
    }

    @Test
    void theNewestComesFirstAndEachOnce() throws IOException {
        var recent = new RecentFiles(folder.resolve("config/recent-files"));
        assertThat(recent.list()).isEmpty();
        recent.add(file("a.yaml"));
        recent.add(file("b.yaml"));
        recent.add(file("a.yaml"));
        assertThat(new RecentFiles(folder.resolve("config/recent-files")).list())
                .containsExactly(folder.resolve("a.yaml"), folder.resolve("b.yaml"));
    }

    @Test
    void filesThatAreGoneAreLeftOut() throws IOException {
        var recent = new RecentFiles(folder.resolve("recent-files"));
        recent.add(file("a.yaml"));
        Files.delete(folder.resolve("a.yaml"));
        assertThat(recent.list()).isEmpty();
    }

    @Test
    void aListThatCannotBeReadIsEmpty() throws IOException {
        Files.write(folder.resolve("recent-files"), new byte[] {(byte) 0xff, 0, '\n'});
        assertThat(new RecentFiles(folder.resolve("recent-files")).list()).isEmpty();
    }
}
