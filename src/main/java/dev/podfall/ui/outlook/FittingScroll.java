package dev.podfall.ui.outlook;

import javafx.scene.control.ScrollPane;

/** As high as what is in it, up to a limit; a scroll pane by itself does not follow its content. */
public final class FittingScroll extends ScrollPane {
    private static final double TALLEST = 280;
    private static final double USUAL_WIDTH = 310;

    @Override
    protected double computePrefHeight(double width) {
        var content = getContent();
        double wide = getWidth() > 0 ? getWidth() : USUAL_WIDTH;
        return content == null ? 0 : Math.min(TALLEST, Math.ceil(content.prefHeight(wide)) + 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
