package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.topology.CellRaster.Ink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a node looks from far away: a colour, and where a cell is large enough a sign that tells it without its colour. */
final class CellSigns {
    /** A smaller cell has no room for stripes. */
    private static final int STRIPED = 6;

    private static final int SIGNED = 12;

    private CellSigns() {}

    /** Paints a node's cell: the selected DaemonSet's pod there, or why there is none, or why there should be none. */
    static void paint(CellRaster raster, Ink ink, NodeTile tile, int hue, int x, int y, int w, int h) {
        var pod = Ink.markOf(tile, hue);
        int shown = pod == null ? Math.max(0, hue) : Math.floorMod(pod.hue(), Token.HUES);
        paint(raster, ink, mark(tile, pod), shown, x, y, w, h);
    }

    /** The colour in which a node is seen from so far away that there is no room for signs. */
    static int colour(Ink ink, NodeTile tile, int hue) {
        var pod = Ink.markOf(tile, hue);
        int shown = pod == null ? Math.max(0, hue) : Math.floorMod(pod.hue(), Token.HUES);
        return ground(ink, mark(tile, pod), shown);
    }

    /** The one thing that a node's cell says about it. */
    static Mark mark(NodeTile tile, int hue) {
        return mark(tile, Ink.markOf(tile, hue));
    }

    /** Names all that is on a node's cell. */
    static void marks(NodeTile tile, int hue, Consumer<Mark> marks) {
        marks.accept(mark(tile, hue));
        if (tile.readiness() != NodeTile.Readiness.READY) {
            // One corner, whatever the node says about itself.
            marks.accept(Mark.NODE_NOT_READY);
        }
    }

    /** A pod that is as it should be says nothing against the verdict: that it should not be here, or has to go. */
    private static Mark mark(NodeTile tile, @Nullable PodMark pod) {
        if (pod == null || isOverruled(tile, pod)) {
            return absent(tile);
        }
        var mark = Mark.of(pod);
        // So far away what would come looks like where it would.
        return mark == Mark.PREVIEW ? Mark.LANDS : mark;
    }

    /** Whether a cell shows the verdict on its node, although there is a pod of which nothing is wrong. */
    static boolean isOverruled(NodeTile tile, PodMark pod) {
        var kind = tile.verdict().kind();
        var mark = Mark.of(pod);
        return kind != Verdict.Kind.RUNS && kind != Verdict.Kind.NONE && (mark == Mark.READY || mark == Mark.OUTDATED);
    }

    private static Mark absent(NodeTile tile) {
        return switch (tile.verdict().kind()) {
            case WAITS -> Mark.WAITS;
            case REFUSES -> Mark.REFUSED;
            case MISSCHEDULED -> Mark.MISSCHEDULED;
            case EVICTS -> Mark.EVICTED;
            case ENDS -> Mark.LEAVING;
            case LANDS -> Mark.LANDS;
            case FAILS -> Mark.FAILED;
            case NOT_MEANT -> Mark.NOT_MEANT;
            case RUNS, NONE -> tile.ghost() != null ? Mark.NOT_MEANT : Mark.OTHERS;
        };
    }

