package dev.podfall.ui.manifest;

import dev.podfall.ui.control.Writing;
import dev.podfall.ui.text.Words;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds and replaces in the text that is shown; two lines above it, there only while somebody searches. */
final class FindBar {
    private final VBox root = new VBox(4);
    private final TextField sought = new TextField();
    private final TextField with = new TextField();
    private final Label count = new Label();
    private final ToggleButton matchCase = new ToggleButton("Aa");
    private final HBox replacing;
    private final Supplier<@Nullable TextPane> shown;

    FindBar(Supplier<@Nullable TextPane> shown) {
        this.shown = shown;
        sought.promptTextProperty().bind(Words.text("editor.find"));
        sought.accessibleTextProperty().bind(Words.text("editor.find"));
        sought.getStyleClass().addAll("find-sought", "code");
        with.promptTextProperty().bind(Words.text("editor.find.with"));
        with.accessibleTextProperty().bind(Words.text("editor.find.with"));
        with.getStyleClass().addAll("find-with", "code");
        count.getStyleClass().addAll("small", "muted", "find-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        named(matchCase, "editor.find.case");
        matchCase.getStyleClass().add("tiny");
        matchCase.setMinWidth(Region.USE_PREF_SIZE);
        for (var field : new TextField[] {sought, with}) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setMinWidth(60);
        }
        var finding = new HBox(
                4,
                sought,
                count,
                matchCase,
                icon(Feather.ARROW_UP, "editor.find.previous", () -> step(false)),
                icon(Feather.ARROW_DOWN, "editor.find.next", () -> step(true)),
                icon(Feather.X, "editor.find.close", this::close));
        finding.setAlignment(Pos.CENTER_LEFT);
        replacing = new HBox(
                4,
                with,
                words("editor.find.replace", this::replace),
                words("editor.find.replace-all", this::replaceAll));
        replacing.setAlignment(Pos.CENTER_LEFT);
        root.getChildren().addAll(finding, replacing);
        root.getStyleClass().add("find-bar");
        Writing.servesText(root);
        shown(root, false);
        sought.textProperty().subscribe(text -> refresh(true));
        matchCase.selectedProperty().subscribe(on -> refresh(true));
        Words.follow(root, this::count);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (key(event)) {
                event.consume();
            }
        });
    }

    Region root() {
        return root;
    }

    boolean isOpen() {
        return root.isVisible();
    }

    /** Shows the bar, with what is selected in the text to begin with. */
    void open(boolean replace) {
        var pane = shown.get();
        if (pane == null) {
            return;
        }
        shown(root, true);
        shown(replacing, replace);
        var selected = pane.selectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            sought.setText(selected);
        }
        sought.requestFocus();
        sought.selectAll();
        refresh(false);
    }

    void close() {
        shown(root, false);
        var pane = shown.get();
        if (pane != null) {
            pane.focus();
        }
    }

    /** Goes to the next place, or the one before; opens the bar if nobody has searched yet. */
    void step(boolean forward) {
        var pane = shown.get();
        if (pane == null) {
            return;
        }
        if (sought.getText().isEmpty()) {
            open(false);
            return;
        }
        var found = found(pane);
        go(pane, found, forward ? found.from(pane.selectionEnd()) : found.before(pane.selectionStart()));
    }

    /** Counts again: the text is another one, or was changed. */
    void count() {
        refresh(false);
    }

    private boolean key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            return true;
        }
        if (event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()
                && event.getTarget() instanceof TextField field) {
            if (field == with) {
                replace();
            } else {
                step(!event.isShiftDown());
            }
            return true;
        }
        if (event.getCode() == KeyCode.TAB
                && !event.isControlDown()
                && replacing.isVisible()
                && event.getTarget() == (event.isShiftDown() ? with : sought)) {
            (event.isShiftDown() ? sought : with).requestFocus();
            return true;
        }
        return event.isShortcutDown() && event.getCode() == KeyCode.Z && takesBack(event);
    }

    /** What was replaced in the text, unless something was typed in the field with the focus. */
    private boolean takesBack(KeyEvent event) {
        var pane = shown.get();
        boolean typed = event.getTarget() instanceof TextField field
                && (event.isShiftDown() ? field.isRedoable() : field.isUndoable());
        if (pane == null || typed) {
            return false;
        }
        if (event.isShiftDown()) {
            pane.redo();
        } else {
            pane.undo();
        }
        return true;
    }

    private FindText found(TextPane pane) {
        return FindText.in(pane.text(), sought.getText(), matchCase.isSelected());
    }

    private void refresh(boolean move) {
        var pane = isOpen() ? shown.get() : null;
        if (pane == null) {
            return;
        }
        var found = found(pane);
        if (move && !found.isEmpty()) {
            go(pane, found, found.from(pane.selectionStart()));
        } else {
            say(found, found.exactly(pane.selectionStart(), pane.selectionEnd()));
        }
    }

    private void go(TextPane pane, FindText found, int index) {
        if (index >= 0) {
            int start = found.starts().get(index);
            pane.select(start, start + found.length());
        }
        say(found, index);
    }

    private void say(FindText found, int index) {
        if (sought.getText().isEmpty()) {
            count.setText("");
        } else if (index >= 0) {
            count.setText(Words.of("editor.find.at", index + 1, found.starts().size()));
        } else {
            count.setText(Words.of("editor.find.count", found.starts().size()));
        }
    }

    private void replace() {
        var pane = shown.get();
        if (pane == null) {
            return;
        }
        if (found(pane).exactly(pane.selectionStart(), pane.selectionEnd()) >= 0) {
            pane.replaceSelection(with.getText());
        }
        step(true);
    }

    private void replaceAll() {
        var pane = shown.get();
        if (pane != null) {
            int before = found(pane).starts().size();
            pane.replace(found(pane).replaceAll(pane.text(), with.getText()));
            count.setText(Words.of("editor.find.replaced", before));
        }
    }

    private static Button words(String key, Runnable action) {
        var button = new Button();
        button.textProperty().bind(Words.text(key));
        button.getStyleClass().add("tiny");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button icon(Feather icon, String key, Runnable action) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon", "tiny");
        button.setMinWidth(Region.USE_PREF_SIZE);
        named(button, key);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void named(ButtonBase button, String key) {
        button.accessibleTextProperty().bind(Words.text(key));
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text(key));
        button.setTooltip(tip);
    }

    private static void shown(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
