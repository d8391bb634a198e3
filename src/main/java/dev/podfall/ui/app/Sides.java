package dev.podfall.ui.app;

import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows and hides the regions around the centre. Each is as wide or high as somebody has made it, whatever the window has been
 * meanwhile; where there is no room for that the centre keeps what it needs.
 */
final class Sides {
    /** What the panels can be read in, and the map. */
    private static final double LEFT_LEAST = 180;

    private static final double RIGHT_LEAST = 220;
    private static final double CENTRE_LEAST = 260;
    private static final double BOTTOM_LEAST = 90;
    private static final double ABOVE_LEAST = 220;

    /** Until somebody has made it otherwise; of a low window a third at most, so that the map keeps more than half. */
    private static final double BOTTOM_FIRST = 236;

    private static final double BOTTOM_SHARE = 0.33;

    private static final double LEFT_FIRST = 300;
    private static final double RIGHT_FIRST = 350;

    /** Of a narrow window the panels take less until somebody has made them otherwise: the map is what it is about. */
    private static final double LEFT_SHARE = 0.25;

    private static final double RIGHT_SHARE = 0.25;
    private static final double LEFT_FIRST_LEAST = 250;

    /** With all the inspector's titles. */
    private static final double RIGHT_FIRST_LEAST = 320;

    private final SidesPane rows;
    private final SidesPane columns;
    private final StackPane left;
    private final StackPane centre;
    private final StackPane right;
    private final StackPane bottom;
    private double leftWidth = LEFT_FIRST;
    private double rightWidth = RIGHT_FIRST;
    private double bottomHeight = BOTTOM_FIRST;

    Sides(SidesPane rows, SidesPane columns, StackPane left, StackPane centre, StackPane right, StackPane bottom) {
        this.rows = rows;
        this.columns = columns;
        this.left = left;
        this.centre = centre;
        this.right = right;
        this.bottom = bottom;
        // Dividers are fractions: with another size they would be elsewhere.
        columns.setOnResized(this::placeColumns);
        rows.setOnResized(this::placeRows);
        for (var pane : new SplitPane[] {columns, rows}) {
            pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
                if (event.getTarget() instanceof Node target && isDivider(target, pane)) {
                    remember();
                }
            });
        }
    }

    private static boolean isDivider(Node target, SplitPane pane) {
        for (var node = target; node != null && node != pane; node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }

    /** How wide or high the regions are, or would be if they were shown and there was room. */
    record Sizes(double left, double right, double bottom) {}

    Sizes sizes() {
        return new Sizes(leftWidth, rightWidth, bottomHeight);
    }

    void resize(Sizes sizes) {
        leftWidth = sizes.left();
        rightWidth = sizes.right();
        bottomHeight = sizes.bottom();
        columns.placeAnew();
        rows.placeAnew();
    }

    /**
     * Makes a region larger by keys: the left or right one if the focus is in it, the left one if it is elsewhere; and the
     * bottom.
     *
     * @param focused where the focus is; null if nowhere
     * @param wider how much to the right its border goes
     * @param lower how much farther down the bottom's border goes
     */
    void move(@Nullable Node focused, double wider, double lower) {
        boolean isRight = isIn(focused, right) || !columns.getItems().contains(left);
        var now = sizes();
        resize(new Sizes(
                isRight ? now.left() : Math.max(LEFT_LEAST, left() + wider),
                isRight ? Math.max(RIGHT_LEAST, right() - wider) : now.right(),
                Math.max(BOTTOM_LEAST, now.bottom() - lower)));
    }

    private double left() {
        return leftWidth == LEFT_FIRST ? first(LEFT_FIRST_LEAST, LEFT_SHARE, LEFT_FIRST) : leftWidth;
    }

    private double right() {
        return rightWidth == RIGHT_FIRST ? first(RIGHT_FIRST_LEAST, RIGHT_SHARE, RIGHT_FIRST) : rightWidth;
    }

    private double first(double least, double share, double most) {
        return columns.getWidth() <= 0 ? most : Math.clamp(columns.getWidth() * share, least, most);
    }

    private static boolean isIn(@Nullable Node node, Node region) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each == region) {
                return true;
            }
        }
        return false;
    }

    void show(boolean leftShown, boolean rightShown, boolean bottomShown) {
        var across = new ArrayList<Node>();
        if (leftShown) {
            across.add(left);
        }
        across.add(centre);
        if (rightShown) {
            across.add(right);
        }
        if (!columns.getItems().equals(across)) {
            columns.getItems().setAll(across);
            columns.placeAnew();
        }
        var down = new ArrayList<Node>();
        down.add(columns);
        if (bottomShown) {
            down.add(bottom);
        }
        if (!rows.getItems().equals(down)) {
            rows.getItems().setAll(down);
            rows.placeAnew();
        }
    }

    /** Somebody has made them so. */
    void remember() {
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
        boolean hasLeft = columns.getItems().contains(left);
        boolean hasRight = columns.getItems().contains(right);
        double wanted = (hasLeft ? left() : 0) + (hasRight ? right() : 0);
        double room = Math.max(
                0,
                width
                        - CENTRE_LEAST
                        - 2 * halfDivider(columns) * (columns.getItems().size() - 1));
        double share = wanted > room ? room / wanted : 1;
        double half = halfDivider(columns);
        int divider = 0;
        if (hasLeft) {
            columns.setDividerPosition(divider++, (Math.max(LEFT_LEAST, left() * share) + half) / width);
        }
        if (hasRight) {
            columns.setDividerPosition(divider, 1 - (Math.max(RIGHT_LEAST, right() * share) + half) / width);
        }
    }

    /** A divider's position is that of its middle. */
    private static double halfDivider(SplitPane pane) {
        return pane.lookup(".split-pane-divider") instanceof Region divider ? divider.prefWidth(-1) / 2 : 0;
    }

    private void placeRows() {
        double height = rows.getHeight();
        if (height > 0 && rows.getItems().contains(bottom)) {
            double wanted = bottomHeight == BOTTOM_FIRST ? Math.min(bottomHeight, height * BOTTOM_SHARE) : bottomHeight;
            double high = Math.clamp(wanted, BOTTOM_LEAST, Math.max(BOTTOM_LEAST, height - ABOVE_LEAST));
            rows.setDividerPosition(0, 1 - (high + halfDivider(rows)) / height);
        }
    }
}