    static void paint(CellRaster raster, Ink ink, Mark mark, int hue, int x, int y, int w, int h) {
        raster.fill(x, y, w, h, ground(ink, mark, hue));
        switch (mark) {
            case OUTDATED -> {
                if (h >= STRIPED) {
                    raster.stripe(x, y, w, h, ink.ready(hue));
                }
            }
            case NOT_READY -> level(raster, x, y, w, h, (h * 2 + 2) / 5, ink.ready(hue));
            case CREATING -> level(raster, x, y, w, h, (h + 2) / 5, ink.ready(hue));
            case FAILED -> {
                if (h >= SIGNED) {
                    cross(raster, ink.ground, x + (w - h) / 2, y, h);
                }
            }
            case LEAVING -> {
                if (h >= SIGNED) {
                    slash(raster, ink.ready(hue), x + (w - h) / 2, y, h);
                }
            }
            case EVICTED -> {
                if (h >= SIGNED) {
                    slash(raster, ink.ground, x + (w - h) / 2, y, h);
                }
            }
            case NOT_MEANT -> {
                if (h >= SIGNED) {
                    int half = h / 2;
                    raster.fill(x + w / 2 - h / 4, y + half - 1, half, 2, ink.ground);
                }
            }
            case WAITS -> {
                if (h >= SIGNED) {
                    for (int dot = -1; dot <= 1; dot++) {
                        raster.fill(x + w / 2 - 1 + dot * h / 4, y + h / 2 - 1, 2, 2, ink.ground);
                    }
                }
            }
            case REFUSED -> {
                if (h >= SIGNED) {
                    raster.fill(x + (w - h) / 2 + h / 4, y + h / 4, h - h / 4 * 2, h - h / 4 * 2, ink.ground);
                    raster.fill(
                            x + (w - h) / 2 + h / 4 + 2,
                            y + h / 4 + 2,
                            h - h / 4 * 2 - 4,
                            h - h / 4 * 2 - 4,
                            ink.waiting);
                }
            }
            case MISSCHEDULED -> {
                if (h >= SIGNED) {
                    int stroke = h / 3;
                    raster.fill(x + w / 2 - 1, y + h / 4, 2, stroke, ink.ground);
                    raster.fill(x + w / 2 - 1, y + h * 3 / 4 - 1, 2, 2, ink.ground);
                }
            }
            case NODE_NOT_READY, NODE_UNKNOWN -> corner(raster, ink, x, y, w, h);
            // Not there yet: hollow.
            case LANDS, PREVIEW -> {
                int line = h >= SIGNED ? 2 : 1;
                raster.fill(x + line, y + line, w - 2 * line, h - 2 * line, ink.ground);
            }
            case PREEMPTED -> {
                if (h >= SIGNED) {
                    raster.fill(x + w / 2 - 1, y + h / 4, 2, h - h / 4 * 2, ink.waiting);
                    raster.fill(x + w / 2 - h / 4, y + h / 2 - 1, h / 4 * 2, 2, ink.waiting);
                }
            }
            case READY, RETRIES, AWAITED, ELSEWHERE, OTHER, OTHERS, NO_EXECUTE, NO_SCHEDULE, PREFER_NO_SCHEDULE -> {}
        }
        raster.round(x, y, w, h, ink.ground);
    }

    /** Filled from below, so high. */
    private static void level(CellRaster raster, int x, int y, int w, int h, int high, int argb) {
        raster.fill(x, y + h - high, w, high, argb);
    }

    /** The mark of a node that is not ready. */
    static void corner(CellRaster raster, Ink ink, int x, int y, int w, int h) {
        int side = Math.max(2, h / 3);
        raster.fill(x + w - side, y, side, side, ink.danger);
    }

    private static int ground(Ink ink, Mark mark, int hue) {
        return switch (mark) {
            case READY -> ink.ready(hue);
            case OUTDATED -> ink.outdated(hue);
            case CREATING, NOT_READY, LEAVING, PREEMPTED, AWAITED, ELSEWHERE -> ink.starting(hue);
            case EVICTED -> ink.leaving;
            case FAILED, RETRIES -> ink.danger;
            case WAITS, REFUSED, MISSCHEDULED -> ink.waiting;
            case NOT_MEANT -> ink.notMeant;
            case LANDS, PREVIEW -> ink.accent;
            case OTHER, OTHERS, NODE_NOT_READY, NODE_UNKNOWN, NO_EXECUTE, NO_SCHEDULE, PREFER_NO_SCHEDULE -> ink.idle;
        };
    }

    private static void cross(CellRaster raster, int argb, int x, int y, int size) {
        slash(raster, argb, x, y, size);
        int in = size / 4;
        for (int i = in; i < size - in; i++) {
            raster.fill(x + i, y + i, 2, 1, argb);
        }
    }

    private static void slash(CellRaster raster, int argb, int x, int y, int size) {
        int in = size / 4;
        for (int i = in; i < size - in; i++) {
            raster.fill(x + i, y + size - 1 - i, 2, 1, argb);
        }
    }
}
