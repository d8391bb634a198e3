package dev.podfall.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A file as it was when it was read or written last.
 *
 * @param check of what was in it; empty if that is not known
 */
public record OnDisk(Path path, String check) {

    /** As it is now; not known if it cannot be read. */
    public static OnDisk now(Path path) {
        try {
            return new OnDisk(path, check(path));
        } catch (IOException unreadable) {
            return new OnDisk(path, "");
        }
    }

    private static String check(Path path) throws IOException {
        var crc = new CRC32();
        crc.update(Files.readAllBytes(path));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    /** Whether something else is there now; nothing at all is nothing else. Reads the file. */
    public boolean isOther() {
        try {
            return !check(path).equals(check);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            // Whoever writes there is told why he cannot.
            return false;
        }
    }
}
