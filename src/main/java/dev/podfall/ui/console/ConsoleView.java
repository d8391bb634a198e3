package dev.podfall.ui.console;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kubectl.Completion;
import dev.podfall.kubectl.Completion.Candidate;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The console panel: output above, the prompt below, what the Tab key offers between them. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class ConsoleView {
    private static final String KUBECTL = "kubectl ";

    private static final int OFFERED = 48;

    private final ConsoleOutput printed = new ConsoleOutput(() -> this.model.state());
    private ConsoleViewModel model;
    private Consumer<String> onConsider = text -> {};
    private Completion.@Nullable Answer offered;
    /** Which of the candidates stands in the prompt; -1 if none does. */
    private int chosen = -1;

    @FXML
    private BorderPane root;

    @FXML
    private StackPane output;

    @FXML
    private FlowPane candidates;

    @FXML
    private TextField line;

    @FXML
    private Button consider;

    @FXML
    private Button stop;

    /** Builds the view from {@code fxml/console/Console.fxml}. Screen's thread only. */
    public static ConsoleView load(ConsoleViewModel model) {
        ConsoleView view = Fxml.load(FxmlFile.CONSOLE, ConsoleView.class);
        view.model = model;
        model.setListener(view::changed);
        return view;
    }

    @FXML
    private void initialize() {
        output.getChildren().setAll(printed.root());
        Words.follow(root, () -> {
            var now = offered;
            if (now != null) {
                showOffered(now);
            }
        });
        printed.setOnRepeat(this::put);
        printed.setOnStop(() -> model.stop());
        printed.setOnType(this::typed);
        line.setOnAction(event -> submit());
        line.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        line.setTextFormatter(new TextFormatter<String>(change -> {
            if (change.getText().indexOf('\n') >= 0) {
                var pasted = PastedLines.inOneLine(change.getText());
                change.setText(pasted);
                change.selectRange(change.getRangeStart() + pasted.length(), change.getRangeStart() + pasted.length());
            }
            return change;
        }));
        var could = line.textProperty().map(text -> text.strip().startsWith(KUBECTL));
        consider.visibleProperty().bind(could);
        consider.managedProperty().bind(could);
        line.textProperty().subscribe((before, now) -> {
            if (chosen < 0) {
                forget();
            }
        });
    }

    public BorderPane root() {
        return root;
    }

    public ConsoleViewModel model() {
        return model;
    }

    /** Called with what a name in the output stands for, once it is chosen. */
    public void setOnLink(BiConsumer<Kind, ObjectKey> action) {
        printed.setOnLink(action);
    }

    /** Called with a line of which somebody wants to know what it would do, before it is done. */
    public void setOnConsider(Consumer<String> action) {
        onConsider = action;
    }

    /** Puts the cursor into the prompt. */
    public void focus() {
        line.requestFocus();
    }

    private void changed(ConsoleChange change) {
        switch (change) {
            case ConsoleChange.Began(var entry) -> printed.began(entry);
            case ConsoleChange.Said(var entry, var text, var tone) -> printed.said(entry, text, tone);
            case ConsoleChange.Ended ended -> printed.ended(ended.entry());
            case ConsoleChange.Parted _ -> printed.parted();
            case ConsoleChange.Cleared _ -> printed.clear();
        }
        stop.setVisible(model.isRunning());
        stop.setManaged(model.isRunning());
    }

    /** In a terminal it makes no difference where somebody has clicked. */
    private void typed(boolean paste) {
        line.requestFocus();
        line.end();
        if (paste) {
            line.paste();
        }
    }

    private void submit() {
        var text = line.getText();
        forget();
        line.clear();
        model.submit(text);
    }

    /** The line stays: it is tried again with a word changed, or done. */
    @FXML
    private void consider() {
        if (consider.isVisible()) {
            onConsider.accept(line.getText().strip());
        }
        line.requestFocus();
    }

    /** What nobody here has a use for is the window's: a field whose text is formatted would keep it. */
    private void escape(KeyEvent event) {
        if (offered == null) {
            line.getParent().fireEvent(event.copyFor(line.getParent(), line.getParent()));
        } else {
            forget();
        }
    }

    private void key(KeyEvent event) {
        boolean used = true;
        if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            consider();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            used = tab(event.isShiftDown());
        } else if (event.getCode() == KeyCode.UP) {
            put(model.back(line.getText()));
        } else if (event.getCode() == KeyCode.DOWN) {
            put(model.forward(line.getText()));
        } else if (event.getCode() == KeyCode.ESCAPE) {
            escape(event);
        } else if (event.getCode() == KeyCode.C
                && event.isControlDown()
                && line.getSelectedText().isEmpty()) {
            model.stop();
            forget();
        } else if (event.getCode() == KeyCode.L && event.isControlDown() && !event.isShiftDown()) {
            model.clear();
        } else {
            used = false;
            chosen = -1;
        }
        if (used) {
            event.consume();
        }
    }

    /** The first Tab completes as far as it is clear, the next ones go through what is possible. */
    private boolean tab(boolean backwards) {
        var now = offered;
        if (now != null && now.candidates().size() > 1) {
            int count = Math.min(OFFERED, now.candidates().size());
            chosen = Math.floorMod(chosen < 0 ? (backwards ? -1 : 0) : chosen + (backwards ? -1 : 1), count);
            replace(now, now.candidates().get(chosen).text());
            showOffered(now);
            return true;
        }
        if (backwards) {
            return false;
        }
        var answer = model.complete(line.getText(0, line.getCaretPosition()));
        if (answer.candidates().size() == 1) {
            var only = answer.candidates().getFirst();
            replace(answer, only.text() + (only.open() ? "" : " "));
            forget();
        } else if (!answer.candidates().isEmpty()) {
            replace(answer, answer.common());
            offered = answer;
            showOffered(answer);
        }
        return true;
    }

    private void replace(Completion.Answer answer, String text) {
        var keep = offered;
        var after = line.getText().substring(line.getCaretPosition());
        int picked = chosen;
        chosen = Math.max(0, picked);
        line.setText(line.getText().substring(0, answer.from()) + text + after);
        line.positionCaret(answer.from() + text.length());
        chosen = picked;
        offered = keep;
    }

    private void showOffered(Completion.Answer answer) {
        candidates.getChildren().clear();
        int count = Math.min(OFFERED, answer.candidates().size());
        for (int i = 0; i < count; i++) {
            candidates.getChildren().add(candidate(answer, i));
        }
        if (answer.candidates().size() > count) {
            var more = new Label(Words.of("console.more", answer.candidates().size() - count));
            more.getStyleClass().addAll("caption", "muted");
            candidates.getChildren().add(more);
        }
        if (chosen >= 0 && !answer.candidates().get(chosen).note().isEmpty()) {
            var note = new Label(Words.say(answer.candidates().get(chosen).note()));
            note.getStyleClass().addAll("caption", "muted");
            candidates.getChildren().add(note);
        }
        candidates.setVisible(true);
        candidates.setManaged(true);
    }

    private Label candidate(Completion.Answer answer, int index) {
        Candidate candidate = answer.candidates().get(index);
        var label = new Label(candidate.text());
        label.getStyleClass().addAll("code", "candidate");
        if (index == chosen) {
            label.getStyleClass().add("on");
        }
        label.setOnMouseClicked(event -> {
            replace(answer, candidate.text() + (candidate.open() ? "" : " "));
            forget();
            line.requestFocus();
        });
        return label;
    }

    private void forget() {
        offered = null;
        chosen = -1;
        candidates.setVisible(false);
        candidates.setManaged(false);
    }

    private void put(String text) {
        forget();
        line.setText(text);
        line.positionCaret(text.length());
    }

    @FXML
    private void stop() {
        model.stop();
        line.requestFocus();
    }

    @FXML
    private void clear() {
        model.clear();
        line.requestFocus();
    }

    @FXML
    private void copyAll() {
        ConsoleOutput.copy(printed.text());
    }
}
