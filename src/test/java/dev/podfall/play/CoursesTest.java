package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches and acts that are taken back, against a model that remembers every course as a list of its steps. */
class CoursesTest {
    /** A step by itself: two that look alike are two, unless one course has it from the other. */
    private static final class Mark {
        final String text;

        Mark(String text) {
            this.text = text;
        }
    }

    /** @param before how many steps there were before the act */
    private record Done(String what, int before) {}

    /** What a branch is called, also when it has been taken up and is left again. */
    private static final class Name {
        long number;
        String name = "";
    }

    /** What a course is by the model. */
    private record Told(
            Name name,
            List<Mark> steps,
            List<Done> deeds,
            @Nullable Told undone) {
        Told first(int count) {
            return new Told(
                    new Name(),
                    List.copyOf(steps.subList(0, count)),
                    deeds.stream().filter(done -> done.before() < count).toList(),
                    null);
        }
    }

    private final List<Told> kept = new ArrayList<>();
    private Told model = new Told(new Name(), List.of(), List.of(), null);
    private final Session first = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
            .runFor(20)
            .session();
    private final Courses courses = new Courses(first);
    private long numbers;

    private static Command label(int value) {
        return new Command.Patch(
                Kind.NODE,
                ObjectKey.of("", "n1"),
                PatchType.MERGE,
                Tree.obj("metadata", Tree.obj("labels", Tree.obj("try", Tree.text("v" + value)))),
                WriteOptions.by("test"));
    }

    private static String text(Session session, int from, int to) {
        return Journal.text(session.journal().subList(from, to), Wording.ENGLISH);
    }

    /** The model takes over what is new in the session that is shown. */
    private void learn() {
        var steps = new ArrayList<>(model.steps());
        var journal = courses.session().journal();
        for (int i = steps.size(); i < journal.size(); i++) {
            steps.add(new Mark(text(courses.session(), i, i + 1)));
        }
        model = new Told(model.name(), List.copyOf(steps), model.deeds(), model.undone());
    }

