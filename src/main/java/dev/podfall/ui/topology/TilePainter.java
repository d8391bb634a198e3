package dev.podfall.ui.topology;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.topology.MapLayout.Box;
import dev.podfall.ui.topology.TileLayout.*;
import java.util.function.Predicate;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws near and middle tiles: only copies of sprites, rectangles and text, on whole pixels. */
final class TilePainter {
    private final GraphicsContext gc;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final TileLayout layout;
    private final Step step;
    private final int width;
    private final Predicate<String> inFlight;

    /** @param inFlight the uids of pods that are drawn elsewhere, on their way */
    TilePainter(
            GraphicsContext gc,
            Sprites sprites,
            FontWidths fonts,
            TileLayout layout,
            Step step,
            int width,
            Predicate<String> inFlight) {
        this.gc = gc;
        this.sprites = sprites;
        this.fonts = fonts;
        this.layout = layout;
        this.step = step;
        this.width = width;
        this.inFlight = inFlight;
    }

    private Color c(Token token) {
        return sprites.tokens().color(token);
    }

    void paint(NodeTile tile, int x, int y, boolean selected, boolean hovered) {
        var frame = frame(tile, selected, hovered);
        int radius = step.detail() == Step.Detail.NEAR ? (int) Math.round(10 * Math.min(1.4, step.scale())) : 6;
        int h = Sprites.HALO;
        gc.drawImage(
                sprites.tile(width, step.tileHeight(), radius, frame),
                x - h,
                y - h,
                width + 2 * h,
                step.tileHeight() + 2 * h);
        for (var part : layout.parts(tile)) {
            paint(tile, part, x + part.box().x(), y + part.box().y());
        }
        if (tile.differs()) {
            int size = Math.max(10, (int) Math.round(layout.smallSize * 1.3));
            // On the corner, over the frame, where no part of a tile is.
            gc.drawImage(sprites.unequal(size), x + width - size + h, y - h, size, size);
        }
    }

    private static Sprites.Frame frame(NodeTile tile, boolean selected, boolean hovered) {
        if (tile.differs()) {
            return selected ? Sprites.Frame.DIFFERING_SELECTED : Sprites.Frame.DIFFERING;
        }
        if (selected) {
            return Sprites.Frame.SELECTED;
        }
        if (tile.readiness() != NodeTile.Readiness.READY) {
            return Sprites.Frame.TROUBLED;
        }
        return hovered ? Sprites.Frame.HOVERED : Sprites.Frame.PLAIN;
    }

    private void paint(NodeTile tile, Part part, int x, int y) {
        var box = part.box();
        switch (part) {
            case NamePart name -> {
                int dot = step.detail() == Step.Detail.NEAR ? (int) Math.round(8 * step.scale()) : 7;
                int left = x - box.x() + layout.pad;
                gc.drawImage(sprites.dot(tile.readiness(), dot), left, y + (box.height() - dot + 1) / 2, dot, dot);
                text(name.text(), x, y, box.height(), Face.STRONG, layout.nameSize, c(Token.FG));
            }
            case StatusPart status -> {
                var color = tile.readiness() == NodeTile.Readiness.NOT_READY ? Token.DANGER_FG : Token.FG_MUTED;
                boolean aside = status.size() == layout.smallSize;
                text(status.text(), x, y, box.height(), aside ? Face.TEXT : Face.STRONG, status.size(), c(color));
            }
            case RolePart role -> chip(Sprites.Chip.ROLE, role.text(), box, x, y, Face.TEXT, Token.NEUTRAL_FG, false);
            case LabelPart label ->
                chip(
                        label.chip().selectedOn() ? Sprites.Chip.SELECTED_ON : Sprites.Chip.LABEL,
                        label.text(),
                        box,
                        x,
                        y,
                        Face.CODE,
                        label.chip().selectedOn() ? Token.ACCENT_FG : Token.FG_MUTED,
                        false);
            case TaintPart taint -> taint(taint, box, x, y);
            case MorePart more -> more(more, box, x, y);
            case PodPart pod -> {
                if (!inFlight.test(pod.mark().uid())) {
                    pod(pod.mark(), x, y, box.width());
                    if (pod.mark().name().equals(layout.selectedPod)) {
                        int size = box.width();
                        gc.setStroke(c(Token.FG));
                        gc.setLineWidth(1.5);
                        gc.strokeRoundRect(x - 1.5, y - 1.5, size + 3, size + 3, size * 0.5 + 2, size * 0.5 + 2);
                    }
                }
            }
            case FoldPart fold -> fold(fold, x, y);
            case ImagePart image -> image(image, box, x, y);
            case GhostPart _ -> gc.drawImage(sprites.ghost(box.width()), x, y, box.width(), box.width());
            case VerdictPart verdict -> verdict(verdict.kind(), verdict.text(), box, x, y);
            case BarPart bar -> bar(bar, box, x, y);
        }
    }

