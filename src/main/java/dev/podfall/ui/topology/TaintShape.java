package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/** Draws the shape that stands for a taint's effect: a triangle, an open diamond, an octagon. */
final class TaintShape {
    private TaintShape() {}

    /** @param staged whether the taint is only being considered: then it is hollow and in dashes */
    static void draw(GraphicsContext gc, TaintEffect effect, int size, boolean staged, Color color) {
        gc.setFill(color);
        gc.setStroke(color);
        boolean hollow = staged || effect == TaintEffect.PREFER_NO_SCHEDULE;
        double in = hollow ? size * 0.08 : 0;
        double s = size - 2 * in;
        var corners = corners(effect);
        int count = corners.length / 2;
        var xs = new double[count];
        var ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = in + s * corners[2 * i];
            ys[i] = in + s * corners[2 * i + 1];
        }
        if (!hollow) {
            gc.fillPolygon(xs, ys, count);
            return;
        }
        gc.setLineWidth(Math.max(1.1, size / 9.0));
        if (staged) {
            double dash = Math.max(1.6, size / 6.0);
            gc.setLineCap(StrokeLineCap.BUTT);
            gc.setLineDashes(dash, dash * 0.7);
        }
        gc.strokePolygon(xs, ys, count);
    }

    /** In a square of one by one, x and y in turn. */
    private static double[] corners(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> new double[] {0.5, 0.06, 1, 0.94, 0, 0.94};
            case PREFER_NO_SCHEDULE -> new double[] {0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5};
            case NO_EXECUTE -> new double[] {0.29, 0, 0.71, 0, 1, 0.29, 1, 0.71, 0.71, 1, 0.29, 1, 0, 0.71, 0, 0.29};
        };
    }
}
