package dev.podfall.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has learned is kept in one file. */
class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private static Study study(String lesson, boolean right) {
        return new Study(
                lesson, List.of(new Study.Said("one", "worker-1, worker-2", right, true)), 1, Duration.ofSeconds(125));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var progress = Progress.NONE
                .with(study("a", false), null)
                .with(study("b", true), NOON)
                .with(study("a", true), NOON.plusSeconds(60))
                .with(new Progress.Recalled("a#1", "c", true));
        var file = folder.resolve("sub/lessons");
        progress.write(file);
        var read = Progress.read(file);
        assertThat(read.problem().isEmpty()).isTrue();
        assertThat(read.progress()).isEqualTo(progress);
        assertThat(progress.solved()).containsExactly("b", "a");
        var a = Objects.requireNonNull(progress.of("a"));
        assertThat(a.attempts()).isEqualTo(2);
        assertThat(a.first().right()).as("the first answers stay").isZero();
    }

    @Test
    void noFileIsNoProgressAndADamagedOneSaysWhy() throws IOException {
        assertThat(Progress.read(folder.resolve("none")).progress()).isEqualTo(Progress.NONE);
        var file = folder.resolve("lessons");
        Files.writeString(file, "lessons:\n- first: {id: a, hints: many}\n");
        var read = Progress.read(file);
        assertThat(read.progress()).isEqualTo(Progress.NONE);
        assertThat(read.problem().toString()).contains(file.toString()).contains("Mend the file");
        Files.writeString(file, "lessons:\n- {first: {id: a}, solved: yesterday}\n");
        assertThat(Progress.read(file).problem().toString()).contains("yesterday is no time");
        Files.writeString(file, "");
        assertThat(Progress.read(file).progress()).isEqualTo(Progress.NONE);
    }
}
