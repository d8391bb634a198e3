package dev.podfall.ui.topology;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws what is in sight of the map: group headers, and tiles or cells. */
final class MapPainter {
    private static final int PROGRESS = 96;
    private static final int NUMBERED = 18;

    /** How much of what is not looked for is taken away. */
    private static final double DIM = 0.78;

    /** The room that is left to say on how many nodes something is. */
    private static final int ON_ALL = 60;

    private final GraphicsContext gc;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final TopologyModel model;
    private final MapLayout layout;
    private final MapFacts facts;
    private final Dimmed dimmed;
    private final int top;
    private final int height;

    MapPainter(
            GraphicsContext gc,
            Sprites sprites,
            FontWidths fonts,
            TopologyModel model,
            MapLayout layout,
            MapFacts facts,
            Dimmed dimmed,
            int top,
            int height) {
        this.gc = gc;
        this.sprites = sprites;
        this.fonts = fonts;
        this.model = model;
        this.layout = layout;
        this.facts = facts;
        this.dimmed = dimmed;
        this.top = top;
        this.height = height;
    }

    void tiles(TilePainter painter, int selected, int hovered) {
        layout.visit(top, top + height, new MapLayout.Visitor() {
            @Override
            public void group(MapLayout.Block block) {
                header(block);
            }

            @Override
            public void tile(int node, int x, int y) {
                painter.paint(model.nodes().get(node), x, y - top, node == selected, node == hovered);
                if (dimmed.get(node) && node != hovered) {
                    int h = Sprites.HALO;
                    gc.setGlobalAlpha(DIM);
                    gc.setFill(sprites.tokens().color(Token.SURFACE_CANVAS));
                    gc.fillRect(
                            x - h,
                            y - top - h,
                            layout.tileWidth() + 2 * h,
                            layout.step().tileHeight() + 2 * h);
                    gc.setGlobalAlpha(1);
                }
            }
        });
    }

    void cells(CellRaster raster, int hue, int selected, int hovered) {
        var ink = new CellRaster.Ink(sprites.tokens());
        raster.clear(ink.ground);
        int size = layout.step().tileHeight();
        int width = layout.tileWidth();
        layout.visit(top, top + height, new MapLayout.Visitor() {
            @Override
            public void group(MapLayout.Block block) {
                header(block);
            }

            @Override
            public void tile(int node, int x, int y) {
                var tile = model.nodes().get(node);
                if (node == selected || node == hovered) {
                    raster.fill(
                            x - 2,
                            y - top - 2,
                            width + 4,
                            size + 4,
                            sprites.tokens().argb(Token.FG));
                }
                CellSigns.paint(raster, ink, tile, hue, x, y - top, width, size);
                if (tile.differs()) {
                    differing(raster, ink, x, y - top, width, size);
                }
                if (dimmed.get(node)) {
                    raster.fade(x, y - top, width, size, ink.ground, DIM);
                    return;
                }
                if (size >= NUMBERED) {
                    number(tile, hue, x, y - top, width, size);
                }
                if (tile.readiness() != NodeTile.Readiness.READY && size >= 4) {
                    CellSigns.corner(raster, ink, x, y - top, width, size);
                }
            }
        });
        raster.show();
    }

    /** A dark frame inside the cell, with a light one in it: seen on any colour, and at any size. */
    private void differing(CellRaster raster, CellRaster.Ink ink, int x, int y, int width, int size) {
        int line = size >= 12 ? 2 : 1;
        int dark = sprites.tokens().argb(Token.FG);
        frame(raster, x - 1, y - 1, width + 2, size + 2, line, dark);
        if (size >= 12) {
            frame(raster, x - 1 + line, y - 1 + line, width + 2 - 2 * line, size + 2 - 2 * line, 1, ink.ground);
        }
    }

    private static void frame(CellRaster raster, int x, int y, int width, int height, int line, int argb) {
        raster.fill(x, y, width, line, argb);
        raster.fill(x, y + height - line, width, line, argb);
        raster.fill(x, y, line, height, argb);
        raster.fill(x + width - line, y, line, height, argb);
    }

    private void number(NodeTile tile, int hue, int x, int y, int width, int size) {
        var mark = CellRaster.Ink.markOf(tile, hue);
        if (mark == null || mark.number().isEmpty()) {
            return;
        }
        boolean solid = mark.state() == PodMark.State.READY && !mark.outdated();
        double w = fonts.of(mark.number(), Face.STRONG, 10);
        double left = x + (width - w) / 2;
        if (Sprites.hasBadge(mark.state())) {
            // The sign stands in the middle.
            left = x + 4;
            if (left + w > x + (width - size) / 2.0 + size / 4.0) {
                return;
            }
        }
        int middle = y + size / 2;
        if (mark.outdated() && mark.state() == PodMark.State.READY) {
            gc.setFill(sprites.tokens().color(Token.SURFACE));
            gc.fillRect(Math.round(left) - 2, middle - 6, Math.ceil(w) + 4, 12);
        }
        gc.setFont(fonts.font(Face.STRONG, 10));
        gc.setFill(
                solid ? sprites.podText(mark, mark.state()) : sprites.tokens().color(Token.FG));
        gc.fillText(mark.number(), Math.round(left), Math.round(middle + 3.6));
    }

