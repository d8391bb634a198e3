package dev.podfall.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam is a file that names lessons. */
class ExamReaderTest {
    private static final String FRIDAY = """
            exam: friday
            format: 1
            title: {en: Friday, zh-CN: 星期五}
            minutes: 25
            lessons: [12-cordon, mine.yaml]
            """;

    private static ExamReader.Read read(String text) {
        var mine =
                Objects.requireNonNull(Bundled.lesson("09-soft-taint")).text().replace("09-soft-taint", "mine");
        return ExamReader.read(new Source("friday.yaml", text), name -> name.endsWith("mine.yaml") ? mine : null);
    }

    private static String said(String text) {
        var read = read(text);
        assertThat(read.exam()).isNull();
        return Wording.ENGLISH.say(read.findings().getFirst().inOneLine());
    }

    @Test
    void lessonsOfPodfallsAndFilesBesideIt() {
        var read = read(FRIDAY);
        var exam = Objects.requireNonNull(read.exam());
        assertThat(exam.limit()).isEqualTo(Duration.ofMinutes(25));
        assertThat(exam.lessons()).extracting(Lesson::id).containsExactly("12-cordon", "mine");
        assertThat(read.texts()).containsOnlyKeys("mine");
        assertThat(ExamReader.isExam(new Source("x", FRIDAY))).isTrue();
        assertThat(LessonReader.isLesson(new Source("x", FRIDAY))).isFalse();
        assertThat(ExamReader.isExam(new Source("x", "\uFEFF# ours\n---\n\n" + FRIDAY)))
                .isTrue();
        assertThat(ExamReader.isExam(new Source("x", "title: x\n" + FRIDAY))).isFalse();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertThat(said(FRIDAY.replace("12-cordon", "12-cordn")))
                .startsWith("friday.yaml:5:11: error: 12-cordn is no lesson of Podfall's")
                .contains("12-cordon");
        assertThat(said(FRIDAY.replace("25", "0"))).contains("friday.yaml:4:").contains("cannot take 0 minutes");
        assertThat(said(FRIDAY.replace("12-cordon,", "mine.yaml,"))).contains("friday.yaml:5:");
        assertThat(said(FRIDAY.replace("12-cordon,", "week/mine.yaml,")))
                .as("another file with the same lesson")
                .contains("mine is there twice");
        assertThat(said(FRIDAY.replace("minutes", "minuets"))).contains("minutes");
    }

    @Test
    void filesAreBesideTheExamOrBelowAndNowhereElse(@TempDir Path home) throws IOException {
        var folder = Files.createDirectories(home.resolve("exams/week"));
        var mine =
                Objects.requireNonNull(Bundled.lesson("09-soft-taint")).text().replace("09-soft-taint", "mine");
        Files.writeString(folder.resolve("mine.yaml"), mine);
        Files.writeString(home.resolve("mine.yaml"), mine);
        Files.write(folder.resolve("pale.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        var files = ExamReader.in(home.resolve("exams"));
        var source = new Source("friday.yaml", FRIDAY.replace("mine.yaml", "week/mine.yaml"));
        assertThat(ExamReader.read(source, files).findings()).isEmpty();
        for (var nowhere : List.of("../mine.yaml", home.resolve("mine.yaml").toString(), "mine.yaml")) {
            var read = ExamReader.read(new Source("friday.yaml", FRIDAY.replace("mine.yaml", nowhere)), files);
            assertThat(Wording.ENGLISH.say(read.findings().getFirst().inOneLine()))
                    .startsWith(
                            "friday.yaml:5:22: error: " + nowhere + " is no lesson of Podfall's, and no file beside");
        }
        var pale = ExamReader.read(new Source("friday.yaml", FRIDAY.replace("mine.yaml", "week/pale.yaml")), files);
        assertThat(Wording.ENGLISH.say(pale.findings().getFirst().inOneLine()))
                .startsWith("friday.yaml:5:22: error: week/pale.yaml cannot be read: ")
                .contains("UTF-8");
    }
}
