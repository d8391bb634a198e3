package dev.podfall.ui.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pixels as a PNG file: 8 bits a channel, no alpha, as the specification's third edition has it. */
public final class Png {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUECOLOUR = 2;
    private static final int FILTER_UP = 2;

    private Png() {}

    /** @param argb rows from the top, {@code width} pixels each; alpha is ignored */
    public static void write(OutputStream out, int width, int height, int[] argb) throws IOException {
        var data = new DataOutputStream(out);
        data.write(SIGNATURE);
        chunk(data, "IHDR", header(width, height));
        chunk(data, "IDAT", compressed(width, new Area(0, 0, width, height), argb));
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    /** Part of a picture, in pixels. */
    record Area(int x, int y, int width, int height) {}

    static byte[] header(int width, int height) throws IOException {
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, TRUECOLOUR, 0, 0, 0});
        return header.toByteArray();
    }

    /** @param scan how many pixels a row of all has */
    static byte[] compressed(int scan, Area area, int[] argb) throws IOException {
        int width = area.width();
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var packed = new DeflaterOutputStream(bytes, deflater)) {
            var above = new byte[width * 3];
            var row = new byte[width * 3];
            var line = new byte[1 + width * 3];
            line[0] = FILTER_UP;
            for (int y = area.y(); y < area.y() + area.height(); y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * scan + area.x() + x];
                    row[x * 3] = (byte) (pixel >> 16);
                    row[x * 3 + 1] = (byte) (pixel >> 8);
                    row[x * 3 + 2] = (byte) pixel;
                }
                for (int i = 0; i < row.length; i++) {
                    line[1 + i] = (byte) (row[i] - above[i]);
                }
                packed.write(line);
                var spare = above;
                above = row;
                row = spare;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
