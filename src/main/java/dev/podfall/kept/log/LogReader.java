package dev.podfall.kept.log;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a session of what a log says, as far as that can be read. */
final class LogReader {
    private final Path path;
    private @Nullable SessionFile base;
    private List<Tree> acts = new ArrayList<>();
    private List<Integer> ends = new ArrayList<>();
    private @Nullable Tree end;
    private final List<SessionFile.Branch> branches = new ArrayList<>();
    private final Map<String, SessionFile.Tab> tabs = new TreeMap<>();
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
     */
    record Told(@Nullable SessionFile file, List<Phrase> remarks) {}

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
                case "acts" -> act(record.list("acts"));
                case "end" -> end = record.get("end");
                case "branch" -> branch(record);
                case "tab" -> {
                    var tab = record.obj("tab");
                    var name = tab.text("name", "");
                    tabs.put(name, new SessionFile.Tab(name, tab.text("path", ""), tab.text("text", "")));
                }
                case "edit" -> edit(record.obj("edit"));
                case "closed" -> tabs.remove(record.text("closed", ""));
                case "saved" -> unsaved = false;
                case "unsaved" -> unsaved = true;
                default -> {
                    // The head, or what a newer version knows.
                }
            }
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
        acts = new ArrayList<>();
        ends = new ArrayList<>();
        end = null;
        branches.clear();
        tabs.clear();
        file.tabs().forEach(tab -> tabs.put(tab.name(), tab));
        unsaved = false;
    }

    private void act(List<Tree> items) {
        acts.addAll(items);
        ends.add(acts.size());
        end = null;
        unsaved = true;
    }

    private void branch(Tree.Obj record) {
        var whole = line(begun(), acts, end);
        int shares = (int)
                Math.clamp(record.number("shares", 0), 0, (long) whole.acts().size());
        var left = whole.acts().subList(shares, whole.acts().size());
        branches.add(
                new SessionFile.Branch(record.text("branch", ""), "", shares, new SessionFile.Line(left, whole.end())));
        int known = begun().main().acts().size();
        int logged = Math.max(0, shares - known);
        base = begun().withMain(new SessionFile.Line(whole.acts().subList(0, Math.min(shares, known)), null));
        ends = new ArrayList<>(ends.subList(0, Math.min(logged, ends.size())));
        acts = new ArrayList<>(acts.subList(0, ends.isEmpty() ? 0 : ends.getLast()));
        end = null;
        unsaved = true;
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
            return new Told(null, base == null ? remarks : List.of());
        }
        var begun = begun();
        var file = begun.withMain(line(begun, acts, end))
                .withBranches(Stream.concat(begun.branches().stream(), branches.stream())
                        .toList())
                .withTabs(List.copyOf(tabs.values()));
        if (unread > 0) {
            remarks.add(Phrase.of("log.unread", path.toString()));
        }
        return new Told(file, remarks);
    }

    /** What a session began with, and what was done then. */
    private SessionFile.Line line(SessionFile begun, List<Tree> items, @Nullable Tree last) {
        if (items.isEmpty() && last == null) {
            return begun.main();
        }
        var text = Json.writePlain(Tree.builder()
                .put("podfall", Tree.obj("format", Tree.number(SessionFile.FORMAT)))
                .put("acts", Tree.list(items))
                .put("end", last)
                .build());
        var file = SessionReader.read(new Source(path.toString(), text)).file();
        if (file == null) {
            // Whole records that say nothing that is understood: of a newer version.
            unread++;
            return begun.main();
        }
        var all = new ArrayList<>(begun.main().acts());
        all.addAll(file.main().acts());
        return new SessionFile.Line(all, file.main().end());
    }
}
