package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The far picture: every node a cell, written as pixels. There are two of them: one is read by who draws the window while
 * the other is written.
 */
final class CellRaster {
    private final int width;
    private final int height;
    private final double density;
    private final Plane[] planes;
    private int written;
    private boolean taken;

    /** Pixels and the picture that is made of them. */
    private static final class Plane {
        final int[] pixels;
        final PixelBuffer<IntBuffer> buffer;
        final WritableImage image;

        Plane(int width, int height) {
            pixels = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
    }

    CellRaster(int width, int height, double density) {
        this.density = density;
        this.width = Math.max(1, (int) Math.ceil(width * density));
        this.height = Math.max(1, (int) Math.ceil(height * density));
        planes = new Plane[] {new Plane(this.width, this.height), new Plane(this.width, this.height)};
    }

    /** What was written last; it stays as it is until the next one has been taken. */
    WritableImage image() {
        return planes[written].image;
    }

    boolean fits(int width, int height, double density) {
        return this.density == density
                && this.width == Math.max(1, (int) Math.ceil(width * density))
                && this.height == Math.max(1, (int) Math.ceil(height * density));
    }

    /** Begins a picture: in the other plane if the last one is on its way to the window. */
    void clear(int argb) {
        if (taken) {
            taken = false;
            written = 1 - written;
        }
        Arrays.fill(planes[written].pixels, argb);
    }

    void show() {
        planes[written].buffer.updateBuffer(b -> null);
    }

    /** The window is being drawn from now on, with the picture that was shown last. */
    void take() {
        taken = true;
    }

    int argb(int x, int y) {
        return planes[written].pixels[y * width + x];
    }

    /** Draws every other diagonal of a cell: what is old is striped. */
    void stripe(int x, int y, int w, int h, int argb) {
        int left = Math.max(0, (int) Math.round(x * density));
        int right = Math.min(width, (int) Math.round((x + w) * density));
        int top = Math.max(0, (int) Math.round(y * density));
        int bottom = Math.min(height, (int) Math.round((y + h) * density));
        int line = Math.max(1, (int) Math.round((h >= 18 ? 3 : h >= 10 ? 2 : 1) * density));
        var pixels = planes[written].pixels;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                if ((column + row) / line % 2 == 0) {
                    pixels[row * width + column] = argb;
                }
            }
        }
    }

    /** Lets the ground through: {@code share} of it. */
    void fade(int x, int y, int w, int h, int ground, double share) {
        int left = Math.max(0, (int) Math.round(x * density));
        int right = Math.min(width, (int) Math.round((x + w) * density));
        int top = Math.max(0, (int) Math.round(y * density));
        int bottom = Math.min(height, (int) Math.round((y + h) * density));
        int most = (int) Math.round(share * 256);
        var pixels = planes[written].pixels;
        for (int row = top; row < bottom; row++) {
            for (int at = row * width + left; at < row * width + right; at++) {
                pixels[at] = mixed(pixels[at], ground, most);
            }
        }
    }

    private static int mixed(int under, int over, int most) {
        int out = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = under >> shift & 0xff;
            int b = over >> shift & 0xff;
            out = out << 8 | (a * (256 - most) + b * most) >> 8;
        }
        return out;
    }

    void fill(double x, double y, double w, double h, int argb) {
        int left = Math.max(0, (int) Math.round(x * density));
        int right = Math.min(width, (int) Math.round((x + w) * density));
        int top = Math.max(0, (int) Math.round(y * density));
        int bottom = Math.min(height, (int) Math.round((y + h) * density));
        var pixels = planes[written].pixels;
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
        private static final double OUTDATED = 0.3;

        private static final double STARTING = 0.18;
        private static final double LEAVING = 0.55;

        private final Tokens tokens;
        private final int[] ready = new int[Token.HUES];
        private final int[] outdated = new int[Token.HUES];
        private final int[] starting = new int[Token.HUES];
        final int danger;
        final int ground;
        final int accent;
        final int leaving;
        final int notMeant;
        final int idle;
        final int waiting;

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
            notMeant = tokens.argb(Token.LINE_STRONG);
            idle = tokens.argb(Token.LINE);
            waiting = tokens.argb(Token.WARNING);
        }

        private int mix(Token token, double share) {
            return Tokens.argb(tokens.mix(token, Token.SURFACE, share));
        }

        /** The pod that a cell stands for, or null. */
        static @Nullable PodMark markOf(NodeTile tile, int hue) {
            PodMark mark = null;
            for (var pod : tile.pods()) {
                if (!pod.ordinary()
                        && pod.state() != PodMark.State.ELSEWHERE
                        && (hue < 0 || Math.floorMod(pod.hue(), Token.HUES) == hue)) {
                    mark = mark == null || pod.state() == PodMark.State.READY ? pod : mark;
                }
            }
            return mark;
        }

        int ready(int hue) {
            return ready[hue];
        }

        int outdated(int hue) {
            return outdated[hue];
        }

        int starting(int hue) {
            return starting[hue];
        }
    }
}
