package dev.podfall.ui.lesson;

import static dev.podfall.ui.lesson.Say.button;
import static dev.podfall.ui.lesson.Say.marked;
import static dev.podfall.ui.lesson.Say.paragraph;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.ExamRun;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the card of a lesson has of an exam: how much time is left, what there is to do, and what it came to. Screen's thread only. */
final class ExamCard {
    private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    private final LessonViewModel lessons;
    private final ExamViewModel exam;
    private final VBox body;
    private final FlowPane acts;

    ExamCard(LessonViewModel lessons, ExamViewModel exam, VBox body, FlowPane acts) {
        this.lessons = lessons;
        this.exam = exam;
        this.body = body;
        this.acts = acts;
    }

    /** A clock that runs down. */
    static void clock(Label label, ExamViewModel exam) {
        label.setVisible(false);
        label.setManaged(false);
        Runnable say = () -> {
            var left = exam.left().get();
            label.setText(Words.of("exam.left", text(left)));
            label.pseudoClassStateChanged(SHORT, left.compareTo(LAST_MINUTE) < 0);
        };
        exam.left().subscribe(say);
        Words.follow(label, say);
        exam.running().subscribe(on -> {
            label.setVisible(on);
            label.setManaged(on);
        });
    }

    /** As a clock shows it: it is never shown as over while there is time. */
    static String text(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** Whether the card is an exam's: then it says so at its head, and which. */
    boolean head(LessonRun run, Label above, Label title) {
        var now = exam.run().get();
        if (now == null || !run.exam()) {
            return false;
        }
        var name = Say.words(now.exam().title());
        if (now.isOver()) {
            above.setText(Words.of("exam.name"));
            title.setText(name);
            return true;
        }
        int all = now.exam().lessons().size();
        // One of a single lesson is called as that.
        above.setText(
                name.equals(title.getText())
                        ? Words.of("exam.name")
                        : Words.of("exam.task", name, now.done().size() + 1, all));
        return true;
    }

    /** Whether what is shown is for this card to say; it is said then. */
    boolean show(LessonRun run) {
        var now = exam.run().get();
        if (now == null || !run.exam()) {
            return false;
        }
        if (now.isOver()) {
            results(now);
            return true;
        }
        return switch (run.stage()) {
            case Stage.Brief _ -> brief(now, run);
            case Stage.Task _ -> task(now, run);
            case Stage.Over _ -> over(now);
            case Stage.Asked _, Stage.Shown _ -> false;
        };
    }

    private boolean brief(ExamRun now, LessonRun run) {
        body.getChildren().add(paragraph(Say.words(run.lesson().brief())));
        if (now.done().isEmpty()) {
            body.getChildren()
                    .add(paragraph(
                            Words.of(
                                    "exam.rules", Words.wording().say(now.exam().limit())),
                            "small",
                            "muted"));
        }
        primary(button("course.continue", lessons::next));
        end();
        return true;
    }

    private boolean task(ExamRun now, LessonRun run) {
        body.getChildren().add(paragraph(Say.words(run.lesson().task()), "lesson-ask"));
        var report = run.goals();
        if (report != null && report.astray()) {
            body.getChildren().add(Say.astray("course.astray"));
            acts.getChildren().add(button("course.task.again", lessons::backToTask));
        }
        for (var goal : run.lesson().goals()) {
            body.getChildren().add(marked(Feather.CIRCLE, "muted", paragraph(Say.words(goal.text()))));
        }
        handIn(now);
        return true;
    }

    private boolean over(ExamRun now) {
        body.getChildren().add(paragraph(Words.of("exam.answered")));
        handIn(now);
        return true;
    }

    private void handIn(ExamRun now) {
        boolean last = now.done().size() + 1 == now.exam().lessons().size();
        if (last) {
            primary(button("exam.hand-in", exam::finish));
        } else {
            primary(button("exam.next", exam::next));
            end();
        }
    }

    private void end() {
        var end = button("exam.end", exam::finish);
        end.getStyleClass().add("flat");
        acts.getChildren().add(end);
    }

    private void results(ExamRun now) {
        var wording = Words.wording();
        body.getChildren()
                .add(paragraph(
                        Words.of(
                                "exam.over",
                                wording.say(now.took()),
                                wording.say(now.exam().limit())),
                        "strong"));
        for (var lesson : now.exam().lessons()) {
            body.getChildren().add(paragraph(Say.words(lesson.about().title()), "section"));
            var done = now.of(lesson);
            if (done == null) {
                body.getChildren().add(paragraph(Words.of("exam.not-begun"), "muted"));
            } else {
                result(lesson, done);
            }
            var again = button("exam.again", () -> lessons.course().open(lesson));
            again.getStyleClass().add("flat");
            body.getChildren().add(again);
        }
        body.getChildren().add(paragraph(Words.of("exam.save"), "small", "muted"));
        primary(button("course.hand-in.save", lessons.course()::handIn));
        var leave = button("course.close", lessons::close);
        leave.getStyleClass().add("flat");
        acts.getChildren().add(leave);
    }

    private void result(Lesson lesson, LessonRun done) {
        for (var prediction : lesson.predictions()) {
            var given = done.answers().stream()
                    .filter(each -> each.prediction().equals(prediction.id()))
                    .findFirst()
                    .orElse(null);
            answer(prediction, given);
        }
        var report = done.goals();
        if (report == null) {
            if (!lesson.goals().isEmpty()) {
                body.getChildren().add(paragraph(Words.of("exam.goals-unseen"), "muted"));
            }
            return;
        }
        report.goals().forEach(this::goal);
    }

    private void answer(Prediction prediction, LessonRun.@Nullable Given given) {
        boolean right = given != null && Boolean.TRUE.equals(given.right());
        var words = new VBox(2, paragraph(Say.words(prediction.ask())));
        words.getChildren()
                .add(paragraph(
                        given == null
                                ? Words.of("exam.unanswered")
                                : Words.of("course.said", LessonView.words(prediction, given.answer())),
                        "small",
                        "muted"));
        if (!right && !prediction.because().isEmpty()) {
            words.getChildren().add(paragraph(Say.words(prediction.because()), "small"));
        }
        body.getChildren().add(Say.state(right, words));
    }

    private void goal(GoalWatch.GoalState state) {
        var words = new VBox(2, paragraph(Say.words(state.goal().text())));
        if (!state.holds() && !state.seen().isEmpty()) {
            words.getChildren().add(paragraph(Words.say(state.seen()), "small", "muted"));
        }
        body.getChildren().add(Say.state(state.holds(), words));
    }

    private void primary(Button button) {
        button.getStyleClass().add("primary");
        acts.getChildren().addFirst(button);
    }
}
