package dev.podfall.ui.start;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Something to begin with.
 *
 * @param number of it, in the order in which one learns
 * @param note one sentence, or empty
 * @param picture what it looks like; null until it is known
 */
public record StartCard(
        String number, String title, String note, ObjectProperty<@Nullable Image> picture, Runnable open) {
    public StartCard(String number, String title, String note, Runnable open) {
        this(number, title, note, new SimpleObjectProperty<>(), open);
    }
}
