package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;

/**
 * What was done to the cluster, to take it back and do it again. Its keys are among the {@link Shortcuts}: a text that has
 * the focus takes back what was written in it.
 */
final class EditMenu {
    private EditMenu() {}

    static void fill(MenuButton menu, WindowViewModel model) {
        var undo = item(model.toUndo(), "edit.undo", "edit.undo.none", "edit.undo.keys");
        undo.setOnAction(event -> model.undo());
        var redo = item(model.toRedo(), "edit.redo", "edit.redo.none", "edit.redo.keys");
        redo.setOnAction(event -> model.redo());
        menu.getItems().setAll(undo, redo);
    }

    private static CustomMenuItem item(ReadOnlyObjectProperty<Phrase> what, String words, String none, String keys) {
        var text = new Label();
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> what.get().isEmpty() ? Words.of(none) : Words.of(words, what.get()),
                        what,
                        Words.current()));
        text.setMaxWidth(420);
        var note = new Label();
        note.textProperty().bind(Words.text(keys));
        note.getStyleClass().add("caption");
        var item = new CustomMenuItem(new VBox(1, text, note));
        item.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> what.get().isEmpty(), what));
        return item;
    }
}
