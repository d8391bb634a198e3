package dev.podfall.cli.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The differences that are known, each with its reason: paragraphs of comment lines and of the text of a difference
 * without its file and line.
 */
final class KnownDifferences {
    private static final Path FILE = Path.of("src/test/resources/dev/podfall/cli/replay/known-differences.txt");
    private static final Pattern PLACE = Pattern.compile("\\A.*?:\\d+: ((?=\\$ )|\\R)");

    private final List<String> missing;

    KnownDifferences(String text) {
        this.missing = new ArrayList<>();
        for (var paragraph : text.split("\n\n")) {
            var diff = paragraph
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line + "\n")
                    .reduce("", String::concat);
            if (!diff.isEmpty()) {
                missing.add(diff);
            }
        }
    }

    static KnownDifferences read() {
        try {
            return new KnownDifferences(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a printed difference is a known one that has not been seen yet; each is known once. */
    boolean takes(String printed) {
        return missing.remove(PLACE.matcher(printed).replaceFirst(""));
    }

    /** Those that have not been seen. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
