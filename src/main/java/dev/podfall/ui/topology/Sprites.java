package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Round things, drawn once and then only copied: curves and strokes are what makes a canvas slow. One instance serves
 * one theme at one pixel density; a change of either starts a new one.
 */
final class Sprites {
    private final Tokens tokens;
    private final double density;
    private final PodDrawing pods;
    private final Map<Object, Image> images = new HashMap<>();
    private final Map<String, CellRaster.Stamp> stamps = new HashMap<>();

    /** How a tile stands out. */
    enum Frame {
        PLAIN,
        HOVERED,
        SELECTED,
        TROUBLED,
        /** Other than in the course of things that this one is compared with. */
        DIFFERING,
        DIFFERING_SELECTED;

        boolean isSelected() {
            return this == SELECTED || this == DIFFERING_SELECTED;
        }

        boolean isDiffering() {
            return this == DIFFERING || this == DIFFERING_SELECTED;
        }
    }

    /** How a chip looks. */
    enum Chip {
        LABEL,
        SELECTED_ON,
        ROLE,
        NO_SCHEDULE,
        PREFER_NO_SCHEDULE,
        NO_EXECUTE,
        REFUSING_NO_SCHEDULE,
        REFUSING_NO_EXECUTE
    }

    private record TileKey(int width, int height, int radius, Frame frame) {}

    private record ChipKey(Chip chip, int width, int height, boolean staged) {}

    private record PodKey(int hue, boolean outdated, PodMark.State state, int size) {}

    private record BadgeKey(TaintEffect effect, int width, int height) {}

    private record ShapeKey(TaintEffect effect, int size, boolean staged) {}

    private record IconKey(Ikon icon, int size, Token token) {}

    private record SignKey(Object sign, int size, Color color) {}

    /** The margin around a tile's sprite that its shadow and its halo need. */
    static final int HALO = 4;

    Sprites(Tokens tokens, double density) {
        this.tokens = tokens;
        this.density = density;
        this.pods = new PodDrawing(tokens);
    }

    Tokens tokens() {
        return tokens;
    }

    double density() {
        return density;
    }

    private Image image(Object key, double width, double height, BiConsumer<GraphicsContext, Object> draw) {
        var known = images.get(key);
        if (known != null) {
            return known;
        }
        // Magnified while it is drawn: a canvas that is magnified afterwards has no more pixels.
        var canvas = new Canvas(Math.ceil(width * density), Math.ceil(height * density));
        canvas.getGraphicsContext2D().scale(density, density);
        draw.accept(canvas.getGraphicsContext2D(), key);
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        var image = canvas.snapshot(parameters, null);
        images.put(key, image);
        return image;
    }

    private Color c(Token token) {
        return tokens.color(token);
    }

    /** A tile's ground with border and shadow, {@link #HALO} larger on every side. */
    Image tile(int width, int height, int radius, Frame frame) {
        return image(
                new TileKey(width, height, radius, frame),
                width + 2 * HALO,
                height + 2 * HALO,
                (gc, key) -> drawTile(gc, width, height, radius, frame));
    }

    private void drawTile(GraphicsContext gc, int width, int height, int radius, Frame frame) {
        double r = radius * 2.0;
        if (frame.isSelected()) {
            gc.setFill(tokens.mix(Token.ACCENT, Token.SURFACE_CANVAS, 0.22));
            gc.fillRoundRect(HALO - 3, HALO - 3, width + 6, height + 6, r + 6, r + 6);
        } else {
            gc.setFill(tokens.mix(Token.SHADOW, Token.SURFACE_CANVAS, 0.4));
            gc.fillRoundRect(HALO - 1, HALO + 1, width + 2, height + 2, r + 2, r + 2);
            gc.setFill(tokens.mix(Token.SHADOW, Token.SURFACE_CANVAS, 0.9));
            gc.fillRoundRect(HALO, HALO + 1, width, height, r, r);
        }
        gc.setFill(
                switch (frame) {
                    case PLAIN -> c(Token.LINE);
                    case HOVERED -> c(Token.LINE_STRONG);
                    case SELECTED -> c(Token.ACCENT);
                    case DIFFERING, DIFFERING_SELECTED -> c(Token.FG);
                    case TROUBLED -> tokens.mix(Token.DANGER, Token.SURFACE, 0.45);
                });
        gc.fillRoundRect(HALO, HALO, width, height, r, r);
        double line = frame.isDiffering() ? 2 : frame.isSelected() ? 1.5 : 1;
        gc.setFill(c(Token.SURFACE));
        gc.fillRoundRect(HALO + line, HALO + line, width - 2 * line, height - 2 * line, r - 2, r - 2);
    }

