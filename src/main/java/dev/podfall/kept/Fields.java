package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Paths;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of one map of a file, and what is wrong with them. */
final class Fields {
    private final Findings findings;
    private final String path;
    private final Tree.Obj map;

    /** All that is said about a document. */
    static final class Findings {
        private final ManifestDocument document;
        private final List<Finding> found = new ArrayList<>();

        /** Of a format that this version does not know; its other fields are no mistakes. */
        private boolean newer;

        Findings(ManifestDocument document) {
            this.document = document;
        }

        void add(Severity severity, String path, Phrase message, Phrase nextStep) {
            found.add(Finding.at(document, severity, path, message, nextStep));
        }

        /** About a field that should not be there: it stands where its name does. */
        void unknown(String path, Phrase message, Phrase nextStep) {
            var at = document.positions().key(path);
            var severity = newer ? Severity.WARNING : Severity.ERROR;
            found.add(new Finding(severity, document.source(), at.line(), at.column(), path, message, nextStep));
        }

        List<Finding> found() {
            return List.copyOf(found);
        }

        void isNewer() {
            newer = true;
        }

        boolean isOfNewer() {
            return newer;
        }
    }

    Fields(Findings findings, String path, Tree.Obj map) {
        this.findings = findings;
        this.path = path;
        this.map = map;
    }

    boolean has(String key) {
        return map.has(key);
    }

    @Nullable
    Tree get(String key) {
        return map.get(key);
    }

    String path(String key) {
        var out = new StringBuilder(path);
        Paths.appendKey(out, key);
        return out.toString();
    }

    /** About a field of this map; about the map itself if the key is empty. */
    void wrong(String key, Phrase message, Phrase nextStep) {
        findings.add(Severity.ERROR, key.isEmpty() ? path : path(key), message, nextStep);
    }

    private void wrongType(String where, String wanted, Tree got) {
        findings.add(
                Severity.ERROR,
                where,
                Phrase.of("saved.type", Phrase.of(typeOf(got)), Phrase.of(wanted)),
                Phrase.of("saved.type.step"));
    }

    private static String typeOf(Tree tree) {
        return switch (tree) {
            case Tree.Nil _ -> "saved.type.null";
            case Tree.Bool _ -> "saved.type.bool";
            case Tree.Int _, Tree.Real _ -> "saved.type.number";
            case Tree.Text _ -> "saved.type.text";
            case Tree.Arr _ -> "saved.type.list";
            case Tree.Obj _ -> "saved.type.map";
        };
    }

    /** A number or a truth value is a text for those who did not write quotes. */
    String text(String key, String otherwise) {
        var value = map.get(key);
        return switch (value) {
            case null -> otherwise;
            case Tree.Text(String text) -> text;
            case Tree.Int _, Tree.Real _, Tree.Bool _ -> Json.write(value);
            case Tree.Nil _, Tree.Arr _, Tree.Obj _ -> {
                wrongType(path(key), "saved.type.text", value);
                yield otherwise;
            }
        };
    }

    /** Words by a language's tag; under the empty one those that are the same in all. */
    SortedMap<String, String> words(String key) {
        var out = new TreeMap<String, String>();
        if (map.get(key) instanceof Tree.Obj) {
            var languages = map(key);
            languages.map.keys().forEach(tag -> out.put(tag, languages.text(tag, "")));
        } else if (has(key)) {
            out.put("", text(key, ""));
        }
        return out;
    }

