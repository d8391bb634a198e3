package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a session: YAML, in the order in which a person reads it. */
public final class SessionWriter {
    private SessionWriter() {}

    public static String write(SessionFile file) {
        var out = new StringBuilder();
        out.append(YamlWriter.write(Tree.obj(
                "podfall",
                Tree.builder()
                        .put("format", SessionFile.FORMAT)
                        .put("version", file.version())
                        .build())));
        section(out, "about", file.about().isEmpty() ? null : Tree.text(file.about()));
        options(file.options()).forEach(entry -> section(out, entry.key(), entry.value()));
        line(out, file.main(), "");
        if (!file.branches().isEmpty()) {
            out.append("branches:\n");
            file.branches().forEach(branch -> branch(out, branch));
        }
        list(
                out,
                "bookmarks",
                file.bookmarks().stream().map(SessionWriter::bookmark).toList());
        list(out, "tabs", file.tabs().stream().map(SessionWriter::tab).toList());
        if (!file.look().equals(SessionFile.Look.NONE)) {
            section(out, "look", look(file.look()));
        }
        if (!file.study().equals(Study.NONE)) {
            section(out, "lesson", study(file.study()));
        }
        return out.toString();
    }

    /** As a file, and the log, have it. */
    public static Tree.Obj study(Study study) {
        return study.toTree();
    }

    /** A key and its value, in an order of ours. */
    record Entry(String key, Tree value) {}

    static List<Entry> options(SessionOptions options) {
        return List.of(
                new Entry("seed", Tree.number(options.seed())),
                new Entry("kubelets", Tree.text(RequestForm.word(options.kubelets()))),
                new Entry("start", Tree.text(options.start().toString())));
    }

    static Tree.Obj tab(SessionFile.Tab tab) {
        return Tree.builder()
                .put("name", tab.name())
                .putUnlessEmpty("path", tab.path())
                .put("text", tab.text())
                .build();
    }

    public static Tree.Obj bookmark(SessionFile.Bookmark bookmark) {
        return Tree.builder()
                .put("at", GoDuration.text(bookmark.at()))
                .put("text", bookmark.text())
                .build();
    }

    public static Tree.Obj look(SessionFile.Look look) {
        return Tree.builder()
                .putUnlessEmpty("pace", look.pace())
                .putUnlessEmpty("selected", look.selected())
                .putUnlessEmpty("branch", look.branch())
                .putUnlessEmpty("stops", look.stops())
                .build();
    }

    private static void section(StringBuilder out, String key, @Nullable Tree value) {
        if (value != null) {
            out.append(text(key, value));
        }
    }

    private static void list(StringBuilder out, String key, List<Tree.Obj> items) {
        if (!items.isEmpty()) {
            section(out, key, Tree.list(items));
        }
    }

    private static void branch(StringBuilder out, SessionFile.Branch branch) {
        var head = new ArrayList<Entry>();
        head.add(new Entry("name", Tree.text(branch.name())));
        if (!branch.of().isEmpty()) {
            head.add(new Entry("of", Tree.text(branch.of())));
        }
        head.add(new Entry("shares", Tree.number(branch.shares())));
        if (branch.undone()) {
            head.add(new Entry("undone", Tree.TRUE));
        }
        item(out, head, "");
        line(out, branch.line(), "  ");
    }

    private static void line(StringBuilder out, SessionFile.Line line, String indent) {
        if (line.acts().isEmpty()) {
            out.append(indent).append("acts: []\n");
        } else {
            out.append(indent).append("acts:\n");
            line.acts().forEach(act -> items(act).forEach(item -> item(out, item, indent)));
        }
        var end = line.end();
        if (end != null) {
            indented(text("end", end(end)), indent, indent, out);
        }
    }

    public static Tree.Obj end(SessionFile.End end) {
        return Tree.builder()
                .put("at", GoDuration.text(end.place().at()))
                .put("timers", end.place().timers())
                .putUnlessEmpty("digest", end.digest())
                .build();
    }

