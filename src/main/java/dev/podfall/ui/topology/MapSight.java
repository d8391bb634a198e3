package dev.podfall.ui.topology;

import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * What is where in the map's view, also when it is scrolled out of sight.
 *
 * @param top the upper edge of what is in sight, in the map's content
 */
record MapSight(TopologyViewModel viewModel, MapLayout layout, TileLayout tiles, int top) {
    /** Where the node's tile is; null if there is no such node. */
    @Nullable
    Rectangle2D boundsOf(String node) {
        int index = viewModel.indexOf(node);
        var box = index < 0 ? null : layout.boxOf(index);
        return box == null ? null : new Rectangle2D(box.x(), box.y() - top, box.width(), box.height());
    }

    /** The part of a tile at a point, or null. */
    TileLayout.@Nullable Part partAt(double x, double y) {
        int node = layout.nodeAt(x, y + top);
        var box = node < 0 ? null : layout.boxOf(node);
        if (box == null) {
            return null;
        }
        return tiles.partAt(viewModel.model().get().nodes().get(node), x - box.x(), y + top - box.y());
    }

    /** Where the chip of a taint is; null if it is not drawn. */
    @Nullable
    Rectangle2D chipOf(String node, String taint) {
        return partOf(
                node,
                part -> part instanceof TileLayout.TaintPart chip
                        && chip.chip().text().equals(taint));
    }

    /** Where a pod is, or will be; null if there is no such node. */
    @Nullable
    Rectangle2D podOf(String node, String uid) {
        var tile = viewModel.node(node);
        var corner = boundsOf(node);
        return tile == null || corner == null ? null : at(corner, tiles.podBox(tile, uid));
    }

    private @Nullable Rectangle2D partOf(String node, Predicate<TileLayout.Part> wanted) {
        var tile = viewModel.node(node);
        var corner = boundsOf(node);
        if (tile == null || corner == null) {
            return null;
        }
        for (var part : tiles.parts(tile)) {
            if (wanted.test(part)) {
                return at(corner, part.box());
            }
        }
        return null;
    }

    private static Rectangle2D at(Rectangle2D corner, MapLayout.Box box) {
        return new Rectangle2D(corner.getMinX() + box.x(), corner.getMinY() + box.y(), box.width(), box.height());
    }
}
