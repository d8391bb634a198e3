package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.topology.MapLayout.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes where inside a tile: the same answer for who draws it and for who asks what the pointer is on. Rows have
 * fixed places, so a tile's parts stay put when others come and go.
 */
final class TileLayout {
    /** How far above a bar one still points at it; below, down to the tile's edge. */
    private static final int BAR_REACH = 8;

    private final Step step;
    private final int width;
    private final TextWidth widths;
    final int pad;
    final double nameSize;
    final double smallSize;
    final double chipSize;
    final int podSize;
    private final Names.Fitting names;
    private final TileChips chips;
    private final TilePods pods;
    final @Nullable String selectedPod;

    /** A piece of a tile; its box is relative to the tile. */
    sealed interface Part {
        Box box();
    }

    record NamePart(Box box, String text) implements Part {}

    /** @param size of its letters */
    record StatusPart(Box box, String text, double size) implements Part {}

    record RolePart(Box box, String text) implements Part {}

    record LabelPart(Box box, String text, LabelChip chip) implements Part {}

    /** Without words it is a shape only. */
    record TaintPart(Box box, String key, String effect, TaintChip chip) implements Part {}

    /**
     * Says how many chips or pods found no room.
     *
     * @param worst of the taints that are hidden; null if it is not about taints
     */
    record MorePart(Box box, String text, @Nullable TaintEffect worst) implements Part {}

    record PodPart(Box box, PodMark mark) implements Part {}

    /** Pods that share a square: nothing happens to them. */
    record FoldPart(Box box, List<PodMark> pods) implements Part {}

    /** Which image a pod runs. */
    record ImagePart(Box box, String text, PodMark mark) implements Part {}

    record GhostPart(Box box, NodeTile.Ghost ghost) implements Part {}

    record VerdictPart(Box box, Verdict.Kind kind, String text) implements Part {}

    /** @param text in numbers, above the bar; empty where there is no room */
    record BarPart(Box box, CapacityBar bar, String text) implements Part {}

    /** For who has selected no pod. */
    TileLayout(Step step, int width, TextWidth widths, Names all) {
        this(step, width, widths, all, null);
    }

    /**
     * @param all what all nodes are called, so that no two of them read the same
     * @param selectedPod the name of a pod that always has a square of its own
     */
    TileLayout(Step step, int width, TextWidth widths, Names all, @Nullable String selectedPod) {
        this.selectedPod = selectedPod;
        this.step = step;
        this.width = width;
        this.widths = widths;
        boolean near = step.detail() == Step.Detail.NEAR;
        double k = near ? step.scale() : step.percent() >= 60 ? 0.85 : 0.75;
        pad = near ? px(11) : step.percent() >= 60 ? 8 : 6;
        nameSize = half(13 * Math.max(k, 0.85));
        smallSize = half(11 * Math.max(k, 0.86));
        chipSize = half(10 * Math.max(k, 0.85));
        podSize = near ? px(22) : step.percent() >= 60 ? 18 : 14;
        names = all.fitting(widths, nameSize, nameRoom());
        chips = new TileChips(step, width, widths, pad, chipSize);
        int rows = Math.max(1, step.facts().podRows());
        pods = new TilePods(width, widths, pad, podSize, near ? px(5) : 3, rows, smallSize, near, selectedPod);
    }

    private static double half(double size) {
        return Math.round(size * 2) / 2.0;
    }

    private int px(double at100) {
        return (int) Math.round(at100 * step.scale());
    }

    List<Part> parts(NodeTile tile) {
        var parts = new ArrayList<Part>();
        if (step.detail() == Step.Detail.NEAR) {
            var status = header(tile, parts);
            chips.add(tile, status, parts);
            pods.add(tile, px(step.facts().podsTop()), parts);
            images(tile, parts);
            capacity(tile, parts);
        } else if (step.detail() == Step.Detail.MIDDLE) {
            middleHeader(tile, parts);
            pods.add(tile, step.tileHeight() - pad - podSize, parts);
        }
        return parts;
    }

    private int nameRoom() {
        if (step.detail() == Step.Detail.NEAR) {
            return width - 2 * pad - px(14);
        }
        return width - 2 * pad - 11 - shapes() * (shape() + 2);
    }

    /** How many taints a middle tile has room to show the shapes of. */
    private int shapes() {
        return step.percent() >= 60 ? 2 : 1;
    }

