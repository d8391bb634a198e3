package dev.podfall.kept.log;

import dev.podfall.api.tree.Tree;
import dev.podfall.kept.Place;
import dev.podfall.kept.ProgramVersion;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionWriter;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to a session as it happens. Each method returns when the system has got it, so that it outlives
 * this program; half a second later it outlives the machine, too. If it cannot be written, somebody is told and work goes
 * on. Any thread; what is read of a {@link Recording} is read on the caller's, which owns its session.
 */
public final class SessionLog implements AutoCloseable {
    /** How often it is written where the session stands while only time passes. */
    private static final long PASSING_NANOS = 500_000_000;

    private final LogWriter writer;
    private final Map<String, String> texts = new TreeMap<>();
    private @Nullable Recording recording;
    private int written;
    private @Nullable Place place;
    private long placeWritten;
    private boolean unsaved;

    private SessionLog(LogWriter writer) {
        this.writer = writer;
    }

    /**
     * Begins a log in a folder, which need not exist.
     *
     * @param trouble is told of what is wrong, and when it is over; on any thread
     */
    public static SessionLog open(Path folder, Consumer<Phrase> trouble) {
        Sink sink;
        try {
            sink = LogFiles.create(folder, System.currentTimeMillis());
        } catch (IOException refused) {
            trouble.accept(Phrase.of("log.none", folder.toString(), FileReason.of(refused)));
            return new SessionLog(LogWriter.NOWHERE);
        }
        return to(sink, folder, trouble);
    }

    static SessionLog to(Sink sink, Path folder, Consumer<Phrase> trouble) {
        var log = new SessionLog(new LogWriter(sink, folder, trouble));
        log.write(Tree.builder()
                .put("log", 1)
                .put("version", ProgramVersion.OWN)
                .put("pid", ProcessHandle.current().pid())
                .put("started", Instant.now().toString())
                .build());
        return log;
    }

    /** A log that is written nowhere: for pictures and tests. */
    public static SessionLog nowhere() {
        return new SessionLog(LogWriter.NOWHERE);
    }

    private void write(Tree.Obj record) {
        writer.append(LogLine.of(record));
    }

    /**
     * From now on it is this session.
     *
     * @param file the session and what is beside it, as it is now
     * @param isUnsaved whether it is kept nowhere else
     */
    public synchronized void opened(Recording of, SessionFile file, boolean isUnsaved) {
        recording = of;
        written = of.acts(0).size();
        place = null;
        unsaved = isUnsaved;
        texts.clear();
        file.tabs().forEach(tab -> texts.put(tab.name(), tab.text()));
        write(Tree.builder()
                .put("session", SessionWriter.write(file))
                .putIfTrue("unsaved", isUnsaved)
                .build());
    }

    /** Writes down what the session was given since; before anybody sees it. */
    public synchronized void acted() {
        var of = recording;
        if (of == null) {
            return;
        }
        for (var act : of.acts(written)) {
            written++;
            unsaved = true;
            write(Tree.obj("acts", SessionWriter.trees(act)));
            place = null;
        }
    }

    /** Writes down where the session stands if that has not been done for a while. */
    public synchronized void passed() {
        var of = recording;
        long now = System.nanoTime();
        if (of == null || (place != null && now - placeWritten < PASSING_NANOS)) {
            return;
        }
        stands(of, now);
    }

    private void stands(Recording of, long now) {
        var here = of.place();
        if (!here.equals(place)) {
            place = here;
            write(Tree.obj("end", SessionWriter.end(new SessionFile.End(here, ""))));
        }
        placeWritten = now;
    }

    /**
     * What was done after the first acts is a branch from now on, and another session, which shares these, goes on.
     *
     * @param of of the session that goes on
     * @param shares how many acts it shares
     */
    public synchronized void branched(String name, Recording of, int shares) {
        write(Tree.builder().put("branch", name).put("shares", shares).build());
        recording = of;
        written = shares;
        place = null;
        unsaved = true;
    }

    /**
     * A text of the editor as it is now.
     *
     * @param isUnsaved whether it is kept nowhere else
     */
    public synchronized void text(SessionFile.Tab tab, boolean isUnsaved) {
        var before = texts.put(tab.name(), tab.text());
        if (tab.text().equals(before)) {
            return;
        }
        unsaved |= isUnsaved;
        var record =
                before == null ? Tree.obj("tab", whole(tab)) : Tree.obj("edit", edit(tab.name(), before, tab.text()));
        write(isUnsaved ? record.with("unsaved", Tree.TRUE) : record);
    }

    /** A text of the editor was closed. */
    public synchronized void closed(String tab) {
        if (texts.remove(tab) != null) {
            write(Tree.obj("closed", Tree.text(tab)));
        }
    }

    private static Tree.Obj whole(SessionFile.Tab tab) {
        return Tree.builder()
                .put("name", tab.name())
                .put("path", tab.path())
                .put("text", tab.text())
                .build();
    }

    /** What is between the beginning and the end that both have. */
    private static Tree.Obj edit(String name, String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int head = 0;
        while (head < shorter && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        // Halves of a character are none.
        if (head > 0 && Character.isHighSurrogate(before.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(after.charAt(after.length() - tail))) {
            tail--;
        }
        return Tree.builder()
                .put("name", name)
                .put("at", head)
                .put("cut", before.length() - head - tail)
                .put("put", after.substring(head, after.length() - tail))
                .put("check", LogLine.checksum(after.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** All that was so far is kept elsewhere now. */
    public synchronized void saved(Path file) {
        unsaved = false;
        write(Tree.obj("saved", Tree.text(file.toString())));
    }

    /** Whether there is something that is kept nowhere else. */
    public synchronized boolean isUnsaved() {
        return unsaved;
    }

    /** Ends the log. If something is kept nowhere else it is left behind, for the next start to find. */
    @Override
    public synchronized void close() {
        var of = recording;
        if (of != null && unsaved) {
            acted();
        }
        writer.close(!unsaved);
    }

    /** Ends the log and removes it: nobody wants what is in it. */
    public synchronized void dismiss() {
        writer.close(true);
    }
}
