package dev.podfall.lesson.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Forecast;
import dev.podfall.lesson.run.LessonRun.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A learner goes through a lesson. */
class LessonRunTest {
    private static Lesson lesson(String id) {
        return Objects.requireNonNull(
                LessonReader.read(Objects.requireNonNull(Bundled.lesson(id))).lesson());
    }

    /** Where nothing happens any more time stands still, and nobody waits for it to be known. */
    @Test
    void aWayThatIsWrongForAWhileIsKnownWhereNothingHappensAnyMore() {
        var lesson = lesson("w3-a-bigger-agent");
        var session = begun(lesson);
        var watch = new GoalWatch(lesson, Scene.Beginning.of(session));
        watch.look(session);
        ConsoleRun.of(session, List.of("kubectl set resources ds/agent --requests=cpu=350m"), lesson.files(), false);
        while (!session.idle()) {
            session.runFor(Duration.ofMillis(100));
            watch.look(session);
        }
        assertThat(watch.look(session).wrong()).isNotEmpty();
    }

    private static Session begun(Lesson lesson) {
        return Objects.requireNonNull(Begun.of(lesson, 1).session());
    }

    private static Answer tiles(String... nodes) {
        return new Answer.Tiles(new TreeSet<>(List.of(nodes)));
    }

    @Test
    void fromTheBriefOverThePredictionsToTheTask() {
        var lesson = lesson("07-noschedule-stays");
        var session = begun(lesson);
        var run = LessonRun.of(lesson);
        assertThat(run.stage()).isEqualTo(new Stage.Brief());

        run = run.next();
        assertThat(run.stage()).isEqualTo(new Stage.Asked(0));
        assertThat(run.next()).as("no way around an answer").isEqualTo(run);
        assertThat(run.hint()).as("no hints before the task").isEqualTo(run);

        run = run.answer(tiles("worker-1", "worker-3"), true);
        assertThat(run.isRight()).isEmpty();
        assertThat(run.next()).as("not before it has run").isEqualTo(run);

        var prediction = Objects.requireNonNull(run.prediction());
        var right = Forecast.in(session.fork(), prediction, lesson.files()).answer();
        run = run.ran(right);
        assertThat(run.isRight()).contains(false);
        assertThat(run.says())
                .extracting(text -> text.in(Language.ENGLISH))
                .first()
                .isEqualTo("That is what NoExecute would do.");
        var marks = new TreeMap<String, Marks.Mark>();
        marks.put("worker-1", Marks.Mark.RIGHT);
        marks.put("worker-2", Marks.Mark.MISSED);
        marks.put("worker-3", Marks.Mark.RIGHT);
        assertThat(Marks.tiles(tiles("worker-1", "worker-3"), (Answer.Tiles) right))
                .isEqualTo(marks);

        run = run.back().answer(right, true).ran(right);
        assertThat(run.isRight()).contains(true);
        assertThat(run.says()).hasSize(1);
        assertThat(run.tries()).isEqualTo(2);
        assertThat(run.answers()).as("the first answer stays").hasSize(1);
        assertThat(run.sureAndWrong()).hasSize(1);

        run = run.next().answer(new Answer.Unknown(), false).ran(new Answer.Count(3));
        run = run.next()
                .answer(new Answer.Count(1), true)
                .ran(new Answer.Count(1))
                .next();
        assertThat(run.stage()).isEqualTo(new Stage.Task());
        assertThat(run.sureAndWrong()).hasSize(1);
        run = run.hint().hint().hint().hint();
        assertThat(run.shownHints()).hasSize(3);
    }

    @Test
    void whatPodfallAddsToALinesErrorIsInTheReadersWords() {
        var lesson = lesson("01-one-per-node");
        var chinese = Wording.of(Language.of("zh-CN").orElseThrow());
        var ran = Forecast.in(begun(lesson), lesson.predictions().getLast(), lesson.files(), chinese)
                .ran()
                .getFirst();
        assertThat(ran.err()).startsWith("Error from server (NotFound)").contains("没有副本数");
    }

