package dev.podfall.ui.topology;

import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.topology.MapLayout.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes where inside a tile: the same answer for who draws it and for who asks what the pointer is on. Rows have
 * fixed places, so a tile's parts stay put when others come and go.
 */
final class TileLayout {
    /** A label's chip that is shorter says nothing. */
    private static final String LEAST_LABEL = "zo…ne-a";

    /** A taint says at least so much, whatever the room. */
    private static final String LEAST_TAINT = "g…u";

    private final Step step;
    private final int width;
    private final TextWidth widths;
    final int pad;
    final double nameSize;
    final double smallSize;
    final double chipSize;
    final int podSize;
    private final int podGap;
    private final int chipHeight;
    private final int chipGap;

    /** A piece of a tile; its box is relative to the tile. */
    sealed interface Part {
        Box box();
    }

    record NamePart(Box box, String text) implements Part {}

    record StatusPart(Box box, String text) implements Part {}

    record RolePart(Box box, String text) implements Part {}

    record LabelPart(Box box, String text, LabelChip chip) implements Part {}

    record TaintPart(Box box, String text, TaintChip chip) implements Part {}

    /** Says how many chips or pods found no room. */
    record MorePart(Box box, String text) implements Part {}

    record PodPart(Box box, PodMark mark) implements Part {}

    record GhostPart(Box box, NodeTile.Ghost ghost) implements Part {}

    record VerdictPart(Box box, Verdict.Kind kind, String text) implements Part {}

    record BarPart(Box box, CapacityBar bar) implements Part {}

