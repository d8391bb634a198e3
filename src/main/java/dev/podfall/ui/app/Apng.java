package dev.podfall.ui.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An animated PNG, as the third edition of PNG's specification has it: no colour is lost. It is written when it is closed. */
final class Apng extends Film {
    private static final int LONGEST = 60_000;

    private final Path file;
    private final int millis;
    private final List<Frame> frames = new ArrayList<>();
    private int width;
    private int height;

    /** One picture, or what of it is other than before, and for how long it is seen. */
    private static final class Frame {
        private final Png.Area area;
        private final byte[] pixels;
        private int millis;

        Frame(Png.Area area, byte[] pixels, int millis) {
            this.area = area;
            this.pixels = pixels;
            this.millis = millis;
        }
    }

    Apng(Path file, int millis) throws IOException {
        this.file = file;
        this.millis = millis;
        // Whoever cannot write there hears it before the film is made.
        Files.write(file, new byte[0]);
    }

    @Override
    void add(Picture picture, Png.Area changed) throws IOException {
        width = picture.width();
        height = picture.height();
        frames.add(new Frame(changed, Png.compressed(width, changed, picture.argb()), millis));
    }

    @Override
    void longer() {
        var same = frames.getLast();
        same.millis = Math.min(LONGEST, same.millis + millis);
    }

    @Override
    public void close() throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(Png.SIGNATURE);
            Png.chunk(out, "IHDR", Png.header(width, height));
            Png.chunk(out, "acTL", numbers(frames.size(), 0));
            int sequence = 0;
            for (var frame : frames) {
                boolean first = sequence == 0;
                Png.chunk(out, "fcTL", control(sequence++, frame));
                if (first) {
                    Png.chunk(out, "IDAT", frame.pixels);
                } else {
                    var numbered = new ByteArrayOutputStream();
                    numbered.writeBytes(numbers(sequence++));
                    numbered.writeBytes(frame.pixels);
                    Png.chunk(out, "fdAT", numbered.toByteArray());
                }
            }
            Png.chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] control(int sequence, Frame frame) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var area = frame.area;
        bytes.writeBytes(numbers(sequence, area.width(), area.height(), area.x(), area.y()));
        var out = new DataOutputStream(bytes);
        out.writeShort(frame.millis);
        out.writeShort(1_000);
        // It stays, and what follows covers it.
        out.write(new byte[] {0, 0});
        return bytes.toByteArray();
    }

    private static byte[] numbers(int... numbers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (int number : numbers) {
            out.writeInt(number);
        }
        return bytes.toByteArray();
    }
}
