package dev.podfall.ui.topology;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A piece of a picture that is written as pixels, as broad as the picture: what has been written since the window got it,
 * and what of that has to be copied, because it looks otherwise than what is there.
 */
final class RasterStrip {
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;
    private final Patch written = new Patch();
    private final Patch wanted = new Patch();

    /** A rectangle that grows. */
    private static final class Patch {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right;
        int bottom;

        boolean isNone() {
            return right == 0;
        }

        void add(int fromX, int fromY, int toX, int toY) {
            left = Math.min(left, fromX);
            top = Math.min(top, fromY);
            right = Math.max(right, toX);
            bottom = Math.max(bottom, toY);
        }

        void clear() {
            left = Integer.MAX_VALUE;
            top = Integer.MAX_VALUE;
            right = 0;
            bottom = 0;
        }
    }

    RasterStrip(IntBuffer pixels, int width, int height) {
        buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    WritableImage image() {
        return image;
    }

    void write(int left, int top, int right, int bottom) {
        written.add(left, top, right, bottom);
    }

    void want(int left, int top, int right, int bottom) {
        wanted.add(left, top, right, bottom);
    }

    boolean isWanted() {
        return !wanted.isNone();
    }

    /** The first row that is wanted. */
    int top() {
        return wanted.top;
    }

    /** The row after the last one. */
    int bottom() {
        return wanted.bottom;
    }

    /**
     * Copies what is wanted.
     *
     * @param y where the strip begins, in the picture's pixels
     * @param density of the picture
     */
    void copy(GraphicsContext gc, int y, double density) {
        double w = wanted.right - wanted.left;
        double h = wanted.bottom - wanted.top;
        gc.setImageSmoothing(false);
        gc.drawImage(
                image,
                wanted.left,
                wanted.top,
                w,
                h,
                wanted.left / density,
                (y + wanted.top) / density,
                w / density,
                h / density);
        gc.setImageSmoothing(true);
    }

    /** Hands over what has been written, as it is now. */
    void show() {
        wanted.clear();
        // What was wanted in vain the last time has been handed over then.
        if (!written.isNone()) {
            var patch = new Rectangle2D(
                    written.left, written.top, written.right - written.left, written.bottom - written.top);
            buffer.updateBuffer(b -> patch);
            written.clear();
        }
    }
}
