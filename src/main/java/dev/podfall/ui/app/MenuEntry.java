package dev.podfall.ui.app;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A line of a menu.
 *
 * @param text what it is called
 * @param note one more line in small, or empty
 */
public record MenuEntry(String text, String note, Runnable action, boolean enabled) {
    public MenuEntry(String text, String note, Runnable action) {
        this(text, note, action, true);
    }

    /** @param why it cannot be chosen now */
    static MenuEntry disabled(String text, String why) {
        return new MenuEntry(text, why, () -> {}, false);
    }

    /** The entry of a menu: its note stands below its text. */
    CustomMenuItem item() {
        var box = new VBox(1, new Label(text));
        if (!note.isEmpty()) {
            var said = new Label(note);
            said.getStyleClass().add("caption");
            box.getChildren().add(said);
        }
        var item = new CustomMenuItem(box);
        item.setDisable(!enabled);
        item.setOnAction(event -> action.run());
        return item;
    }
}
