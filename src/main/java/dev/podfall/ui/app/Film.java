package dev.podfall.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that takes pictures, all of one size, one after the other. */
public abstract sealed class Film implements AutoCloseable permits Apng, Gif, Film.Frames {
    /** How long each picture is seen: viewers of GIFs know no less than two hundredths, and few keep to it. */
    public static final Duration FRAME = Duration.ofMillis(50);

    /** At the end one wants to see how it came out. */
    public static final Duration LAST = Duration.ofMillis(1_500);

    /** Nobody looks longer. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private int[] last = new int[0];
    private int width;
    private int frames;

    Film() {}

    /**
     * Begins one, of {@link #FRAME} a picture: a {@code .gif}, an animated {@code .png} ({@code .apng}), or a folder of
     * numbered pictures.
     *
     * @throws IOException if it cannot be written there
     */
    public static Film begin(Path file) throws IOException {
        int millis = (int) FRAME.toMillis();
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".gif")) {
            return new Gif(file, millis);
        }
        return name.endsWith(".png") || name.endsWith(".apng") ? new Apng(file, millis) : new Frames(file);
    }

    /** What differs is kept; the same picture again is the one before, seen longer. */
    public final void add(Picture picture) throws IOException {
        var changed = changed(picture);
        last = picture.argb();
        width = picture.width();
        if (changed == null) {
            longer();
        } else {
            frames++;
            add(picture, changed);
        }
    }

    /** How many different pictures there are. */
    public final int frames() {
        return frames;
    }

    abstract void add(Picture picture, Png.Area changed) throws IOException;

    abstract void longer() throws IOException;

    @Override
    public abstract void close() throws IOException;

    /** The least that holds all that is not as it was; null if nothing is. */
    private Png.@Nullable Area changed(Picture picture) {
        var now = picture.argb();
        if (last.length != now.length || width != picture.width()) {
            return new Png.Area(0, 0, picture.width(), picture.height());
        }
        int left = picture.width();
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (now[y * picture.width() + x] != last[y * picture.width() + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        return right < 0 ? null : new Png.Area(left, top, right - left + 1, bottom - top + 1);
    }

    /** Each picture is a file: {@code 0001.png} and so on, the same again too. */
    static final class Frames extends Film {
        private final Path folder;
        private int number;
        private @Nullable Picture picture;

        Frames(Path folder) throws IOException {
            this.folder = Files.createDirectories(folder);
        }

        @Override
        void add(Picture next, Png.Area changed) throws IOException {
            picture = next;
            longer();
        }

        @Override
        void longer() throws IOException {
            var same = picture;
            if (same != null) {
                same.write(folder.resolve(String.format(Locale.ROOT, "%04d.png", ++number)));
            }
        }

        @Override
        public void close() {}
    }
}