    void pod(PodMark mark, int x, int y, int size) {
        var countdown = mark.countdown();
        if (countdown == null) {
            square(mark, x, y, size);
            return;
        }
        // The ring needs room: the square gives a little.
        int inner = size - Math.max(4, size / 4);
        square(mark, x + (size - inner) / 2, y + (size - inner) / 2, inner);
        sprites.ring(gc, x - 1, y - 1, size + 2, countdown.left(), countdown.retry());
    }

    private void square(PodMark mark, int x, int y, int size) {
        gc.drawImage(sprites.pod(mark, mark.state(), size), x, y, size, size);
        var number = mark.number();
        if (!number.isEmpty() && size >= 12) {
            double fontSize = Math.round(size * (number.length() > 2 ? 0.38 : 0.5) * 2) / 2.0;
            double w = fonts.of(number, Face.STRONG, fontSize);
            // What has a level, or a badge in its corner, has its number a little higher.
            int lift = mark.state() == PodMark.State.NOT_READY || mark.state() == PodMark.State.CREATING
                    ? (int) Math.round(size * 0.12)
                    : 0;
            text(
                    number,
                    x + Math.round((size - w) / 2),
                    y - lift,
                    size,
                    Face.STRONG,
                    fontSize,
                    sprites.podText(mark, mark.state()));
        }
        if (Sprites.hasBadge(mark.state()) && size >= 10) {
            int badge = Sprites.badgeSize(size);
            int over = Math.max(2, badge / 3);
            gc.drawImage(sprites.podBadge(mark.state(), badge), x + size - badge + over, y - over, badge, badge);
        }
    }

    /** Pods that share a square, as a pile with their number. */
    private void fold(FoldPart fold, int x, int y) {
        int size = fold.box().width();
        gc.drawImage(sprites.pile(size), x, y, size, size);
        long here =
                fold.pods().stream().filter(mark -> !inFlight.test(mark.uid())).count();
        var number = here > 99 ? "99+" : Long.toString(here);
        if (size >= 12) {
            double fontSize = Math.round(size * (number.length() > 2 ? 0.34 : 0.44) * 2) / 2.0;
            double w = fonts.of(number, Face.STRONG, fontSize);
            int front = Sprites.front(size);
            text(number, x + Math.round((front - w) / 2), y + size - front, front, Face.STRONG, fontSize, c(Token.FG));
        }
    }

    private void image(ImagePart image, Box box, int x, int y) {
        int swatch = (int) Math.round(layout.chipSize * 0.9);
        gc.drawImage(
                sprites.pod(image.mark(), image.mark().state(), swatch),
                x,
                y + (box.height() - swatch + 1) / 2,
                swatch,
                swatch);
        double left = x + swatch + layout.chipSize * 0.5;
        text(image.text(), left, y, box.height(), Face.CODE, layout.chipSize, c(Token.FG_MUTED));
    }

    private void more(MorePart more, Box box, int x, int y) {
        var worst = more.worst();
        if (worst == null) {
            text(more.text(), x + 2, y, box.height(), Face.CODE, layout.chipSize, c(Token.FG_MUTED));
            return;
        }
        int shape = (int) Math.round(layout.chipSize * 0.85);
        gc.drawImage(sprites.shape(worst, shape), x + 2, y + (box.height() - shape + 1) / 2, shape, shape);
        text(
                more.text(),
                x + 2 + shape + (int) Math.round(layout.chipSize * 0.4),
                y,
                box.height(),
                Face.STRONG,
                layout.chipSize,
                c(Sprites.effectToken(worst)));
    }

