package dev.podfall.ui.control;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/** A canvas that stays sharp in a {@link Magnifier}: it has as many pixels as the screen has where it is shown. */
public final class SharpCanvas extends Canvas {
    private final Scale shown = new Scale(1, 1, 0, 0);
    private double magnification = 1;
    private double across;
    private double down;

    public SharpCanvas() {
        getTransforms().add(shown);
    }

    /**
     * Makes it so large, in the coordinates of those who draw.
     *
     * @return whether it has other pixels than before, so that all has to be drawn again
     */
    public boolean fit(double width, double height) {
        double now = Magnifier.of(this);
        across = width;
        down = height;
        double columns = Math.ceil(width * now);
        double rows = Math.ceil(height * now);
        if (now == magnification && getWidth() == columns && getHeight() == rows) {
            return false;
        }
        magnification = now;
        shown.setX(1 / now);
        shown.setY(1 / now);
        setWidth(columns);
        setHeight(rows);
        return true;
    }

    /** How wide it is, in the coordinates of those who draw. */
    public double across() {
        return across;
    }

    /** How high it is, in the same. */
    public double down() {
        return down;
    }

    /** Draws in the coordinates of {@link #fit}. */
    public GraphicsContext pen() {
        var pen = getGraphicsContext2D();
        pen.setTransform(magnification, 0, 0, magnification, 0, 0);
        return pen;
    }
}
