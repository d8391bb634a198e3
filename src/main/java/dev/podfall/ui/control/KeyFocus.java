package dev.podfall.ui.control;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

/**
 * Focus that a key has moved, by another way than Tab. Unlike {@link Node#requestFocus()} it makes the focus visible: JavaFX
 * does so only where it has traversed, so it goes one further and comes back.
 */
public final class KeyFocus {
    private KeyFocus() {}

    /** Gives the focus to a node, and shows it. What is written in shows its caret and needs no more. */
    public static void give(Node node) {
        node.requestFocus();
        if (node.isFocusVisible() || !node.isFocused() || Writing.isIn(node)) {
            return;
        }
        var scene = node.getScene();
        if (node.requestFocusTraversal(TraversalDirection.NEXT)) {
            var next = scene.getFocusOwner();
            if (next != null && next != node) {
                next.requestFocusTraversal(TraversalDirection.PREVIOUS);
            }
        }
        if (!node.isFocused()) {
            node.requestFocus();
        }
    }
}