    private void taint(TaintPart part, Box box, int x, int y) {
        var chip = part.chip();
        if (part.effect().isEmpty()) {
            gc.drawImage(sprites.shape(chip.effect(), box.width(), chip.staged()), x, y, box.width(), box.width());
            return;
        }
        var look = switch (chip.effect()) {
            case NO_SCHEDULE -> chip.refuses() ? Sprites.Chip.REFUSING_NO_SCHEDULE : Sprites.Chip.NO_SCHEDULE;
            case PREFER_NO_SCHEDULE -> Sprites.Chip.PREFER_NO_SCHEDULE;
            case NO_EXECUTE -> chip.refuses() ? Sprites.Chip.REFUSING_NO_EXECUTE : Sprites.Chip.NO_EXECUTE;
        };
        var color = Sprites.effectToken(chip.effect());
        double size = layout.chipSize;
        gc.drawImage(sprites.chip(look, box.width(), box.height(), chip.staged()), x, y, box.width(), box.height());
        int shape = (int) Math.round(size * 0.85);
        int inset = (int) Math.round(size * 0.5);
        gc.drawImage(sprites.shape(chip.effect(), shape), x + inset, y + (box.height() - shape + 1) / 2, shape, shape);
        var icon = WellKnownTaint.icon(chip.key());
        if (icon != null) {
            int side = (int) Math.round(size * 1.1);
            int left = x + inset + shape + (int) Math.round(size * 0.4);
            gc.drawImage(sprites.icon(icon, side, color), left, y + (box.height() - side + 1) / 2, side, side);
        }
        text(part.key(), x + TileChips.keyAt(chip, size), y, box.height(), Face.CODE, size, c(color));
        double words = fonts.of(part.effect(), Face.STRONG, size);
        int badge = (int) Math.round(words + size);
        gc.drawImage(
                sprites.badge(chip.effect(), badge, box.height()), x + box.width() - badge, y, badge, box.height());
        text(
                part.effect(),
                x + box.width() - badge + (badge - words) / 2,
                y,
                box.height(),
                Face.STRONG,
                size,
                c(Token.SURFACE));
    }

    private void chip(Sprites.Chip look, String text, Box box, int x, int y, Face face, Token color, boolean staged) {
        gc.drawImage(sprites.chip(look, box.width(), box.height(), staged), x, y, box.width(), box.height());
        double w = fonts.of(text, face, layout.chipSize);
        text(text, x + (box.width() - w) / 2, y, box.height(), face, layout.chipSize, c(color));
    }

    private void verdict(Verdict.Kind kind, String text, Box box, int x, int y) {
        int size = (int) Math.round(layout.smallSize);
        gc.drawImage(sprites.sign(kind, size), x, y + (box.height() - size + 1) / 2, size, size);
        if (!text.isEmpty()) {
            text(text, x + size + 3, y, box.height(), Face.STRONG, layout.smallSize, c(Sprites.verdictToken(kind)));
        }
    }

    private void bar(BarPart part, Box box, int x, int y) {
        var bar = part.bar();
        int height = Math.max(3, (int) Math.round(3 * step.scale()));
        int top = y + box.height() - height;
        if (!part.text().isEmpty()) {
            text(part.text(), x, y, box.height() - height, Face.TEXT, layout.chipSize, c(Token.FG_MUTED));
        }
        gc.setFill(c(Token.NEUTRAL_SUBTLE));
        gc.fillRect(x, top, box.width(), height);
        gc.setFill(c(bar.used() > 1 ? Token.DANGER : bar.used() > 0.85 ? Token.WARNING : Token.NEUTRAL));
        long filled = Math.round(box.width() * Math.min(1, bar.used()));
        gc.fillRect(x, top, bar.used() > 0 ? Math.max(2, filled) : 0, height);
        if (bar.missing() > 0) {
            missing(bar, x, top, box.width(), height);
        }
    }

    /** What there is for a pod that waits, and, higher than the bar, how much of what others have it would need. */
    private void missing(CapacityBar bar, int x, int top, int wide, int height) {
        long taken = Math.round(wide * Math.min(1, bar.used()));
        long from = Math.round(wide * (Math.min(1, bar.used()) - Math.min(bar.used(), bar.missing())));
        gc.setFill(c(Token.ACCENT));
        gc.fillRect(x + taken, top, wide - taken, height);
        gc.setFill(c(Token.DANGER));
        gc.fillRect(x + from, top - 1, Math.max(2, taken - from), height + 2);
    }

    /** Text centred on a row's height, its baseline on a whole pixel. */
    private void text(String text, double x, int y, int height, Face face, double size, Color color) {
        gc.setFont(fonts.font(face, size));
        gc.setFill(color);
        gc.fillText(text, Math.round(x), y + Math.round(height / 2.0 + size * 0.36));
    }
}