    private void check() {
        assertIs(model, courses.session());
        var moment = courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING);
        assertThat(moment.undo())
                .isEqualTo(
                        model.deeds().isEmpty()
                                ? null
                                : Phrase.verbatim(model.deeds().getLast().what()));
        var undone = model.undone();
        assertThat(moment.redo())
                .isEqualTo(
                        undone == null
                                ? null
                                : Phrase.verbatim(undone.deeds().getLast().what()));
        assertThat(moment.branches())
                .extracting(Moment.Branch::number)
                .isEqualTo(kept.stream().map(told -> told.name().number).toList());
        for (int i = 0; i < kept.size(); i++) {
            var branch = moment.branches().get(i);
            assertThat(branch.name()).isEqualTo(kept.get(i).name().name);
            assertThat(branch.common()).isEqualTo(common(kept.get(i), model));
            var steps = kept.get(i).steps();
            assertThat(branch.steps()).isEqualTo(steps.size());
            assertThat(Journal.text(branch.frame().journal(), Wording.ENGLISH))
                    .isEqualTo(String.join(
                            "", steps.stream().map(mark -> mark.text).toList()));
        }
    }

    private static int common(Told one, Told other) {
        int count = 0;
        while (count < Math.min(one.steps().size(), other.steps().size())
                && one.steps().get(count) == other.steps().get(count)) {
            count++;
        }
        return count;
    }

    /** The steps are the model's, and the contents those that the scenario makes from its beginning. */
    private static void assertIs(Told told, Session session) {
        assertThat(text(session, 0, session.journal().size()))
                .isEqualTo(String.join(
                        "", told.steps().stream().map(mark -> mark.text).toList()));
        assertThat(session.fork().digest())
                .isEqualTo(
                        Session.resume(session.scenario(), session.position()).digest());
    }

    private void act(int value) {
        var what = "act " + value;
        int at = courses.shown();
        boolean past = !courses.present();
        courses.act(new Act(Phrase.verbatim(what)), session -> session.execute(label(value)));
        if (past) {
            keep(model);
            model = model.first(at);
        } else if (model.undone() != null) {
            var deepest = model.undone();
            while (deepest.undone() != null) {
                deepest = deepest.undone();
            }
            keep(deepest);
        }
        var deeds = new ArrayList<>(model.deeds());
        deeds.add(new Done(what, at));
        model = new Told(model.name(), model.steps(), List.copyOf(deeds), null);
        learn();
    }

    private void keep(Told told) {
        if (told.name().number == 0) {
            told.name().number = ++numbers;
        }
        kept.add(told);
    }

    private void undo() {
        courses.undo();
        if (!model.deeds().isEmpty()) {
            var back = model.first(model.deeds().getLast().before());
            model = new Told(back.name(), back.steps(), back.deeds(), model);
        }
    }

    private void redo() {
        courses.redo();
        if (model.undone() != null) {
            model = model.undone();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void afterAnySequenceTheCoursesAreWhatTheModelSays(long seed) {
        var random = new Random(seed);
        // Small enough that steps are given up as soon as there are some.
        courses.keepHistoryWithin(random.nextInt(200_000));
        learn();
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> act(i);
                case 2, 3 -> undo();
                case 4 -> redo();
                case 5 -> seek(random);
                case 6 -> {
                    if (courses.present()) {
                        courses.session().runFor(Duration.ofMillis(random.nextInt(3_000)));
                        courses.showEnd();
                        learn();
                    }
                }
                default -> inBranches(random, i);
            }
            check();
        }
    }

    private void seek(Random random) {
        if (random.nextBoolean()) {
            courses.show(1 + random.nextInt(model.steps().size()));
        } else {
            courses.show(courses.session().now().minusMillis(random.nextInt(20_000)));
        }
    }

    private void inBranches(Random random, int value) {
        if (kept.isEmpty() || random.nextInt(4) == 0) {
            tryOut(value);
            return;
        }
        int at = random.nextInt(kept.size());
        var chosen = kept.get(at);
        switch (random.nextInt(4)) {
            case 0 -> {
                courses.delete(chosen.name().number);
                kept.remove(at);
            }
            case 1 -> {
                courses.rename(chosen.name().number, " plan " + value);
                chosen.name().name = "plan " + value;
            }
            default -> takeUp(at);
        }
    }

    private void takeUp(int at) {
        var chosen = kept.remove(at);
        courses.takeUp(chosen.name().number);
        if (model.steps().size() > common(model, chosen)
                || model.undone() != null
                || !model.name().name.isEmpty()) {
            keep(model);
        }
        model = chosen;
    }

    private void tryOut(int value) {
        int at = courses.shown();
        var trial = new Trial(courses.course(), courses.session().fork(), at, courses.at(), 1);
        var act = new Act(Phrase.verbatim("tried " + value));
        var outcome = trial.run(session -> session.execute(label(value)), () -> false);
        long number = courses.keep(trial.course(), act, "tried", outcome.before(), outcome.after());
        var told = model.first(at);
        var steps = new ArrayList<>(told.steps());
        for (int i = at; i < outcome.after().journal().size(); i++) {
            steps.add(new Mark(text(outcome.after(), i, i + 1)));
        }
        var deeds = new ArrayList<>(told.deeds());
        deeds.add(new Done("tried " + value, at));
        told.name().name = "tried";
        keep(new Told(told.name(), List.copyOf(steps), List.copyOf(deeds), null));
        assertThat(number).isEqualTo(numbers);
    }

    @Test
    void whatTheApiServerRefusesLeavesNothingToTakeBackAndNoBranch() {
        courses.show(5);
        assertThat(refused()).isTrue();
        var moment = courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING);
        assertThat(moment.shown()).isEqualTo(5);
        assertThat(moment.branches()).isEmpty();
        assertThat(moment.undo()).isNull();
        courses.showEnd();
        assertThat(refused()).isTrue();
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .isNull();
    }

    private boolean refused() {
        try {
            courses.act(
                    Act.unnamed(),
                    session -> session.execute(new Command.Patch(
                            Kind.NODE,
                            ObjectKey.of("", "nobody"),
                            PatchType.MERGE,
                            Tree.obj("spec", Tree.obj("unschedulable", Tree.bool(true))),
                            WriteOptions.by("test"))));
            return false;
        } catch (ApiException no) {
            return true;
        }
    }

    @Test
    void anActOnAKubeletWritesNothingAndIsTakenBackAllTheSame() {
        courses.act(Act.unnamed(), session -> session.execute(new Command.StopKubelet("n1")));
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .isEqualTo(new Command.StopKubelet("n1").what());
    }

    @Test
    void aDryRunIsNotAnAct() {
        courses.act(
                Act.unnamed(),
                session -> session.execute(new Command.Patch(
                        Kind.NODE,
                        ObjectKey.of("", "n1"),
                        PatchType.MERGE,
                        Tree.obj("spec", Tree.obj("unschedulable", Tree.bool(true))),
                        WriteOptions.by("test").withDryRun(true))));
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .isNull();
    }

    @Test
    void severalCommandsOfOneActAreTakenBackTogether() {
        var before = courses.session().fork().digest();
        courses.act(Act.unnamed(), session -> {
            session.execute(label(1));
            session.execute(label(2));
            return session.execute(label(3));
        });
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .hasToString("patch node n1 and 2 more");
        courses.undo();
        assertThat(courses.session().fork().digest()).isEqualTo(before);
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .isNull();
    }

    @Test
    void anActInSeveralCallsIsTakenBackInOneGoWhateverTimePassesBetweenThem() {
        var before = courses.session().fork().digest();
        var drain = new Act(Phrase.verbatim("kubectl drain n1"));
        courses.act(drain, session -> session.execute(label(1)));
        courses.session().runFor(Duration.ofSeconds(9));
        courses.act(drain, session -> session.execute(label(2)));
        courses.undo();
        assertThat(courses.session().fork().digest()).isEqualTo(before);
    }

    @Test
    void anActThatGoesOnAfterAnotherWasTakenBackKeepsThatOne() {
        var drain = new Act(Phrase.verbatim("kubectl drain n1"));
        courses.act(drain, session -> session.execute(label(1)));
        courses.act(Act.unnamed(), session -> session.execute(label(2)));
        courses.undo();
        courses.act(drain, session -> session.execute(label(3)));
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).redo())
                .isNull();
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).branches())
                .hasSize(1);
        courses.undo();
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo())
                .isNull();
    }

    @Test
    void aHundredActsCanBeTakenBackAndOldOnesAreGoneBackToByRunningOn() {
        courses.keepHistoryWithin(0);
        for (int i = 0; i < Course.MOST + 5; i++) {
            act(i);
        }
        var digests = new ArrayList<Long>();
        while (courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo() != null) {
            courses.undo();
            digests.add(courses.session().fork().digest());
        }
        assertThat(digests).hasSize(Course.MOST);
        assertThat(courses.session().state().node("n1").meta().labels().get("try"))
                .isEqualTo("v4");
        while (courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).redo() != null) {
            assertThat(courses.session().fork().digest()).isEqualTo(digests.removeLast());
            courses.redo();
        }
        assertThat(courses.session().state().node("n1").meta().labels().get("try"))
                .isEqualTo("v" + (Course.MOST + 4));
    }

    @Test
    void actingAndTakingBackForHoursMakesNoLongChainOfLines() {
        for (int i = 0; i < 2_000; i++) {
            courses.act(Act.unnamed(), session -> session.execute(label(1)));
            courses.undo();
            if (courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING)
                            .branches()
                            .size()
                    > 2) {
                courses.delete(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING)
                        .branches()
                        .getFirst()
                        .number());
            }
        }
        assertThat(courses.course().depth()).isLessThan(3);
    }

    /** Else what was before an act would hold the steps that were given up. */
    @Test
    void theWorldBeforeAnActGoesWithItsSteps() {
        courses.keepHistoryWithin(0);
        courses.act(Act.unnamed(), session -> session.execute(label(1)));
        assertThat(courses.course().worldsBefore()).isEqualTo(1);
        courses.act(Act.unnamed(), session -> {
            Console.run("kubectl set image ds/agent agent=agent:crash", new StrictIo(Map.of()), session);
            return true;
        });
        while (courses.session().journal().size() < 3 * 2048 + 10) {
            courses.session().runFor(Duration.ofHours(6));
        }
        courses.showEnd();
        assertThat(courses.course().worldsBefore()).isZero();
        courses.undo();
        courses.undo();
        assertThat(text(courses.session(), 0, courses.session().journal().size()))
                .isEqualTo(text(first, 0, courses.session().journal().size()));
    }
}
