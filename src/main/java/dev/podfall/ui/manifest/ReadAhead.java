package dev.podfall.ui.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Files that are read while there is no window yet. */
public final class ReadAhead {
    private static final Executor READER =
            reading -> Thread.ofPlatform().daemon().name("podfall-read-ahead").start(reading);

    private final List<Path> paths;
    private final CompletableFuture<List<OpenedFile>> files;

    private ReadAhead(List<Path> paths) {
        this.paths = List.copyOf(paths);
        this.files = CompletableFuture.supplyAsync(() -> OpenedFile.all(paths), READER);
    }

    /** Begins to read. Returns at once. */
    public static ReadAhead of(List<Path> paths) {
        return new ReadAhead(paths);
    }

    List<Path> paths() {
        return paths;
    }

    /** What was read, once it has been. */
    CompletableFuture<List<OpenedFile>> files() {
        return files;
    }
}
