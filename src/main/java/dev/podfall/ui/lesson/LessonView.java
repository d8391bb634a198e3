package dev.podfall.ui.lesson;

import static dev.podfall.ui.control.Controls.visible;
import static dev.podfall.ui.lesson.Say.button;
import static dev.podfall.ui.lesson.Say.command;
import static dev.podfall.ui.lesson.Say.marked;
import static dev.podfall.ui.lesson.Say.paragraph;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The card of a lesson: one step at a time. Screen's thread only. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class LessonView {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private LessonViewModel model;
    private ExamViewModel exam;
    private ExamCard examCard;
    private CardFocus focus;
    private @Nullable AnswerPane answering;
    private Object shown = "";

    @FXML
    private VBox root;

    @FXML
    private Label unit;

    @FXML
    private Label left;

    @FXML
    private Label title;

    @FXML
    private Button demonstrate;

    @FXML
    private HBox ways;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private FlowPane acts;

    /** Builds the view from {@code fxml/lesson/Lesson.fxml}. Screen's thread only. */
    public static LessonView load(LessonViewModel model, ExamViewModel exam) {
        LessonView view = Fxml.load(FxmlFile.LESSON, LessonView.class);
        view.model = model;
        view.exam = exam;
        view.focus = new CardFocus(view.root, view.scroll, view.acts);
        view.examCard = new ExamCard(model, exam, view.body, view.acts);
        Say.fit(view.acts);
        ExamCard.clock(view.left, exam);
        model.run().subscribe(run -> view.show());
        model.busy().subscribe(busy -> view.focus.around(() -> view.acts.setDisable(busy)));
        model.trouble().subscribe(trouble -> view.show());
        exam.run().subscribe(run -> view.show());
        model.refused().subscribe(refused -> view.show());
        model.outside().subscribe(outside -> view.show());
        model.stands().subscribe(stands -> view.timeStands());
        Words.follow(view.root, view::show);
        return view;
    }

    public Node root() {
        return root;
    }

    private void show() {
        focus.around(this::fill);
    }

    private void fill() {
        if (answering != null) {
            answering.leave();
            answering = null;
        }
        var run = model.run().get();
        body.getChildren().clear();
        acts.getChildren().clear();
        if (run == null) {
            return;
        }
        var about = run.lesson().about();
        title.setText(Say.words(about.title()));
        if (!examCard.head(run, unit, title)) {
            unit.setText(Words.of(
                    "course.unit", Words.of("course.unit." + about.unit().word()), about.minutes()));
        }
        visible(demonstrate, !run.exam() && !run.lesson().demo().isEmpty());
        way(run);
        if (!examCard.show(run)) {
            show(run);
        }
        TermRow.below(body);
        var trouble = model.trouble().get();
        if (!trouble.isEmpty()) {
            body.getChildren().add(marked(Feather.ALERT_CIRCLE, "wrong", paragraph(Words.say(trouble))));
        }
        scrollUp(run.stage());
    }

    /** It is said where somebody acts; an answer that is being given is left alone. */
    private void timeStands() {
        var run = model.run().get();
        if (run != null && run.stage() instanceof Stage.Task) {
            show();
        }
    }

    private void show(LessonRun run) {
        boolean asks = run.stage() instanceof Stage.Brief || run.stage() instanceof Stage.Asked;
        if (asks && model.outside().get()) {
            body.getChildren().add(Say.astray("course.outside"));
            primary(button("course.restart", model::restart));
            return;
        }
        switch (run.stage()) {
            case Stage.Brief _ -> brief(run);
            case Stage.Asked(int at) -> asked(run.lesson().predictions().get(at));
            case Stage.Shown(int at, var given, var right) ->
                shown(run, run.lesson().predictions().get(at), given, right);
            case Stage.Task _ -> task(run);
            case Stage.Over _ -> over(run);
        }
    }

    /** Another step begins at its beginning; the same one stays where somebody has scrolled to. */
    private void scrollUp(Stage stage) {
        var step = stage instanceof Stage.Task ? Stage.Task.class : stage;
        if (!step.equals(shown)) {
            scroll.setVvalue(0);
        }
        shown = step;
    }

    /** The steps of the lesson, and which of them this is. */
    private void way(LessonRun run) {
        int all = 1 + run.lesson().predictions().size() + (run.lesson().goals().isEmpty() ? 0 : 1) + 1;
        int here = switch (run.stage()) {
            case Stage.Brief _ -> 0;
            case Stage.Asked(int at) -> 1 + at;
            case Stage.Shown it -> 1 + it.prediction();
            case Stage.Task _ -> all - 2;
            case Stage.Over _ -> all - 1;
        };
        var dots = new ArrayList<Node>();
        for (int i = 0; i < all; i++) {
            var dot = new Label();
            dot.getStyleClass().add("lesson-step");
            dot.pseudoClassStateChanged(HERE, i == here);
            dot.pseudoClassStateChanged(DONE, i < here);
            dots.add(dot);
        }
        ways.getChildren().setAll(dots);
        ways.setAccessibleText(Words.of("course.step", here + 1, all));
    }

    private void brief(LessonRun run) {
        for (var question : model.due()) {
            body.getChildren().add(new RecallPane(question, model.course()::recalled).node());
        }
        say(run.lesson().brief());
        files(run.lesson());
        primary(button("course.begin", model::next));
    }

    private void files(Lesson lesson) {
        var files = lesson.files().keySet();
        if (!files.isEmpty()) {
            body.getChildren()
                    .add(paragraph(Words.of("course.files", Phrase.names(List.copyOf(files))), "small", "muted"));
        }
    }

    private void asked(Prediction prediction) {
        question(prediction);
        var pane = new AnswerPane(prediction, model);
        answering = pane;
        body.getChildren().add(pane.node());
        var sure = button("course.sure", () -> give(pane, true));
        var guess = button("course.guess", () -> give(pane, false));
        pane.answer().subscribe(answer -> {
            sure.setDisable(answer == null);
            guess.setDisable(answer == null);
        });
        primary(sure);
        acts.getChildren()
                .addAll(guess, flat(button("course.unknown", () -> model.answer(new Answer.Unknown(), false))));
    }

    private void give(AnswerPane pane, boolean sure) {
        var answer = pane.answer().get();
        if (answer != null) {
            model.answer(answer, sure);
        }
    }

    private void question(Prediction prediction) {
        body.getChildren().add(paragraph(Say.words(prediction.ask()), "lesson-ask"));
        prediction.lines().forEach(line -> body.getChildren().add(command(line)));
    }

    private void shown(LessonRun run, Prediction prediction, Answer given, @Nullable Answer right) {
        question(prediction);
        var refused = model.refused().get();
        if (refused != null) {
            body.getChildren().add(refusal(refused));
        }
        if (right == null) {
            body.getChildren().add(paragraph(Words.of("course.said", words(prediction, given)), "strong"));
            var reveal = button("course.reveal", model::reveal);
            if (refused == null) {
                body.getChildren().add(marked(Feather.EYE, "muted", paragraph(Words.of("course.watch"))));
                acts.getChildren().add(reveal);
            } else {
                primary(reveal);
            }
            return;
        }
        boolean isRight = run.isRight().orElse(false);
        var verdict = isRight
                ? Words.of("course.right", words(prediction, right))
                : Words.of("course.wrong", words(prediction, given), words(prediction, right));
        body.getChildren()
                .add(marked(
                        isRight ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                        // To be wrong is no failure.
                        isRight ? "right" : "muted",
                        paragraph(verdict, "strong")));
        if (prediction.kind() == Prediction.Kind.TILES) {
            body.getChildren().add(paragraph(Words.of("course.tiles.legend"), "small", "muted"));
        }
        run.says().forEach(this::say);
        primary(button("course.continue", model::next));
        if (!isRight) {
            acts.getChildren().add(button("course.again", model::again));
        }
    }

    /** A line that failed, and what it said: Kubernetes' own words. */
    private static Node refusal(ConsoleRun.Ran refused) {
        return marked(
                Feather.ALERT_TRIANGLE,
                "warned",
                new VBox(
                        4,
                        paragraph(Words.of("course.refused")),
                        command(refused.line()),
                        paragraph(refused.err().strip(), "code", "small")));
    }

    /** An answer in the words that it was asked with. */
    static String words(Prediction prediction, Answer answer) {
        return prediction.words(answer, Words.wording());
    }

    private void task(LessonRun run) {
        body.getChildren().add(paragraph(Say.words(run.lesson().task()), "lesson-ask"));
        var report = run.goals();
        if (report != null && report.astray()) {
            body.getChildren().add(Say.astray("course.astray"));
            primary(button("course.task.again", model::backToTask));
            acts.getChildren().add(button("course.restart", model::restart));
            return;
        }
        for (int i = 0; i < run.lesson().goals().size(); i++) {
            var goal = run.lesson().goals().get(i);
            var state = report == null ? null : report.goals().get(i);
            boolean holds = state != null && state.holds();
            var words = new VBox(2, paragraph(Say.words(goal.text())));
            if (state != null && !holds && !state.seen().isEmpty()) {
                words.getChildren().add(paragraph(Words.say(state.seen()), "small", "muted"));
            }
            var row = marked(holds ? Feather.CHECK_CIRCLE : Feather.CIRCLE, holds ? "right" : "muted", words);
            row.setAccessibleText(Words.of(holds ? "course.goal.holds" : "course.goal.open", Say.words(goal.text())));
            body.getChildren().add(row);
        }
        files(run.lesson());
        run.warnings()
                .forEach(text ->
                        body.getChildren().add(marked(Feather.ALERT_TRIANGLE, "warned", paragraph(Say.words(text)))));
        run.shownHints()
                .forEach(text -> body.getChildren()
                        .add(marked(Feather.HELP_CIRCLE, "muted", Say.withCommands(Say.words(text)))));
        if (!run.warnings().isEmpty() || report != null && report.isLost()) {
            primary(button("course.undo", model::undo));
        }
        if (model.stands().get()) {
            body.getChildren().add(marked(Feather.PAUSE, "warned", paragraph(Words.of("course.stands"))));
            acts.getChildren().add(button("course.go-on", model::goOn));
        }
        int hints = run.lesson().hints().size();
        if (run.hints() < hints) {
            acts.getChildren().add(button("course.hint", this::hint, run.hints() + 1, hints));
        }
        acts.getChildren().add(flat(button("course.solve", model::solve)));
    }

    /** One more hint, which is the last of what is said. */
    private void hint() {
        model.hint();
        scroll.applyCss();
        scroll.layout();
        scroll.setVvalue(scroll.getVmax());
    }

    private void over(LessonRun run) {
        var about = run.lesson().about();
        body.getChildren().add(marked(Feather.CHECK_CIRCLE, "right", paragraph(Words.of("course.done"), "strong")));
        body.getChildren().add(paragraph(Say.words(about.learn()), "lesson-ask"));
        say(run.lesson().recap());
        var closer = run.sureAndWrong();
        if (!closer.isEmpty()) {
            body.getChildren().add(paragraph(Words.of("course.closer"), "section"));
            closer.forEach(given -> body.getChildren().add(again(run.lesson(), given.prediction())));
        }
        body.getChildren().add(paragraph(Words.of("course.hand-in"), "small", "muted"));
        if (!about.exam().isEmpty()) {
            body.getChildren().add(paragraph(Words.of("course.curricula"), "small", "muted"));
            about.exam().forEach(item -> body.getChildren().add(paragraph(item, "small", "muted")));
        }
        var next = model.course().after(run.lesson());
        if (next != null) {
            primary(button(
                    "course.next",
                    () -> model.course().open(next),
                    Say.words(next.about().title())));
        }
        acts.getChildren().add(button("course.hand-in.save", model.course()::handIn));
        acts.getChildren().add(flat(button("course.close", model::close)));
    }

    private static Node again(Lesson lesson, String id) {
        return lesson.predictions().stream()
                .filter(prediction -> prediction.id().equals(id))
                .findFirst()
                .map(prediction -> (Node) new VBox(
                        2,
                        paragraph(Say.words(prediction.ask())),
                        paragraph(Say.words(prediction.because()), "small", "muted")))
                .orElseGet(() -> paragraph(id));
    }

    private void say(Text text) {
        if (!text.isEmpty()) {
            body.getChildren().add(paragraph(Say.words(text)));
        }
    }

    private void primary(Button button) {
        button.getStyleClass().add("primary");
        acts.getChildren().addFirst(button);
    }

    private static Button flat(Button button) {
        button.getStyleClass().add("flat");
        return button;
    }

    @FXML
    private void demonstrate() {
        model.demonstrate();
    }

    @FXML
    private void restart() {
        model.restart();
    }

    /** Who leaves an exam hands it in. */
    @FXML
    private void close() {
        if (exam.running().get()) {
            exam.finish();
        } else {
            model.close();
        }
    }
}
