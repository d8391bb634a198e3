package dev.podfall.ui.app;

import dev.podfall.kept.Study;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import java.time.Duration;
import java.util.ArrayList;

/** What somebody does in a lesson, as it is kept, and back. */
final class Studies {
    private Studies() {}

    /** What was said and needed so far. */
    static Study of(LessonRun run, Duration took) {
        var said = run.answers().stream()
                .map(given -> new Study.Said(
                        given.prediction(), given.answer().text(), Boolean.TRUE.equals(given.right()), given.sure()))
                .toList();
        return new Study(run.lesson().id(), said, run.hints(), took).at(place(run));
    }

    private static String place(LessonRun run) {
        return switch (run.stage()) {
            case Stage.Brief _ -> "";
            case Stage.Asked _, Stage.Shown _ -> {
                var prediction = run.prediction();
                yield prediction == null ? "" : Study.PREDICT + prediction.id();
            }
            case Stage.Task _ -> Study.TASK;
            case Stage.Over _ -> Study.OVER;
        };
    }

    /** Where somebody goes on: what he was asked last he is asked again, his first answers stay. */
    static LessonRun run(Lesson lesson, Study study, boolean exam) {
        var answers = new ArrayList<LessonRun.Given>();
        for (var said : study.said()) {
            lesson.predictions().stream()
                    .filter(each -> each.id().equals(said.prediction()))
                    .findFirst()
                    .ifPresent(each -> answers.add(given(each, said)));
        }
        return LessonRun.resumed(lesson, stage(lesson, study.at()), answers, study.hints(), exam);
    }

    private static LessonRun.Given given(Prediction prediction, Study.Said said) {
        return new LessonRun.Given(
                prediction.id(), Answer.parse(prediction.kind(), said.answer()), said.sure(), said.right());
    }

    private static Stage stage(Lesson lesson, String place) {
        return switch (place) {
            case Study.TASK -> lesson.goals().isEmpty() ? new Stage.Over() : new Stage.Task();
            case Study.OVER -> new Stage.Over();
            default -> {
                for (int i = 0; i < lesson.predictions().size(); i++) {
                    if (place.equals(Study.PREDICT + lesson.predictions().get(i).id())) {
                        yield new Stage.Asked(i);
                    }
                }
                yield new Stage.Brief();
            }
        };
    }
}
