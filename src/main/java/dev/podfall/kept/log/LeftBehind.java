package dev.podfall.kept.log;

import dev.podfall.kept.OnDisk;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that a program has left behind that is no more. As long as this one has it nobody else is offered it.
 */
public final class LeftBehind implements AutoCloseable {
    private final LogFiles.Opened log;
    private final SessionFile file;
    private final @Nullable OnDisk disk;
    private final Instant last;
    private final List<Phrase> remarks;

    private LeftBehind(
            LogFiles.Opened log, SessionFile file, @Nullable OnDisk disk, Instant last, List<Phrase> remarks) {
        this.log = log;
        this.file = file;
        this.disk = disk;
        this.last = last;
        this.remarks = remarks;
    }

    /**
     * All in a folder that have something in them which is kept nowhere else. Those that have not are removed; those that
     * cannot be read stay where they are.
     *
     * @param remarks of what is wrong with the folder or with a log in it are added
     */
    public static List<LeftBehind> in(Path folder, List<Phrase> remarks) {
        var out = new ArrayList<LeftBehind>();
        try {
            for (var path : LogFiles.in(folder)) {
                out.addAll(at(path, remarks));
            }
        } catch (IOException unreadable) {
            remarks.add(Phrase.of("log.unreadable", folder.toString(), FileReason.of(unreadable)));
        }
        return out;
    }

    /** What a log of this program has that is kept nowhere else, once it is closed; empty if there is nothing. */
    public static List<LeftBehind> of(SessionLog log, List<Phrase> remarks) {
        log.close();
        var path = log.path();
        return path == null ? List.of() : at(path, remarks);
    }

    /** One or none. */
    private static List<LeftBehind> at(Path path, List<Phrase> remarks) {
        try {
            var log = LogFiles.takeOver(path);
            if (log == null) {
                return List.of();
            }
            var told = LogReader.read(path, new String(log.bytes(), StandardCharsets.UTF_8));
            var file = told.file();
            if (file != null) {
                return List.of(new LeftBehind(
                        log, file, told.disk(), Files.getLastModifiedTime(path).toInstant(), told.remarks()));
            }
            if (told.remarks().isEmpty()) {
                log.remove();
            } else {
                remarks.addAll(told.remarks());
                log.close();
            }
        } catch (IOException | ArithmeticException unreadable) {
            remarks.add(Phrase.of(
                    "log.unreadable",
                    path.toString(),
                    unreadable instanceof IOException io
                            ? FileReason.of(io)
                            : Phrase.verbatim(String.valueOf(unreadable.getMessage()))));
        }
        return List.of();
    }

    /** The session as it was last. */
    public SessionFile file() {
        return file;
    }

    /** Where it was kept, or was to be; null if nowhere. */
    public @Nullable OnDisk disk() {
        return disk;
    }

    /** When something was written last, on the wall's clock. */
    public Instant last() {
        return last;
    }

    /** What is lost of it, if anything. */
    public List<Phrase> remarks() {
        return List.copyOf(remarks);
    }

    /** Nobody needs it any more. */
    public void remove() throws IOException {
        log.remove();
    }

    /** It stays, for the next start. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
