package dev.podfall.ui.lesson;

import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.lesson.run.DemoRun;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a class reads of a demonstration, over everything else, and what the trainer presses. Screen's thread only. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class DemoView {
    private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private DemoViewModel model;
    private Runnable onNotes = () -> {};
    private boolean compact;

    @FXML
    private HBox root;

    @FXML
    private VBox script;

    @FXML
    private HBox presses;

    @FXML
    private Label place;

    @FXML
    private Label asked;

    @FXML
    private Label command;

    @FXML
    private Label main;

    @FXML
    private Label more;

    @FXML
    private Button back;

    @FXML
    private Button forward;

    /** Builds the view from {@code fxml/lesson/Demo.fxml}. Screen's thread only. */
    public static DemoView load(DemoViewModel model) {
        DemoView view = Fxml.load(FxmlFile.DEMO, DemoView.class);
        view.model = model;
        model.run().subscribe(run -> view.show());
        model.busy().subscribe(busy -> view.show());
        model.trouble().subscribe(trouble -> view.show());
        Words.follow(view.root, view::show);
        return view;
    }

    public Node root() {
        return root;
    }

    /** Whether it has little room: what is said is smaller then, and how far it is stands beside the buttons. */
    public void compact(boolean low) {
        if (low == compact) {
            return;
        }
        compact = low;
        root.pseudoClassStateChanged(COMPACT, low);
        show();
        var to = low ? presses : script;
        (low ? script : presses).getChildren().remove(place);
        to.getChildren().addFirst(place);
    }

    /** Called when somebody wants to see the trainer's notes, or not any more. */
    public void setOnNotes(Runnable action) {
        onNotes = action;
    }

    private void show() {
        var run = model.run().get();
        var trouble = model.trouble().get();
        visible(root, run != null || !trouble.isEmpty());
        if (run == null) {
            say("", new DemoWords("", "", Words.say(trouble), "", false));
        } else {
            var words = DemoWords.of(run);
            var title = Say.words(run.demo().lesson().about().title());
            say(
                    run.at() == 0 || compact ? progress(run) : Words.of("demo.place", title, progress(run)),
                    trouble.isEmpty() ? words : new DemoWords("", words.command(), Words.say(trouble), "", false));
        }
        back.setDisable(run == null || run.at() == 0 || model.busy().get());
        forward.setDisable(run == null || model.busy().get());
        forward.setText(Words.of(action(run)));
    }

    /** How far it is, in words. */
    static String progress(DemoRun run) {
        return run.at() == 0 ? Words.of("demo.begins", run.presses()) : Words.of("demo.of", run.at(), run.presses());
    }

    /** What a press does now. */
    private static String action(@Nullable DemoRun run) {
        if (run == null || !run.running()) {
            return run != null && run.isLast() ? "demo.done" : "demo.next";
        }
        return run.beat().stepwise() ? "demo.step" : "demo.finish";
    }

    private void say(String where, DemoWords words) {
        text(place, where);
        text(asked, words.asked());
        text(command, words.command());
        text(main, words.main());
        text(more, words.more());
        main.pseudoClassStateChanged(ANSWER, words.answer());
        command.pseudoClassStateChanged(ALONE, words.main().isEmpty());
    }

    private static void text(Label label, String text) {
        label.setText(text);
        visible(label, !text.isEmpty());
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void forward() {
        var run = model.run().get();
        if (run != null && run.isLast() && !run.running()) {
            model.leave();
        } else {
            model.forward();
        }
    }

    @FXML
    private void notes() {
        onNotes.run();
    }

    @FXML
    private void leave() {
        model.leave();
    }
}
