package dev.podfall.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** Small things that all panels do to controls. Screen's thread only. */
public final class Controls {
    private Controls() {}

    /** A label that wraps its text. */
    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Shows a node, or takes it away with the room that it has. */
    public static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
