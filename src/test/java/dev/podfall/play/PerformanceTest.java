package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Lab;
import dev.podfall.explain.caption.Captions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen when, in frames of a sixtieth of a second; no clock but that. */
class PerformanceTest {
    private static final long FRAME = 16_666_667;
    private static final double SECONDS = FRAME / 1e9;

    private Courses courses = new Courses(new Session(SessionOptions.DEFAULT));
    private Performance performance = new Performance(courses);
    private int frames;

    private void open(String manifests) {
        var sources = List.of(new Source("x.yaml", manifests));
        var session = new Session(ManifestLoad.optionsFor(sources));
        var load = ManifestLoad.plan(sources, session);
        assertThat(load.hasErrors()).isFalse();
        load.apply(session);
        courses = new Courses(session);
        performance = new Performance(courses);
    }

    private static String nodes(int count) {
        var out = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            out.append(Lab.node("n" + i, ""));
        }
        return out.toString();
    }

    private void frame() {
        frames++;
        performance.pass(FRAME, () -> true);
    }

    /** When, in seconds, each change was first shown, by what is seen of it. */
    private final Map<Sight, List<Double>> shown = new EnumMap<>(Sight.class);

    private void show(double seconds) {
        int seen = courses.shown();
        for (int i = 0; i < seconds / SECONDS; i++) {
            frame();
            for (; seen < courses.shown(); seen++) {
                var step = courses.session().journal().get(seen);
                for (var fact : Captions.facts(step)) {
                    shown.computeIfAbsent(Sight.of(fact), sight -> new ArrayList<>())
                            .add(frames * SECONDS);
                }
            }
        }
    }

    private List<Double> shown(Sight sight) {
        return shown.getOrDefault(sight, List.of());
    }

    private void untilRest() {
        for (int i = 0; !performance.isResting(); i++) {
            assertThat(i).as("frames").isLessThan(6_000);
            frame();
        }
    }

    private void run(String line) {
        courses.act(
                Act.unnamed(),
                session -> assertThat(Console.run(line, new StrictIo(Map.of("agent.yaml", Lab.agent(""))), session))
                        .isZero());
        performance.acted();
    }

    @Test
    void aStageIsSeenEmptyAndPodsOneAfterTheOther() {
        open(nodes(4));
        untilRest();
        double from = frames * SECONDS;
        run("kubectl apply -f agent.yaml");

        show(6);
        var births = shown(Sight.BORN);
        var bound = shown(Sight.BOUND);

        assertThat(births.getFirst() - from).isBetween(0.7, 1.6);
        // As long as four need to be seen, and each binding after the other.
        assertThat(bound).hasSize(4);
        assertThat(bound.getFirst() - births.getLast()).isGreaterThan(0.06);
        assertThat(bound.getLast() - births.getFirst()).isGreaterThan(0.5);
    }

    @Test
    void thousandsAreAWaveOfSeconds() {
        open(nodes(1_000));
        untilRest();
        run("kubectl apply -f agent.yaml");

        show(9);

        assertThat(shown(Sight.BOUND)).hasSize(1_000);
        assertThat(shown(Sight.BOUND).getLast() - shown(Sight.BORN).getFirst()).isBetween(2.0, 4.0);
    }

    @Test
    void theClockStandsAtRestAndGoesOnOnceSomebodyActs() {
        open(nodes(2) + Lab.agent(""));
        untilRest();
        var at = courses.at();
        int steps = courses.session().journal().size();

        show(5);

        assertThat(courses.at()).isEqualTo(at);
        assertThat(courses.session().journal().size()).isEqualTo(steps);
        run("kubectl taint node n1 a=b:NoExecute");
        assertThat(performance.isResting()).isFalse();
        show(3);
        assertThat(shown(Sight.TERMINATING)).hasSize(1);
    }

    @Test
    void whatTakesMinutesIsPassedOverInSeconds() {
        var eviction =
                "    spec:\n      tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 300}]\n";
        open(nodes(2) + Lab.agent("").replace("    spec:\n", eviction));
        untilRest();
        run("kubectl taint node n1 a=b:NoExecute");
        double from = frames * SECONDS;

        for (int i = 0; performance.next() == null; i++) {
            assertThat(i).isLessThan(200);
            frame();
        }
        assertThat(performance.next().clock().name()).isEqualTo("EVICTION");
        show(6);
        var left = shown(Sight.TERMINATING);

        assertThat(left).hasSize(1);
        assertThat(left.getFirst() - from).isBetween(1.5, 4.5);
        assertThat(Duration.between(courses.session().options().start(), courses.at()))
                .isGreaterThan(Duration.ofSeconds(300));
    }

    @Test
    void whoWaitsIsNotKeptWaitingByRest() {
        open(nodes(1));
        untilRest();
        var until = courses.at().plus(Duration.ofMinutes(5));
        performance.await(until);
        int from = frames;

        untilRest();

        assertThat(courses.at()).isEqualTo(until);
        assertThat((frames - from) * SECONDS).isBetween(1.0, 4.0);
    }

    @Test
    void whoWaitsBeforeTheFirstFrameOfASessionIsNotForgotten() {
        open(nodes(1));
        var until = courses.session().now().plus(Duration.ofMinutes(5));
        performance.await(until);

        untilRest();

        assertThat(courses.at()).isEqualTo(until);
    }

    @Test
    void theSameIsSeenInTheSameFramesLiveAndAgain() {
        open(nodes(5) + Lab.agent(""));
        var live = new ArrayList<Integer>();
        performance.pass(0, () -> true);
        int began = courses.shown();
        for (int i = 0; i < 600; i++) {
            frame();
            live.add(courses.shown());
        }
        courses.show(began);
        var replay = new Performance(courses);
        var again = new ArrayList<Integer>();
        replay.pass(0, () -> true);
        assertThat(courses.present()).isFalse();
        for (int i = 0; i < 600; i++) {
            replay.pass(FRAME, () -> true);
            again.add(courses.shown());
        }

        assertThat(again).isEqualTo(live);
        assertThat(courses.present()).isTrue();
    }

    @Test
    void anActInTheMiddleOfABurstLeavesNoBranch() {
        open(nodes(50));
        untilRest();
        run("kubectl apply -f agent.yaml");
        show(1.6);
        assertThat(courses.present()).isTrue();

        run("kubectl cordon n1");

        assertThat(courses.moment(true, Pace.STORY, Moment.Waiting.FOR_NOTHING).branches())
                .isEmpty();
        assertThat(courses.live()).isTrue();
    }

    @Test
    void aPastInWhichNothingHappensAnyMoreIsPastTooAndPlayedOn() {
        open(nodes(1) + Lab.agent(""));
        courses.session().runUntil(courses.session().now().plusSeconds(300));
        courses.showEnd();
        var end = courses.at();
        var quiet = end.minusSeconds(100);
        courses.show(quiet);
        assertThat(courses.live()).as("all steps are shown").isTrue();
        assertThat(courses.present()).isFalse();
        assertThat(courses.at()).isEqualTo(quiet);
        performance.jumped();
        for (int i = 0; !courses.present(); i++) {
            assertThat(i).isLessThan(400);
            frame();
            assertThat(courses.at()).isBetween(quiet, end);
        }

        courses.show(quiet);
        run("kubectl cordon n1");

        var moment = courses.moment(false, Pace.STORY, Moment.Waiting.FOR_NOTHING);
        assertThat(moment.branches()).hasSize(1);
        assertThat(moment.branches().getFirst().end()).isEqualTo(end);
        assertThat(Duration.between(quiet, courses.at())).isLessThan(Duration.ofSeconds(1));
        assertThat(moment.present()).isTrue();
    }

    @Test
    void stepsGoByWhatIsSeenOrOneByOne() {
        open(nodes(2) + Lab.agent(""));
        performance.stepForward(false, Duration.ofHours(1));
        var first = courses.session().journal().get(courses.shown() - 1);
        assertThat(Sight.isAny(first)).isTrue();
        int here = courses.shown();
        performance.stepForward(false, Duration.ofHours(1));
        assertThat(courses.shown()).isGreaterThan(here);
        performance.stepBack(false);
        assertThat(courses.shown()).isGreaterThanOrEqualTo(here);
        performance.stepBack(true);
        int before = courses.shown();
        performance.stepForward(true, Duration.ofHours(1));
        assertThat(courses.shown()).isEqualTo(before + 1);
    }

    @Test
    void atRestAStepWaitsForNothingButEveryStepDoes() {
        open(nodes(2) + Lab.agent(""));
        untilRest();
        var at = courses.at();
        performance.stepForward(false, Duration.ofHours(24));
        assertThat(courses.at()).as("nothing is to be seen").isEqualTo(at);
        performance.stepForward(true, Duration.ofHours(24));
        assertThat(courses.at()).isAfter(at);
    }

    @Test
    void itIsReplayedFromTheLastActOn() {
        open(nodes(2) + Lab.agent(""));
        untilRest();
        int landed = courses.session().journal().size();
        assertThat(courses.beforeLast()).isEqualTo((int)
                courses.session().journal().stream().takeWhile(Step::byUser).count());
        run("kubectl label node n1 a=b");
        assertThat(courses.beforeLast()).isEqualTo(landed);
        assertThat(courses.session().journal().get(landed).changes().getFirst().kind())
                .isEqualTo(Kind.NODE);
    }

    @Test
    void aBurstIsHeldShorterAndShorterAndTimeBringsTheCalmBack() {
        var director = new Director();
        director.enter();
        assertThat(director.hold(10e9)).isCloseTo(9.3e9, within(1.0));
        double sum = 0;
        double quiet = 0;
        for (int i = 0; i < 40; i++) {
            double passing = director.passing(0.1e9);
            director.passed(passing);
            sum += passing;
            quiet += 0.1;
            if (i == 3) {
                assertThat(sum).as("as on the wall").isCloseTo(0.4e9, within(1e3));
            }
        }
        assertThat(quiet).isCloseTo(4.0, within(1e-6));
        assertThat(sum).as("hours").isGreaterThan(3_600e9);
    }
}
