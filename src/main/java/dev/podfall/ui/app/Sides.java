package dev.podfall.ui.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Shows and hides the regions around the centre; a region comes back as wide or high as it was. */
final class Sides {
    private final SplitPane rows;
    private final SplitPane columns;
    private final StackPane left;
    private final StackPane centre;
    private final StackPane right;
    private final StackPane bottom;
    private double leftWidth = 300;
    private double rightWidth = 350;
    private double bottomHeight = 236;

    Sides(SplitPane rows, SplitPane columns, StackPane left, StackPane centre, StackPane right, StackPane bottom) {
        this.rows = rows;
        this.columns = columns;
        this.left = left;
        this.centre = centre;
        this.right = right;
        this.bottom = bottom;
        // Dividers are fractions: they can be placed in pixels only once the panes have a size.
        columns.widthProperty().subscribe((old, now) -> placeOnce(old.doubleValue(), this::placeColumns));
        rows.heightProperty().subscribe((old, now) -> placeOnce(old.doubleValue(), this::placeRows));
    }

    private static void placeOnce(double oldSize, Runnable place) {
        if (oldSize <= 0) {
            place.run();
        }
    }

    /** How wide or high the regions are, or would be if they were shown. */
    record Sizes(double left, double right, double bottom) {}

    Sizes sizes() {
        remember();
        return new Sizes(leftWidth, rightWidth, bottomHeight);
    }

    void resize(Sizes sizes) {
        leftWidth = sizes.left();
        rightWidth = sizes.right();
        bottomHeight = sizes.bottom();
        placeColumns();
        placeRows();
    }

    void show(boolean leftShown, boolean rightShown, boolean bottomShown) {
        remember();
        var across = new ArrayList<javafx.scene.Node>(List.of(centre));
        if (leftShown) {
            across.addFirst(left);
        }
        if (rightShown) {
            across.addLast(right);
        }
        if (!columns.getItems().equals(across)) {
            columns.getItems().setAll(across);
            placeColumns();
        }
        var down = new ArrayList<javafx.scene.Node>(List.of(columns));
        if (bottomShown) {
            down.add(bottom);
        }
        if (!rows.getItems().equals(down)) {
            rows.getItems().setAll(down);
            placeRows();
        }
    }

    private void remember() {
        leftWidth = sizeOr(left, columns, left.getWidth(), leftWidth);
        rightWidth = sizeOr(right, columns, right.getWidth(), rightWidth);
        bottomHeight = sizeOr(bottom, rows, bottom.getHeight(), bottomHeight);
    }

    private static double sizeOr(Region region, SplitPane pane, double size, double otherwise) {
        return pane.getItems().contains(region) && size > 1 ? size : otherwise;
    }

    private void placeColumns() {
        double width = columns.getWidth();
        if (width <= 0) {
            return;
        }
        int divider = 0;
        double half = halfDivider(columns);
        if (columns.getItems().contains(left)) {
            columns.setDividerPosition(divider++, (leftWidth + half) / width);
        }
        if (columns.getItems().contains(right)) {
            columns.setDividerPosition(divider, 1 - (rightWidth + half) / width);
        }
    }

    /** A divider's position is that of its middle. */
    private static double halfDivider(SplitPane pane) {
        return pane.lookup(".split-pane-divider") instanceof Region divider ? divider.prefWidth(-1) / 2 : 0;
    }

    private void placeRows() {
        if (rows.getHeight() > 0 && rows.getItems().contains(bottom)) {
            rows.setDividerPosition(0, 1 - (bottomHeight + halfDivider(rows)) / rows.getHeight());
        }
    }
}
