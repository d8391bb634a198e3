package dev.podfall.ui.topology;

import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws a pod's square: solid if all is well and new, striped if of an older revision, filling up on its way to ready. */
final class PodDrawing {
    private final Tokens tokens;

    PodDrawing(Tokens tokens) {
        this.tokens = tokens;
    }

    private Color c(Token token) {
        return tokens.color(token);
    }

    void draw(GraphicsContext gc, Token hue, boolean outdated, PodMark.State state, int size) {
        double arc = Math.max(3, size * 0.5);
        switch (state) {
            case READY -> {
                if (outdated) {
                    striped(gc, hue, size, arc);
                } else {
                    solid(gc, c(hue), size, arc);
                }
            }
            case SUCCEEDED -> solid(gc, c(Token.NEUTRAL_SUBTLE), size, arc);
            case NOT_READY -> level(gc, hue, size, arc, 0.42);
            case CREATING -> level(gc, hue, size, arc, 0.18);
            case TERMINATING -> outline(gc, c(hue), size, arc);
            case EVICTED -> outline(gc, c(Token.DANGER), size, arc);
            case FAILED -> {
                solid(gc, tokens.mix(hue, Token.SURFACE, 0.22), size, arc);
                gc.setStroke(c(Token.DANGER));
                gc.setLineWidth(2);
                gc.strokeRoundRect(1, 1, size - 2, size - 2, arc - 1, arc - 1);
            }
            case PREVIEW -> {
                solid(gc, tokens.mix(hue, Token.SURFACE, 0.08), size, arc);
                podDashes(gc, c(hue), size, arc);
            }
            case LEAVING -> podDashes(gc, c(Token.DANGER), size, arc);
            case PREEMPTED -> outline(gc, c(Token.WARNING), size, arc);
            case AWAITED -> awaited(gc, c(hue), size, arc);
            case ELSEWHERE -> podDots(gc, c(hue), size, arc);
        }
    }

    /** A pod of an older revision: seen from the back row, and without its colour. */
    private void striped(GraphicsContext gc, Token hue, int size, double arc) {
        solid(gc, tokens.mix(hue, Token.SURFACE, 0.1), size, arc);
        gc.save();
        gc.beginPath();
        double r = arc / 2;
        gc.moveTo(r, 0);
        gc.arcTo(size, 0, size, size, r);
        gc.arcTo(size, size, 0, size, r);
        gc.arcTo(0, size, 0, 0, r);
        gc.arcTo(0, 0, size, 0, r);
        gc.closePath();
        gc.clip();
        gc.setStroke(tokens.mix(hue, Token.SURFACE, 0.7));
        double pitch = Math.max(4, size / 4.0);
        gc.setLineWidth(pitch * 0.5);
        for (double x = -size; x < 2 * size; x += pitch * 1.2) {
            gc.strokeLine(x, size + 1, x + size + 2, -1);
        }
        gc.restore();
        if (size >= 16) {
            // The number's place.
            gc.setFill(tokens.mix(hue, Token.SURFACE, 0.1));
            gc.fillOval(size * 0.24, size * 0.2, size * 0.52, size * 0.6);
        }
        outline(gc, c(hue), size, arc);
    }

    /** A pod on its way to ready: it fills up. */
    private void level(GraphicsContext gc, Token hue, int size, double arc, double share) {
        solid(gc, tokens.mix(hue, Token.SURFACE, 0.12), size, arc);
        gc.save();
        SharpCanvas.clip(gc, 0, size * (1 - share), size, size * share);
        solid(gc, c(hue), size, arc);
        gc.restore();
        outline(gc, c(hue), size, arc);
    }

    private static void solid(GraphicsContext gc, Color color, int size, double arc) {
        gc.setFill(color);
        gc.fillRoundRect(0, 0, size, size, arc, arc);
    }

    private static void outline(GraphicsContext gc, Color color, int size, double arc) {
        gc.setStroke(color);
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(0.75, 0.75, size - 1.5, size - 1.5, arc - 1, arc - 1);
    }

    static void podDashes(GraphicsContext gc, Color color, int size, double arc) {
        gc.setStroke(color);
        gc.setLineWidth(1.3);
        gc.setLineDashes(3, 2.4);
        gc.strokeRoundRect(0.75, 0.75, size - 1.5, size - 1.5, arc - 1, arc - 1);
        gc.setLineDashes();
    }

    /** Only the corners of its place. */
    private static void awaited(GraphicsContext gc, Color color, int size, double arc) {
        gc.setStroke(color);
        gc.setLineWidth(Math.max(1.6, size / 12.0));
        double in = 0.9;
        double far = size - in;
        double arm = size * 0.3;
        double r = arc / 4;
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 == 0 ? in : far;
            double y = corner < 2 ? in : far;
            double toX = corner % 2 == 0 ? 1 : -1;
            double toY = corner < 2 ? 1 : -1;
            gc.strokePolyline(
                    new double[] {x + toX * arm, x + toX * r, x, x},
                    new double[] {y, y, y + toY * r, y + toY * arm},
                    4);
        }
    }

    private static void podDots(GraphicsContext gc, Color color, int size, double arc) {
        gc.setStroke(color);
        gc.setLineWidth(1.6);
        gc.setLineDashes(1, 3);
        gc.strokeRoundRect(0.75, 0.75, size - 1.5, size - 1.5, arc - 1, arc - 1);
        gc.setLineDashes();
    }
}
