package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** Where the trainer's notes are seen. */
class DemoNotesPlaceTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1440, 0, 1920, 1080);

    @Test
    void onTheScreenThatTheClassDoesNotSee() {
        var screens = List.of(LAPTOP, PROJECTOR);
        assertThat(DemoNotesWindow.other(new Rectangle2D(1440, 0, 1920, 1080), screens))
                .contains(LAPTOP);
        assertThat(DemoNotesWindow.other(new Rectangle2D(20, 20, 1200, 800), screens))
                .contains(PROJECTOR);
    }

    @Test
    void nowhereByThemselvesIfThereIsNone() {
        assertThat(DemoNotesWindow.other(new Rectangle2D(20, 20, 1200, 800), List.of(LAPTOP)))
                .isEmpty();
        assertThat(DemoNotesWindow.other(new Rectangle2D(1000, 20, 1200, 800), List.of(LAPTOP, PROJECTOR)))
                .as("the window is on both")
                .isEmpty();
        assertThat(DemoNotesWindow.other(new Rectangle2D(-5000, 0, 10, 10), List.of(LAPTOP, PROJECTOR)))
                .as("the window is on none")
                .isEmpty();
    }
}
