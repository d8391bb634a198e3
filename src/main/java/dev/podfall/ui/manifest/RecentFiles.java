package dev.podfall.ui.manifest;

import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files that were opened last, the newest first, kept in a file of the user's. */
public final class RecentFiles {
    private static final int KEPT = 12;

    private final Path store;

    /** @param store need not exist */
    public RecentFiles(Path store) {
        this.store = store;
    }

    /** Where this user's settings are. */
    public static RecentFiles ofUser() {
        return new RecentFiles(UserFolder.file("recent-files"));
    }

    /** Files that are gone are left out. */
    public List<Path> list() {
        var out = new ArrayList<Path>();
        try {
            for (var line : Files.exists(store) ? Files.readAllLines(store) : List.<String>of()) {
                if (!line.isBlank() && Files.isRegularFile(Path.of(line))) {
                    out.add(Path.of(line));
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // A list that cannot be read is an empty list: it is a convenience only.
            return List.of();
        }
        return out;
    }

    /** Where the last one is, for dialogues to begin there. */
    public Optional<Path> folder() {
        return list().stream().map(Path::getParent).filter(Objects::nonNull).findFirst();
    }

    /** Puts a file at the head. A list that cannot be written stays as it is. */
    public void add(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var files = new ArrayList<>(list());
        files.remove(absolute);
        files.addFirst(absolute);
        var lines = files.stream().limit(KEPT).map(Path::toString).toList();
        try {
            AtomicFile.write(store, String.join("\n", lines) + "\n");
        } catch (IOException unwritable) {
            // The file is open all the same.
        }
    }
}
