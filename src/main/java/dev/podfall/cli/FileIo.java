package dev.podfall.cli;

import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what a command prints; its files are those of the machine, its standard input this program's. */
final class FileIo extends TextIo {
    private static final List<String> EXTENSIONS = List.of(".json", ".yaml", ".yml");

    private final InputStream input;
    private final SortedMap<String, String> read = new TreeMap<>();
    private @Nullable String standardInput;

    /** @param wording of what Podfall adds to kubectl's words */
    FileIo(InputStream input, Wording wording) {
        super(Map.of(), wording);
        this.input = input;
    }

    /** The texts that were read so far, by the names that they were asked for. */
    SortedMap<String, String> filesRead() {
        return new TreeMap<>(read);
    }

    @Override
    public @Nullable String file(String name) {
        var text = textOf(name);
        if (text != null) {
            read.put(name, text);
        }
        return text;
    }

    private @Nullable String textOf(String name) {
        try {
            if (name.equals("-")) {
                var text = standardInput;
                if (text == null) {
                    text = TextInput.read(input);
                    standardInput = text;
                }
                return text;
            }
            var path = path(name);
            return path == null || Files.notExists(path) ? null : TextInput.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable List<String> filesIn(String directory, boolean recursive) {
        var path = path(directory);
        if (path == null || !Files.isDirectory(path)) {
            return null;
        }
        var out = new ArrayList<String>();
        try {
            collect(path, recursive, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** Names in order, folders in their places among them, as Go's {@code filepath.Walk}; links are not followed. */
    private static void collect(Path folder, boolean recursive, List<String> out) throws IOException {
        List<Path> inside;
        try (var listed = Files.list(folder)) {
            inside = listed.sorted(
                            Comparator.comparing(each -> each.getFileName().toString()))
                    .toList();
        }
        for (var each : inside) {
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                if (recursive) {
                    collect(each, true, out);
                }
            } else if (EXTENSIONS.stream().anyMatch(each.toString()::endsWith)) {
                out.add(each.normalize().toString());
            }
        }
    }

    private static @Nullable Path path(String name) {
        try {
            return name.isEmpty() ? null : Path.of(name);
        } catch (InvalidPathException none) {
            return null;
        }
    }
}
