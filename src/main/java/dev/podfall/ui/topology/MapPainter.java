package dev.podfall.ui.topology;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Draws a band of what is in sight of the map: tiles, and the headers of groups. */
final class MapPainter {
    private static final int PROGRESS = 96;

    /** How much of what is not looked for is taken away. */
    static final double DIM = 0.78;

    /** How far a tile's shadow and its halo reach: not over a neighbour's. */
    static final int REACH = Sprites.HALO - 1;

    private static final int BESIDE_NAME = 8;
    private static final int BESIDE_NODES = 14;
    private static final int BESIDE_COUNT = 14;

    /** The room that is left to say on how many nodes something is. */
    private static final int ON_ALL = 60;

    private final GraphicsContext gc;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final TopologyModel model;
    private final MapLayout layout;
    private final MapFacts facts;
    private final int top;
    private final int from;
    private final int to;

    /**
     * Draws with a pen.
     *
     * @param top the upper edge of what is in sight, in the map's content
     * @param from where the band begins, from there
     * @param to where it ends
     */
    MapPainter(
            GraphicsContext gc,
            Sprites sprites,
            FontWidths fonts,
            TopologyModel model,
            MapLayout layout,
            MapFacts facts,
            int top,
            int from,
            int to) {
        this.gc = gc;
        this.sprites = sprites;
        this.fonts = fonts;
        this.model = model;
        this.layout = layout;
        this.facts = facts;
        this.top = top;
        this.from = from;
        this.to = to;
    }

    /** Which tiles stand out, and how. */
    record Looks(int selected, int hovered, Dimmed dimmed) {}

    /** Draws all tiles, on bare ground. */
    void tiles(TilePainter painter, Looks looks) {
        gc.setFill(ground());
        gc.fillRect(0, from, layout.width() + MapLayout.MARGIN, to - (double) from);
        layout.visit(top + from - REACH, top + to + REACH, (node, x, y) -> tile(painter, looks, node, x, y - top));
    }

    /** Draws the tiles of some nodes over what is there of them. */
    void tiles(TilePainter painter, Looks looks, BitSet changed) {
        for (int node = changed.nextSetBit(0); node >= 0; node = changed.nextSetBit(node + 1)) {
            var box = layout.boxOf(node);
            if (box != null && isInBand(box.y() - REACH, box.bottom() + REACH)) {
                gc.setFill(ground());
                gc.fillRect(box.x() - REACH, box.y() - top - REACH, box.width() + 2 * REACH, box.height() + 2 * REACH);
                tile(painter, looks, node, box.x(), box.y() - top);
            }
        }
    }

    private boolean isInBand(int upper, int lower) {
        return upper - top < to && lower - top > from;
    }

    private Color ground() {
        return sprites.tokens().color(Token.SURFACE_CANVAS);
    }

    private void tile(TilePainter painter, Looks looks, int node, int x, int y) {
        painter.paint(model.nodes().get(node), x, y, node == looks.selected(), node == looks.hovered());
        if (looks.dimmed().get(node) && node != looks.hovered()) {
            gc.setGlobalAlpha(DIM);
            gc.setFill(ground());
            gc.fillRect(
                    x - REACH,
                    y - REACH,
                    layout.tileWidth() + 2 * REACH,
                    layout.step().tileHeight() + 2 * REACH);
            gc.setGlobalAlpha(1);
        }
    }

