package dev.podfall.ui.timeline;

import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Writes why there is a revision, with the command that does it in sight: of the revision that is looked at, or of the
 * DaemonSet, of which the next revision takes it over.
 */
final class ChangeCauseEditor {
    private final VBox box;
    private final Button button;
    private final ChoiceBox<ChangeCauseCommand.Of> of = new ChoiceBox<>();
    private final TextField text = new TextField();
    private final Button set = new Button();
    private final Label command = new Label();
    private final Label note = new Label();
    private Consumer<String> onRun = line -> {};
    private @Nullable RevisionDetail shown;

    /**
     * @param box where it stands
     * @param button opens and closes it
     */
    ChangeCauseEditor(VBox box, Button button) {
        this.box = box;
        this.button = button;
        of.getItems().setAll(ChangeCauseCommand.Of.values());
        of.setConverter(new Names());
        of.setValue(ChangeCauseCommand.Of.THIS);
        of.setId("cause-of");
        text.setId("cause-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        set.setId("cause-set");
        set.getStyleClass().add("primary");
        set.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        command.setId("cause-command");
        command.getStyleClass().addAll("code", "small");
        command.setWrapText(true);
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        var row = new HBox(6, text, set);
        box.getChildren().setAll(of, row, command, note);
        visible(box, false);
        of.valueProperty().subscribe(() -> fill());
        text.textProperty().subscribe(() -> say());
        text.setOnAction(event -> run());
        set.setOnAction(event -> run());
        button.setOnAction(event -> open(!box.isVisible()));
        Words.follow(box, this::sayAnew);
    }

    void setOnRun(Consumer<String> action) {
        onRun = action;
    }

    /** Another revision begins with its own text; of the same one what is typed stays. */
    void show(RevisionDetail detail) {
        var before = shown;
        shown = detail;
        boolean possible = ChangeCauseCommand.isPossible(detail);
        button.setDisable(!possible);
        if (!possible) {
            open(false);
        } else if (before == null || !before.dot().isSame(detail.dot())) {
            open(false);
            fill();
        }
        say();
    }

    private void open(boolean on) {
        visible(box, on);
        if (on) {
            fill();
            text.requestFocus();
            text.end();
        }
    }

    private void fill() {
        if (shown != null) {
            text.setText(
                    of.getValue() == ChangeCauseCommand.Of.THIS ? shown.dot().changeCause() : "");
        }
        say();
    }

    private void sayAnew() {
        var chosen = of.getValue();
        of.getItems().setAll(List.of());
        of.getItems().setAll(ChangeCauseCommand.Of.values());
        of.setValue(chosen);
        say();
    }

    private void say() {
        set.setText(Words.of("revision.cause.set"));
        text.setAccessibleText(Words.of("revision.cause"));
        text.setPromptText(Words.of("revision.cause.prompt"));
        of.setAccessibleText(Words.of("revision.cause.of"));
        note.setText(Words.of(
                of.getValue() == ChangeCauseCommand.Of.THIS ? "revision.cause.note.this" : "revision.cause.note.next"));
        command.setText(line());
    }

    private String line() {
        return shown == null || of.getValue() == null
                ? ""
                : ChangeCauseCommand.line(
                        of.getValue(), shown.daemonSet(), shown.dot().revision().key(), text.getText());
    }

    private void run() {
        var line = line();
        if (!line.isEmpty()) {
            onRun.accept(line);
            // Where it was opened; else the focus goes on by itself, and the panel scrolls along.
            button.requestFocus();
            open(false);
        }
    }

    private static final class Names extends StringConverter<ChangeCauseCommand.@Nullable Of> {
        @Override
        public String toString(ChangeCauseCommand.@Nullable Of of) {
            return of == null
                    ? ""
                    : Words.of(of == ChangeCauseCommand.Of.THIS ? "revision.cause.of.this" : "revision.cause.of.next");
        }

        @Override
        public ChangeCauseCommand.@Nullable Of fromString(String text) {
            return null;
        }
    }
}
