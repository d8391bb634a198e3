package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** The list of what could be written at the caret. The caret stays in the text, whose keys choose from it. */
final class ProposalList {
    private static final int ROW = 22;
    private static final int MOST_ROWS = 9;
    private static final int PAGE = MOST_ROWS - 1;
    private static final double WIDTH = 400;

    /** Where a text is longer, the list comes only when it is asked for. */
    private static final int MOST_CHARACTERS = 200_000;

    private final CodeArea area;
    private final Popup popup = new Popup();
    private final ListView<Proposal> list = new ListView<>();
    private final Label about = new Label();
    private Supplier<KnownNames> names = () -> KnownNames.NONE;
    private Completion completion = Completion.NONE;

    ProposalList(CodeArea area) {
        this.area = area;
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.accessibleTextProperty().bind(Words.text("editor.proposals"));
        list.setOnMouseClicked(event -> take());
        list.getSelectionModel().selectedItemProperty().subscribe(this::explain);
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("small", "proposal-about");
        var box = new VBox(list, about);
        box.getStyleClass().add("proposals");
        box.setPrefWidth(WIDTH);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                hide();
            }
        });
        area.caretPositionProperty().addListener((property, before, now) -> {
            if (isShowing()) {
                Platform.runLater(this::again);
            }
        });
        area.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (isOfferedAfter(event.getCharacter())) {
                Platform.runLater(() -> offer(false));
            }
        });
    }

    void setNames(Supplier<KnownNames> newNames) {
        names = newNames;
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    private static boolean isOfferedAfter(String typed) {
        return !typed.isEmpty() && (Character.isLetterOrDigit(typed.charAt(0)) || typed.equals(" "));
    }

    /** @return whether the key was meant for the list */
    boolean key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            offer(true);
            return true;
        }
        if (!isShowing() || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        boolean chosen = list.getSelectionModel().getSelectedItem() != null;
        switch (event.getCode()) {
            case ESCAPE -> hide();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(PAGE);
            case PAGE_UP -> move(-PAGE);
            case ENTER, TAB -> {
                if (!chosen || event.isShiftDown()) {
                    hide();
                    return false;
                }
                take();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        int size = list.getItems().size();
        int now = list.getSelectionModel().getSelectedIndex();
        boolean round = Math.abs(by) == 1;
        int next = round ? Math.floorMod(now < 0 && by < 0 ? -1 : now + by, size) : Math.clamp(now + by, 0, size - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
    }

    /** @param asked whether somebody asked for it; else it comes only where there is a word to complete, or a value is due */
    void offer(boolean asked) {
        if (!asked && (area.getLength() > MOST_CHARACTERS || !area.isFocused())) {
            return;
        }
        var text = area.getText();
        int caret = area.getCaretPosition();
        var found = Completion.at(text, caret, names.get());
        boolean due = asked
                || found.from() < caret && !found.isDone(text)
                || found.from() == caret && text.charAt(Math.max(0, caret - 2)) == ':';
        if (found.proposals().isEmpty() || !due) {
            hide();
            return;
        }
        show(found, !found.free() || asked);
    }

    /** The caret moved on, or back. */
    private void again() {
        if (!isShowing()) {
            return;
        }
        var before = completion;
        var found = Completion.at(area.getText(), area.getCaretPosition(), names.get());
        if (found.proposals().isEmpty() || found.from() != before.from() || found.isDone(area.getText())) {
            hide();
        } else if (!found.equals(before)) {
            show(found, list.getSelectionModel().getSelectedItem() != null);
        }
    }

    private void show(Completion found, boolean choose) {
        completion = found;
        var scene = area.getScene();
        if (scene == null || scene.getWindow() == null) {
            return;
        }
        if (area.getCaretBounds().isEmpty()) {
            // A text that has just come, or was just written in, has no place before the window is laid out.
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        var bounds = area.getCaretBounds().orElse(null);
        if (bounds == null) {
            return;
        }
        list.getItems().setAll(found.proposals());
        double height = Math.min(MOST_ROWS, found.proposals().size()) * (double) ROW + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        if (choose) {
            list.getSelectionModel().select(0);
        } else {
            list.getSelectionModel().clearSelection();
        }
        list.scrollTo(0);
        place(bounds);
    }

    private void place(Bounds caret) {
        double x = caret.getMinX() - 12;
        double y = caret.getMaxY() + 3;
        if (isShowing()) {
            popup.setX(x);
            popup.setY(y);
        } else {
            popup.show(area, x, y);
        }
    }

    private void take() {
        var chosen = list.getSelectionModel().getSelectedItem();
        hide();
        if (chosen != null) {
            area.replaceText(completion.from(), completion.to(), chosen.insert());
            area.requestFollowCaret();
            boolean value = chosen.insert().endsWith(": ");
            if (value) {
                Platform.runLater(() -> offer(false));
            }
        }
    }

    private void explain(@Nullable Proposal proposal) {
        var words = proposal == null || proposal.about().isEmpty() ? "" : Words.say(proposal.about());
        boolean says = !words.isEmpty();
        about.setText(words);
        about.setVisible(says);
        about.setManaged(says);
    }

    /** A name; what it is, at the right. */
    private static final class Row extends ListCell<Proposal> {
        private final Label name = new Label();
        private final Label type = new Label();
        private final HBox box = new HBox(8, name, type);

        Row() {
            name.getStyleClass().add("code");
            name.setMaxWidth(Double.MAX_VALUE);
            type.getStyleClass().addAll("caption", "proposal-type");
            type.setMinWidth(Region.USE_PREF_SIZE);
            box.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(name, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Proposal item, boolean none) {
            super.updateItem(item, none);
            setText(null);
            setGraphic(item == null || none ? null : box);
            if (item != null && !none) {
                name.setText(item.name());
                type.setText(item.required() ? Words.of("editor.proposal.required", item.type()) : item.type());
                setAccessibleText(
                        item.type().isEmpty() ? item.name() : Words.of("editor.finding.of", item.name(), item.type()));
            }
        }
    }
}
