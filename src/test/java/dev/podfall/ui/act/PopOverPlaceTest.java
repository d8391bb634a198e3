package dev.podfall.ui.act;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopOverPlaceTest {
    private static final Rectangle2D WINDOW = new Rectangle2D(100, 50, 1280, 720);
    private static final double WIDTH = 430;
    private static final double HEIGHT = 320;
    private static final double CORNER = 30;

    /** Where the popover is that is placed so. */
    private static Rectangle2D popover(PopOverPlace beside) {
        double x = switch (beside.arrow()) {
            case LEFT_TOP, LEFT_CENTER, LEFT_BOTTOM -> beside.x();
            case RIGHT_TOP, RIGHT_CENTER, RIGHT_BOTTOM -> beside.x() - WIDTH;
            case TOP_LEFT, BOTTOM_LEFT -> beside.x() - CORNER;
            case TOP_CENTER, BOTTOM_CENTER -> beside.x() - WIDTH / 2;
            case TOP_RIGHT, BOTTOM_RIGHT -> beside.x() - WIDTH + CORNER;
        };
        double y = switch (beside.arrow()) {
            case TOP_LEFT, TOP_CENTER, TOP_RIGHT -> beside.y();
            case BOTTOM_LEFT, BOTTOM_CENTER, BOTTOM_RIGHT -> beside.y() - HEIGHT;
            case LEFT_TOP, RIGHT_TOP -> beside.y() - CORNER;
            case LEFT_CENTER, RIGHT_CENTER -> beside.y() - HEIGHT / 2;
            case LEFT_BOTTOM, RIGHT_BOTTOM -> beside.y() - HEIGHT + CORNER;
        };
        return new Rectangle2D(x, y, WIDTH, HEIGHT);
    }

    private static PopOverPlace of(Rectangle2D tile) {
        return PopOverPlace.of(tile, WINDOW, WIDTH, HEIGHT, CORNER);
    }

    @Test
    void itNeverCoversItsTileAndStaysInTheWindow() {
        for (double x = 100; x <= 1250; x += 25) {
            for (double y = 50; y <= 660; y += 20) {
                var tile = new Rectangle2D(x, y, 130, 110);
                var popover = popover(of(tile));
                assertThat(popover.intersects(tile))
                        .as("at %s: %s", tile, popover)
                        .isFalse();
                assertThat(WINDOW.contains(popover))
                        .as("at %s: %s", tile, popover)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "300,  300, LEFT_CENTER",
        "300,   60, LEFT_TOP",
        "300,  650, LEFT_BOTTOM",
        "1000, 300, RIGHT_CENTER",
        "1000,  60, RIGHT_TOP",
    })
    void itsArrowPointsAtTheTile(double x, double y, ArrowLocation arrow) {
        var beside = of(new Rectangle2D(x, y, 130, 110));
        assertThat(beside.arrow()).isEqualTo(arrow);
        assertThat(beside.y()).isBetween(y - 1, y + 111);
    }

    @Test
    void aTileAsWideAsTheWindowHasItBelowOrAbove() {
        assertThat(of(new Rectangle2D(110, 100, 1260, 110)).arrow()).isEqualTo(ArrowLocation.TOP_CENTER);
        assertThat(of(new Rectangle2D(110, 600, 1260, 110)).arrow()).isEqualTo(ArrowLocation.BOTTOM_CENTER);
    }
}