    private void header(MapLayout.Block block) {
        if (block.headerHeight() == 0) {
            return;
        }
        int baseline = block.y() - top + 15;
        var facts = this.facts.group(layout.blocks().indexOf(block));
        double right = progress(facts, baseline);
        double x = MapLayout.MARGIN;
        double room = right - x - 90;
        var name = fonts.fit(block.group().name(), Face.STRONG, 12, Math.max(40, room));
        text(name, x, baseline, Face.STRONG, 12, Token.FG);
        x += fonts.of(name, Face.STRONG, 12) + 8;
        int size = block.group().size();
        var nodes = Words.of("topology.nodes", size);
        text(nodes, x, baseline, Face.TEXT, 11, Token.FG_MUTED);
        shared(facts, size, x + fonts.of(nodes, Face.TEXT, 11) + 14, right - 12, baseline);
    }

    /** What all nodes of a group have: its taints, and the labels that are looked at. */
    private void shared(MapFacts.OfGroup facts, int size, double from, double until, int baseline) {
        double x = from;
        boolean some = false;
        for (var taint : facts.taints()) {
            var text = Words.of("topology.group.taint", taint.effect().wire(), bare(taint));
            double w = fonts.of(text, Face.STRONG, 11) + 14;
            if (x + w > until - ON_ALL) {
                break;
            }
            gc.drawImage(sprites.shape(taint.effect(), 10), Math.round(x), baseline - 9, 10, 10);
            text(text, x + 14, baseline, Face.STRONG, 11, Sprites.effectToken(taint.effect()));
            x += w + 10;
            some = true;
        }
        for (var label : facts.labels()) {
            double w = fonts.of(Shorten.bare(label.text()), Face.CODE, 11);
            if (x + w > until - ON_ALL) {
                break;
            }
            text(Shorten.bare(label.text()), x, baseline, Face.CODE, 11, Token.ACCENT_FG);
            x += w + 10;
            some = true;
        }
        if (some) {
            text(Words.of("topology.group.on-all", size), x, baseline, Face.TEXT, 11, Token.FG_MUTED);
        }
    }

    private static String bare(TaintChip taint) {
        return Shorten.bare(taint.key() + (taint.value().isEmpty() ? "" : "=" + taint.value()));
    }

    /**
     * How the selected DaemonSet is on the group's nodes that should run it: the numbers of its status, node by node.
     *
     * @return where it begins
     */
    private double progress(MapFacts.OfGroup facts, int baseline) {
        int right = layout.width() - MapLayout.MARGIN;
        int wanted = facts.count().wanted();
        if (wanted == 0) {
            return right;
        }
        int ready = facts.count().ready();
        int left = right - PROGRESS;
        int y = baseline - 6;
        gc.setFill(sprites.tokens().color(Token.LINE_STRONG));
        gc.fillRect(left, y, PROGRESS, 4);
        gc.setFill(sprites.tokens().color(facts.count().isComplete() ? Token.SUCCESS : Token.ACCENT));
        gc.fillRect(left, y, Math.round((double) PROGRESS * ready / wanted), 4);
        int red = (int) Math.ceil((double) PROGRESS * facts.failed() / wanted);
        gc.setFill(sprites.tokens().color(Token.DANGER));
        gc.fillRect(right - red, y, red, 4);
        double x = left - 10;
        x = before(Words.of("topology.group.ready", ready, wanted), x, baseline, Face.TEXT, Token.FG_MUTED);
        if (facts.outdated() > 0) {
            var updated = Words.of("topology.group.updated", facts.updated(), wanted);
            x = before(updated, x, baseline, Face.STRONG, Token.FG);
        }
        if (facts.failed() > 0) {
            x = before(Words.of("topology.group.failed", facts.failed()), x, baseline, Face.STRONG, Token.DANGER_FG);
        }
        return x;
    }

    /** Writes a text that ends where another one begins; returns where the next may end. */
    private double before(String text, double right, int baseline, Face face, Token token) {
        double left = right - fonts.of(text, face, 11);
        text(text, left, baseline, face, 11, token);
        return left - 14;
    }

    private void text(String text, double x, double baseline, Face face, double size, Token token) {
        Color color = sprites.tokens().color(token);
        gc.setFont(fonts.font(face, size));
        gc.setFill(color);
        gc.fillText(text, Math.round(x), baseline);
    }
}
