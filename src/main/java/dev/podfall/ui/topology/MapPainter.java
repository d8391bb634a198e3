package dev.podfall.ui.topology;

import dev.podfall.explain.Headcount;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws what is in sight of the map: group headers, and tiles or cells. */
final class MapPainter {
    private static final int PROGRESS = 96;
    private static final int NUMBERED = 18;

    private final GraphicsContext gc;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final TopologyModel model;
    private final MapLayout layout;
    private final int top;
    private final int height;

    MapPainter(
            GraphicsContext gc,
            Sprites sprites,
            FontWidths fonts,
            TopologyModel model,
            MapLayout layout,
            int top,
            int height) {
        this.gc = gc;
        this.sprites = sprites;
        this.fonts = fonts;
        this.model = model;
        this.layout = layout;
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
                raster.fill(x, y - top, width, size, ink.of(tile, hue));
                raster.round(x, y - top, width, size, ink.ground);
                if (tile.differs()) {
                    differing(raster, ink, x, y - top, width, size);
                }
                if (size >= NUMBERED) {
                    number(tile, hue, x, y - top, width, size);
                }
                if (tile.readiness() != NodeTile.Readiness.READY && size >= 4) {
                    int mark = Math.max(2, size / 3);
                    raster.fill(x + width - mark, y - top, mark, mark, ink.danger);
                }
            }
        });
        raster.show();
        legend(hue < 0 ? 0 : hue);
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

    /** What the cells' colours mean, at the bottom of the picture. */
    private void legend(int hue) {
        var tokens = sprites.tokens();
        var colors = List.of(
                tokens.color(Token.pod(hue)),
                tokens.mix(Token.pod(hue), Token.SURFACE, CellRaster.Ink.OUTDATED),
                tokens.mix(Token.pod(hue), Token.SURFACE, CellRaster.Ink.STARTING),
                tokens.mix(Token.DANGER, Token.SURFACE, CellRaster.Ink.LEAVING),
                tokens.color(Token.LINE_STRONG));
        var words = List.of("legend.ready", "legend.outdated", "legend.starting", "legend.leaving", "legend.refused");
        double width = 14;
        for (var word : words) {
            width += 16 + fonts.of(Words.of(word), Face.TEXT, 11) + 12;
        }
        double x = layout.width() - MapLayout.MARGIN - width;
        if (x < MapLayout.MARGIN) {
            return;
        }
        double y = height - 34;
        gc.setFill(tokens.color(Token.LINE));
        gc.fillRoundRect(x - 1, y - 1, width + 2, 28, 14, 14);
        gc.setFill(tokens.color(Token.SURFACE));
        gc.fillRoundRect(x, y, width, 26, 13, 13);
        x += 12;
        for (int i = 0; i < words.size(); i++) {
            gc.setFill(colors.get(i));
            gc.fillRoundRect(Math.round(x), y + 8, 10, 10, 4, 4);
            text(Words.of(words.get(i)), x + 15, y + 17, Face.TEXT, 11, Token.FG_MUTED);
            x += 16 + fonts.of(Words.of(words.get(i)), Face.TEXT, 11) + 12;
        }
    }

    private void number(NodeTile tile, int hue, int x, int y, int width, int size) {
        var mark = CellRaster.Ink.markOf(tile, hue);
        if (mark != null && !mark.number().isEmpty()) {
            boolean solid = mark.state() == PodMark.State.READY && !mark.outdated();
            gc.setFont(fonts.font(Face.STRONG, 10));
            gc.setFill(
                    solid
                            ? sprites.podText(mark.hue(), mark.state())
                            : sprites.tokens().color(Token.FG));
            double w = fonts.of(mark.number(), Face.STRONG, 10);
            gc.fillText(mark.number(), Math.round(x + (width - w) / 2), y + Math.round(size / 2.0 + 3.6));
        }
    }

    private void header(MapLayout.Block block) {
        if (block.headerHeight() == 0) {
            return;
        }
        int baseline = block.y() - top + 15;
        double x = MapLayout.MARGIN;
        text(block.group().name(), x, baseline, Face.STRONG, 12, Token.FG);
        x += fonts.of(block.group().name(), Face.STRONG, 12) + 8;
        int size = block.group().size();
        text(Words.of("topology.nodes", size), x, baseline, Face.TEXT, 11, Token.FG_MUTED);
        progress(block, baseline);
    }

    /** How many of the group's nodes that should run the selected DaemonSet do, ready. */
    private void progress(MapLayout.Block block, int baseline) {
        var count = Headcount.NONE;
        for (int node : block.group().slots()) {
            count = node < 0 ? count : count.plus(model.nodes().get(node).count());
        }
        int wanted = count.wanted();
        int ready = count.ready();
        if (wanted == 0) {
            return;
        }
        int right = layout.width() - MapLayout.MARGIN;
        int left = right - PROGRESS;
        int y = baseline - 6;
        gc.setFill(sprites.tokens().color(Token.LINE));
        gc.fillRect(left, y, PROGRESS, 4);
        gc.setFill(sprites.tokens().color(count.isComplete() ? Token.SUCCESS : Token.ACCENT));
        gc.fillRect(left, y, Math.round((double) PROGRESS * ready / wanted), 4);
        var text = Words.of("topology.group.ready", ready, wanted);
        text(text, left - 10 - fonts.of(text, Face.TEXT, 11), baseline, Face.TEXT, 11, Token.FG_MUTED);
    }

    private void text(String text, double x, double baseline, Face face, double size, Token token) {
        Color color = sprites.tokens().color(token);
        gc.setFont(fonts.font(face, size));
        gc.setFill(color);
        gc.fillText(text, Math.round(x), baseline);
    }
}
