package dev.podfall.ui.topology;

import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.topology.MapLayout.Box;
import dev.podfall.ui.topology.TileLayout.FoldPart;
import dev.podfall.ui.topology.TileLayout.GhostPart;
import dev.podfall.ui.topology.TileLayout.MorePart;
import dev.podfall.ui.topology.TileLayout.Part;
import dev.podfall.ui.topology.TileLayout.PodPart;
import dev.podfall.ui.topology.TileLayout.VerdictPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The squares of a tile and the verdict beside them. DaemonSets' pods come first and are always drawn, if need be smaller;
 * other pods share one square with their number, but for those to which something happens.
 */
final class TilePods {
    private final int width;
    private final TextWidth widths;
    private final int pad;
    private final int size;
    private final int gap;
    private final int rows;
    private final double letters;
    private final boolean worded;
    private final @Nullable String selected;

    /**
     * @param rows of full-size squares; where there is more than one every pod has a square of its own, if there is room
     * @param letters size of the verdict's
     * @param worded whether the verdict is said in words
     * @param selected the name of a pod that has a square of its own in any case, or null
     */
    TilePods(
            int width,
            TextWidth widths,
            int pad,
            int size,
            int gap,
            int rows,
            double letters,
            boolean worded,
            @Nullable String selected) {
        this.width = width;
        this.widths = widths;
        this.pad = pad;
        this.size = size;
        this.gap = gap;
        this.rows = rows;
        this.letters = letters;
        this.worded = worded;
        this.selected = selected;
    }

    /** How squares are laid out: so many in the first row and in each that follows. */
    private record Grid(int size, int gap, int rows, int first, int next) {
        int places() {
            return first + (rows - 1) * next;
        }
    }

    /** What stands in a row, the DaemonSets' {@code own} first: pods that have a square of their own, the empty slot, and how many share one. */
    private record Squares(List<PodMark> pods, int own, boolean ghost, List<PodMark> folded) {
        int count() {
            return pods.size() + (ghost ? 1 : 0) + (folded.isEmpty() ? 0 : 1);
        }
    }

    void add(NodeTile tile, int y, List<Part> parts) {
        int sign = tile.verdict().kind() == Verdict.Kind.NONE ? 0 : (int) Math.round(letters);
        var squares = squares(tile);
        var text = worded ? tile.verdict().text() : "";
        int words = text.isEmpty() ? 0 : (int) Math.ceil(widths.of(text, Face.STRONG, letters)) + 3;
        int left = inner() - squares.count() * (size + gap) - sign;
        if (sign > 0 && words > left) {
            // Of a word cut to its ends the sign says more.
            var cut = widths.fit(text, Face.STRONG, letters, Math.max(0, left - 3));
            text = cut.length() * 3 < text.length() * 2 ? "" : cut;
            words = text.isEmpty() ? 0 : (int) Math.ceil(widths.of(text, Face.STRONG, letters)) + 3;
        }
        if (sign > 0) {
            int w = sign + words;
            parts.add(new VerdictPart(
                    new Box(width - pad - w, y, w, size), tile.verdict().kind(), text));
        }
        place(tile, squares, grid(squares.count(), sign == 0 ? 0 : sign + words + gap), y, parts);
    }

    private int inner() {
        return width - 2 * pad;
    }

    private Squares squares(NodeTile tile) {
        var own = new ArrayList<PodMark>();
        var folded = new ArrayList<PodMark>();
        for (var pod : tile.pods()) {
            if (!pod.ordinary()) {
                own.add(pod);
            }
        }
        for (var pod : tile.pods()) {
            if (pod.ordinary()) {
                (pod.isCalm() && !pod.name().equals(selected) ? folded : own).add(pod);
            }
        }
        boolean ghost = tile.ghost() != null;
        int daemons = (int) own.stream().filter(pod -> !pod.ordinary()).count();
        int open = rows * ((inner() + gap) / (size + gap)) - 2;
        if (folded.size() == 1 || (rows > 1 && own.size() + folded.size() <= open)) {
            own.addAll(folded);
            folded.clear();
        }
        return new Squares(own, daemons, ghost, folded);
    }

    /** The largest squares with which there is room for all; at the end two rows of the smallest. */
    private Grid grid(int count, int reserved) {
        int smallest = (rows * size + (rows - 1) * gap - 2 * rows + 1) / (2 * rows);
        for (int s = size; s > smallest; s -= 2) {
            var grid = grid(s, Math.max(2, gap * s / size), rows, reserved);
            if (grid.places() >= count) {
                return grid;
            }
        }
        return grid(smallest, 2, 2 * rows, reserved);
    }

    private Grid grid(int side, int between, int rowCount, int reserved) {
        int first = Math.max(1, (inner() - reserved + between) / (side + between));
        int next = Math.max(1, (inner() + between) / (side + between));
        // Small squares stand two rows deep beside the verdict.
        return new Grid(side, between, rowCount, first, rowCount > rows && rows == 1 ? first : next);
    }

    private void place(NodeTile tile, Squares squares, Grid grid, int y, List<Part> parts) {
        int places = grid.places();
        int others = (squares.ghost() ? 1 : 0) + (squares.folded().isEmpty() ? 0 : 1);
        int shown = squares.pods().size();
        if (shown + others > places) {
            shown = Math.max(1, places - others - 1);
        }
        int at = 0;
        int own = Math.min(shown, squares.own());
        for (var pod : squares.pods().subList(0, own)) {
            parts.add(new PodPart(box(grid, at++, y), pod));
        }
        var ghost = tile.ghost();
        if (ghost != null) {
            parts.add(new GhostPart(box(grid, at++, y), ghost));
        }
        for (var pod : squares.pods().subList(own, shown)) {
            parts.add(new PodPart(box(grid, at++, y), pod));
        }
        if (!squares.folded().isEmpty()) {
            parts.add(new FoldPart(box(grid, at++, y), squares.folded()));
        }
        int hidden = squares.pods().size() - shown;
        if (hidden > 0) {
            parts.add(new MorePart(box(grid, at, y), "+" + hidden, null));
        }
    }

    private Box box(Grid grid, int at, int y) {
        int row = at < grid.first() ? 0 : 1 + (at - grid.first()) / grid.next();
        int column = at < grid.first() ? at : (at - grid.first()) % grid.next();
        int pitch = grid.size() + grid.gap();
        // A row of smaller squares stands in the middle of its height.
        int lift = grid.rows() > rows ? 0 : (size - grid.size()) / 2;
        int rowPitch = grid.rows() > rows ? pitch : size + gap;
        return new Box(pad + column * pitch, y + row * rowPitch + lift, grid.size(), grid.size());
    }
}