    @Test
    void goalsAreTickedLive() {
        var lesson = lesson("07-noschedule-stays");
        var session = begun(lesson);
        var watch = new GoalWatch(lesson, Scene.Beginning.of(session));
        var first = watch.look(session);
        assertThat(first.goals())
                .extracting(each -> each.goal().id() + " " + each.holds())
                .containsExactly("gone false", "settled false", "others true", "gently true", "present true");
        assertThat(first.goals().getFirst().seen().toString()).matches("now: fluent-bit-\\w+ on worker-2");
        assertThat(first.solved()).isFalse();

        ConsoleRun.of(session, lesson.solution(), lesson.files());
        var last = watch.look(session);
        assertThat(last.open()).isZero();
        assertThat(last.solved()).as("at rest, nothing will change").isTrue();
        var run = new LessonRun(lesson, new Stage.Task(), List.of(), 0, 0, null, false).looked(last);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void goalsHaveToHoldForAWhile() {
        var lesson = lesson("14-labels-decide");
        var session = begun(lesson);
        var watch = new GoalWatch(lesson, Scene.Beginning.of(session));
        ConsoleRun.of(session, lesson.solution().subList(0, 1), lesson.files());
        assertThat(watch.look(session).solved()).isFalse();
        ConsoleRun.of(session, lesson.solution().subList(1, 2), lesson.files(), false);
        boolean all = false;
        while (!all) {
            assertThat(watch.look(session).solved()).isFalse();
            assertThat(session.runOneStep(session.now().plus(Duration.ofMinutes(1))))
                    .isNotNull();
            all = watch.look(session).open() == 0;
        }
        assertThat(watch.look(session).solved())
                .as("something is still to come")
                .isEqualTo(session.idle());
        session.runFor(lesson.hold());
        assertThat(watch.look(session).solved()).isTrue();
    }

    @Test
    void aWrongWayIsRecognisedAlsoIfItWasTakenBack() {
        var lesson = lesson("07-noschedule-stays");
        var session = begun(lesson);
        var watch = new GoalWatch(lesson, Scene.Beginning.of(session));
        var before = session.fork();
        ConsoleRun.of(session, List.of("kubectl taint node worker-2 maintenance=now:NoExecute"), lesson.files());
        ConsoleRun.of(session, List.of("kubectl taint node worker-2 maintenance-"), lesson.files());
        var report = watch.look(session);
        assertThat(report.wrong()).hasSize(1);
        var run = new LessonRun(lesson, new Stage.Task(), List.of(), 0, 0, null, false).looked(report);
        assertThat(run.warnings())
                .extracting(text -> text.in(Language.ENGLISH))
                .first()
                .asString()
                .startsWith("NoExecute also takes every other pod");
        // Undo goes back to before it: there it has not happened.
        assertThat(watch.look(before).wrong()).isEmpty();
    }

    @Test
    void whoLeavesTheLessonIsAstray() {
        var lesson = lesson("07-noschedule-stays");
        var session = begun(lesson);
        var since = Scene.Beginning.of(session);
        var watch = new GoalWatch(lesson, since);
        var earlier = session.forkAt(session.journal().get(3).position());
        ConsoleRun.of(earlier, lesson.solution(), lesson.files());
        assertThat(watch.look(earlier).astray()).isTrue();
        assertThat(watch.look(begun(lesson("01-one-per-node"))).astray()).isTrue();
        assertThat(watch.look(session).astray()).isFalse();
    }

    @Test
    void whatHasToBeTriedIsTriedLast() {
        var lesson = lesson("b5-eviction-loop");
        var session = begun(lesson);
        var watch = new GoalWatch(lesson, Scene.Beginning.of(session));
        var open = watch.look(session).goals().getLast();
        assertThat(open.goal().id()).isEqualTo("still-leaves");
        assertThat(open.seen()).hasToString("this is tried as soon as all else is right");
        ConsoleRun.of(session, lesson.solution(), lesson.files());
        assertThat(watch.look(session).open()).isZero();
    }

    @Test
    void aWholeLessonIsGradedAsItsSessionSays() {
        var lesson = lesson("11-automatic-tolerations");
        var session = begun(lesson);
        Forecast.in(session, lesson.predictions().get(1), lesson.files());
        ConsoleRun.of(session, lesson.solution(), lesson.files());
        var grading = Grading.of(lesson, session).orElseThrow();
        assertThat(grading.isSolved()).isTrue();
        assertThat(grading.requests()).isEqualTo(1);
        assertThat(Grading.of(lesson("12-cordon"), session)).isEmpty();
    }

    @Test
    void questionsComeBackTwoAtATime() {
        var course = Bundled.lessons().stream()
                .map(source -> Objects.requireNonNull(LessonReader.read(source).lesson()))
                .toList();
        var next = lesson("16-node-dies");
        var all = course.stream().map(Lesson::id).toList();
        var due = Recalls.before(next, course, all, List.of());
        assertThat(due).extracting(Recalls.Due::name).containsExactly("03-come-and-go#1", "10-toleration-seconds#1");
        assertThat(Recalls.before(next, course, all, List.of("03-come-and-go#1")))
                .extracting(Recalls.Due::name)
                .startsWith("10-toleration-seconds#1");
        assertThat(Recalls.before(next, course, List.of(), List.of())).isEmpty();
        assertThat(Recalls.before(next, course, List.of("13-drain"), List.of()))
                .extracting(Recalls.Due::name)
                .containsExactly("13-drain#1");
    }

    @Test
    void anOrderIsMarkedPlaceByPlace() {
        var right = new Answer.Order(List.of("a", "b", "c"));
        assertThat(Marks.order(new Answer.Order(List.of("a", "c")), right))
                .containsExactly(
                        new Marks.Placed("a", Marks.Mark.RIGHT),
                        new Marks.Placed("c", Marks.Mark.WRONG),
                        new Marks.Placed("b", Marks.Mark.MISSED));
    }
}
