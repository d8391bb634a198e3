package dev.podfall.ui.app;

import dev.podfall.ui.style.Fonts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/**
 * The window as a picture, drawn without a display by JavaFX's own headless platform.
 *
 * <p>The platform is chosen when the toolkit starts, so {@link #startHeadless()} comes first in a program's life.
 */
public final class Picture {
    private static boolean started;

    private final int width;
    private final int height;
    private final int[] argb;

    private Picture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** Starts the toolkit without a display; does nothing if it runs already. */
    public static synchronized void startHeadless() {
        if (started) {
            return;
        }
        started = true;
        prepareHeadless();
        App.quiet();
        try {
            Platform.startup(Fonts::load);
        } catch (IllegalStateException running) {
            // Somebody else in this program started it: good enough.
        }
        Platform.setImplicitExit(false);
    }

    /** Whatever starts the toolkit from now on, it needs no display. */
    public static void prepareHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
    }

    /** Builds a scene on the screen's thread and takes its picture; waits for it. */
    public static Picture of(Supplier<Scene> scene) {
        startHeadless();
        var done = new CompletableFuture<Picture>();
        Platform.runLater(() -> {
            try {
                done.complete(take(scene.get()));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    /** Takes the picture of a scene now. Screen's thread only. */
    public static Picture take(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        // Dividers and canvases learn their size in the first layout and use it in the second.
        scene.getRoot().layout();
        // A scroll pane keeps a picture of what it shows, which without a window is never told that something has
        // changed.
        scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        return of(scene.snapshot(null));
    }

    /**
     * Takes the picture of a part of a window as it is now. Screen's thread only.
     *
     * @param larger as which it is drawn
     */
    static Picture take(Node part, double larger) {
        var how = new SnapshotParameters();
        how.setTransform(Transform.scale(larger, larger));
        var scene = part.getScene();
        if (scene != null) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        // What reaches beyond it is not of it.
        var box = part.localToParent(part.getLayoutBounds());
        how.setViewport(new Rectangle2D(
                box.getMinX() * larger, box.getMinY() * larger, box.getWidth() * larger, box.getHeight() * larger));
        return of(part.snapshot(how, null));
    }

    private static Picture of(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Picture(width, height, argb);
    }

    int[] argb() {
        return argb;
    }

    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            write(out);
        }
    }

    /** As the contents of a PNG file. */
    public void write(OutputStream out) throws IOException {
        Png.write(out, width, height, argb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The colour at a place, {@code 0xAARRGGBB}. */
    public int pixel(int x, int y) {
        return argb[y * width + x];
    }
}