    /** The items of the list of acts that say this one: those after the first have no time of their own. */
    static List<List<Entry>> items(Act act) {
        var out = new ArrayList<List<Entry>>();
        var deeds = act.deeds();
        for (int i = 0; i < deeds.size(); ) {
            var item = new ArrayList<Entry>();
            if (i == 0) {
                begin(item, act);
            }
            i = deed(item, deeds, i);
            out.add(item);
        }
        if (!act.digest().isEmpty()) {
            out.getLast().add(new Entry("digest", Tree.text(act.digest())));
        }
        return out;
    }

    /** The same as trees. */
    public static Tree.Arr trees(Act act) {
        return Tree.listOf(items(act), entries -> {
            var item = Tree.builder();
            entries.forEach(entry -> item.put(entry.key(), entry.value()));
            return item.build();
        });
    }

    private static void begin(List<Entry> item, Act act) {
        item.add(new Entry("at", Tree.text(GoDuration.text(act.place().at()))));
        var timers = act.place().timers();
        if (timers != null) {
            item.add(new Entry("timers", Tree.number(timers)));
        }
        if (!act.note().isEmpty()) {
            item.add(new Entry("note", Tree.text(act.note())));
        }
    }

    /** Adds a deed, and those after it that can be said with it; gives the index of the next. */
    private static int deed(List<Entry> item, List<Deed> deeds, int at) {
        switch (deeds.get(at)) {
            case Deed.Line line -> {
                item.add(new Entry("do", Tree.text(line.text())));
                if (!line.files().isEmpty()) {
                    item.add(new Entry("files", Tree.strings(line.files())));
                }
                return at + 1;
            }
            case Deed.Apply(var manifests) -> {
                item.add(new Entry("apply", Tree.list(manifests)));
                return at + 1;
            }
            case Deed.Request(var first) -> {
                var form = RequestForm.of(first);
                var values = new ArrayList<Tree>();
                values.add(form.value());
                int next = at + 1;
                for (; next < deeds.size() && deeds.get(next) instanceof Deed.Request(var command); next++) {
                    var other = RequestForm.of(command);
                    if (!form.goesWith(other)) {
                        break;
                    }
                    values.add(other.value());
                }
                item.add(new Entry(form.verb(), form.written(values)));
                form.rest().forEach((key, value) -> item.add(new Entry(key, value)));
                return next;
            }
        }
    }

    private static void item(StringBuilder out, List<Entry> entries, String indent) {
        boolean first = true;
        for (var entry : entries) {
            var text = text(entry.key(), entry.value());
            indented(text, indent + (first ? "- " : "  "), indent + "  ", out);
            first = false;
        }
    }

    /** A key and its value; as JSON where the other way of writing does not lead back, upstream's neither. */
    private static String text(String key, Tree value) {
        return hasSeparators(value)
                ? key + ": " + Json.writePlain(value).replace("\u0085", "\\u0085") + "\n"
                : YamlWriter.write(Tree.obj(key, value));
    }

    /** Whether a line or paragraph separator of Unicode is in it, which ends a line in YAML and is part of the text, too. */
    private static boolean hasSeparators(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text) -> hasSeparators(text);
            case Tree.Arr(var items) -> items.stream().anyMatch(SessionWriter::hasSeparators);
            case Tree.Obj obj -> {
                boolean has = false;
                for (var key : obj.keys()) {
                    var value = obj.get(key);
                    has |= hasSeparators(key) || (value != null && hasSeparators(value));
                }
                yield has;
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _ -> false;
        };
    }

    private static boolean hasSeparators(String text) {
        return text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0;
    }

    /** Lines further right, but those that are empty: how far they are is of meaning in a block of text only. */
    private static void indented(String text, String first, String others, StringBuilder out) {
        var indent = first;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from) + 1;
            if (end - from > 1) {
                out.append(indent);
                indent = others;
            }
            out.append(text, from, end);
            from = end;
        }
    }
}
