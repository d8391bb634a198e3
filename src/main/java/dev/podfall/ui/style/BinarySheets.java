package dev.podfall.ui.style;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Stylesheet;

/**
 * Style sheets in the form that the toolkit need not parse, which a start would wait for. The build makes it, beside each
 * sheet as it is written; where there is none, as in a folder that a development environment has filled, that is read.
 */
public final class BinarySheets {
    private static final String TEXT = ".css";
    private static final String BINARY = ".bss";

    private BinarySheets() {}

    /** Makes that form of all sheets in the folder that is named. */
    public static void main(String[] args) throws IOException {
        make(Path.of(args[0]));
    }

    static void make(Path folder) throws IOException {
        List<Path> texts;
        try (var files = Files.list(folder)) {
            texts = files.filter(file -> file.toString().endsWith(TEXT)).toList();
        }
        for (var text : texts) {
            var binary = text.resolveSibling(binary(text.getFileName().toString()));
            Stylesheet.convertToBinary(text.toFile(), binary.toFile());
        }
    }

    /** The sheet in that form, or as it is written: if there is no other, or it was changed since. */
    static String quickest(URL text) {
        var written = text.toExternalForm();
        var binary = binary(written);
        // What is in a jar was made together; and the toolkit itself takes the text where that form is missing.
        return text.getProtocol().equals("file") && isNewer(path(written), path(binary)) ? written : binary;
    }

    private static Path path(String url) {
        return Path.of(URI.create(url));
    }

    private static boolean isNewer(Path text, Path binary) {
        try {
            return !Files.exists(binary)
                    || Files.getLastModifiedTime(text).compareTo(Files.getLastModifiedTime(binary)) > 0;
        } catch (IOException unknown) {
            return true;
        }
    }

    private static String binary(String text) {
        return text.substring(0, text.length() - TEXT.length()) + BINARY;
    }
}
