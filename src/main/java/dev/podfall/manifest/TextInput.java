package dev.podfall.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads texts whole, if they are not larger than {@link ReadLimits#STANDARD} and the memory allow. */
public final class TextInput {
    /** The bytes, the text, and what is made of it. */
    private static final int MEMORY_PER_BYTE = 16;

    private TextInput() {}

    /** @throws IOException if it cannot be read, is too large, or is no UTF-8 text */
    public static String read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** The same of a stream, which is not closed and may have no end. */
    public static String read(InputStream in) throws IOException {
        return read(in, (int)
                Math.min(ReadLimits.STANDARD.characters(), Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE));
    }

    /** A text that is larger than one may be. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        private final int limit;

        private TooLarge(int limit) {
            super("it is larger than " + limit + " bytes");
            this.limit = limit;
        }

        /** In bytes. */
        public int limit() {
            return limit;
        }
    }

    static String read(InputStream in, int limit) throws IOException {
        var bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new TooLarge(limit);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
