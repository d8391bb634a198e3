package dev.podfall.ui.app;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** A mouse at a place in a window, and what is there. */
record MonkeyHand(Node node, double x, double y) {
    void fire(EventType<MouseEvent> type, MouseButton button, int clicks) {
        var scene = node.getScene();
        if (scene == null || scene.getWindow() == null) {
            // What was done to it has taken it away.
            return;
        }
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        node.fireEvent(new MouseEvent(
                type,
                x,
                y,
                scene.getWindow().getX() + x,
                scene.getWindow().getY() + y,
                button,
                clicks,
                false,
                false,
                false,
                false,
                down && button == MouseButton.PRIMARY,
                false,
                down && button == MouseButton.SECONDARY,
                false,
                button == MouseButton.SECONDARY && type == MouseEvent.MOUSE_PRESSED,
                true,
                null));
    }

    void wheel(double turns, boolean control) {
        node.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                control,
                false,
                false,
                false,
                false,
                0,
                turns,
                0,
                turns,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    static @Nullable Node picked(Node node, double x, double y) {
        if (!node.isVisible() || node.isDisabled() || node.isMouseTransparent()) {
            return null;
        }
        if (node instanceof Parent parent) {
            var children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                var found = picked(children.get(i), x, y);
                if (found != null) {
                    return found;
                }
            }
        }
        return node.contains(node.sceneToLocal(x, y)) ? node : null;
    }
}
