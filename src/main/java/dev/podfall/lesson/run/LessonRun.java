package dev.podfall.lesson.run;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner has come in a lesson: a value, so that it can be shown on one thread while another one looks at the
 * cluster. Each thing that he does makes another one; what cannot be done now makes none.
 *
 * @param stage what he is at
 * @param answers the first one to each prediction, in order
 * @param tries how many answers there were in all
 * @param hints how many are shown
 * @param goals as they were seen last; null before the task
 * @param exam whether it is one: no hints, no second try, and what is right is said when it is over
 */
public record LessonRun(
        Lesson lesson,
        Stage stage,
        List<Given> answers,
        int tries,
        int hints,
        GoalWatch.@Nullable Report goals,
        boolean exam) {

    /** What a learner is at. */
    public sealed interface Stage {
        /** He reads what the lesson is about; the cluster is as it begins. */
        record Brief() implements Stage {}

        /**
         * Time is held until he has said what will happen.
         *
         * @param prediction its place among them
         */
        record Asked(int prediction) implements Stage {}

        /**
         * It runs, or has run: he sees his answer beside the right one.
         *
         * @param given his last one
         * @param right null until it has run
         */
        record Shown(int prediction, Answer given, @Nullable Answer right) implements Stage {}

        /** He is at the task. */
        record Task() implements Stage {}

        /** All goals were reached, or there was nothing but predictions. */
        record Over() implements Stage {}
    }

    /**
     * A first answer.
     *
     * @param sure whether he was sure of it
     * @param right null until it has run
     */
    public record Given(
            String prediction,
            Answer answer,
            boolean sure,
            @Nullable Boolean right) {}

    public LessonRun {
        answers = List.copyOf(answers);
    }

    public static LessonRun of(Lesson lesson) {
        return new LessonRun(lesson, new Stage.Brief(), List.of(), 0, 0, null, false);
    }

    /** The same as an exam. */
    public static LessonRun examOf(Lesson lesson) {
        return new LessonRun(lesson, new Stage.Brief(), List.of(), 0, 0, null, true);
    }

    /**
     * One that was left, where it goes on.
     *
     * @param answers those that were given; one that has not run is asked for again
     */
    public static LessonRun resumed(Lesson lesson, Stage stage, List<Given> answers, int hints, boolean exam) {
        return new LessonRun(
                lesson,
                stage,
                answers,
                answers.size(),
                Math.min(hints, lesson.hints().size()),
                null,
                exam);
    }

    /** The prediction that he is at; null if at none. */
    public @Nullable Prediction prediction() {
        return switch (stage) {
            case Stage.Asked(int at) -> lesson.predictions().get(at);
            case Stage.Shown shown -> lesson.predictions().get(shown.prediction());
            case Stage.Brief _, Stage.Task _, Stage.Over _ -> null;
        };
    }

    /** On to what comes next, once there is nothing more to do here. */
    public LessonRun next() {
        return switch (stage) {
            case Stage.Brief _ -> at(after(-1));
            case Stage.Shown shown -> shown.right() == null ? this : at(after(shown.prediction()));
            case Stage.Asked _, Stage.Task _, Stage.Over _ -> this;
        };
    }

    private Stage after(int prediction) {
        return prediction + 1 < lesson.predictions().size()
                ? new Stage.Asked(prediction + 1)
                : lesson.goals().isEmpty() ? new Stage.Over() : new Stage.Task();
    }

    /** He answers; the prediction may be run now. "I do not know", or a class that has raised its hands, is an answer too. */
    public LessonRun answer(Answer answer, boolean sure) {
        if (!(stage instanceof Stage.Asked(int at))) {
            return this;
        }
        var id = lesson.predictions().get(at).id();
        var all = new ArrayList<>(answers);
        if (answers.stream().noneMatch(given -> given.prediction().equals(id))) {
            all.add(new Given(id, answer, sure, null));
        }
        return new LessonRun(lesson, new Stage.Shown(at, answer, null), all, tries + 1, hints, goals, exam);
    }

    /** It was run. */
    public LessonRun ran(Answer right) {
        if (!(stage instanceof Stage.Shown shown)) {
            return this;
        }
        int at = shown.prediction();
        var given = shown.given();
        var prediction = lesson.predictions().get(at);
        var all = answers.stream()
                .map(each -> each.prediction().equals(prediction.id()) && each.right() == null
                        ? new Given(
                                each.prediction(), each.answer(), each.sure(), prediction.agree(each.answer(), right))
                        : each)
                .toList();
        return new LessonRun(
                lesson, exam ? after(at) : new Stage.Shown(at, given, right), all, tries, hints, goals, exam);
    }

    /** Back to before it was run, for another try: it costs nothing, and the first answer stays. */
    public LessonRun back() {
        return stage instanceof Stage.Shown shown && !exam ? at(new Stage.Asked(shown.prediction())) : this;
    }

    /** Whether the answer that is shown is right; nothing if none is, or it has not run. */
    public Optional<Boolean> isRight() {
        return stage instanceof Stage.Shown(int at, var given, var right) && right != null
                ? Optional.of(lesson.predictions().get(at).agree(given, right))
                : Optional.empty();
    }

    /** What is said to the answer that is shown: what is wrong with it if that is known, and why it is as it is. */
    public List<Text> says() {
        if (!(stage instanceof Stage.Shown(int at, var given, var right)) || right == null) {
            return List.of();
        }
        var prediction = lesson.predictions().get(at);
        var out = new ArrayList<Text>();
        if (!prediction.agree(given, right)) {
            out.add(prediction.says(given));
        }
        out.add(prediction.because());
        out.removeIf(Text::isEmpty);
        return List.copyOf(out);
    }

    /** Another hint. */
    public LessonRun hint() {
        return stage instanceof Stage.Task && !exam && hints < lesson.hints().size()
                ? new LessonRun(lesson, stage, answers, tries, hints + 1, goals, exam)
                : this;
    }

    /** The hints that are shown. */
    public List<Text> shownHints() {
        return lesson.hints().subList(0, hints);
    }

    /** The cluster was looked at. */
    public LessonRun looked(GoalWatch.Report report) {
        var next = report.solved() && !exam ? new Stage.Over() : stage;
        return stage instanceof Stage.Task ? new LessonRun(lesson, next, answers, tries, hints, report, exam) : this;
    }

    /** Nothing more is done in it. */
    public LessonRun handedIn() {
        return at(new Stage.Over());
    }

    /** What is to be said about the ways that were gone, in the lesson's order. */
    public List<Text> warnings() {
        return goals == null || exam || stage instanceof Stage.Over
                ? List.of()
                : goals.wrong().stream().map(Lesson.WrongWay::says).toList();
    }

    /** The answers of which he was sure and which were wrong: worth a closer look in the end. */
    public List<Given> sureAndWrong() {
        return answers.stream()
                .filter(given -> given.sure() && Boolean.FALSE.equals(given.right()))
                .toList();
    }

    public boolean isOver() {
        return stage instanceof Stage.Over;
    }

    private LessonRun at(Stage next) {
        return new LessonRun(lesson, next, answers, tries, hints, goals, exam);
    }
}
