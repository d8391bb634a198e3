package dev.podfall.ui.topology;

import dev.podfall.ui.frame.TileMark;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.topology.MapLayout.Box;
import javafx.scene.canvas.GraphicsContext;

/** Draws on a tile what somebody has said of its node: a frame, and a sign on its upper edge that tells it without a colour. */
final class MarkPainter {
    private static final double FRAME = 3;
    private static final double SMALLEST = 7;

    /** How far the sign reaches above the tile, at most. */
    static final double LARGEST = 13;

    private final GraphicsContext gc;
    private final Tokens tokens;

    MarkPainter(GraphicsContext gc, Tokens tokens) {
        this.gc = gc;
        this.tokens = tokens;
    }

    void paint(TileMark mark, Box box, int top) {
        double x = box.x();
        double y = box.y() - (double) top;
        gc.save();
        gc.setStroke(tokens.color(token(mark)));
        gc.setLineWidth(FRAME);
        gc.setLineDashes(mark == TileMark.MISSED ? new double[] {8, 6} : new double[0]);
        double inset = FRAME / 2;
        double round = Math.min(18, box.height() / 4.0);
        gc.strokeRoundRect(x + inset, y + inset, box.width() - FRAME, box.height() - FRAME, round, round);
        gc.setLineDashes();
        sign(mark, x + box.width() / 2.0, y + inset, Math.clamp(box.height() / 8.0, SMALLEST, LARGEST));
        gc.restore();
    }

    private static Token token(TileMark mark) {
        return switch (mark) {
            case CHOSEN -> Token.ACCENT;
            case RIGHT -> Token.SUCCESS;
            case WRONG -> Token.NEUTRAL;
            case MISSED -> Token.WARNING;
        };
    }

    private void sign(TileMark mark, double x, double y, double radius) {
        double middle = Math.max(y, radius * 0.6);
        gc.setFill(tokens.color(token(mark)));
        gc.fillOval(x - radius, middle - radius, 2 * radius, 2 * radius);
        gc.setStroke(tokens.color(Token.SURFACE));
        gc.setLineWidth(Math.max(2, radius / 5));
        double r = radius * 0.45;
        switch (mark) {
            case CHOSEN -> {
                gc.setFill(tokens.color(Token.SURFACE));
                gc.fillOval(x - r * 0.8, middle - r * 0.8, r * 1.6, r * 1.6);
            }
            case RIGHT ->
                gc.strokePolyline(
                        new double[] {x - r, x - r * 0.25, x + r},
                        new double[] {middle, middle + r * 0.75, middle - r * 0.75},
                        3);
            case WRONG -> {
                gc.strokeLine(x - r, middle - r, x + r, middle + r);
                gc.strokeLine(x - r, middle + r, x + r, middle - r);
            }
            case MISSED -> gc.strokeOval(x - r, middle - r, 2 * r, 2 * r);
        }
    }
}
