package dev.podfall.lesson.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.run.DemoBeat.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A trainer plays a lesson's script. */
class DemoRunTest {
    private static Lesson lesson(String id) {
        return Objects.requireNonNull(
                LessonReader.read(Objects.requireNonNull(Bundled.lesson(id))).lesson());
    }

    /** Each press in a word: its sort, its line, what is open, and whether that is answered. */
    private static List<String> presses(String id) {
        return DemoScript.of(lesson(id)).stream()
                .map(beat -> {
                    var asked = beat.asked();
                    return beat.kind() + " " + (beat.line() + 1) + (beat.stepwise() ? " stepwise" : "")
                            + (asked == null ? "" : " " + asked.id() + (beat.answers() ? "!" : "?"));
                })
                .toList();
    }

    @Test
    void aQuestionIsAnsweredByTheLineThatDoesWhatItAsksAbout() {
        assertThat(presses("01-one-per-node"))
                .containsExactly(
                        "OPENING 0",
                        "SHOW 1",
                        "ASK 2 comes-back?",
                        "SHOW 3 stepwise comes-back!",
                        "SHOW 4",
                        "CLOSING 5");
    }

    @Test
    void orByTheLastOfThemAndWhoseTimeComesLaterByTheWaitForIt() {
        assertThat(presses("12-cordon"))
                .containsSubsequence("ASK 1 daemon?", "SHOW 2 stepwise daemon?", "SHOW 3 daemon!", "SHOW 4");
        assertThat(presses("16-node-dies"))
                .containsSubsequence("ASK 1 order?", "SHOW 2 order?", "SHOW 3 order?", "SHOW 4 order!");
    }

    @Test
    void whatIsAskedOfTheClusterAsItIsIsAnsweredByLookingAtIt() {
        assertThat(presses("04-control-plane")).containsSubsequence("ASK 1 desired?", "SHOW 2 desired!");
        assertThat(presses("w1-spot-is-reclaimed"))
                .as("what would be is not what is done next")
                .containsSubsequence("ASK 2 noschedule?", "SHOW 2 noschedule!", "SHOW 3");
    }

    @Test
    void whatTheScriptDoesNotDoIsDoneAside() {
        assertThat(presses("05-absent-or-pending"))
                .as("what another question comes before is not done yet")
                .containsSubsequence("ASK 1 desired?", "ASIDE 1 desired!", "ASK 2 pending?", "SHOW 3 pending!");
        assertThat(presses("18-rollout-budget"))
                .endsWith("ASK 4 percent?", "ASIDE 4 percent!", "ASK 5 restart?", "ASIDE 5 restart!", "CLOSING 6");
        var demo = DemoRehearsal.of(lesson("18-rollout-budget"), 1);
        var aside = demo.played().stream()
                .filter(each -> each.beat().kind() == Kind.ASIDE)
                .toList();
        assertThat(aside.getFirst().start())
                .as("each begins where the lesson asks it")
                .isSameAs(aside.getLast().start())
                .isSameAs(demo.played().getFirst().start());
        assertThat(demo.played().getLast().start())
                .as("afterwards all is as before")
                .isSameAs(demo.played().get(3).end());
    }

    @Test
    void forwardAndBack() {
        var run = DemoRun.of(DemoRehearsal.of(lesson("01-one-per-node"), 1));
        assertThat(run.back()).as("nothing is before the beginning").isEqualTo(run);
        var begun = run.played().end();
        run = run.forward().forward();
        assertThat(run.beat().kind()).isEqualTo(Kind.ASK);
        assertThat(run.running()).as("nothing moves while it is asked").isFalse();
        assertThat(run.played().end()).isSameAs(begun);
        assertThat(run.answer()).isNull();

        run = run.forward();
        assertThat(run.running()).isTrue();
        assertThat(run.answer()).as("not before it was seen").isNull();
        assertThat(run.forward()).as("who is impatient sees the end").isEqualTo(run.seen());
        run = run.seen();
        assertThat(run.answer())
                .isInstanceOfSatisfying(
                        Answer.Tiles.class,
                        tiles -> assertThat(tiles.nodes()).containsExactly("worker-1", "worker-2", "worker-3"));
        assertThat(run.played().end().now()).isAfter(begun.now());

        assertThat(run.back().beat().kind()).isEqualTo(Kind.ASK);
        assertThat(run.back().played().end())
                .as("back in time to before the line")
                .isSameAs(begun);

        run = run.forward().seen().forward();
        assertThat(run.beat().kind()).isEqualTo(Kind.CLOSING);
        assertThat(run.isLast()).isTrue();
        assertThat(run.at()).isEqualTo(run.presses());
        assertThat(run.forward()).isEqualTo(run);
    }

    /** Each script of the course: its lines are commands, every question is answered, and as the lesson expects it. */
    @TestFactory
    Stream<DynamicTest> everyScriptIsPlayedToItsEnd() {
        return Bundled.ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    var lesson = lesson(id);
                    var run = DemoRun.of(DemoRehearsal.of(lesson, 1));
                    var open = new ArrayList<String>();
                    for (int presses = 0; !run.isLast(); presses++) {
                        assertThat(presses).isLessThan(run.presses());
                        run = run.forward().seen();
                        assertThat(run.played().ran()).noneMatch(ran -> ran.isNoCommand());
                        var asked = run.beat().asked();
                        if (asked != null && run.beat().kind() == Kind.ASK) {
                            open.add(asked.id());
                        }
                        var answer = run.answer();
                        if (asked != null && answer != null) {
                            open.remove(asked.id());
                            assertThat(asked.agree(Objects.requireNonNull(asked.expected()), answer))
                                    .as("%s is %s", asked.id(), answer)
                                    .isTrue();
                        }
                    }
                    assertThat(open).as("asked and never answered").isEmpty();
                    assertThat(run.demo().played())
                            .extracting(each -> each.beat().line())
                            .isSorted();
                }));
    }
}