    /**
     * Draws headers.
     *
     * @param which the groups whose headers are drawn; null if all are
     * @param bare whether none is there yet; what is written over another header would be smeared
     */
    void headers(@Nullable BitSet which, boolean bare) {
        var blocks = layout.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if ((which == null || which.get(i)) && isInBand(block.y(), block.tilesTop())) {
                if (!bare) {
                    gc.setFill(ground());
                    gc.fillRect(0, block.y() - top, layout.width(), MapLayout.HEADER - Sprites.HALO);
                }
                header(block, facts.group(i));
            }
        }
    }

    private void header(MapLayout.Block block, MapFacts.OfGroup facts) {
        if (block.headerHeight() == 0) {
            return;
        }
        int baseline = block.y() - top + 15;
        var nodes = Words.of("topology.nodes", block.group().size());
        double nodesWidth = fonts.of(nodes, Face.TEXT, 11);
        var progress = Progress.of(facts);
        var room = HeaderRoom.of(
                layout.width() - 2.0 * MapLayout.MARGIN,
                new HeaderRoom.Widths(
                        fonts.of(block.group().name(), Face.STRONG, 12) + BESIDE_NAME,
                        wide(progress.ready(), Face.TEXT)
                                + wide(progress.failed(), Face.STRONG)
                                + wide(progress.misscheduled(), Face.STRONG),
                        progress.ready().isEmpty() ? 0 : PROGRESS + 10,
                        nodesWidth + BESIDE_NODES,
                        wide(progress.updated(), Face.STRONG)));
        double right = progress(facts, progress, room, baseline);
        double x = MapLayout.MARGIN;
        double least = room.nodes() ? nodesWidth + BESIDE_NODES + BESIDE_NAME : BESIDE_NAME;
        var name = fonts.fit(block.group().name(), Face.STRONG, 12, Math.max(40, right - x - least));
        text(name, x, baseline, Face.STRONG, 12, Token.FG);
        x += fonts.of(name, Face.STRONG, 12) + BESIDE_NAME;
        if (room.nodes()) {
            text(nodes, x, baseline, Face.TEXT, 11, Token.FG_MUTED);
            shared(facts, block.group().size(), x + nodesWidth + BESIDE_NODES, right - 12, baseline);
        }
    }

    /** With what is kept free beside it; nothing for what is not said. */
    private double wide(String text, Face face) {
        return text.isEmpty() ? 0 : fonts.of(text, face, 11) + BESIDE_COUNT;
    }

    /**
     * What is said of the selected DaemonSet's pods; empty where there is nothing to say. All but what is misscheduled is said of the
     * nodes alone that should run it.
     */
    private record Progress(String ready, String updated, String failed, String misscheduled) {
        static Progress of(MapFacts.OfGroup facts) {
            int wanted = facts.count().wanted();
            var misscheduled =
                    facts.misscheduled() > 0 ? Words.of("topology.group.misscheduled", facts.misscheduled()) : "";
            return wanted == 0
                    ? new Progress("", "", "", misscheduled)
                    : new Progress(
                            Words.of("topology.group.ready", facts.count().ready(), wanted),
                            facts.outdated() > 0 ? Words.of("topology.group.updated", facts.updated(), wanted) : "",
                            facts.failed() > 0 ? Words.of("topology.group.failed", facts.failed()) : "",
                            misscheduled);
        }
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
     * How the selected DaemonSet is on the group's nodes: the numbers of its status, node by node.
     *
     * @return where it begins
     */
    private double progress(MapFacts.OfGroup facts, Progress said, HeaderRoom room, int baseline) {
        double x = layout.width() - MapLayout.MARGIN;
        if (!said.ready().isEmpty() && room.bar()) {
            bar(facts, baseline - 6);
            x -= PROGRESS + 10;
        }
        x = before(said.ready(), x, baseline, Face.TEXT, Token.FG_MUTED);
        if (room.updated()) {
            x = before(said.updated(), x, baseline, Face.STRONG, Token.FG);
        }
        x = before(said.failed(), x, baseline, Face.STRONG, Token.DANGER_FG);
        return before(said.misscheduled(), x, baseline, Face.STRONG, Token.WARNING_FG);
    }

    private void bar(MapFacts.OfGroup facts, int y) {
        int wanted = facts.count().wanted();
        int right = layout.width() - MapLayout.MARGIN;
        int left = right - PROGRESS;
        gc.setFill(sprites.tokens().color(Token.LINE_STRONG));
        gc.fillRect(left, y, PROGRESS, 4);
        gc.setFill(sprites.tokens().color(facts.count().isComplete() ? Token.SUCCESS : Token.ACCENT));
        gc.fillRect(left, y, Math.round((double) PROGRESS * facts.count().ready() / wanted), 4);
        int red = (int) Math.ceil((double) PROGRESS * facts.failed() / wanted);
        gc.setFill(sprites.tokens().color(Token.DANGER));
        gc.fillRect(right - red, y, red, 4);
    }

    /** Writes a text that ends where another one begins, if there is one; returns where the next may end. */
    private double before(String text, double right, int baseline, Face face, Token token) {
        if (text.isEmpty()) {
            return right;
        }
        double left = right - fonts.of(text, face, 11);
        text(text, left, baseline, face, 11, token);
        return left - BESIDE_COUNT;
    }

    private void text(String text, double x, double baseline, Face face, double size, Token token) {
        Color color = sprites.tokens().color(token);
        gc.setFont(fonts.font(face, size));
        gc.setFill(color);
        gc.fillText(text, Math.round(x), baseline);
    }
}
