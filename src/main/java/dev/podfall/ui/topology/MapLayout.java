package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where every group and tile is, in whole pixels from the top left of the map's content. Pure arithmetic: what is in
 * sight, or under the pointer, is found without looking at every node.
 */
final class MapLayout {
    /** Who wants it larger still says so. */
    private static final Step LARGEST_UNASKED = Step.ofPercent(150);

    /** Rather all nodes with their pods than some with all that they have. */
    private static final int SMALLEST_WHOLE = 60;

    /** So much is rather scrolled than made smaller. */
    private static final double PAGES = 1.7;

    /** So many nodes are rather scrolled than made dots. */
    private static final int FEW = 60;

    private static final Step SMALLEST_UNASKED = Step.ofPercent(40);

    /** Smaller ones are rather scrolled, over so many pages. */
    private static final Step SMALLEST_DOTS = Step.ofPercent(4);

    private static final int DOT_PAGES = 3;

    static final int MARGIN = 16;
    static final int HEADER = 24;
    private static final int GROUP_GAP = 14;
    private static final double GROWTH = 1.3;

    private final Step step;
    private final int tileWidth;
    private final int columns;
    private final int width;
    private final int height;
    private final List<Block> blocks;
    private final Map<Integer, Place> places = new HashMap<>();

    /** A node's group and slot. */
    private record Place(int block, int slot) {}

    /** A rectangle of whole pixels. */
    record Box(int x, int y, int width, int height) {
        boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }

        int right() {
            return x + width;
        }