    private int shape() {
        return nameHeight() - 3;
    }

    private int nameHeight() {
        return step.detail() == Step.Detail.NEAR ? px(20) : (int) Math.round(nameSize * 1.4);
    }

    /** @return the status if it has to stand elsewhere: the name goes before it; that a node is ready its dot says too */
    private String header(NodeTile tile, List<Part> parts) {
        int y = px(8);
        int x = pad + px(14);
        var name = names.of(tile.name());
        parts.add(new NamePart(new Box(x, y, nameRoom(), nameHeight()), name));
        int status = (int) Math.ceil(widths.of(tile.status(), Face.TEXT, smallSize));
        double free = nameRoom() - widths.of(name, Face.STRONG, nameSize) - px(8);
        if (status <= free) {
            parts.add(new StatusPart(new Box(width - pad - status, y, status, nameHeight()), tile.status(), smallSize));
            return "";
        }
        return tile.isAllRight() ? "" : tile.status();
    }

    private void middleHeader(NodeTile tile, List<Part> parts) {
        int y = pad - 2;
        int right = width - pad;
        for (var taint :
                tile.taints().subList(0, Math.min(shapes(), tile.taints().size()))) {
            right -= shape();
            parts.add(new TaintPart(new Box(right, y + 1, shape(), shape()), "", "", taint));
            right -= 2;
        }
        parts.add(new NamePart(new Box(pad + 11, y, nameRoom(), nameHeight()), names.of(tile.name())));
    }

    private void images(NodeTile tile, List<Part> parts) {
        int row = 0;
        for (var pod : tile.pods()) {
            if (row < step.facts().imageRows()
                    && !pod.ordinary()
                    && pod.state() != PodMark.State.AWAITED
                    && !pod.image().isEmpty()) {
                int y = px(step.facts().imagesTop()) + row * px(Step.Facts.TEXT_ROW);
                int room = width - 2 * pad - px(14);
                var text = widths.fit(pod.image(), Face.CODE, chipSize, room);
                parts.add(new ImagePart(new Box(pad, y, width - 2 * pad, px(Step.Facts.TEXT_ROW)), text, pod));
                row++;
            }
        }
    }

    private void capacity(NodeTile tile, List<Part> parts) {
        int count = Math.min(3, tile.capacity().size());
        if (count == 0) {
            return;
        }
        int gap = px(8);
        int each = (width - 2 * pad - (count - 1) * gap) / count;
        boolean numbers = step.facts().numbers();
        int top = px(numbers ? step.facts().capacityTop() : step.facts().barsTop());
        int height = px(step.facts().barsTop()) - top + Math.max(3, px(3));
        for (int i = 0; i < count; i++) {
            var bar = tile.capacity().get(i);
            var text = numbers ? bar.text(widths.ruler(Face.TEXT, chipSize), each) : "";
            parts.add(new BarPart(new Box(pad + i * (each + gap), top, each, height), bar, text));
        }
    }

    /** The part at a point of a tile, or null. A bar is low: who points close to one, and at nothing else, means it. */
    @Nullable
    Part partAt(NodeTile tile, double x, double y) {
        Part close = null;
        for (var part : parts(tile)) {
            if (part.box().contains(x, y)) {
                return part;
            }
            if (part instanceof BarPart && reach(part.box()).contains(x, y)) {
                close = part;
            }
        }
        return close;
    }

    private Box reach(Box bar) {
        int above = px(BAR_REACH);
        return new Box(bar.x(), bar.y() - above, bar.width(), step.tileHeight() - bar.y() + above);
    }

    /** Where the pod sits in its tile, or where it will: the first place if it is not there yet. */
    Box podBox(NodeTile tile, String uid) {
        Box last = null;
        for (var part : parts(tile)) {
            if (part instanceof PodPart pod) {
                if (pod.mark().uid().equals(uid)) {
                    return pod.box();
                }
                last = pod.box();
            } else if (part instanceof FoldPart fold
                    && fold.pods().stream().anyMatch(mark -> mark.uid().equals(uid))) {
                return fold.box();
            }
        }
        if (last != null) {
            return last;
        }
        int size = Math.max(2, Math.min(podSize, step.tileHeight()));
        return new Box(Math.min(pad, width / 4), step.tileHeight() - size - Math.min(pad, 2), size, size);
    }
}
