package dev.podfall.kept.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of logs. Whoever has one open has locked it, and the system unlocks it when the program ends, however it does.
 */
final class LogFiles {
    private static final String PREFIX = "session-";
    private static final String SUFFIX = ".log";
    private static final int ATTEMPTS = 100;

    /**
     * Those that this program has open. It must not open them once more: with POSIX locks, closing any of a program's
     * channels of a file gives up its lock.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private LogFiles() {}

    /** A file that is open and locked. */
    static final class Opened implements Sink {
        private final Path path;
        private final RandomAccessFile file;
        private final @Nullable FileLock lock;
        private long written;

        private Opened(Path path, RandomAccessFile file, @Nullable FileLock lock) {
            this.path = path;
            this.file = file;
            this.lock = lock;
        }

        Path path() {
            return path;
        }

        byte[] bytes() throws IOException {
            file.seek(0);
            var bytes = new byte[Math.toIntExact(file.length())];
            file.readFully(bytes);
            return bytes;
        }

        /** Not through the channel: a thread that is interrupted there would close it. */
        @Override
        public void write(byte[] bytes) throws IOException {
            try {
                file.seek(written);
                file.write(bytes);
                written += bytes.length;
            } catch (IOException full) {
                forgetHalf(full);
                throw full;
            }
        }

        private void forgetHalf(IOException full) {
            try {
                file.setLength(written);
            } catch (IOException alsoFull) {
                // What is there of it has no end, and is written over or dropped by who reads it.
                full.addSuppressed(alsoFull);
            }
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            try (file) {
                if (lock != null && lock.isValid()) {
                    lock.release();
                }
            } finally {
                OWN.remove(path);
            }
        }

        @Override
        public void remove() throws IOException {
            try {
                // Before it is unlocked where that is possible, so that nobody finds it in between.
                Files.deleteIfExists(path);
                close();
            } catch (IOException open) {
                close();
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * A new one.
     *
     * @throws IOException if there can be none
     */
    static Opened create(Path folder, long time) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < ATTEMPTS; i++) {
            var path = folder.resolve(
                            PREFIX + time + "-" + ProcessHandle.current().pid() + "-" + i + SUFFIX)
                    .toAbsolutePath();
            if (!OWN.add(path)) {
                continue;
            }
            var opened = created(path);
            if (opened != null) {
                return opened;
            }
            OWN.remove(path);
        }
        throw new FileAlreadyExistsException(folder.resolve(PREFIX + time).toString());
    }

    private static @Nullable Opened created(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException another) {
            return null;
        } catch (IOException refused) {
            OWN.remove(path);
            throw refused;
        }
        var opened = open(path);
        // Somebody may have looked at it before it was locked, and removed an empty log.
        if (opened != null && !Files.exists(path)) {
            opened.close();
            return null;
        }
        return opened;
    }

    /** One that a program has left behind; null if somebody has it open, or it is gone. */
    static @Nullable Opened takeOver(Path path) throws IOException {
        if (!OWN.add(path)) {
            return null;
        }
        Opened opened = null;
        try {
            opened = open(path);
        } catch (NoSuchFileException gone) {
            return null;
        } finally {
            if (opened == null) {
                OWN.remove(path);
            }
        }
        return opened;
    }

    private static @Nullable Opened open(Path path) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            var lock = file.getChannel().tryLock();
            if (lock != null) {
                return new Opened(path, file, lock);
            }
        } catch (OverlappingFileLockException own) {
            // This program has it open.
        } catch (IOException | RuntimeException | Error failed) {
            file.close();
            throw failed;
        }
        file.close();
        return null;
    }

    /** A file that is nobody's: a device. */
    static Opened unlocked(Path path) throws IOException {
        return new Opened(path, new RandomAccessFile(path.toFile(), "rw"), null);
    }

    /** All in a folder, the oldest first; none if there is no such folder. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath)
                    .filter(path -> path.getFileName().toString().startsWith(PREFIX)
                            && path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
