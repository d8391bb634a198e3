package dev.podfall.kept.log;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A record of a log: one line, a checksum and JSON, so that a person can read it and no half of it is taken for the whole. */
final class LogLine {
    private static final int CHECKSUM = 8;

    private LogLine() {}

    static byte[] of(Tree.Obj record) {
        var json = Json.writePlain(record);
        var text = checksum(json.getBytes(StandardCharsets.UTF_8)) + " " + json + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Null if it is not as it was written. */
    static Tree.@Nullable Obj read(String line) {
        if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
            return null;
        }
        var json = line.substring(CHECKSUM + 1);
        if (!line.startsWith(checksum(json.getBytes(StandardCharsets.UTF_8)))) {
            return null;
        }
        try {
            return ManifestReader.parse(json) instanceof Tree.Obj record ? record : null;
        } catch (SyntaxError damaged) {
            return null;
        }
    }

    static String checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits(crc.getValue(), CHECKSUM);
    }
}
