package dev.podfall.ui.control;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/** A canvas that stays sharp in a {@link Magnifier}: it has as many pixels as the screen has where it is shown. */
public final class SharpCanvas extends Canvas {
    /** What is this near to a whole pixel is one: of a pixel. */
    private static final double NEARLY = 1e-6;

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

    /**
     * Draws only within this rectangle, in the coordinates that the pen has now, made larger to whole pixels: one that
     * cuts through a pixel would cost several passes over the whole canvas with each frame. {@code restore} ends it.
     *
     * @param pen has no other transform than one that scales and moves
     */
    public static void clip(GraphicsContext pen, double x, double y, double width, double height) {
        var drawing = pen.getTransform();
        double left = Math.floor(x * drawing.getMxx() + drawing.getTx() + NEARLY);
        double top = Math.floor(y * drawing.getMyy() + drawing.getTy() + NEARLY);
        double right = Math.ceil((x + width) * drawing.getMxx() + drawing.getTx() - NEARLY);
        double bottom = Math.ceil((y + height) * drawing.getMyy() + drawing.getTy() - NEARLY);
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.beginPath();
        pen.rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        pen.clip();
        pen.setTransform(drawing);
    }
}
