package dev.podfall.ui.act;

import javafx.geometry.Rectangle2D;
import org.controlsfx.control.PopOver.ArrowLocation;

/**
 * Where a popover goes: beside what it is about, within the window, and never on top of it while there is room anywhere.
 *
 * @param arrow from which edge of the popover its arrow comes
 * @param x where the arrow points
 * @param y where the arrow points
 */
record PopOverPlace(ArrowLocation arrow, double x, double y) {
    /** How far a popover keeps from the window's edge. */
    private static final double MARGIN = 6;

    /** How the arrow stands on its edge: so far from the corner, or in the middle. */
    private enum Along {
        BEGIN,
        MIDDLE,
        END
    }

    /**
     * @param tile what it is about, on the screen
     * @param window on the screen
     * @param corner how far the arrow is from the popover's corner
     */
    static PopOverPlace of(Rectangle2D tile, Rectangle2D window, double width, double height, double corner) {
        double right = window.getMaxX() - tile.getMaxX();
        double left = tile.getMinX() - window.getMinX();
        double below = window.getMaxY() - tile.getMaxY();
        double above = tile.getMinY() - window.getMinY();
        if (Math.max(right, left) >= width + MARGIN || Math.max(below, above) < height + MARGIN) {
            // On the right, or else on the left; if nowhere is room, where most of the tile is seen.
            boolean toRight = right >= width + MARGIN || right >= left;
            double from = within(
                    tile.getMinY() + (tile.getHeight() - height) / 2, window.getMinY(), window.getMaxY(), height);
            double wanted = tile.getMinY() + tile.getHeight() / 2 - from;
            var along = along(wanted, height, corner);
            return new PopOverPlace(
                    switch (along) {
                        case BEGIN -> toRight ? ArrowLocation.LEFT_TOP : ArrowLocation.RIGHT_TOP;
                        case MIDDLE -> toRight ? ArrowLocation.LEFT_CENTER : ArrowLocation.RIGHT_CENTER;
                        case END -> toRight ? ArrowLocation.LEFT_BOTTOM : ArrowLocation.RIGHT_BOTTOM;
                    },
                    toRight ? tile.getMaxX() : tile.getMinX(),
                    from + offset(along, height, corner));
        }
        boolean under = below >= height + MARGIN;
        double from = within(tile.getMinX() + (tile.getWidth() - width) / 2, window.getMinX(), window.getMaxX(), width);
        double wanted = tile.getMinX() + tile.getWidth() / 2 - from;
        var along = along(wanted, width, corner);
        return new PopOverPlace(
                switch (along) {
                    case BEGIN -> under ? ArrowLocation.TOP_LEFT : ArrowLocation.BOTTOM_LEFT;
                    case MIDDLE -> under ? ArrowLocation.TOP_CENTER : ArrowLocation.BOTTOM_CENTER;
                    case END -> under ? ArrowLocation.TOP_RIGHT : ArrowLocation.BOTTOM_RIGHT;
                },
                from + offset(along, width, corner),
                under ? tile.getMaxY() : tile.getMinY());
    }

    private static double within(double wanted, double least, double most, double length) {
        return Math.max(least + MARGIN, Math.min(wanted, most - MARGIN - length));
    }

    /** The place for the arrow that is nearest to where it should be. */
    private static Along along(double wanted, double length, double corner) {
        var best = Along.MIDDLE;
        for (var each : Along.values()) {
            if (Math.abs(offset(each, length, corner) - wanted) < Math.abs(offset(best, length, corner) - wanted)) {
                best = each;
            }
        }
        return best;
    }

    private static double offset(Along along, double length, double corner) {
        return switch (along) {
            case BEGIN -> corner;
            case MIDDLE -> length / 2;
            case END -> length - corner;
        };
    }
}
