package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Sitting;
import dev.podfall.kept.Study;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.fault.Breaking;
import dev.podfall.lesson.fault.Broken;
import dev.podfall.lesson.predicate.ConsoleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class hands in all kinds of files, not all of them right. */
class GradeCommandTest {
    private static final String FIRST = "01-one-per-node";

    @TempDir
    Path folder;

    private static Lesson lesson() {
        return Objects.requireNonNull(
                LessonReader.read(Objects.requireNonNull(Bundled.lesson(FIRST))).lesson());
    }

    private static String text(Session session, List<String> lines, Study study) {
        var recording = new Recording(session);
        ConsoleRun.of(session, lines, Map.of());
        return SessionWriter.write(recording.file().withStudy(study));
    }

    private static Session begun() {
        return Objects.requireNonNull(Begun.of(lesson(), 1).session());
    }

    private static Study study() {
        return new Study(FIRST, List.of(), 0, Duration.ofSeconds(61));
    }

    private static Study study(Broken broken) {
        return new Study(broken.lesson().id(), List.of(), 2, Duration.ofSeconds(90))
                .of(new Study.Fault(broken.fault(), broken.seed(), broken.requests()));
    }

    private String file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text).toString();
    }

    private static String mended(List<String> lines) {
        var broken = Breaking.of(begun(), 3).orElseThrow();
        return text(broken.session(), lines, study(broken));
    }

    /** @param handed of the tasks, in order, those that were handed in */
    private static Sitting sitting(List<Sitting.Task> tasks, List<String> handed) {
        return new Sitting(
                "friday",
                new TreeMap<>(Map.of("", "Friday")),
                Duration.ofMinutes(20),
                Instant.parse("2026-03-02T09:00:00Z"),
                Duration.ofMinutes(20),
                tasks,
                handed);
    }

    @Test
    void everyFileOfAClassIsARowOrAReason() throws IOException {
        var right = text(begun(), lesson().solution(), study());
        var sitting = sitting(
                List.of(new Sitting.Task(FIRST, ""), new Sitting.Task("12-cordon", ""), new Sitting.Task("13-x", "")),
                List.of(right, "podfall: {format: 1}\nacts: 7\n"));
        var files = new ArrayList<>(List.of("grade", "-o", "csv"));
        files.add(file("a/Ann.podfall", right));
        files.add(file("b/Ann.podfall", text(begun(), List.of(), study())));
        files.add(file("Mia.podfall", text(begun(), List.of(), study().in(sitting))));
        files.add(file("=Li|Wei.podfall", right));
        files.add(file("torn.podfall", right.substring(0, right.indexOf("acts:") + 8)));
        files.add(file("plain.podfall", text(begun(), List.of(), Study.NONE)));
        files.add(
                file("own.podfall", text(begun(), List.of(), new Study("/etc/hostname", List.of(), 0, Duration.ZERO))));
        files.add(file(
                "elsewhere.podfall", text(begun(), List.of(), new Study("12-cordon", List.of(), 0, Duration.ZERO))));
        files.add(folder.resolve("b/../a/Ann.podfall").toString());
        files.add(folder.resolve("gone.podfall").toString());
        files.add(folder.toString());

        var ran = Ran.podfall(files.toArray(String[]::new));

        assertThat(ran.code()).as("not all could be graded").isEqualTo(2);
        assertThat(ran.out().replace(folder + "/", "")).isEqualTo("""
                        NAME,LESSON,GOALS,OPEN,PREDICTIONS,HINTS,TIME
                        a/Ann,01-one-per-node,3/3,,0/2,0,61s
                        b/Ann,01-one-per-node,2/3,fresh,0/2,0,61s
                        Mia,01-one-per-node,3/3,,0/2,0,61s
                        '=Li|Wei,01-one-per-node,3/3,,0/2,0,61s
                        """.replace("\n", "\r\n"));
        var said = ran.err().replace(folder + "/", "").lines().toList();
        assertThat(said)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Mia.podfall (12-cordon):2:")
                        .contains("a list"))
                .anySatisfy(line -> assertThat(line).contains("Mia.podfall is of the lesson 13-x"))
                .anySatisfy(line -> assertThat(line).startsWith("torn.podfall:"))
                .anySatisfy(line -> assertThat(line).contains("plain.podfall does not say of which lesson it is"))
                .anySatisfy(
                        line -> assertThat(line).contains("own.podfall is of the lesson /etc/hostname, which is none"))
                .anySatisfy(
                        line -> assertThat(line).contains("elsewhere.podfall does not begin as the lesson 12-cordon"))
                .anySatisfy(line -> assertThat(line).contains("b/../a/Ann.podfall is named more than once"))
                .anySatisfy(line -> assertThat(line).contains("gone.podfall").contains("no such file"))
                .anySatisfy(line -> assertThat(line).contains("cannot read " + folder));
    }

    /** What a trainer's files say counts, in an exam too, and not what came with the session. */
    @Test
    void lessonsThatTheTrainerNamesCount() throws IOException {
        var text = Objects.requireNonNull(Bundled.lesson(FIRST)).text();
        var mine = file("mine.yaml", text.replace("lesson: " + FIRST, "lesson: mine"));
        var yours = file("yours.yaml", text.replace("lesson: " + FIRST, "lesson: yours"));
        var easy = text.replace("lesson: " + FIRST, "lesson: mine")
                .replace(
                        "{replaced: {of: ds/fluent-bit, node: worker-2, ready: true}}",
                        "{same: {of: ds/fluent-bit, node: worker-2}}");
        var study = new Study("mine", List.of(), 0, Duration.ofSeconds(61)).withText(easy);
        var sitting = sitting(
                List.of(new Sitting.Task("mine", ""), new Sitting.Task("yours", ""), new Sitting.Task("12-cordon", "")),
                List.of(
                        text(begun(), lesson().solution(), study),
                        text(begun(), List.of(), new Study("yours", List.of(), 0, Duration.ofSeconds(61)))));
        var exam = file("Mia.podfall", text(begun(), List.of(), study().in(sitting)));
        var alone = file("Ann.podfall", text(begun(), List.of(), study));

        assertThat(Ran.podfall("grade", alone, "-o", "csv").out().lines().skip(1))
                .as("a learner has made a goal easier")
                .containsExactly("Ann,mine,3/3,,0/2,0,61s");
        assertThat(Ran.podfall("grade", exam, alone, "--lesson", mine, "-o", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly("Mia,mine,3/3,,0/2,0,61s", "Ann,mine,2/3,fresh,0/2,0,61s");
        var both = Ran.podfall("grade", exam, alone, "--lesson", mine, "--lesson", yours, "-o", "csv");
        assertThat(both.err()).isEmpty();
        assertThat(both.out().lines().skip(1))
                .containsExactly(
                        "Mia,mine,3/3,,0/2,0,61s", "Mia,yours,2/3,fresh,0/2,0,61s", "Ann,mine,2/3,fresh,0/2,0,61s");
        var other = Ran.podfall("grade", alone, "--lesson", "12-cordon", "--lesson", yours);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("nothing in " + alone + " can be graded");
        var none = Ran.podfall(
                "grade", alone, "--lesson", folder.resolve("gone.yaml").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("gone.yaml").contains("no such file");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void whatWasBrokenIsGradedByWhetherItRunsAgain() throws IOException {
        var broken = Breaking.of(begun(), 3).orElseThrow();
        var mended = file("Wei.podfall", mended(broken.lesson().solution()));
        var open = file("Ann.podfall", mended(List.of("kubectl get pods")));
        var goal = broken.lesson().goals().getFirst().id();
        var ran = Ran.podfall("grade", mended, open, "-o", "csv");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        var id = "break-3 (" + broken.fault() + ")";
        assertThat(ran.out().lines().skip(1))
                .containsExactly("Wei," + id + ",1/1,,0/0,2,90s", "Ann," + id + ",0/1," + goal + ",0/0,2,90s");
    }

    @Test
    void whatWasNotBrokenThereIsNoneOfIt() throws IOException {
        var broken = Breaking.of(begun(), 3).orElseThrow();
        var other = study(broken).of(new Study.Fault("no-such-fault", 3, broken.requests()));
        var far = study(broken).of(new Study.Fault(broken.fault(), 3, 1000));
        var early = study(broken).of(new Study.Fault(broken.fault(), 3, 0));
        for (var study : List.of(other, far, early)) {
            var file = file("x.podfall", text(broken.session().fork(), List.of(), study));
            var ran = Ran.podfall("grade", file);
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err())
                    .contains("x.podfall cannot be graded: what was broken in it (")
                    .contains("No. 3");
            assertThat(ran.out()).isEmpty();
        }
    }
}
