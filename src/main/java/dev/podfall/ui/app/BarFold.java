package dev.podfall.ui.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;

/**
 * A bar without room for all that is in it: what is needed least goes into a menu at its end first, and comes back when there
 * is room.
 */
final class BarFold {
    private final HBox bar;
    private final MenuButton more;
    private final List<Node> all;
    private final List<Node> first;
    private final HashSet<Node> folded = new HashSet<>();

    /**
     * @param more the menu, the last in the bar
     * @param first what goes first, in this order; the rest stays
     */
    BarFold(HBox bar, MenuButton more, List<Node> first) {
        this.bar = bar;
        this.more = more;
        this.first = List.copyOf(first);
        this.all = List.copyOf(bar.getChildren());
        bar.widthProperty().subscribe(this::fold);
        fold();
    }

    /** Looks anew what there is room for: words have another length. */
    void fold() {
        if (bar.getWidth() <= 0) {
            return;
        }
        var before = new HashSet<>(folded);
        unfold();
        bar.applyCss();
        for (var next : first) {
            if (needed() <= bar.getWidth()) {
                break;
            }
            more.setVisible(true);
            more.setManaged(true);
            folded.add(next);
            bar.getChildren().remove(next);
        }
        if (!folded.equals(before)) {
            more.hide();
        }
        // In the order that they have in the bar.
        var items = new ArrayList<CustomMenuItem>();
        for (var node : all) {
            if (folded.contains(node)) {
                items.add(new CustomMenuItem(inWords(node), false));
            }
        }
        more.getItems().setAll(items);
    }

    /** A menu says what a picture alone says in a bar. */
    private static Node inWords(Node node) {
        if (!(node instanceof ButtonBase button)
                || button.getText() != null && !button.getText().isEmpty()) {
            return node;
        }
        var words = new Label();
        words.textProperty().bind(button.accessibleTextProperty());
        words.setOnMouseClicked(event -> button.fire());
        var line = new HBox(6, button, words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The width below which something would be cut. */
    private double needed() {
        var insets = bar.getInsets();
        double sum = insets.getLeft() + insets.getRight() - bar.getSpacing();
        for (var node : bar.getChildren()) {
            if (node.isManaged()) {
                sum += node.minWidth(-1) + bar.getSpacing();
            }
        }
        return sum;
    }

    private void unfold() {
        more.getItems().forEach(item -> ((CustomMenuItem) item).setContent(null));
        more.getItems().clear();
        folded.clear();
        bar.getChildren().setAll(all);
        more.setVisible(false);
        more.setManaged(false);
    }
}
