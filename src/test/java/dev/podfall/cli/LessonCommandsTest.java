package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kept.Progress;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Sitting;
import dev.podfall.kept.Study;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.predicate.ConsoleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons on the command line: checked, graded, and their predicates as expectations. */
class LessonCommandsTest {
    private static final String SAMPLE = "samples/01-first-daemonset.yaml";

    @TempDir
    Path folder;

    private String right = "";

    @BeforeEach
    void readALesson() {
        right = Objects.requireNonNull(Bundled.lesson("01-one-per-node")).text();
    }

    @Test
    void aRightLessonIsOk() {
        var ran = Ran.podfall("check", "01-one-per-node", "--answers");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("""
                        ok      01-one-per-node.yaml
                          comes-back: worker-1, worker-2, worker-3
                          scale: refused
                        """);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aWrongOneIsRefusedWithPlaceAndReason() throws IOException {
        var file = folder.resolve("01-one-per-node.yaml");
        Files.writeString(file, right.replace("expect: refused", "expect: five"));
        var ran = Ran.podfall("check", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(file + ":").contains("error: it comes to refused, not five");
        assertThat(ran.out()).startsWith("1 mistake in ");
        Files.writeString(file, right.replace("hints:", "hint:"));
        var unreadable = Ran.podfall("check", file.toString(), "--lang", "zh-CN");
        assertThat(unreadable.code()).isEqualTo(2);
        assertThat(unreadable.err()).contains("这里没有 hint 这个键");
    }

    @Test
    void anExamIsCheckedWithTheLessonsBesideIt() throws IOException {
        var exam = "exam: friday\nformat: 1\ntitle: Friday\nminutes: 25\nlessons: [12-cordon, mine.yaml]\n";
        var file = folder.resolve("friday.yaml");
        Files.writeString(file, exam);
        var mine = folder.resolve("mine.yaml");
        Files.writeString(mine, right.replace("lesson: 01-one-per-node", "lesson: mine"));
        var ran = Ran.podfall("check", file.toString());
        assertThat(ran.out()).isEqualTo("ok      " + file + "\nok      mine.yaml\n");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();

        Files.writeString(mine, Files.readString(mine).replace("expect: refused", "expect: five"));
        var wrongly = Ran.podfall("check", file.toString());
        assertThat(wrongly.code())
                .as("it can be read, and does not keep what it promises")
                .isEqualTo(1);
        assertThat(wrongly.err()).startsWith("mine.yaml:").contains("it comes to refused, not five");

        Files.writeString(
                file, exam.replace("25", "25m").replace("12-cordon, ", "12-cordn, 12-cordon, 12-cordon, none.yaml, "));
        assertThat(Ran.podfall("check", file.toString()).err())
                .isEqualTo("%s:4:10: error: 25m cannot be read here. Write a whole number\n".formatted(file));
        Files.writeString(file, Files.readString(file).replace("25m", "-1"));
        var wrong = Ran.podfall("check", file.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err().replace(file + ":", ""))
                .contains("5:11: error: 12-cordn is no lesson of Podfall's, and no file beside this one. ")
                .contains("5:32: error: 12-cordon is there twice. Give each its own")
                .contains("5:43: error: none.yaml is no lesson of Podfall's, and no file beside this one. ")
                .contains("4:10: error: an exam cannot take -1 minutes. Write how many minutes");
        assertThat(wrong.out()).isEqualTo("4 mistakes in " + file + "\n");
    }

    @Test
    void lessonsOfAnExamAreCheckedInItsOrderAndMayNameEachOther() throws IOException {
        var file = folder.resolve("friday.yaml");
        Files.writeString(
                file,
                "exam: friday\nformat: 1\ntitle: Friday\nminutes: 25\nlessons: [zebra.yaml, mine.yaml, also.yaml]\n");
        for (var name : List.of("zebra", "mine", "also")) {
            var text = right.replace("lesson: 01-one-per-node", "lesson: " + name);
            Files.writeString(folder.resolve(name + ".yaml"), name.equals("mine") ? text + "needs: [zebra]\n" : text);
        }
        var ran = Ran.podfall("check", file.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .isEqualTo("ok      " + file + "\nok      zebra.yaml\nok      mine.yaml\nok      also.yaml\n");
    }

    @Test
    void whatIsNoLessonIsSaid() {
        var ran = Ran.podfall("check", "99-nothing");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("99-nothing is no file and no lesson").contains("01-one-per-node");
        assertThat(Ran.podfall("check", "none.yaml").err()).contains("there is no such file");
    }

    @Test
    void predicatesAreExpectations() {
        var met = "{pods: {of: ds/fluent-bit, node: worker-1, ready: true}}";
        assertThat(Ran.podfall("run", SAMPLE, "--expect", met).code()).isZero();
        var ran = Ran.podfall("run", SAMPLE, "--expect", "ds=fluent-bit,ready=3", "--expect", "{nodes: {}, count: 4}");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("not as expected: nodes: wanted 4, there are 3: worker-1, worker-2, worker-3\n");
        var history = "{never: {daemonset: fluent-bit, exists: true}}";
        assertThat(Ran.podfall("run", SAMPLE, "--expect", history).err()).contains("it was so ");
        var wrong = Ran.podfall("run", SAMPLE, "--expect", "{pod: {}}");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--expect {pod: {}}: pod is no key here. Maybe pods?");
    }

    private Path session(String name, Lesson lesson, List<String> lines, Study study) throws IOException {
        var session = Objects.requireNonNull(Begun.of(lesson, 1).session());
        var recording = new Recording(session);
        ConsoleRun.of(session, lines, lesson.files());
        var file = folder.resolve(name + ".podfall");
        Files.writeString(file, SessionWriter.write(recording.file().withStudy(study)));
        return file;
    }

    @Test
    void sessionsThatLearnersSendBackAreGraded() throws IOException {
        var lesson = Objects.requireNonNull(LessonReader.read(Objects.requireNonNull(Bundled.lesson("01-one-per-node")))
                .lesson());
        var said = List.of(
                new Study.Said("comes-back", "worker-1", false, true), new Study.Said("scale", "refused", true, true));
        var good = session("Wei", lesson, lesson.solution(), new Study(lesson.id(), said, 1, Duration.ofSeconds(185)));
        var bad = session("Ann", lesson, List.of("kubectl rollout restart ds/fluent-bit"), Study.NONE);

        var table = Ran.podfall("grade", good.toString(), bad.toString(), "--lesson", lesson.id());
        assertThat(table.code()).isZero();
        assertThat(table.out().lines().toList().get(0))
                .isEqualTo("NAME   LESSON            GOALS   OPEN               PREDICTIONS   HINTS   TIME");
        assertThat(table.out().lines().toList().get(1))
                .isEqualTo("Wei    01-one-per-node   3/3                        1/2           1       3m5s");
        assertThat(table.out()).contains("Ann    01-one-per-node   1/3     others untouched   0/2           0 ");

        assertThat(Ran.podfall("grade", good.toString(), "-o", "csv").out())
                .isEqualTo("NAME,LESSON,GOALS,OPEN,PREDICTIONS,HINTS,TIME\r\nWei,01-one-per-node,3/3,,1/2,1,3m5s\r\n");
        assertThat(Ran.podfall("grade", good.toString(), "-o", "markdown", "--lang", "zh-CN")
                        .out())
                .startsWith("| 姓名 | 课程 | 目标 | 未达成 | 预测 | 提示 | 用时 |\n| --- |")
                .contains("| Wei | 01-one-per-node | 3/3 |  | 1/2 | 1 | 3 分钟 5 秒 |");

        var nameless = Ran.podfall("grade", bad.toString());
        assertThat(nameless.code()).isEqualTo(2);
        assertThat(nameless.err()).contains("does not say of which lesson it is: name it with --lesson");
        var other = Ran.podfall("grade", good.toString(), "--lesson", "12-cordon");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("does not begin as the lesson 12-cordon does");
    }

    @Test
    void aHandoutOfNoLessonOrInTwoFormatsIsNone() {
        var none = Ran.podfall("handout", "99-nothing");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .startsWith("podfall handout: 99-nothing is no file and no lesson")
                .contains("12-cordon");
        var both = Ran.podfall("handout", "12-cordon", "--out", "cordon.html", "--format", "markdown");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err())
                .contains("--out cordon.html and --format do not agree")
                .contains(".md");
    }

    @Test
    void anExamIsARowForEachOfItsTasksAndProgressIsWhatItSays() throws IOException {
        var first = Objects.requireNonNull(LessonReader.read(Objects.requireNonNull(Bundled.lesson("01-one-per-node")))
                .lesson());
        var done = Files.readString(
                session("done", first, first.solution(), new Study(first.id(), List.of(), 0, Duration.ofMinutes(4))));
        var sitting = new Sitting(
                "friday",
                new TreeMap<>(Map.of("", "Friday")),
                Duration.ofMinutes(20),
                Instant.parse("2026-03-02T09:00:00Z"),
                Duration.ofMinutes(20),
                List.of(new Sitting.Task(first.id(), ""), new Sitting.Task("12-cordon", "")),
                List.of(done));
        // What was done after the end does not count.
        var file = session(
                "Mia", first, List.of(), new Study(first.id(), List.of(), 0, Duration.ofMinutes(9)).in(sitting));
        var graded = Ran.podfall("grade", file.toString(), "-o", "csv");
        assertThat(graded.err()).isEmpty();
        assertThat(graded.out().lines().toList().get(1)).isEqualTo("Mia,01-one-per-node,3/3,,0/2,0,4m");
        assertThat(graded.out().lines().toList().get(2)).startsWith("Mia,12-cordon,0/");

        var progress = new Progress(
                List.of(new Progress.Tried(
                        new Study(
                                first.id(), List.of(new Study.Said("scale", "refused", true, true)), 2, Duration.ZERO),
                        3,
                        Instant.parse("2026-03-02T09:00:00Z"))),
                List.of());
        var exported = Files.writeString(folder.resolve("Ben.yaml"), progress.text());
        assertThat(Ran.podfall("grade", exported.toString(), "-o", "csv")
                        .out()
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo("Ben,01-one-per-node,solved (said),,1/2,2,0s");
    }
}
