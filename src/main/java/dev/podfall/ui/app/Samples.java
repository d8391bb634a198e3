package dev.podfall.ui.app;

import dev.podfall.manifest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The manifests that come with the program, in teaching order. */
public final class Samples {
    private static final String TRY = "#   $ ";

    private Samples() {}

    /** What the comments at the head of texts suggest to try, in order. */
    static List<String> commands(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.text()
                        .lines()
                        .takeWhile(line -> line.startsWith("#"))
                        .filter(line -> line.startsWith(TRY))
                        .map(line -> line.substring(TRY.length())))
                .toList();
    }

    /**
     * @param file for example {@code 01-first-daemonset.yaml}
     * @param title its first line, without the comment sign
     */
    public record Sample(String file, String title, String text) {
        /** What its comment suggests to try, in order. */
        public List<String> commands() {
            return Samples.commands(List.of(source()));
        }

        public Source source() {
            return new Source(file, text);
        }
    }

    /** All of them, read from the class path. */
    public static List<Sample> all() {
        var folder = Samples.class.getResource("/samples");
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
            return in(jar.getPath("/samples"));
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
            var text = Files.readString(file);
            var first = text.lines().findFirst().orElse("");
            var name = String.valueOf(file.getFileName());
            return new Sample(name, first.startsWith("#") ? first.substring(1).strip() : name, text);
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + file + " cannot be read", e);
        }
    }
}
