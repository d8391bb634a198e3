package dev.podfall.lesson;

import dev.podfall.apiserver.schema.Suggestion;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lessons and samples that come with the program. */
public final class Bundled {
    private static final String LESSONS = "/lessons";
    private static final String FAULTS = LESSONS + "/faults";
    private static final String SAMPLES = "/samples";
    private static final String YAML = ".yaml";

    private Bundled() {}

    /** The files of all lessons, in teaching order. */
    public static List<Source> lessons() {
        return names(LESSONS).stream()
                .map(id -> new Source(id + YAML, read(LESSONS + "/" + id + YAML)))
                .toList();
    }

    /** The file of a lesson; null if there is none. */
    public static @Nullable Source lesson(String id) {
        return names(LESSONS).contains(id) ? new Source(id + YAML, read(LESSONS + "/" + id + YAML)) : null;
    }

    /** Their ids. */
    public static List<String> ids() {
        return names(LESSONS);
    }

    /** The files of all faults that somebody may be given to mend. */
    public static List<Source> faults() {
        return names(FAULTS).stream()
                .map(id -> new Source(id + YAML, read(FAULTS + "/" + id + YAML)))
                .toList();
    }

    static List<String> samples() {
        return names(SAMPLES);
    }

    /** A sample by its name; null if there is none. */
    static @Nullable Source sample(String name) {
        return samples().contains(name) ? new Source(name + YAML, read(SAMPLES + "/" + name + YAML)) : null;
    }

    /** What may have been meant by a name that is none of these. */
    public static Phrase nearest(List<String> names, String written) {
        var near = Suggestion.nearest(names, written);
        return near.isEmpty() ? Phrase.of("shape.choice.step", Phrase.names(names)) : Phrase.of("suggestion", near);
    }

    private static List<String> names(String folder) {
        var found = Bundled.class.getResource(folder);
        if (found == null) {
            return List.of();
        }
        try {
            var uri = found.toURI();
            return uri.getScheme().equals("jar") ? inJar(uri, folder) : in(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read from the class path", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + folder + ", " + found + ", is no address", e);
        }
    }

    private static List<String> inJar(URI uri, String folder) throws IOException {
        // By its path, and not by its address: that way others may have it open, too.
        var address = uri.getSchemeSpecificPart();
        var file = Path.of(URI.create(address.substring(0, address.indexOf('!'))));
        try (var jar = FileSystems.newFileSystem(file)) {
            return in(jar.getPath(folder));
        }
    }

    private static List<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String path) {
        try (var in = Bundled.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the class path", e);
        }
    }
}
