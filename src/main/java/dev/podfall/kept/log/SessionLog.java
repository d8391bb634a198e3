package dev.podfall.kept.log;

import dev.podfall.api.tree.Tree;
import dev.podfall.kept.OnDisk;
import dev.podfall.kept.Place;
import dev.podfall.kept.ProgramVersion;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Study;
import dev.podfall.kept.Way;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
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
    private final @Nullable Path path;
    private final Map<String, String> texts = new TreeMap<>();

    /** What is written of each way, in the order in which they came. */
    private final IdentityHashMap<Recording, Line> lines = new IdentityHashMap<>();

    private int numbers;
    private @Nullable Recording recording;
    private @Nullable Place place;
    private long placeWritten;
    private long changes;
    private boolean unsavedActs;
    private boolean unsavedTexts;
    private SessionFile.Look look = SessionFile.Look.NONE;
    private Study study = Study.NONE;

    /** Is told of what is wrong with a log; on any thread. */
    @FunctionalInterface
    public interface Trouble {
        /** It is so until {@link #over}, or for good. */
        void is(Phrase what);

        /** Nothing is wrong any more. */
        default void over(Phrase said) {
            is(said);
        }
    }

    /** A way as the log has it. */
    private static final class Line {
        private final int number;
        private int written;

        Line(int number, int written) {
            this.number = number;
            this.written = written;
        }
    }

    private SessionLog(LogWriter writer, @Nullable Path path) {
        this.writer = writer;
        this.path = path;
    }

    /**
     * Begins a log in a folder, which need not exist.
     *
     * @param trouble is told of what is wrong, and when it is over; on any thread
     */
    public static SessionLog open(Path folder, Trouble trouble) {
        LogFiles.Opened sink;
        try {
            sink = LogFiles.create(folder, System.currentTimeMillis());
        } catch (IOException refused) {
            trouble.is(Phrase.of("log.none", folder.toString(), FileReason.of(refused)));
            return new SessionLog(LogWriter.NOWHERE, null);
        }
        return to(sink, folder, trouble);
    }

    static SessionLog to(Sink sink, Path folder, Trouble trouble) {
        var log = new SessionLog(
                new LogWriter(sink, folder, trouble), sink instanceof LogFiles.Opened file ? file.path() : null);
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
        return new SessionLog(LogWriter.NOWHERE, null);
    }

    private void write(Tree.Obj record) {
        writer.append(LogLine.of(record));
    }

    /** The same for a session that went one way. */
    void opened(Recording of, SessionFile file, boolean isUnsaved) {
        opened(of, List.of(), file, isUnsaved, null);
    }

    /**
     * From now on it is this session.
     *
     * @param branches the file's, in its order
     * @param file the session and what is beside it, as it is now
     * @param isUnsaved whether it is kept nowhere else
     * @param disk where it is kept, or is to be; null if nowhere
     */
    public synchronized void opened(
            Recording of, List<Recording> branches, SessionFile file, boolean isUnsaved, @Nullable OnDisk disk) {
        recording = of;
        lines.clear();
        lines.put(of, new Line(0, of.size()));
        numbers = 0;
        branches.forEach(branch -> lines.put(branch, new Line(++numbers, branch.size())));
        place = null;
        unsavedActs = isUnsaved;
        changes++;
        unsavedTexts = false;
        look = file.look();
        study = file.study();
        texts.clear();
        file.tabs().forEach(tab -> texts.put(tab.name(), tab.text()));
        write(Tree.builder()
                .put("session", SessionWriter.write(file))
                .putIfTrue("unsaved", isUnsaved)
                .build());
        if (disk != null) {
            write(file(disk));
        }
    }

    private static Tree.Obj file(OnDisk disk) {
        return Tree.obj(
                "file",
                Tree.builder()
                        .put("path", disk.path().toString())
                        .put("check", disk.check())
                        .build());
    }

    /** Writes down what the session was given since; before anybody sees it. */
    public synchronized void acted() {
        var of = recording;
        if (of == null) {
            return;
        }
        var line = line(of);
        for (var act : of.acts(line.written)) {
            line.written++;
            unsavedActs = true;
            changes++;
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
     * The session has other ways now, or others of them go on, or they are called differently.
     *
     * @param main the one that goes on
     */
    public synchronized void ways(Way main, List<Way> others) {
        if (recording == null) {
            return;
        }
        var all = new ArrayList<Tree>();
        all.add(way(main));
        others.forEach(other -> all.add(way(other)));
        lines.keySet()
                .removeIf(
                        old -> old != main.recording() && others.stream().noneMatch(other -> other.recording() == old));
        recording = main.recording();
        place = null;
        unsavedActs = true;
        changes++;
        write(Tree.obj("ways", Tree.list(all)));
    }

    /** Acts of this way became one. */
    public synchronized void named(Recording of, Recording.Named named) {
        var line = lines.get(of);
        if (line != null && named.first() + named.count() <= line.written) {
            line.written -= named.count() - 1;
            write(Tree.obj(
                    "named",
                    Tree.builder()
                            .put("line", line.number)
                            .put("first", named.first())
                            .put("count", named.count())
                            .put("act", SessionWriter.trees(named.act()))
                            .build()));
        }
    }

    /** What is known of it is not written once more. */
    private Tree way(Way way) {
        var of = way.recording();
        var out = Tree.builder();
        var line = lines.get(of);
        if (line == null) {
            int shares = -1;
            Recording parent = null;
            for (var other : lines.keySet()) {
                int shared = Math.min(other.shares(of), line(other).written);
                if (shared > shares || shared == shares && parent != null && line(other).number < line(parent).number) {
                    parent = other;
                    shares = shared;
                }
            }
            line = new Line(++numbers, Math.max(0, shares));
            lines.put(of, line);
            out.put("line", line.number);
            if (parent != null) {
                out.put("of", line(parent).number).put("shares", line.written);
            }
        } else {
            out.put("line", line.number);
        }
        var acts = of.acts(line.written);
        line.written += acts.size();
        return out.putUnlessEmpty("name", way.name())
                .putIfTrue("undone", way.undone())
                .put("acts", Tree.listOf(acts, SessionWriter::trees))
                .put("end", SessionWriter.end(new SessionFile.End(of.place(), "")))
                .build();
    }

    private Line line(Recording of) {
        return Objects.requireNonNull(lines.get(of));
    }

    /**
     * A text of the editor as it is now.
     *
     * @param isUnsaved whether it is kept nowhere else
     */
    public synchronized void text(SessionFile.Tab tab, boolean isUnsaved) {
        var before = texts.put(tab.name(), tab.text());
        boolean news = isUnsaved && !unsavedTexts;
        unsavedTexts |= isUnsaved;
        if (tab.text().equals(before)) {
            if (news) {
                write(Tree.obj("unsaved", Tree.TRUE));
            }
            return;
        }
        changes++;
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
    void saved(Path file) {
        saved(new OnDisk(file, ""), changes());
    }

    /** Counts what has to be saved. */
    public synchronized long changes() {
        return changes;
    }

    /** What was there after so many changes is kept elsewhere now; all is, if there have been no more since. */
    public synchronized void saved(OnDisk file, long when) {
        write(file(file));
        if (when != changes) {
            return;
        }
        unsavedActs = false;
        unsavedTexts = false;
        write(Tree.obj("saved", Tree.text(file.path().toString())));
    }

    /** Whether there is something that is kept nowhere else. */
    public synchronized boolean isUnsaved() {
        return unsavedActs || unsavedTexts;
    }

    /** Whether something that is kept nowhere else would be gone if there were only these texts. */
    public synchronized boolean hasMoreThan(List<SessionFile.Tab> tabs) {
        return unsavedActs
                || unsavedTexts
                        && !tabs.stream().map(SessionFile.Tab::text).toList().containsAll(texts.values());
    }

    /** How it is looked at now; nothing that has to be saved. */
    public synchronized void look(SessionFile.Look now) {
        if (recording != null && !now.equals(look)) {
            look = now;
            write(Tree.obj("look", SessionWriter.look(now)));
        }
    }

    /** What was said and needed in the session's lesson; nothing that has to be saved. */
    public synchronized void study(Study now) {
        if (recording != null && !now.equals(study)) {
            // An exam has whole sessions in it: what stays of them is not written once more.
            write(Tree.obj("studied", TreeChange.between(tree(study), tree(now))));
            study = now;
        }
    }

    private static Tree.Obj tree(Study study) {
        return study.equals(Study.NONE) ? Tree.obj() : SessionWriter.study(study);
    }

    /** These are the bookmarks now. */
    public synchronized void bookmarks(List<SessionFile.Bookmark> now) {
        if (recording != null) {
            unsavedActs = true;
            changes++;
            write(Tree.obj("bookmarks", Tree.listOf(now, SessionWriter::bookmark)));
        }
    }

    /** Tells when what was written so far outlives a failure of the machine; false if it never will. */
    public CompletableFuture<Boolean> lasting() {
        return writer.lasting();
    }

    /** Where it is written; null if nowhere. */
    @Nullable
    Path path() {
        return path;
    }

    /**
     * Ends the log. If something is kept nowhere else it is left behind, for the next start to find. The session is not
     * asked: it may be going on, on another thread.
     */
    @Override
    public synchronized void close() {
        recording = null;
        writer.close(!isUnsaved());
    }

    /** Ends the log and removes it: nobody wants what is in it. */
    public synchronized void dismiss() {
        writer.close(true);
    }
}