        int bottom() {
            return y + height;
        }
    }

    /** A group's place: header above, slots below, row by row. */
    record Block(Slots.Group group, int y, int headerHeight, int rows) {
        int tilesTop() {
            return y + headerHeight;
        }
    }

    MapLayout(Slots slots, Step step, int width) {
        this.step = step;
        this.width = width;
        int inner = Math.max(step.tileWidth(), width - 2 * MARGIN);
        columns = Math.max(1, (inner + step.gap()) / (step.tileWidth() + step.gap()));
        int fitting = (inner - (columns - 1) * step.gap()) / columns;
        tileWidth = step.isFar()
                ? step.tileWidth()
                : Math.max(step.tileWidth(), Math.min(fitting, (int) (step.tileWidth() * GROWTH)));
        var result = new ArrayList<Block>();
        boolean headers = !(slots.grouping() instanceof Grouping.None);
        int y = MARGIN - (headers ? 4 : 0);
        for (var group : slots.groups()) {
            int header = headers ? HEADER : 0;
            int rows = (group.slots().length + columns - 1) / columns;
            remember(group, result.size());
            result.add(new Block(group, y, header, rows));
            y += header + rows * (step.tileHeight() + step.gap()) - step.gap() + GROUP_GAP;
        }
        blocks = List.copyOf(result);
        height = blocks.isEmpty() ? 0 : y - GROUP_GAP + MARGIN;
    }

    private void remember(Slots.Group group, int block) {
        var slots = group.slots();
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] >= 0) {
                places.put(slots[slot], new Place(block, slot));
            }
        }
    }

    /**
     * The step to begin with: what happens is to be seen wherever it does; else labels and taints are worth a little
     * scrolling.
     *
     * @param shown whether it is shown to others: then nothing is too large
     */
    static Step comfortable(Slots slots, int nodes, int width, int height, boolean shown) {
        var near = Step.NORMAL;
        for (var step = shown ? Step.ALL.getLast() : LARGEST_UNASKED;
                !step.isFar() && step.percent() >= SMALLEST_WHOLE;
                step = step.out()) {
            if (new MapLayout(slots, step, width).height() <= height) {
                return step;
            }
            near = step.detail() == Step.Detail.NEAR ? step : near;
        }
        if (new MapLayout(slots, near, width).height() <= height * PAGES) {
            return near;
        }
        var fitting = fitting(slots, width, height);
        // A handful of dots under headers tells nothing.
        if (fitting.isFar() && nodes <= FEW) {
            return SMALLEST_UNASKED;
        }
        // Nor do dots that cannot be told apart, while a few pages of larger ones can.
        boolean tiny = fitting.percent() < SMALLEST_DOTS.percent();
        return tiny && new MapLayout(slots, SMALLEST_DOTS, width).height() <= height * DOT_PAGES
                ? SMALLEST_DOTS
                : fitting;
    }

    /** The nearest step at which everything is in sight without scrolling, or the farthest there is. */
    static Step fitting(Slots slots, int width, int height) {
        for (int i = Step.ALL.size() - 1; i > 0; i--) {
            var step = Step.ALL.get(i);
            if (new MapLayout(slots, step, width).height() <= height) {
                return step;
            }
        }
        return Step.ALL.getFirst();
    }

    Step step() {
        return step;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int columns() {
        return columns;
    }

    int tileWidth() {
        return tileWidth;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Where the slot is, taken or not. */
    Box slotBox(Block block, int slot) {
        return new Box(
                MARGIN + slot % columns * (tileWidth + step.gap()),
                block.tilesTop() + slot / columns * (step.tileHeight() + step.gap()),
                tileWidth,
                step.tileHeight());
    }

    /** Where the node with this index in the model is, or null if it has no slot. */
    @Nullable
    Box boxOf(int node) {
        var place = places.get(node);
        return place == null ? null : slotBox(blocks.get(place.block()), place.slot());
    }

    /** The node at a point of the content, or -1. */
    int nodeAt(double x, double y) {
        for (var block : blocks) {
            if (y < block.tilesTop() || x < MARGIN) {
                continue;
            }
            int row = (int) (y - block.tilesTop()) / (step.tileHeight() + step.gap());
            int column = (int) (x - MARGIN) / (tileWidth + step.gap());
            int slot = row * columns + column;
            if (row >= block.rows()
                    || column >= columns
                    || slot >= block.group().slots().length) {
                continue;
            }
            return slotBox(block, slot).contains(x, y) ? block.group().slots()[slot] : -1;
        }
        return -1;
    }

    /** Called for what is in sight. */
    @FunctionalInterface
    interface Visitor {
        void tile(int node, int x, int y);
    }

    /** Visits the tiles that touch the stripe between {@code top} and {@code bottom}. */
    void visit(int top, int bottom, Visitor visitor) {
        int pitch = step.tileHeight() + step.gap();
        for (var block : blocks) {
            int end = block.tilesTop() + block.rows() * pitch;
            if (end < top || block.y() > bottom) {
                continue;
            }
            int firstRow = Math.max(0, (top - block.tilesTop()) / pitch);
            int lastRow = Math.min(block.rows() - 1, Math.floorDiv(bottom - block.tilesTop(), pitch));
            var slots = block.group().slots();
            for (int row = firstRow; row <= lastRow; row++) {
                int y = block.tilesTop() + row * pitch;
                int last = Math.min(slots.length, (row + 1) * columns);
                for (int slot = row * columns; slot < last; slot++) {
                    if (slots[slot] >= 0) {
                        visitor.tile(slots[slot], MARGIN + slot % columns * (tileWidth + step.gap()), y);
                    }
                }
            }
        }
    }

    /** Where the keyboard's cursor may go. */
    enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        FIRST,
        LAST
    }

    /** The node that the cursor reaches from {@code node}; the same if there is none, the first if it was nowhere. */
    int move(int node, Direction direction) {
        var place = places.get(node);
        if (place == null || direction == Direction.FIRST) {
            return edge(true, node);
        }
        return switch (direction) {
            case FIRST, LAST -> edge(false, node);
            case LEFT -> along(place, -1, node);
            case RIGHT -> along(place, 1, node);
            case UP -> across(place, -1, node);
            case DOWN -> across(place, 1, node);
        };
    }

    private int edge(boolean first, int otherwise) {
        int count = blocks.size();
        for (int i = 0; i < count; i++) {
            var slots = blocks.get(first ? i : count - 1 - i).group().slots();
            for (int s = 0; s < slots.length; s++) {
                int node = slots[first ? s : slots.length - 1 - s];
                if (node >= 0) {
                    return node;
                }
            }
        }
        return otherwise;
    }

    private int along(Place from, int by, int otherwise) {
        int block = from.block();
        int slot = from.slot() + by;
        while (block >= 0 && block < blocks.size()) {
            var slots = blocks.get(block).group().slots();
            while (slot >= 0 && slot < slots.length) {
                if (slots[slot] >= 0) {
                    return slots[slot];
                }
                slot += by;
            }
            block += by;
            slot = by > 0 || block < 0 ? 0 : blocks.get(block).group().slots().length - 1;
        }
        return otherwise;
    }

    private int across(Place from, int by, int otherwise) {
        int column = from.slot() % columns;
        int block = from.block();
        int row = from.slot() / columns + by;
        while (block >= 0 && block < blocks.size()) {
            var slots = blocks.get(block).group().slots();
            while (row >= 0 && row < blocks.get(block).rows()) {
                int slot = Math.min(row * columns + column, slots.length - 1);
                if (slots[slot] >= 0) {
                    return slots[slot];
                }
                row += by;
            }
            block += by;
            row = by > 0 || block < 0 ? 0 : blocks.get(block).rows() - 1;
        }
        return otherwise;
    }
}
