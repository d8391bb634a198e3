package dev.podfall.ui.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Files that are read while there is no window yet. */
public final class ReadAhead {
    private static final int LONGEST_SECONDS = 60;

    private final List<Path> paths;
    private final FutureTask<List<OpenedFile>> files;

    private ReadAhead(List<Path> paths) {
        this.paths = List.copyOf(paths);
        this.files =
                new FutureTask<>(() -> paths.stream().flatMap(OpenedFile::all).toList());
    }

    /** Begins to read. Returns at once. */
    public static ReadAhead of(List<Path> paths) {
        var ahead = new ReadAhead(paths);
        Thread.ofPlatform().daemon().name("podfall-read-ahead").start(ahead.files);
        return ahead;
    }

    List<Path> paths() {
        return paths;
    }

    /** Whether they have been read. */
    boolean isDone() {
        return files.isDone();
    }

    /**
     * What was read; waits for it.
     *
     * @throws IllegalStateException if it takes too long, or could not even be tried
     */
    List<OpenedFile> files() {
        try {
            return files.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException unread) {
            throw new IllegalStateException("could not be read: " + paths, unread);
        }
    }
}
