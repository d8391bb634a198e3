package dev.podfall.ui.lesson;

import static dev.podfall.ui.lesson.Say.button;
import static dev.podfall.ui.lesson.Say.paragraph;

import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.DemoBeat;
import dev.podfall.lesson.run.DemoRun;
import dev.podfall.ui.text.Words;
import java.time.temporal.ChronoUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What only the trainer reads: the whole script, where he is in it, what is answered, and how long it takes. Screen's thread only. */
public final class DemoNotes {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final DemoViewModel model;
    private final VBox root = new VBox();
    private final Label head = paragraph("", "heading");
    private final Label time = paragraph("", "muted");
    private final VBox script = new VBox();
    private final ScrollPane scroll = new ScrollPane(script);
    private final HBox acts = new HBox(8);

    public DemoNotes(DemoViewModel model) {
        this.model = model;
        root.getStyleClass().addAll("panel", "demo-notes");
        script.getStyleClass().add("demo-script");
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var top = new VBox(4, head, time);
        top.getStyleClass().add("lesson-head");
        acts.getStyleClass().add("lesson-acts");
        root.getChildren().setAll(top, scroll, acts);
        model.run().subscribe(run -> show());
        Words.follow(root, this::show);
    }

    public VBox root() {
        return root;
    }

    /** Another second has passed. */
    public void tick() {
        var run = model.run().get();
        if (run != null) {
            time.setText(Words.of(
                    "demo.time",
                    DemoView.progress(run),
                    model.used().truncatedTo(ChronoUnit.SECONDS),
                    run.demo().lesson().about().minutes()));
        }
    }

    private void show() {
        var run = model.run().get();
        script.getChildren().clear();
        acts.getChildren().clear();
        if (run == null) {
            return;
        }
        head.setText(Say.words(run.demo().lesson().about().title()));
        tick();
        var beats = run.demo().played();
        for (int i = 0; i < beats.size(); i++) {
            script.getChildren().add(row(run, beats.get(i).beat(), i));
        }
        acts.getChildren().setAll(button("demo.back", model::back), button("demo.next", model::forward));
        reveal(script.getChildren().get(run.at()));
    }

    private Node row(DemoRun run, DemoBeat beat, int at) {
        var words = new VBox(3);
        var command =
                beat.runs() ? paragraph(DemoWords.brief(run, beat), "code") : paragraph(DemoWords.brief(run, beat));
        command.getStyleClass().add("demo-what");
        words.getChildren().add(command);
        var asked = beat.asked();
        boolean here = at == run.at();
        if (here || beat.kind() == DemoBeat.Kind.SHOW) {
            add(words, Say.words(beat.say()), "demo-say");
        }
        if (asked != null && beat.kind() == DemoBeat.Kind.ASK) {
            DemoWords.choices(asked).forEach(choice -> add(words, choice, "muted"));
            add(words, DemoWords.answered(asked, run.demo().answer(asked)), "demo-expected");
            if (here) {
                explain(words, asked);
            }
        } else if (asked != null && beat.answers() && here) {
            add(words, DemoWords.answered(asked, run.demo().answer(asked)), "demo-expected");
            explain(words, asked);
        }
        var number = new Label(at == 0 ? "" : Words.of("demo.number", at));
        number.getStyleClass().addAll("muted", "demo-number");
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, number, words);
        row.getStyleClass().add("demo-row");
        row.pseudoClassStateChanged(HERE, here);
        row.pseudoClassStateChanged(DONE, at < run.at());
        return row;
    }

    /** Why it is so, and what to say to who has thought otherwise. */
    private static void explain(VBox words, Prediction asked) {
        add(words, Say.words(asked.because()), "demo-because");
        for (var wrong : asked.wrong()) {
            var said = asked.words(wrong.answer(), Words.wording());
            add(words, Words.of("demo.wrong", said, Say.words(wrong.says())), "muted");
        }
    }

    private static void add(VBox words, String text, String style) {
        if (!text.isEmpty()) {
            words.getChildren().add(paragraph(text, style));
        }
    }

    /** The line before is still to be seen, and so is what comes. */
    private void reveal(Node row) {
        scroll.applyCss();
        scroll.layout();
        double room = scroll.getViewportBounds().getHeight();
        double more = script.getHeight() - room;
        double top = row.getBoundsInParent().getMinY() - room / 4;
        scroll.setVvalue(more <= 0 ? 0 : Math.clamp(top / more, 0, 1));
    }
}