    @Nullable
    Long number(String key) {
        var value = map.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Tree.Int(long number)) {
            return number;
        }
        if (value instanceof Tree.Real) {
            wrong(
                    key,
                    Phrase.of("saved.whole", Json.write(value)),
                    Phrase.of("saved.whole.step", Long.MIN_VALUE, Long.MAX_VALUE));
            return null;
        }
        wrongType(path(key), "saved.type.number", value);
        return null;
    }

    /** One that counts something. */
    @Nullable
    Long count(String key) {
        var number = number(key);
        if (number != null && number < 0) {
            wrong(key, Phrase.of("saved.negative", number), Phrase.of("saved.negative.step"));
            return null;
        }
        return number;
    }

    /** What stands for contents; empty if there is none. */
    String digest(String key) {
        var digest = text(key, "");
        // One of digits alone is a number for those who did not write quotes, and not the same any more.
        if (map.get(key) instanceof Tree.Text && !digest.isEmpty() && !ContentDigest.isOne(digest)) {
            wrong(key, Phrase.of("saved.digest", digest), Phrase.of("saved.digest.step"));
            return "";
        }
        return digest;
    }

    boolean flag(String key) {
        var value = map.get(key);
        if (value != null && !(value instanceof Tree.Bool)) {
            wrongType(path(key), "saved.type.bool", value);
        }
        return value instanceof Tree.Bool(boolean set) && set;
    }

    /** Virtual time since the beginning; null, with a finding, if it is none or missing. */
    @Nullable
    Duration time(String key) {
        if (!map.has(key)) {
            missing(key);
            return null;
        }
        var text = text(key, "");
        try {
            var time = GoDuration.parse(text);
            if (!time.isNegative()) {
                return time;
            }
            wrong(key, Phrase.of("saved.backwards", text), Phrase.of("saved.time.step"));
        } catch (IllegalArgumentException unreadable) {
            var why = Objects.requireNonNullElse(unreadable.getMessage(), "");
            wrong(key, Phrase.verbatim(why), Phrase.of("saved.time.step"));
        }
        return null;
    }

    void missing(String key) {
        wrong("", Phrase.of("saved.missing", path(key)), Phrase.of("saved.missing.step", key));
    }

    <E extends Enum<E>> E choice(String key, E otherwise, List<E> all) {
        if (!map.has(key)) {
            return otherwise;
        }
        var text = text(key, "").toLowerCase(Locale.ROOT);
        for (var each : all) {
            if (RequestForm.word(each).equals(text)) {
                return each;
            }
        }
        wrong(
                key,
                Phrase.of("saved.choice", text),
                Phrase.of(
                        "saved.choice.step",
                        Phrase.names(all.stream().map(RequestForm::word).toList())));
        return otherwise;
    }

    /** The map at a key, an empty one if there is none. */
    Fields map(String key) {
        var value = map.get(key);
        if (value != null && !(value instanceof Tree.Obj)) {
            wrongType(path(key), "saved.type.map", value);
        }
        return new Fields(findings, path(key), map.obj(key));
    }

    /** The maps of the list at a key, each in its place; what is none is said and left out. */
    List<Fields> maps(String key) {
        var value = map.get(key);
        if (value == null) {
            return List.of();
        }
        var out = new ArrayList<Fields>();
        var items = items(key);
        for (int i = 0; i < items.size(); i++) {
            var where = itemPath(key, i);
            if (items.get(i) instanceof Tree.Obj item) {
                out.add(new Fields(findings, where, item));
            } else {
                wrongType(where, "saved.type.map", items.get(i));
            }
        }
        return out;
    }

    String itemPath(String key, int index) {
        var where = new StringBuilder(path(key));
        if (map.get(key) instanceof Tree.Arr) {
            Paths.appendIndex(where, index);
        }
        return where.toString();
    }

    private List<Tree> items(String key) {
        var value = map.get(key);
        if (value instanceof Tree.Arr(var items)) {
            return items;
        }
        if (value != null) {
            wrongType(path(key), "saved.type.list", value);
        }
        return List.of();
    }

    /** The manifests of a list at a key, or the one that stands there. */
    List<Tree.Obj> manifests(String key) {
        var out = new ArrayList<Tree.Obj>();
        var items = map.get(key) instanceof Tree.Obj only ? List.<Tree>of(only) : items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Obj item) {
                out.add(item);
            } else {
                wrongType(itemPath(key, i), "saved.type.map", items.get(i));
            }
        }
        return out;
    }

    /** Says of all other fields that nobody knows them. */
    void only(Collection<String> known) {
        for (var key : map.keys()) {
            if (!known.contains(key)) {
                findings.unknown(
                        path(key),
                        Phrase.of("saved.unknown", key),
                        Phrase.of("saved.unknown.step", Phrase.names(new TreeSet<>(known))));
            }
        }
    }
}
