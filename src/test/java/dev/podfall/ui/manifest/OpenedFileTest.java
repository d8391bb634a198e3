package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a.yaml"), content);
    }

    @Test
    void aTextIsRead() throws IOException {
        var read = OpenedFile.read(file("kind: Node\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(read.source().orElseThrow().text()).isEqualTo("kind: Node\n");
        assertThat(read.source().orElseThrow().name()).isEqualTo("a.yaml");
        assertThat(read.complaint().isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLargeIsNotReadAndTheLimitIsSaid() throws IOException {
        var read = OpenedFile.read(file(new byte[3_000_000]), 2_000_000);
        assertThat(read.source()).isEmpty();
        assertThat(read.complaint().toString()).contains("a.yaml has 3 MB", "up to 2 MB");
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() throws IOException {
        var read = OpenedFile.read(file(new byte[] {'a', (byte) 0xFF, (byte) 0xFE}));
        assertThat(read.source()).isEmpty();
        assertThat(read.complaint().toString()).contains("a.yaml is not text in UTF-8");
    }

    @Test
    void whatIsNotThereIsNamed() {
        var read = OpenedFile.read(folder.resolve("none.yaml"));
        assertThat(read.source()).isEmpty();
        assertThat(read.complaint().toString()).contains("none.yaml cannot be read");
    }

    @Test
    void ofAFolderItsManifestsAreReadAsKubectlDoes() throws IOException {
        var inside = Files.createDirectory(folder.resolve("inside.yaml"));
        assertThat(OpenedFile.all(folder))
                .singleElement()
                .satisfies(read -> assertThat(read.complaint().toString()).contains("holds no manifest"));
        Files.writeString(inside.resolve("c.yaml"), "kind: Pod");
        Files.writeString(folder.resolve("b.yml"), "kind: Node");
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("README.md"), "#");
        assertThat(OpenedFile.all(folder))
                .map(read -> read.source().orElseThrow().name())
                .containsExactly("a.json", "b.yml");
    }
}
