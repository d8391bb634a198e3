package dev.podfall.ui.app;

import dev.podfall.play.Pace;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** The bar's buttons for the pace: one of them is always chosen. */
final class PaceButtons {
    private PaceButtons() {}

    static void bind(ObjectProperty<Pace> pace, ToggleGroup group, Map<Pace, ToggleButton> buttons) {
        pace.subscribe(now -> group.selectToggle(buttons.get(now)));
        group.selectedToggleProperty().subscribe((old, chosen) -> {
            if (chosen == null) {
                // A second click on the chosen pace must not leave none chosen.
                group.selectToggle(old);
                return;
            }
            for (var each : Pace.values()) {
                if (buttons.get(each) == chosen) {
                    pace.set(each);
                }
            }
        });
    }
}
