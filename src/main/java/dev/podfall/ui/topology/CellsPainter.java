package dev.podfall.ui.topology;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Token;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cells of what is in sight, those that look otherwise; the ones that stand out last, as they reach over their
 * neighbours.
 */
final class CellsPainter {
    private final CellRaster raster;
    private final CellPainter painter;
    private final Sprites sprites;
    private final MapPicture.Seen seen;
    private final MapPainter.Looks looks;
    private final Colouring colouring;
    private final Glow glow;

    CellsPainter(
            CellRaster raster,
            Sprites sprites,
            FontWidths fonts,
            MapPicture.Seen seen,
            MapPainter.Looks looks,
            Colouring colouring,
            Glow glow) {
        this.raster = raster;
        this.sprites = sprites;
        this.seen = seen;
        this.looks = looks;
        this.colouring = colouring;
        this.glow = glow;
        var layout = seen.layout();
        painter = new CellPainter(
                raster,
                new CellRaster.Ink(sprites.tokens()),
                sprites,
                fonts,
                seen.viewModel().selectedHue(),
                layout.tileWidth(),
                layout.step().tileHeight());
    }

    /**
     * Writes them.
     *
     * @param by all that every cell depends on
     * @param others the nodes that look otherwise than in the picture that is there; null if nothing of it can stay
     */
    void paint(Object by, @Nullable BitSet others) {
        var layout = seen.layout();
        int top = seen.top();
        var nodes = seen.viewModel().model().get().nodes();
        var changed = raster.next(by, nodes, glow, sprites.tokens().argb(Token.SURFACE_CANVAS));
        if (changed == null) {
            layout.visit(top, top + seen.height(), (node, x, y) -> cell(node, x, y - top));
        } else {
            for (int node = changed.nextSetBit(0); node >= 0; node = changed.nextSetBit(node + 1)) {
                cell(node, false);
            }
        }
        if (changed == null || !changed.isEmpty()) {
            cell(looks.selected(), true);
            cell(looks.hovered(), true);
        }
        if (others == null) {
            raster.want(0, 0, layout.width() + MapLayout.MARGIN, seen.height());
        } else {
            for (int node = others.nextSetBit(0); node >= 0; node = others.nextSetBit(node + 1)) {
                want(node);
            }
        }
    }

    private void want(int node) {
        var box = seen.layout().boxOf(node);
        if (box != null && isInSight(box)) {
            int reach = CellPainter.REACH;
            raster.want(
                    box.x() - reach, box.y() - seen.top() - reach, box.width() + 2 * reach, box.height() + 2 * reach);
        }
    }

    private boolean isInSight(MapLayout.Box box) {
        return box.bottom() > seen.top() && box.y() < seen.top() + seen.height();
    }

    private void cell(int node, boolean outstanding) {
        var box = node < 0 ? null : seen.layout().boxOf(node);
        if (box == null || !isInSight(box)) {
            return;
        }
        if (outstanding) {
            painter.halo(box.x(), box.y() - seen.top());
        }
        cell(node, box.x(), box.y() - seen.top());
    }

    private void cell(int node, int x, int y) {
        var tile = seen.viewModel().model().get().nodes().get(node);
        painter.paint(tile, x, y, category(node), looks.dimmed().get(node), glow.share(node));
    }

    private Colouring.@Nullable Category category(int node) {
        return colouring.isByVerdict() ? null : colouring.of(node);
    }
}
