package dev.podfall.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Exam;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.run.ExamRun;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody takes an exam: the clock is the test's. */
class ExamViewModelTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final BareGround ground = new BareGround();
    private final LessonViewModel lessons = new LessonViewModel(ground);
    private final List<LessonRun> handed = new ArrayList<>();
    private Instant now = NINE;
    private final ExamViewModel exam = new ExamViewModel(lessons, ground, () -> now);
    private final Lesson first = lesson("01-one-per-node");
    private final Lesson second = lesson("06-match-a-toleration");

    private static Lesson lesson(String id) {
        return Objects.requireNonNull(
                LessonReader.read(Objects.requireNonNull(Bundled.lesson(id))).lesson());
    }

    @BeforeEach
    void begin() {
        exam.setOnHanded(handed::add);
        exam.begin(new Exam("two", Text.same("Two"), Duration.ofMinutes(20), List.of(first, second)), Map.of());
    }

    private ExamRun run() {
        return Objects.requireNonNull(exam.run().get());
    }

    private LessonRun at() {
        return Objects.requireNonNull(lessons.run().get());
    }

    private void pass(Duration time) {
        now = now.plus(time);
        exam.look();
    }

    private void toTheTask(Lesson lesson) {
        lessons.next();
        for (int i = 0; i < lesson.predictions().size(); i++) {
            lessons.answer(new Answer.Unknown(), false);
        }
        assertThat(at().stage()).isEqualTo(new Stage.Task());
    }

    @Test
    void nobodyIsToldWhatIsRightBeforeTheEnd() {
        lessons.next();
        assertThat(at().stage()).isEqualTo(new Stage.Asked(0));
        lessons.answer(new Answer.Tiles(new TreeSet<>(List.of("worker-1", "worker-2", "worker-3"))), true);
        assertThat(at().stage()).as("on to the next, nothing is shown").isEqualTo(new Stage.Asked(1));
        lessons.again();
        assertThat(at().stage()).as("no second try").isEqualTo(new Stage.Asked(1));
        lessons.answer(new Answer.Unknown(), false);
        lessons.hint();
        assertThat(at().hints()).isZero();
        lessons.solve();
        assertThat(reached(at())).as("nobody shows how").doesNotContain("replaced");
        assertThat(at().answers()).extracting(LessonRun.Given::right).containsExactly(true, false);

        ground.type(first.solution().toArray(String[]::new));
        assertThat(at().stage()).as("the learner says when it is done").isEqualTo(new Stage.Task());
    }

    private static List<String> reached(LessonRun run) {
        return Objects.requireNonNull(run.goals()).goals().stream()
                .filter(GoalWatch.GoalState::holds)
                .map(goal -> goal.goal().id())
                .toList();
    }

    @Test
    void whatIsHandedInCountsAsItIsThen() {
        toTheTask(first);
        ground.type(first.solution().toArray(String[]::new));
        pass(Duration.ofMinutes(5));
        exam.next();
        assertThat(at().lesson()).isEqualTo(second);
        assertThat(at().exam()).isTrue();
        assertThat(exam.left().get()).isEqualTo(Duration.ofMinutes(15));

        toTheTask(second);
        pass(Duration.ofMinutes(3));
        exam.finish();
        assertThat(exam.running().get()).isFalse();
        assertThat(run().took()).isEqualTo(Duration.ofMinutes(8));
        assertThat(handed).extracting(each -> each.lesson().id()).containsExactly(first.id(), second.id());
        assertThat(reached(handed.get(0)))
                .hasSameElementsAs(first.goals().stream().map(Lesson.Goal::id).toList());
        assertThat(reached(handed.get(1)).size()).isLessThan(second.goals().size());

        var sitting = Objects.requireNonNull(exam.sitting());
        assertThat(sitting.handed()).hasSize(2).allMatch(text -> text.startsWith("podfall:"));
        assertThat(sitting.handed().get(0)).contains("fluent-bit");
        assertThat(sitting.took()).isEqualTo(Duration.ofMinutes(8));
        assertThat(at().isOver()).isTrue();
    }

    @Test
    void theLimitEndsAQuestionToo() {
        lessons.next();
        assertThat(lessons.toggle("worker-1")).isTrue();
        pass(Duration.ofMinutes(20));
        assertThat(exam.running().get()).isFalse();
        assertThat(lessons.tiles().get()).as("nothing is asked any more").isEmpty();
    }

    @Test
    void theLimitEndsItWhateverIsBeingDone() {
        toTheTask(first);
        pass(Duration.ofMinutes(19).plusSeconds(59));
        assertThat(exam.running().get()).isTrue();
        assertThat(exam.left().get()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(exam.running().get()).isFalse();
        assertThat(run().took()).isEqualTo(Duration.ofMinutes(20));
        assertThat(run().of(second)).as("it was not begun").isNull();
        assertThat(handed).hasSize(1);
        pass(Duration.ofHours(1));
        assertThat(run().took()).as("what is over is over").isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void anExamWhoseLessonIsGoneEndsToo() {
        lessons.close();
        exam.next();
        assertThat(exam.running().get()).isTrue();
        pass(Duration.ofMinutes(20));
        assertThat(exam.running().get())
                .as("else nothing could be opened ever again")
                .isFalse();
        assertThat(run().done()).isEmpty();
        exam.leave();
        assertThat(exam.sitting()).isNull();
    }

    @Test
    void whoComesBackTooLateHasNoTimeLeft() {
        toTheTask(first);
        var sitting = Objects.requireNonNull(exam.sitting());
        var left = LessonRun.resumed(first, new Stage.Task(), List.of(), 0, true);
        var before = new ExamRun(run().exam(), NINE, List.of(), Duration.ZERO);
        now = NINE.plus(Duration.ofMinutes(7));
        exam.resume(before, sitting, left, Map.of());
        assertThat(exam.left().get()).as("time went on meanwhile").isEqualTo(Duration.ofMinutes(13));
        ground.type(first.solution().toArray(String[]::new));
        assertThat(reached(at())).as("where it was left").hasSize(first.goals().size());

        now = NINE.plus(Duration.ofHours(2));
        exam.resume(before, sitting, left, Map.of());
        assertThat(exam.running().get()).isFalse();
        assertThat(run().took()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void theClockIsNeverAtZeroBeforeTheEnd() {
        assertThat(ExamCard.text(Duration.ofSeconds(727))).isEqualTo("12:07");
        assertThat(ExamCard.text(Duration.ofMillis(300))).isEqualTo("0:01");
        assertThat(ExamCard.text(Duration.ZERO)).isEqualTo("0:00");
        assertThat(ExamCard.text(Duration.ofMinutes(90))).isEqualTo("90:00");
    }
}
