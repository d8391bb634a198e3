package dev.podfall.kept.log;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.Branches;
import dev.podfall.kept.OnDisk;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a session of what a log says, as far as that can be read. */
final class LogReader {
    private final Path path;
    private @Nullable SessionFile base;

    /** All ways that are told of, by their numbers. */
    private final Map<Long, LoggedLine> lines = new TreeMap<>();

    private LoggedLine main = LoggedLine.of(SessionFile.Line.EMPTY);
    private List<LoggedLine> branches = new ArrayList<>();
    private final Map<String, SessionFile.Tab> tabs = new LinkedHashMap<>();
    private List<SessionFile.Bookmark> bookmarks = List.of();
    private Tree.Obj look = Tree.obj();
    private Tree.Obj study = Tree.obj();
    private @Nullable OnDisk disk;
    private boolean unsaved;
    private int lost;
    private boolean torn;
    private int texts;
    private int unread;

    private LogReader(Path path) {
        this.path = path;
    }

    /**
     * What a log tells.
     *
     * @param file null if there is nothing in it that is kept nowhere else
     * @param disk where it was kept, or was to be; null if nowhere
     */
    record Told(@Nullable SessionFile file, @Nullable OnDisk disk, List<Phrase> remarks) {}

    static Told read(Path path, String text) {
        var reader = new LogReader(path);
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                reader.torn = true;
                break;
            }
            var record = LogLine.read(text.substring(from, end));
            if (record == null) {
                reader.lost++;
            } else {
                reader.take(record);
            }
            from = end + 1;
        }
        return reader.told();
    }

    private void take(Tree.Obj record) {
        for (var key : record.keys()) {
            switch (key) {
                case "session" -> begin(record.text("session", ""));
                case "acts" -> {
                    main.act(record.list("acts"));
                    unsaved = true;
                }
                case "end" -> main.end(record.get("end"));
                case "named" -> named(record.obj("named"));
                case "bookmarks" -> {
                    bookmarks = bookmarks(record.list("bookmarks"));
                    unsaved = true;
                }
                case "look" -> look = record.obj("look");
                case "study" -> study = record.obj("study");
                case "studied" -> study = TreeChange.apply(study, record.obj("studied"));
                case "ways" -> ways(record.list("ways"));
                case "tab" -> {
                    var tab = record.obj("tab");
                    var name = tab.text("name", "");
                    tabs.put(name, new SessionFile.Tab(name, tab.text("path", ""), tab.text("text", "")));
                }
                case "edit" -> edit(record.obj("edit"));
                case "closed" -> tabs.remove(record.text("closed", ""));
                case "file" -> disk = disk(record.obj("file"));
                case "saved" -> unsaved = false;
                case "unsaved" -> unsaved = true;
                default -> {
                    // The head, or what a newer version knows.
                }
            }
        }
    }

    /** What is none, as in a damaged or a newer log, is left out. */
    private List<SessionFile.Bookmark> bookmarks(List<Tree> trees) {
        var out = new ArrayList<SessionFile.Bookmark>();
        for (var tree : trees) {
            try {
                if (tree instanceof Tree.Obj bookmark) {
                    out.add(new SessionFile.Bookmark(
                            GoDuration.parse(bookmark.text("at", "")), bookmark.text("text", "")));
                }
            } catch (IllegalArgumentException noTime) {
                texts++;
            }
        }
        return List.copyOf(out);
    }

    private static @Nullable OnDisk disk(Tree.Obj file) {
        try {
            return new OnDisk(Path.of(file.text("path", "")), file.text("check", ""));
        } catch (InvalidPathException ofAnotherSystem) {
            return null;
        }
    }

    private void begin(String text) {
        var read = SessionReader.read(new Source(path.toString(), text));
        var file = read.file();
        if (file == null) {
            lost++;
            return;
        }
        base = file;
        disk = null;
        lines.clear();
        branches = new ArrayList<>();
        main = LoggedLine.of(file.main());
        main.name(file.look().branch());
        look = SessionWriter.look(file.look());
        study = file.study().equals(Study.NONE) ? Tree.obj() : SessionWriter.study(file.study());
        bookmarks = file.bookmarks();
        lines.put(0L, main);
        for (var branch : file.branches()) {
            var line = LoggedLine.of(Branches.whole(file, branch));
            line.name(branch.name());
            line.undone(branch.undone());
            branches.add(line);
            lines.put((long) branches.size(), line);
        }
        tabs.clear();
        file.tabs().forEach(tab -> tabs.put(tab.name(), tab));
        unsaved = false;
    }

    private void named(Tree.Obj named) {
        var line = lines.get(named.number("line", -1));
        if (line != null) {
            line.named(named.number("first", 0), named.number("count", 0), named.list("act"));
        }
    }

    private void ways(List<Tree> ways) {
        var all = new ArrayList<LoggedLine>();
        for (var tree : ways) {
            if (!(tree instanceof Tree.Obj way)) {
                continue;
            }
            long number = way.number("line", 0);
            var line = lines.get(number);
            if (line == null) {
                var from = lines.get(way.number("of", -1));
                line = from == null ? LoggedLine.of(SessionFile.Line.EMPTY) : from.leave(way.number("shares", 0));
                lines.put(number, line);
            }
            for (var act : way.list("acts")) {
                if (act instanceof Tree.Arr(var items)) {
                    line.act(items);
                }
            }
            line.end(way.get("end"));
            line.name(way.text("name", ""));
            line.undone(way.get("undone") != null);
            all.add(line);
        }
        if (!all.isEmpty()) {
            main = all.removeFirst();
            branches = all;
            lines.values().removeIf(line -> line != main && !branches.contains(line));
            unsaved = true;
        }
    }

    /** What it began with; what is usual if that cannot be read. */
    private SessionFile begun() {
        var known = base;
        return known == null ? SessionFile.of(SessionOptions.DEFAULT, SessionFile.Line.EMPTY) : known;
    }

    private void edit(Tree.Obj edit) {
        var name = edit.text("name", "");
        var tab = tabs.get(name);
        var before = tab == null ? "" : tab.text();
        int at = Math.clamp(edit.number("at", 0), 0, before.length());
        int to = Math.clamp(at + edit.number("cut", 0), at, before.length());
        var after = before.substring(0, at) + edit.text("put", "") + before.substring(to);
        if (!edit.text("check", "").equals(LogLine.checksum(after.getBytes(StandardCharsets.UTF_8)))) {
            // Something before it is lost: what there was last is better than a mixture.
            texts++;
            return;
        }
        tabs.put(name, new SessionFile.Tab(name, tab == null ? "" : tab.path(), after));
    }

    private Told told() {
        var remarks = new ArrayList<Phrase>();
        if (lost > 0 || texts > 0) {
            remarks.add(Phrase.of("log.damaged", path.toString(), lost + texts));
        }
        if (torn) {
            remarks.add(Phrase.of("log.torn", path.toString()));
        }
        if (!unsaved) {
            return new Told(null, disk, base == null ? remarks : List.of());
        }
        var begun = begun();
        var whole = line(main);
        var others = branches.stream()
                .map(branch -> new Branches.Whole(branch.name(), line(branch), branch.undone()))
                .toList();
        var file = begun.withMain(whole)
                .withBranches(Branches.of(whole, others))
                .withLook(new SessionFile.Look(
                        look.text("pace", ""), look.text("selected", ""), main.name(), look.text("stops", "")))
                .withBookmarks(bookmarks)
                .withStudy(SessionReader.study(study))
                .withTabs(List.copyOf(tabs.values()));
        if (unread > 0) {
            remarks.add(Phrase.of("log.unread", path.toString()));
        }
        return new Told(file, disk, remarks);
    }

    private SessionFile.Line line(LoggedLine logged) {
        var line = logged.line(path.toString());
        if (line == null) {
            // Whole records that say nothing that is understood: of a newer version.
            unread++;
            return logged.begun();
        }
        return line;
    }
}
