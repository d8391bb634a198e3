package dev.podfall.ui.topology;

import dev.podfall.ui.control.BandedCanvas;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The far picture: every node a cell, written as pixels. There are two of them: one is read by who draws the window while
 * the other is written.
 */
final class CellRaster {
    /** A picture is made of strips so high: a wave is in few of them, and only those go to the window anew. */
    private static final int STRIP = 40;

    private final int width;
    private final int height;
    private final double density;
    private final Plane[] planes;
    private int written;
    private boolean taken;

    /** Pixels and the pictures that are made of them. */
    private static final class Plane {
        final int[] pixels;
        final Painted painted = new Painted();
        final RasterStrip[] strips;

        Plane(int width, int height) {
            pixels = new int[width * height];
            strips = new RasterStrip[(height + STRIP - 1) / STRIP];
            for (int i = 0; i < strips.length; i++) {
                int high = Math.min(STRIP, height - i * STRIP);
                strips[i] = new RasterStrip(
                        IntBuffer.wrap(pixels, i * STRIP * width, high * width).slice(), width, high);
            }
        }
    }

    /**
     * A word as shares of ink, pixel by pixel.
     *
     * @param coverage 0 to 255, row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and read in the innermost loop.
    record Stamp(int width, int height, byte[] coverage) {
        /** Where the letters stand, from the top. */
        static final int BASELINE = 10;

        Stamp {
            java.util.Objects.requireNonNull(coverage);
        }
    }

    CellRaster(int width, int height, double density) {
        this.density = density;
        this.width = Math.max(1, (int) Math.ceil(width * density));
        this.height = Math.max(1, (int) Math.ceil(height * density));
        planes = new Plane[] {new Plane(this.width, this.height), new Plane(this.width, this.height)};
    }

    /** The uppermost strip of what was written last; it stays as it is until the next one has been taken. */
    WritableImage image() {
        return planes[written].strips[0].image();
    }

    boolean fits(int width, int height, double density) {
        return this.density == density
                && this.width == Math.max(1, (int) Math.ceil(width * density))
                && this.height == Math.max(1, (int) Math.ceil(height * density));
    }

    /** Begins a picture: in the other plane if the last one is on its way to the window. */
    private Plane begin() {
        if (taken) {
            taken = false;
            written = 1 - written;
        }
        return planes[written];
    }

    /** Begins a picture that has nothing of one before. */
    void clear(int argb) {
        var plane = begin();
        plane.painted.forget();
        Arrays.fill(plane.pixels, argb);
        wrote(0, 0, width, height);
        want(0, 0, width, height);
    }

    /**
     * Begins a picture on what its plane had the last time.
     *
     * @return the nodes whose cells are others now; null if nothing of the picture can stay
     * @see Painted#next
     */
    @Nullable
    BitSet next(Object by, List<NodeTile> nodes, Glow lit, int ground) {
        var plane = begin();
        var changed = plane.painted.next(by, nodes, lit);
        if (changed == null) {
            Arrays.fill(plane.pixels, ground);
            wrote(0, 0, width, height);
        }
        return changed;
    }

    /** Remembers that something is written there. */
    void wrote(int x, int y, int w, int h) {
        patch(x, y, w, h, RasterStrip::write);
    }

    /** Remembers that what is there looks otherwise than what the window has. */
    void want(int x, int y, int w, int h) {
        patch(x, y, w, h, RasterStrip::want);
    }

    /** What is done with a rectangle of a strip. */
    private interface Patching {
        void add(RasterStrip strip, int left, int top, int right, int bottom);
    }

    private void patch(int x, int y, int w, int h, Patching patching) {
        var strips = planes[written].strips;
        int left = Math.max(0, (int) Math.floor(x * density));
        int top = Math.max(0, (int) Math.floor(y * density));
        int right = Math.min(width, (int) Math.ceil((x + w) * density));
        int bottom = Math.min(height, (int) Math.ceil((y + h) * density));
        for (int i = top / STRIP; left < right && i * STRIP < bottom; i++) {
            int from = i * STRIP;
            patching.add(strips[i], left, Math.max(top - from, 0), right, Math.min(bottom - from, STRIP));
        }
    }

    /** Copies what is wanted. */
    void draw(GraphicsContext gc) {
        var strips = planes[written].strips;
        for (int i = 0; i < strips.length; i++) {
            if (strips[i].isWanted()) {
                strips[i].copy(gc, i * STRIP, density);
            }
        }
        show();
    }

    /** Copies what is wanted to some of the bands that it is in; returns these. The others have to be wanted again. */
    BitSet draw(BandedCanvas canvas, Glow.Part part) {
        var touched = new BitSet();
        var strips = planes[written].strips;
        for (int i = 0; i < strips.length; i++) {
            var strip = strips[i];
            if (strip.isWanted()) {
                int y = i * STRIP;
                var bands = new BitSet();
                canvas.addTouched((y + strip.top()) / density, (y + strip.bottom()) / density, bands);
                for (int band = bands.nextSetBit(0); band >= 0; band = bands.nextSetBit(band + 1)) {
                    if (part.isOf(band)) {
                        strip.copy(canvas.pen(band), y, density);
                        touched.set(band);
                    }
                }
            }
        }
        show();
        return touched;
    }

    /** Hands over what is wanted. */
    void show() {
        for (var strip : planes[written].strips) {
            if (strip.isWanted()) {
                strip.show();
            }
        }
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

    /** Red and blue are mixed in one go, green in another. */
    private static int mixed(int under, int over, int most) {
        int least = 256 - most;
        int outer = (under & 0xff00ff) * least + (over & 0xff00ff) * most >>> 8 & 0xff00ff;
        int inner = (under & 0xff00) * least + (over & 0xff00) * most >>> 8 & 0xff00;
        return 0xff << 24 | outer | inner;
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

    /** Writes a word, its left edge and its top there. */
    void stamp(Stamp word, int x, int y, int argb) {
        int left = (int) Math.round(x * density);
        int top = (int) Math.round(y * density);
        var pixels = planes[written].pixels;
        for (int row = Math.max(0, -top); row < word.height() && top + row < height; row++) {
            for (int column = Math.max(0, -left); column < word.width() && left + column < width; column++) {
                int share = word.coverage()[row * word.width() + column] & 0xff;
                if (share > 0) {
                    int at = (top + row) * width + left + column;
                    pixels[at] = mixed(pixels[at], argb, share + (share >> 7));
                }
            }
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
                        && pod.state() != PodMark.State.AWAITED
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