    Image chip(Chip chip, int width, int height, boolean staged) {
        return image(
                new ChipKey(chip, width, height, staged),
                width,
                height,
                (gc, key) -> drawChip(gc, chip, width, height, staged));
    }

    private void drawChip(GraphicsContext gc, Chip chip, int width, int height, boolean staged) {
        var fill = switch (chip) {
            case LABEL -> c(Token.SURFACE);
            case SELECTED_ON -> c(Token.ACCENT_SUBTLE);
            case ROLE, PREFER_NO_SCHEDULE -> c(Token.NEUTRAL_SUBTLE);
            case NO_SCHEDULE, REFUSING_NO_SCHEDULE -> c(Token.WARNING_SUBTLE);
            case NO_EXECUTE, REFUSING_NO_EXECUTE -> c(Token.DANGER_SUBTLE);
        };
        var line = switch (chip) {
            case LABEL -> c(Token.LINE);
            case SELECTED_ON -> tokens.mix(Token.ACCENT, Token.SURFACE, 0.45);
            case PREFER_NO_SCHEDULE -> c(Token.NEUTRAL);
            case REFUSING_NO_SCHEDULE -> c(Token.WARNING);
            case REFUSING_NO_EXECUTE -> c(Token.DANGER);
            case ROLE, NO_SCHEDULE, NO_EXECUTE -> fill;
        };
        gc.setFill(fill);
        gc.fillRoundRect(0, 0, width, height, 8, 8);
        if (staged) {
            dashed(gc, c(Token.FG_MUTED), width, height, 8, 3);
        } else if (chip == Chip.PREFER_NO_SCHEDULE) {
            dashed(gc, line, width, height, 8, 1.5);
        } else if (!line.equals(fill)) {
            gc.setStroke(line);
            gc.setLineWidth(1);
            gc.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 8, 8);
        }
    }

    private static void dashed(GraphicsContext gc, Color color, double width, double height, double arc, double dash) {
        gc.setStroke(color);
        gc.setLineWidth(1);
        gc.setLineDashes(dash, dash);
        gc.strokeRoundRect(0.5, 0.5, width - 1, height - 1, arc, arc);
        gc.setLineDashes();
    }

    /** A pod's square without its number, in a state that may not be its own now. */
    Image pod(PodMark mark, PodMark.State state, int size) {
        int hue = mark.ordinary() ? -1 : Math.floorMod(mark.hue(), Token.HUES);
        return image(
                new PodKey(hue, mark.outdated(), state, size),
                size,
                size,
                (gc, key) -> pods.draw(gc, hueOf(mark), mark.outdated(), state, size));
    }

    private static Token hueOf(PodMark mark) {
        return mark.ordinary() ? Token.NEUTRAL : Token.pod(mark.hue());
    }

    /** Whether a state has a sign in the square's corner. */
    static boolean hasBadge(PodMark.State state) {
        return switch (state) {
            case FAILED, TERMINATING, EVICTED, LEAVING, PREEMPTED -> true;
            case CREATING, NOT_READY, READY, SUCCEEDED, PREVIEW, ELSEWHERE, AWAITED -> false;
        };
    }

    static int badgeSize(int square) {
        return Math.max(8, (int) Math.round(square * 0.56));
    }

    /** The sign in the corner: what has failed, or leaves. */
    Image podBadge(PodMark.State state, int size) {
        // Who ends in good order is no trouble.
        var color = c(
                switch (state) {
                    case TERMINATING -> Token.NEUTRAL_FG;
                    case PREEMPTED -> Token.WARNING_FG;
                    default -> Token.DANGER_FG;
                });
        return image(new SignKey(state, size, color), size, size, (gc, key) -> {
            gc.setFill(c(Token.SURFACE));
            gc.fillOval(0, 0, size, size);
            gc.setFill(color);
            gc.fillOval(0.7, 0.7, size - 1.4, size - 1.4);
            gc.setStroke(c(Token.SURFACE));
            gc.setLineWidth(Math.max(1.3, size / 8.0));
            if (state == PodMark.State.FAILED) {
                cross(gc, size, 0.32);
            } else if (state == PodMark.State.PREEMPTED) {
                double s = size;
                gc.strokeLine(s * 0.5, s * 0.26, s * 0.5, s * 0.74);
                gc.strokeLine(s * 0.26, s * 0.5, s * 0.74, s * 0.5);
            } else {
                outwards(gc, size, 0.3);
            }
        });
    }

    private static void cross(GraphicsContext gc, double s, double in) {
        gc.strokeLine(s * in, s * in, s * (1 - in), s * (1 - in));
        gc.strokeLine(s * (1 - in), s * in, s * in, s * (1 - in));
    }

    private static void outwards(GraphicsContext gc, double s, double in) {
        double far = s * (1 - in);
        gc.strokeLine(s * in, far, far, s * in);
        gc.strokePolyline(new double[] {s * (in + 0.06), far, far}, new double[] {s * in, s * in, s * (0.94 - in)}, 3);
    }

    /** The ring of a failed pod's wait, half of it over. */
    Image retry(int size) {
        return image("retry" + size, size, size, (gc, key) -> ring(gc, 1.5, 1.5, size - 3, 0.6, true));
    }

    /** A ring around a pod, as long as there is time left: whole until it is evicted, in pieces until it is tried again. */
    void ring(GraphicsContext gc, double x, double y, double size, double left, boolean retry) {
        gc.setLineWidth(Math.max(1.5, size / 11.0));
        gc.setStroke(c(Token.LINE));
        gc.strokeOval(x, y, size, size);
        gc.setStroke(c(retry ? Token.WARNING_FG : Token.DANGER));
        if (retry) {
            double piece = Math.PI * size / 12;
            gc.setLineCap(StrokeLineCap.BUTT);
            gc.setLineDashes(piece * 0.6, piece * 0.4);
        }
        gc.strokeArc(x, y, size, size, 90, 360 * left, ArcType.OPEN);
        gc.setLineDashes();
        gc.setLineCap(StrokeLineCap.SQUARE);
    }

    /** Several pods behind each other. */
    Image pile(int size) {
        return image("pile" + size, size, size, (gc, key) -> {
            int front = front(size);
            double arc = Math.max(3, size * 0.4);
            double step = (size - front) / 2.0;
            for (int i = 2; i >= 0; i--) {
                gc.setFill(c(Token.NEUTRAL));
                gc.fillRoundRect(i * step, (2 - i) * step, front, front, arc, arc);
                gc.setFill(tokens.mix(Token.NEUTRAL, Token.SURFACE, i == 0 ? 0.16 : 0.4));
                gc.fillRoundRect(i * step + 1, (2 - i) * step + 1, front - 2, front - 2, arc - 1, arc - 1);
            }
        });
    }

    /** The side of a pile's foremost square. */
    static int front(int size) {
        return size - Math.max(2, (int) Math.round(size / 11.0) * 2);
    }

    /** The colour of the number on a pod. */
    Color podText(PodMark mark, PodMark.State state) {
        return switch (state) {
            case READY -> mark.outdated() ? c(Token.FG) : c(Token.podText(mark.hue()));
            case NOT_READY, CREATING, TERMINATING, FAILED, PREVIEW, ELSEWHERE, AWAITED, PREEMPTED -> c(Token.FG);
            case SUCCEEDED -> c(Token.FG_MUTED);
            case EVICTED, LEAVING -> c(Token.DANGER_FG);
        };
    }

    /** The slot that a controller leaves empty. */
    Image ghost(int size) {
        return image("ghost" + size, size, size, (gc, key) -> {
            PodDrawing.podDashes(gc, c(Token.NEUTRAL), size, size * 0.5);
            gc.setStroke(c(Token.NEUTRAL_FG));
            gc.setLineWidth(Math.max(1.4, size / 11.0));
            gc.strokeLine(size * 0.3, size * 0.5, size * 0.7, size * 0.5);
        });
    }

    /** A cell of the far picture, as the legend shows it; it is drawn as pixels there. */
    Image cell(Mark mark, int size) {
        return image(new SignKey(mark, size, c(Token.SURFACE)), size, size, (gc, key) -> {
            var pixels = new CellRaster(size, size, 1);
            pixels.clear(tokens.argb(Token.SURFACE));
            CellSigns.paint(pixels, new CellRaster.Ink(tokens), mark, 0, 0, 0, size, size);
            pixels.draw(gc);
        });
    }

    /** A cell that shows a category. */
    Image category(Colouring.Category category, int size, FontWidths fonts) {
        return image(new SignKey(category, size, c(Token.SURFACE)), size, size, (gc, key) -> {
            var pixels = new CellRaster(size, size, density);
            pixels.clear(tokens.argb(Token.SURFACE));
            new CellPainter(pixels, new CellRaster.Ink(tokens), this, fonts, 0, size, size).category(category, 0, 0);
            pixels.draw(gc);
        });
    }

    Image dot(NodeTile.Readiness readiness, int size) {
        var token = switch (readiness) {
            case READY -> Token.SUCCESS;
            case NOT_READY -> Token.DANGER;
            case UNKNOWN -> Token.NEUTRAL;
        };
        return image(new SignKey(readiness, size, c(token)), size, size, (gc, key) -> {
            gc.setFill(c(token));
            gc.fillOval(0, 0, size, size);
            if (readiness != NodeTile.Readiness.READY) {
                gc.setFill(c(Token.SURFACE));
                gc.fillRect(size * 0.22, size * 0.4, size * 0.56, Math.max(1.6, size * 0.2));
            }
        });
    }

    /** Not equal: the node is other than in the course of things that this one is compared with. */
    Image unequal(int size) {
        return image(new SignKey("unequal", size, c(Token.FG)), size, size, (gc, key) -> {
            double s = size;
            gc.setFill(c(Token.FG));
            gc.fillRoundRect(0, 0, s, s, s * 0.5, s * 0.5);
            gc.setStroke(c(Token.SURFACE));
            gc.setLineWidth(Math.max(1.3, s / 9));
            gc.strokeLine(s * 0.24, s * 0.4, s * 0.76, s * 0.4);
            gc.strokeLine(s * 0.24, s * 0.62, s * 0.76, s * 0.62);
            gc.strokeLine(s * 0.62, s * 0.2, s * 0.38, s * 0.82);
        });
    }

    /** The end of a taint's chip, on which its effect stands: square to the left, round as the chip to the right. */
    Image badge(TaintEffect effect, int width, int height) {
        return image(new BadgeKey(effect, width, height), width, height, (gc, key) -> {
            gc.setFill(c(effectToken(effect)));
            gc.fillRoundRect(0, 0, width, height, 8, 8);
            gc.fillRect(0, 0, 5, height);
        });
    }

    /** The colour in which a taint's effect is said. */
    static Token effectToken(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> Token.WARNING_FG;
            case PREFER_NO_SCHEDULE -> Token.NEUTRAL_FG;
            case NO_EXECUTE -> Token.DANGER_FG;
        };
    }

    /** A picture from the icon font. */
    Image icon(Ikon icon, int size, Token token) {
        return image(new IconKey(icon, size, token), size, size, (gc, key) -> {
            var glyph = new FontIcon(icon);
            // It has loaded the font; its own comes with the style sheets, that a canvas has none of.
            gc.setFont(Font.font("FeatherIcons", size));
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setTextBaseline(VPos.CENTER);
            gc.setFill(c(token));
            gc.fillText(glyph.getText(), size / 2.0, size / 2.0);
        });
    }

    /** A word in ink of any colour, for who writes pixels. */
    CellRaster.Stamp stamp(String word, Font font, double width) {
        return stamps.computeIfAbsent(word, _ -> {
            var image = image(new SignKey(word, 0, Color.BLACK), Math.ceil(width) + 1, 14, (gc, key) -> {
                gc.setFontSmoothingType(FontSmoothingType.GRAY);
                gc.setFont(font);
                gc.setFill(Color.BLACK);
                gc.fillText(word, 0, CellRaster.Stamp.BASELINE);
            });
            int w = (int) image.getWidth();
            int h = (int) image.getHeight();
            var argb = new int[w * h];
            image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
            var coverage = new byte[w * h];
            for (int i = 0; i < argb.length; i++) {
                coverage[i] = (byte) (argb[i] >>> 24);
            }
            return new CellRaster.Stamp(w, h, coverage);
        });
    }

    /** Triangle, open diamond, octagon. */
    Image shape(TaintEffect effect, int size) {
        return shape(effect, size, false);
    }

    /** @param staged whether the taint is only being considered */
    Image shape(TaintEffect effect, int size, boolean staged) {
        return image(
                new ShapeKey(effect, size, staged),
                size,
                size,
                (gc, key) -> TaintShape.draw(gc, effect, size, staged, c(effectToken(effect))));
    }

    /** The sign before a verdict's word. */
    Image sign(Verdict.Kind kind, int size) {
        var color = c(verdictToken(kind));
        return image(new SignKey(kind, size, color), size, size, (gc, key) -> {
            double s = size;
            gc.setStroke(color);
            gc.setLineWidth(Math.max(1.4, s / 7.5));
            switch (kind) {
                case RUNS ->
                    gc.strokePolyline(
                            new double[] {s * 0.12, s * 0.4, s * 0.88}, new double[] {s * 0.54, s * 0.8, s * 0.24}, 3);
                case LANDS -> {
                    gc.strokeLine(s / 2, s * 0.12, s / 2, s * 0.84);
                    gc.strokePolyline(
                            new double[] {s * 0.2, s / 2, s * 0.8}, new double[] {s * 0.54, s * 0.86, s * 0.54}, 3);
                }
                case WAITS -> {
                    gc.strokeOval(s * 0.12, s * 0.12, s * 0.76, s * 0.76);
                    gc.strokePolyline(
                            new double[] {s / 2, s / 2, s * 0.68}, new double[] {s * 0.3, s * 0.52, s * 0.6}, 3);
                }
                case MISSCHEDULED -> {
                    gc.strokeLine(s / 2, s * 0.12, s / 2, s * 0.6);
                    gc.strokeLine(s / 2, s * 0.84, s / 2, s * 0.86);
                }
                case NOT_MEANT -> gc.strokeLine(s * 0.14, s / 2, s * 0.86, s / 2);
                case REFUSES -> {
                    gc.strokeOval(s * 0.1, s * 0.1, s * 0.8, s * 0.8);
                    gc.strokeLine(s * 0.24, s * 0.76, s * 0.76, s * 0.24);
                }
                case FAILS -> cross(gc, s, 0.2);
                case EVICTS, ENDS -> outwards(gc, s, 0.16);
                case NONE -> {}
            }
        });
    }

    static Token verdictToken(Verdict.Kind kind) {
        return switch (kind) {
            case RUNS -> Token.SUCCESS_FG;
            case LANDS -> Token.ACCENT_FG;
            case EVICTS -> Token.DANGER_FG;
            case MISSCHEDULED, WAITS -> Token.WARNING_FG;
            case REFUSES, FAILS -> Token.DANGER_FG;
            case NOT_MEANT, ENDS, NONE -> Token.FG_MUTED;
        };
    }
}
