package dev.podfall.ui;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The mouse without a robot: tells a node what would come of it. Screen's thread only. */
public final class Mouse {
    private Mouse() {}

    /** Moves to a place in the node. */
    public static void move(Node node, double x, double y) {
        fire(node, MouseEvent.MOUSE_MOVED, x, y, MouseButton.NONE, 0);
    }

    /** Clicks once at a place in the node. */
    public static void click(Node node, double x, double y, MouseButton button) {
        fire(node, MouseEvent.MOUSE_CLICKED, x, y, button, 1);
    }

    /** Presses the first button at a place in the node. */
    public static void press(Node node, double x, double y) {
        fire(node, MouseEvent.MOUSE_PRESSED, x, y, MouseButton.PRIMARY, 1);
    }

    private static void fire(
            Node node, EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks) {
        var at = node.localToScene(x, y);
        node.fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), 0, 0, button, clicks, false, false, false, false, false, false, false,
                false, false, true, null));
    }
}
