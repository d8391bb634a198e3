package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.MarkKind;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** What marks look like: each kind has a shape of its own, which no colour has to tell. */
final class MarkGlyph {
    private MarkGlyph() {}

    /** The key of what it means, in a word. */
    static String word(MarkKind kind) {
        return switch (kind) {
            case WARNING -> "timeline.mark.warning";
            case NOT_READY -> "timeline.mark.not-ready";
            case EVICTED -> "timeline.mark.evicted";
            case TAINTED -> "timeline.mark.tainted";
            case CORDONED -> "timeline.mark.cordoned";
            case ACT -> "timeline.mark.act";
            case READY -> "timeline.mark.ready";
            case UNTAINTED -> "timeline.mark.untainted";
            case UNCORDONED -> "timeline.mark.uncordoned";
        };
    }

    /** Draws it around a place, 12 pixels wide and high. */
    static void draw(GraphicsContext g, Tokens tokens, MarkKind kind, double x, double y) {
        g.save();
        g.translate(x, y);
        g.setLineWidth(1.8);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        var color = tokens.color(color(kind));
        g.setStroke(color);
        g.setFill(color);
        switch (kind) {
            case ACT -> prompt(g);
            case WARNING -> exclamation(g);
            case EVICTED -> thrownOut(g);
            case NOT_READY -> crossedOut(g);
            case READY -> tick(g);
            case TAINTED -> label(g, true);
            case UNTAINTED -> label(g, false);
            case CORDONED -> barrier(g, false);
            case UNCORDONED -> barrier(g, true);
        }
        g.restore();
    }

    private static Token color(MarkKind kind) {
        return switch (kind) {
            case WARNING -> Token.WARNING_FG;
            case NOT_READY, EVICTED -> Token.DANGER_FG;
            case TAINTED -> Token.DANGER_FG;
            case CORDONED -> Token.WARNING_FG;
            case ACT -> Token.ACCENT_FG;
            case READY -> Token.SUCCESS_FG;
            case UNTAINTED, UNCORDONED -> Token.NEUTRAL_FG;
        };
    }

    /** As of a console: somebody typed. */
    private static void prompt(GraphicsContext g) {
        g.strokePolyline(new double[] {-5, -1, -5}, new double[] {-4, 0, 4}, 3);
        g.strokeLine(1, 4.5, 5.5, 4.5);
    }

    private static void exclamation(GraphicsContext g) {
        g.setLineWidth(2.6);
        g.strokeLine(0, -5, 0, 1);
        g.fillOval(-1.6, 3.2, 3.2, 3.2);
    }

    /** An arrow out of a box. */
    private static void thrownOut(GraphicsContext g) {
        g.strokePolyline(new double[] {-1, -5, -5, 4, 4}, new double[] {-3, -3, 5, 5, 1}, 5);
        g.strokeLine(-1.5, 1.5, 5, -5);
        g.strokePolyline(new double[] {1, 5, 5}, new double[] {-5, -5, -1}, 3);
    }

    private static void crossedOut(GraphicsContext g) {
        g.strokeOval(-5, -5, 10, 10);
        g.strokeLine(-3.4, 3.4, 3.4, -3.4);
    }

    private static void tick(GraphicsContext g) {
        g.setLineWidth(2.2);
        g.strokePolyline(new double[] {-5, -1.5, 5}, new double[] {0.5, 4, -4}, 3);
    }

    /** A label that hangs on the node. */
    private static void label(GraphicsContext g, boolean on) {
        double[] xs = {-6, -2, 6, 6, -2};
        double[] ys = {0, -4.5, -4.5, 4.5, 4.5};
        if (on) {
            g.fillPolygon(xs, ys, 5);
        } else {
            g.setLineWidth(1.5);
            g.strokePolygon(xs, ys, 5);
        }
    }

    private static void barrier(GraphicsContext g, boolean raised) {
        g.strokeLine(-4, -1, -4, 5.5);
        if (raised) {
            g.strokeLine(-4, -1, 4, -6);
        } else {
            g.strokeLine(4, -1, 4, 5.5);
            g.setLineWidth(3.4);
            g.strokeLine(-5, -2.5, 5, -2.5);
        }
    }
}
