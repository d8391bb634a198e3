package dev.podfall.ui.topology;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Writes the cells of one zoom step: what a node is, and where there is room for it the number of a revision. */
final class CellPainter {
    private static final int NUMBERED = 18;
    private static final int SIGNED = 12;
    private static final double LETTERS = 10;

    /** What a cell says can be read through it. */
    private static final double GLOW = 0.35;

    /** How far a frame around a cell reaches. */
    static final int REACH = 2;

    private final CellRaster raster;
    private final CellRaster.Ink ink;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final int hue;
    private final int width;
    private final int size;

    /** @param hue of the selected DaemonSet, or -1 */
    CellPainter(
            CellRaster raster, CellRaster.Ink ink, Sprites sprites, FontWidths fonts, int hue, int width, int size) {
        this.raster = raster;
        this.ink = ink;
        this.sprites = sprites;
        this.fonts = fonts;
        this.hue = hue;
        this.width = width;
        this.size = size;
    }

    /** What is selected, or pointed at. */
    void halo(int x, int y) {
        raster.fill(
                x - REACH,
                y - REACH,
                width + 2 * REACH,
                size + 2 * REACH,
                sprites.tokens().argb(Token.FG));
    }

    /**
     * Writes a cell.
     *
     * @param category what it shows; null if it shows what its pods do
     * @param glow how strongly it lights up, 0 to 1
     */
    void paint(NodeTile tile, int x, int y, Colouring.@Nullable Category category, boolean dimmed, double glow) {
        raster.wrote(x - REACH, y - REACH, width + 2 * REACH, size + 2 * REACH);
        if (category == null) {
            CellSigns.paint(raster, ink, tile, hue, x, y, width, size);
        } else {
            category(category, x, y);
        }
        if (tile.differs()) {
            differing(x, y);
        }
        if (dimmed) {
            raster.fade(x, y, width, size, ink.ground, MapPainter.DIM);
            return;
        }
        if (size >= NUMBERED && category == null) {
            number(tile, x, y);
        }
        if (tile.readiness() != NodeTile.Readiness.READY && size >= 4) {
            CellSigns.corner(raster, ink, x, y, width, size);
        }
        if (glow > 0) {
            raster.fade(x, y, width, size, ink.accent, GLOW * glow);
        }
    }

    /** A colour, and where there is room what tells it without its colour. */
    void category(Colouring.Category category, int x, int y) {
        raster.fill(x, y, width, size, sprites.tokens().argb(category.token()));
        raster.round(x, y, width, size, ink.ground);
        double w = fonts.of(category.sign(), Face.STRONG, LETTERS);
        if (size >= SIGNED && !category.sign().isEmpty() && w <= width - 2) {
            raster.stamp(
                    sprites.stamp(category.sign(), fonts.font(Face.STRONG, LETTERS), w),
                    (int) Math.round(x + (width - w) / 2),
                    (int) Math.round(y + size / 2.0 + 3.6) - CellRaster.Stamp.BASELINE,
                    Tokens.argb(on(category.token())));
        }
    }

    /** Black or white, whichever is read better on a colour. */
    private Color on(Token token) {
        var color = sprites.tokens().color(token);
        double light = 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
        return light > 0.45 ? Color.BLACK : Color.WHITE;
    }

    /** A dark frame inside the cell, with a light one in it: seen on any colour, and at any size. */
    private void differing(int x, int y) {
        int line = size >= 12 ? 2 : 1;
        frame(x - 1, y - 1, width + 2, size + 2, line, sprites.tokens().argb(Token.FG));
        if (size >= 12) {
            frame(x - 1 + line, y - 1 + line, width + 2 - 2 * line, size + 2 - 2 * line, 1, ink.ground);
        }
    }

    private void frame(int x, int y, int w, int h, int line, int argb) {
        raster.fill(x, y, w, line, argb);
        raster.fill(x, y + h - line, w, line, argb);
        raster.fill(x, y, line, h, argb);
        raster.fill(x + w - line, y, line, h, argb);
    }

    private void number(NodeTile tile, int x, int y) {
        var mark = CellRaster.Ink.markOf(tile, hue);
        if (mark == null || mark.number().isEmpty()) {
            return;
        }
        boolean overruled = CellSigns.isOverruled(tile, mark);
        boolean solid = mark.state() == PodMark.State.READY && !mark.outdated();
        double w = fonts.of(mark.number(), Face.STRONG, LETTERS);
        if (w > width - 2) {
            return;
        }
        double left = x + (width - w) / 2;
        if (overruled || Sprites.hasBadge(mark.state())) {
            // The sign stands in the middle.
            left = x + 4;
            if (left + w > x + (width - size) / 2.0 + size / 4.0) {
                return;
            }
        }
        int middle = y + size / 2;
        if (mark.outdated() && mark.state() == PodMark.State.READY && !overruled) {
            raster.fill(
                    Math.round(left) - 2,
                    middle - 6,
                    Math.ceil(w) + 4,
                    12,
                    sprites.tokens().argb(Token.SURFACE));
        }
        Color color = overruled
                ? sprites.tokens().color(Token.SURFACE_CANVAS)
                : solid ? sprites.podText(mark, mark.state()) : sprites.tokens().color(Token.FG);
        raster.stamp(
                sprites.stamp(mark.number(), fonts.font(Face.STRONG, LETTERS), w),
                (int) Math.round(left),
                (int) Math.round(middle + 3.6) - CellRaster.Stamp.BASELINE,
                Tokens.argb(color));
    }
}
