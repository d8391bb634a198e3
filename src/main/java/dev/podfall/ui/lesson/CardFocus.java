package dev.podfall.ui.lesson;

import dev.podfall.ui.control.KeyFocus;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * Keeps the keyboard's focus on a card whose contents are made anew with each step: on the button that says the same as the
 * one that had it, else on the first thing that can be done next. Nobody's focus is taken who is elsewhere.
 */
final class CardFocus {
    private final Parent card;
    private final ScrollPane resting;
    private final Pane acts;
    private String last = "";
    private boolean owed;
    private boolean seen;

    /**
     * Watches a card.
     *
     * @param resting has the focus while nothing can be done
     * @param acts the buttons, which cannot be pressed while it is disabled
     */
    CardFocus(Parent card, ScrollPane resting, Pane acts) {
        this.card = card;
        this.resting = resting;
        this.acts = acts;
        // Who clicks there wants to be there.
        resting.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> owed = false);
    }

    /** Makes contents anew, or lets what is there be pressed, or no longer. */
    void around(Runnable change) {
        var scene = card.getScene();
        var owner = scene == null ? null : scene.getFocusOwner();
        if (owner != null && owner != resting && isOnCard(owner)) {
            owed = true;
            seen = owner.isFocusVisible();
            last = owner instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
            // Who loses it because he goes away, or cannot be pressed, gives it to whatever comes next in the window.
            resting.requestFocus();
        }
        change.run();
        if (owed && scene != null && scene.getFocusOwner() == resting) {
            next().ifPresent(this::give);
        }
    }

    private boolean isOnCard(Node node) {
        for (var part = node; part != null; part = part.getParent()) {
            if (part == card) {
                return true;
            }
        }
        return false;
    }

    private Optional<Button> next() {
        var buttons = acts.getChildren().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> !button.isDisabled() && button.isVisible())
                .toList();
        return buttons.stream()
                .filter(button -> last.equals(button.getText()))
                .findFirst()
                .or(() -> buttons.stream().findFirst());
    }

    private void give(Button button) {
        owed = false;
        if (seen) {
            KeyFocus.give(button);
        } else {
            button.requestFocus();
        }
    }
}
