package dev.podfall.ui.app;

import javafx.application.Platform;
import javafx.scene.control.SplitPane;

/** A split pane of another size places its dividers as it thinks best: here somebody else has the last word. */
public final class SidesPane extends SplitPane {
    private Runnable onResized = () -> {};
    private double width = -1;
    private double height = -1;

    void setOnResized(Runnable place) {
        onResized = place;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (width != getWidth() || height != getHeight()) {
            width = getWidth();
            height = getHeight();
            onResized.run();
            super.layoutChildren();
            // What came into it with this layout is placed by it once more.
            Platform.runLater(onResized);
        }
    }

    /** The dividers are to be placed again with the next layout. */
    void placeAnew() {
        width = -1;
        requestLayout();
    }
}