    TileLayout(Step step, int width, TextWidth widths) {
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
        podGap = near ? px(5) : 3;
        chipHeight = px(17);
        chipGap = px(4);
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
            header(tile, parts);
            labels(tile, parts);
            taints(tile, parts);
            podsAndVerdict(tile, px(79), parts);
            capacity(tile, parts);
        } else if (step.detail() == Step.Detail.MIDDLE) {
            middleHeader(tile, parts);
            podsAndVerdict(tile, step.tileHeight() - pad - podSize, parts);
        }
        return parts;
    }

    private void header(NodeTile tile, List<Part> parts) {
        int height = px(20);
        int y = px(8);
        int statusWidth = (int) Math.ceil(widths.of(tile.status(), Face.TEXT, smallSize));
        int most = (width - 2 * pad) / 2;
        if (statusWidth > most) {
            statusWidth = most;
        }
        var status = widths.fit(tile.status(), Face.TEXT, smallSize, statusWidth);
        parts.add(new StatusPart(new Box(width - pad - statusWidth, y, statusWidth, height), status));
        int x = pad + px(14);
        int room = width - pad - statusWidth - px(8) - x;
        parts.add(new NamePart(new Box(x, y, room, height), widths.fit(tile.name(), Face.STRONG, nameSize, room)));
    }

    private void middleHeader(NodeTile tile, List<Part> parts) {
        int height = (int) Math.round(nameSize * 1.4);
        int y = pad - 2;
        int right = width - pad;
        int shape = height - 3;
        for (var taint : tile.taints()) {
            if (right - shape < width * 2 / 3) {
                break;
            }
            right -= shape;
            parts.add(new TaintPart(new Box(right, y + 1, shape, shape), "", taint));
            right -= 2;
        }
        int x = pad + 11;
        int room = right - 3 - x;
        parts.add(new NamePart(new Box(x, y, room, height), widths.fit(tile.name(), Face.STRONG, nameSize, room)));
    }

    private int chipWidth(String text) {
        return (int) Math.ceil(code(text) - 0.01) + px(10);
    }

    private double code(String text) {
        return widths.of(text, Face.CODE, chipSize);
    }

    private int taintWidth(String text) {
        return chipWidth(text) + px(14);
    }

    private void labels(NodeTile tile, List<Part> parts) {
        int y = px(33);
        int x = pad;
        int right = width - pad;
        for (var role : tile.roles()) {
            int w = (int) Math.ceil(widths.of(role, Face.TEXT, chipSize)) + px(10);
            if (x + w > right) {
                break;
            }
            parts.add(new RolePart(new Box(x, y, w, chipHeight), role));
            x += w + chipGap;
        }
        int shown = 0;
        for (var chip : tile.chips()) {
            int left = tile.chips().size() - shown - 1;
            int reserve = left == 0 ? 0 : chipWidth("+" + left) + chipGap;
            var text = Shorten.bare(chip.text());
            int w = chipWidth(text);
            int room = right - x - reserve;
            if (w > room) {
                int inside = room - px(10);
                if (inside < code(LEAST_LABEL)) {
                    break;
                }
                text = Shorten.middle(text, this::code, inside);
                w = chipWidth(text);
            }
            parts.add(new LabelPart(new Box(x, y, w, chipHeight), text, chip));
            x += w + chipGap;
            shown++;
        }
        more(parts, tile.chips().size() - shown, x, y);
    }

    private void more(List<Part> parts, int count, int x, int y) {
        if (count > 0) {
            var text = "+" + count;
            parts.add(new MorePart(new Box(x, y, chipWidth(text), chipHeight), text));
        }
    }

    private void taints(NodeTile tile, List<Part> parts) {
        int count = tile.taints().size();
        if (count == 0) {
            return;
        }
        int y = px(54);
        int x = pad;
        int right = width - pad;
        int reserve = count > 2 ? chipWidth("+" + (count - 2)) + chipGap : 0;
        int each = count == 1 ? right - x : (right - x - reserve - chipGap) / 2;
        int shown = 0;
        for (var chip : tile.taints().subList(0, Math.min(2, count))) {
            // The last chip may use what its neighbour left over.
            int room = shown == 0 && count > 1 ? each : right - reserve - x;
            var text = Shorten.qualified(chip.text(), this::code, Math.max(code(LEAST_TAINT), room - px(24)));
            int w = Math.min(room, taintWidth(text));
            parts.add(new TaintPart(new Box(x, y, w, chipHeight), text, chip));
            x += w + chipGap;
            shown++;
        }
        more(parts, count - shown, x, y);
    }

    private void podsAndVerdict(NodeTile tile, int y, List<Part> parts) {
        int right = width - pad;
        var verdict = tile.verdict();
        var text = verdict.text();
        var kind = verdict.kind();
        var ghost = tile.ghost();
        if (kind == Verdict.Kind.NONE && ghost != null) {
            text = ghost.reason();
            kind = Verdict.Kind.REFUSES;
        }
        int count = tile.pods().size() + (ghost == null ? 0 : 1);
        int pitch = podSize + podGap;
        int least = Math.min(count, 3) * pitch;
        if (kind != Verdict.Kind.NONE) {
            boolean words = step.detail() == Step.Detail.NEAR;
            int sign = (int) Math.round(smallSize);
            int room = right - pad - least - sign - 4;
            var fitting = words && room > 12 ? widths.fit(text, Face.STRONG, smallSize, room) : "";
            int textWidth = fitting.isEmpty() ? 0 : (int) Math.ceil(widths.of(fitting, Face.STRONG, smallSize)) + 3;
            int w = sign + textWidth;
            parts.add(new VerdictPart(new Box(right - w, y, w, podSize), kind, fitting));
            right -= w + podGap;
        }
        int room = Math.max(1, (right - pad + podGap) / pitch);
        int shown = count <= room ? tile.pods().size() : Math.max(1, room - 1 - (ghost == null ? 0 : 1));
        int x = pad;
        for (var pod : tile.pods().subList(0, Math.min(shown, tile.pods().size()))) {
            parts.add(new PodPart(new Box(x, y, podSize, podSize), pod));
            x += pitch;
        }
        if (ghost != null) {
            parts.add(new GhostPart(new Box(x, y, podSize, podSize), ghost));
            x += pitch;
        }
        if (shown < tile.pods().size()) {
            parts.add(new MorePart(
                    new Box(x, y, podSize + 2, podSize), "+" + (tile.pods().size() - shown)));
        }
    }

    private void capacity(NodeTile tile, List<Part> parts) {
        int count = Math.min(3, tile.capacity().size());
        if (count == 0) {
            return;
        }
        int gap = px(8);
        int each = (width - 2 * pad - (count - 1) * gap) / count;
        for (int i = 0; i < count; i++) {
            parts.add(new BarPart(
                    new Box(pad + i * (each + gap), px(110), each, Math.max(3, px(3))),
                    tile.capacity().get(i)));
        }
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
            }
        }
        if (last != null) {
            return last;
        }
        int size = Math.max(2, Math.min(podSize, step.tileHeight()));
        return new Box(Math.min(pad, width / 4), step.tileHeight() - size - Math.min(pad, 2), size, size);
    }
}
