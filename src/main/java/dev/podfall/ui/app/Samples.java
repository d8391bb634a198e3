package dev.podfall.ui.app;

import dev.podfall.language.Language;
import dev.podfall.manifest.Source;
import dev.podfall.ui.manifest.Try;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The manifests that come with the program, in teaching order. */
public final class Samples {
    private static final String FOLDER = "/samples";

    private Samples() {}

    /**
     * @param file for example {@code 01-first-daemonset.yaml}
     * @param title its first line, without the comment sign
     */
    public record Sample(String file, String title, String text) {
        /** A title may go on after a colon, that of another script too. */
        private static final Pattern COLON = Pattern.compile(": |：");

        private static final Pattern FULL_STOP = Pattern.compile("[.。]$");

        private static Sample of(String file, String text) {
            var first = text.lines().findFirst().orElse("");
            return new Sample(file, first.startsWith("#") ? first.substring(1).strip() : file, text);
        }

        /** Its place in the teaching order, for example {@code 01}. */
        String number() {
            return file.substring(0, 2);
        }

        /** The title as far as its colon. */
        String name() {
            var parts = COLON.split(title, 2);
            return parts.length == 2 ? parts[0] : FULL_STOP.matcher(title).replaceFirst("");
        }

        /** What the title says after its colon, as a sentence of its own; empty if it has none. */
        String note() {
            var parts = COLON.split(title, 2);
            if (parts.length < 2 || parts[1].isEmpty()) {
                return "";
            }
            int second = parts[1].offsetByCodePoints(0, 1);
            return parts[1].substring(0, second).toUpperCase(Locale.ROOT) + parts[1].substring(second);
        }

        /** What its comment suggests to try, in order. */
        public List<String> commands() {
            return Try.of(text).stream().map(Try::command).toList();
        }

        public Source source() {
            return new Source(file, text);
        }
    }

    /** All of them in the window's language. */
    public static List<Sample> all() {
        return all(Words.wording().language());
    }

    /** All of them, read from the class path; those that nobody has put into this language are in English. */
    public static List<Sample> all(Language language) {
        return english().stream().map(sample -> in(language, sample)).toList();
    }

    private static Sample in(Language language, Sample sample) {
        var path = "/languages/" + language.tag() + FOLDER + "/" + sample.file();
        try (var own = Samples.class.getResourceAsStream(path)) {
            return own == null
                    ? sample
                    : Sample.of(sample.file(), new String(own.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + path + " cannot be read from the class path", e);
        }
    }

    private static List<Sample> english() {
        var folder = Samples.class.getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        try {
            var uri = folder.toURI();
            return uri.getScheme().equals("jar") ? inJar(uri) : in(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException("the samples in " + folder + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the samples' place " + folder + " is no address", e);
        }
    }

    private static List<Sample> inJar(URI uri) throws IOException {
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
            return in(jar.getPath(FOLDER));
        }
    }

    private static List<Sample> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        }
    }

    private static Sample read(Path file) {
        try {
            return Sample.of(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + file + " cannot be read", e);
        }
    }
}
