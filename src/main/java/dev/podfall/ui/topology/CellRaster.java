package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** The far picture: every node a cell, written as pixels, one update per redraw. */
final class CellRaster {
    private final int width;
    private final int height;
    private final double density;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    CellRaster(int width, int height, double density) {
        this.density = density;
        this.width = Math.max(1, (int) Math.ceil(width * density));
        this.height = Math.max(1, (int) Math.ceil(height * density));
        pixels = new int[this.width * this.height];
        buffer =
                new PixelBuffer<>(this.width, this.height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    WritableImage image() {
        return image;
    }

    boolean fits(int width, int height, double density) {
        return this.density == density
                && this.width == Math.max(1, (int) Math.ceil(width * density))
                && this.height == Math.max(1, (int) Math.ceil(height * density));
    }

    void clear(int argb) {
        Arrays.fill(pixels, argb);
    }

    void show() {
        buffer.updateBuffer(b -> null);
    }

    void fill(double x, double y, double w, double h, int argb) {
        int left = Math.max(0, (int) Math.round(x * density));
        int right = Math.min(width, (int) Math.round((x + w) * density));
        int top = Math.max(0, (int) Math.round(y * density));
        int bottom = Math.min(height, (int) Math.round((y + h) * density));
        for (int row = top; row < bottom && left < right; row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, argb);
        }
    }

    /** Takes the corners off a cell, so that it looks like a far tile. */
    void round(int x, int y, int w, int h, int ground) {
        int cut = h >= 18 ? 2 : h >= 8 ? 1 : 0;
        for (int i = 0; i < cut; i++) {
            int run = cut - i;
            fill(x, y + i, run, 1, ground);
            fill(x + w - run, y + i, run, 1, ground);
            fill(x, y + h - 1 - i, run, 1, ground);
            fill(x + w - run, y + h - 1 - i, run, 1, ground);
        }
    }

    /** The colours of cells, resolved once per redraw. */
    static final class Ink {
        /** How much of its hue a cell shows whose pod is of an old revision, is starting, is on its way out. */
        static final double OUTDATED = 0.42;

        static final double STARTING = 0.18;
        static final double LEAVING = 0.55;

        private final Tokens tokens;
        private final int[] ready = new int[Token.HUES];
        private final int[] outdated = new int[Token.HUES];
        private final int[] starting = new int[Token.HUES];
        final int danger;
        final int ground;
        final int accent;
        private final int leaving;
        private final int refused;
        private final int idle;
        private final int waiting;

        Ink(Tokens tokens) {
            this.tokens = tokens;
            for (int hue = 0; hue < Token.HUES; hue++) {
                ready[hue] = tokens.argb(Token.pod(hue));
                outdated[hue] = mix(Token.pod(hue), OUTDATED);
                starting[hue] = mix(Token.pod(hue), STARTING);
            }
            danger = tokens.argb(Token.DANGER);
            ground = tokens.argb(Token.SURFACE_CANVAS);
            accent = tokens.argb(Token.ACCENT);
            leaving = mix(Token.DANGER, LEAVING);
            refused = tokens.argb(Token.LINE_STRONG);
            idle = tokens.argb(Token.LINE);
            waiting = tokens.argb(Token.WARNING);
        }

        private int mix(Token token, double share) {
            return Tokens.argb(tokens.mix(token, Token.SURFACE, share));
        }

        /** The colour of a node's cell: the selected DaemonSet's pod there, or why there is none. */
        int of(NodeTile tile, int hue) {
            var mark = markOf(tile, hue);
            if (mark != null) {
                return of(mark);
            }
            return switch (tile.verdict().kind()) {
                case WAITS, MISSCHEDULED -> waiting;
                case EVICTS -> danger;
                case LANDS -> accent;
                case REFUSES -> refused;
                case RUNS, NONE -> tile.ghost() != null ? refused : idle;
            };
        }

        /** The pod that a cell stands for, or null. */
        static @Nullable PodMark markOf(NodeTile tile, int hue) {
            PodMark mark = null;
            for (var pod : tile.pods()) {
                if (pod.state() != PodMark.State.ELSEWHERE
                        && (hue < 0 || Math.floorMod(pod.hue(), Token.HUES) == hue)) {
                    mark = mark == null || pod.state() == PodMark.State.READY ? pod : mark;
                }
            }
            return mark;
        }

        private int of(PodMark mark) {
            int h = Math.floorMod(mark.hue(), Token.HUES);
            return switch (mark.state()) {
                case READY -> mark.outdated() ? outdated[h] : ready[h];
                case CREATING, NOT_READY, PREVIEW, ELSEWHERE -> starting[h];
                case TERMINATING, EVICTED, LEAVING -> leaving;
                case FAILED -> danger;
                case SUCCEEDED -> idle;
            };
        }
    }
}
