package dev.podfall.fuzz;

import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.JsonWriter;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes texts that are almost right out of right ones. */
final class Mutations {
    private static final int BATCH = 500;
    private static final int MOST_DOCUMENTS = 20;

    private static final List<Tree> ODD = List.of(
            Tree.NIL,
            Tree.TRUE,
            Tree.FALSE,
            Tree.number(0),
            Tree.number(-1),
            Tree.number(1),
            Tree.number(Integer.MAX_VALUE),
            Tree.number(Long.MAX_VALUE),
            Tree.number(Long.MIN_VALUE),
            new Tree.Real(0.5),
            new Tree.Real(1e300),
            Tree.text(""),
            Tree.text("-"),
            Tree.text("x"),
            Tree.text("10%"),
            Tree.text("101%"),
            Tree.text("-5%"),
            Tree.text("999999999999%"),
            Tree.text("1e18"),
            Tree.text("8Ei"),
            Tree.text("-1"),
            Tree.text("0.0000000001"),
            Tree.text("1e-999999"),
            Tree.text("true"),
            Tree.text("2024-02-30T00:00:00Z"),
            Tree.text("9999-12-31T23:59:59Z"),
            Tree.text("0000-01-01T00:00:00Z"),
            Tree.text("NoExecute"),
            Tree.text("Exists"),
            Tree.text("a/b/c"),
            Tree.text("kube-system"),
            Tree.text("\u0000\u0007\u2028"),
            Tree.text("\uD83D\uDE00"),
            Tree.text("a\nb\n"),
            Tree.text("x".repeat(64)),
            Tree.text("a.".repeat(130) + "a"),
            Tree.text("x".repeat(5_000)),
            Tree.list(),
            Tree.obj(),
            Tree.list(Tree.NIL),
            Tree.list(Tree.obj()),
            Tree.obj("", Tree.NIL));

    private static final String[] PIECES = {
        "\t",
        " ",
        "  ",
        "\n",
        "\r\n",
        "---\n",
        "...\n",
        "\"",
        "'",
        ": ",
        ":",
        "- ",
        "#",
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "!!int ",
        "!!binary ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "|",
        ">-",
        "|2",
        "? ",
        "%YAML 1.1\n",
        "\\",
        "\"\\UFFFFFFFF\"",
        "\"\\ud800\"",
        "\"\\x4\"",
        "\u0000",
        "\uFEFF",
        "\u0085",
        "\u2028",
        "\uD83D\uDE00",
        "\uD83D",
        "~",
        ".inf",
        "0x1F",
        "0b-101",
        "1_000",
        "1:30",
        "2001-02-30",
        "null",
        "yes",
        "=",
        "@",
        "`",
        "99999999999999999999",
        "1e999",
        "-.5e-400"
    };

    private static final String[] ODD_KEYS = {"", " ", "a.b/c", "\n", "metadata", "y", "1", "~", "<<"};
    private static final String[] ENDINGS = {"", "m", "Ki", "E", "e9", "%"};

    private final Random random;
    private final List<String> texts;
    private final List<Tree> trees = new ArrayList<>();

    /** @param texts what there is to change, and to take from */
    Mutations(long seed, List<String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
        for (var text : texts) {
            documents(text).forEach(this::collect);
        }
    }

    private void collect(Tree tree) {
        trees.add(tree);
        switch (tree) {
            case Tree.Obj map -> map.forEach((key, value) -> collect(value));
            case Tree.Arr list -> list.items().forEach(this::collect);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> {}
        }
    }

    private static List<Tree> documents(String text) {
        return ManifestReader.read("", text).documents().stream()
                .map(ManifestDocument::tree)
                .toList();
    }

    /** The next ones, some at a time: made one after the other, to be tried side by side. */
    Stream<List<String>> batches(int count) {
        return IntStream.iterate(0, from -> from < count, from -> from + BATCH)
                .mapToObj(from -> Stream.generate(this::next)
                        .limit(Math.min(BATCH, count - from))
                        .toList());
    }

    /** The next one. */
    String next() {
        var text = pick(texts);
        int kind = random.nextInt(10);
        if (kind < 6) {
            text = structural(text);
        }
        return kind < 5 ? text : textual(text);
    }

    private String structural(String text) {
        var documents = new ArrayList<>(documents(text));
        if (random.nextInt(6) == 0) {
            documents.addAll(documents(pick(texts)));
        }
        if (documents.isEmpty()) {
            return text;
        }
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            change(documents);
        }
        var some = documents.subList(0, Math.min(MOST_DOCUMENTS, documents.size()));
        return random.nextInt(8) == 0 ? JsonWriter.pretty(some.getFirst()) : YamlWriter.write(some);
    }

    private void change(List<Tree> documents) {
        int at = random.nextInt(documents.size());
        switch (random.nextInt(12)) {
            case 0 -> documents.add(documents.get(at));
            case 1 -> documents.add(at, merged(documents.get(at), pick(documents)));
            case 2 -> {
                if (documents.size() > 1) {
                    documents.remove(at);
                }
            }
            case 3 -> documents.set(at, list(documents));
            default -> documents.set(at, changed(documents.get(at)));
        }
    }

    private static Tree list(List<Tree> documents) {
        return Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "List")
                .put("items", Tree.list(documents.subList(0, Math.min(MOST_DOCUMENTS, documents.size()))))
                .build();
    }

    private Tree merged(Tree one, Tree other) {
        if (!(one instanceof Tree.Obj a) || !(other instanceof Tree.Obj b)) {
            return random.nextBoolean() ? one : other;
        }
        var out = new TreeMap<String, Tree>();
        a.forEach(out::put);
        b.forEach((key, value) -> out.merge(key, value, this::merged));
        return Tree.obj(out);
    }

    /** Goes down some way, and changes what is there. */
    private Tree changed(Tree tree) {
        return switch (tree) {
            case Tree.Obj map when !map.isEmpty() && random.nextInt(6) != 0 -> changedMap(map);
            case Tree.Arr list when list.size() > 0 && random.nextInt(6) != 0 -> changedList(list);
            default -> another(tree);
        };
    }

    private Tree changedMap(Tree.Obj map) {
        var key = pick(map.keys());
        var value = orNil(map.get(key));
        return switch (random.nextInt(14)) {
            case 0 -> map.without(key);
            case 1 -> map.without(key).with(pick(map.keys()) + (random.nextBoolean() ? "s" : ""), value);
            case 2 -> map.with(pick(map.keys()), value);
            case 3 -> map.with(someKey(), pick(trees));
            default -> map.with(key, changed(value));
        };
    }

    private static Tree orNil(@Nullable Tree tree) {
        return tree == null ? Tree.NIL : tree;
    }

    private Tree changedList(Tree.Arr list) {
        var items = new ArrayList<>(list.items());
        int at = random.nextInt(items.size());
        switch (random.nextInt(8)) {
            case 0 -> items.remove(at);
            case 1 -> items.add(items.get(at));
            case 2 -> items.add(at, pick(trees));
            case 3 -> Collections.shuffle(items, random);
            default -> items.set(at, changed(items.get(at)));
        }
        return Tree.list(items);
    }

    private Tree another(Tree tree) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> pick(trees);
            case 3 -> Tree.list(tree);
            case 4 -> Tree.obj(someKey(), tree);
            case 5 -> nested(tree);
            case 6 -> number();
            default -> pick(ODD);
        };
    }

    private Tree nested(Tree tree) {
        var out = tree;
        for (int i = random.nextInt(130); i > 0; i--) {
            out = random.nextBoolean() ? Tree.list(out) : Tree.obj("a", out);
        }
        return out;
    }

    private Tree number() {
        return switch (random.nextInt(3)) {
            case 0 -> Tree.number(random.nextInt(20) - 4);
            case 1 -> Tree.number(random.nextLong());
            default -> Tree.text("9".repeat(1 + random.nextInt(400)) + pick(ENDINGS));
        };
    }

    private String someKey() {
        if (random.nextInt(3) == 0) {
            return pick(ODD_KEYS);
        }
        for (int i = 0; i < 20; i++) {
            if (pick(trees) instanceof Tree.Obj map && !map.isEmpty()) {
                return pick(map.keys());
            }
        }
        return "key";
    }

    private String textual(String text) {
        var out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(9)) {
                case 0 -> out.setLength(at);
                case 1 -> out.deleteCharAt(at);
                case 2 -> out.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 3 -> indent(out, at);
                case 4 -> duplicateLine(out, at);
                case 5 -> deleteLine(out, at);
                default -> out.insert(at, pick(PIECES));
            }
        }
        return out.toString();
    }

    private void indent(StringBuilder text, int at) {
        int line = text.lastIndexOf("\n", at) + 1;
        if (random.nextBoolean()) {
            text.insert(line, random.nextInt(4) == 0 ? "\t" : " ".repeat(1 + random.nextInt(3)));
        } else if (line < text.length() && text.charAt(line) == ' ') {
            text.deleteCharAt(line);
        }
    }

    private static void duplicateLine(StringBuilder text, int at) {
        int line = text.lastIndexOf("\n", at) + 1;
        int end = text.indexOf("\n", line);
        text.insert(line, end < 0 ? text.substring(line) + "\n" : text.substring(line, end + 1));
    }

    private static void deleteLine(StringBuilder text, int at) {
        int line = text.lastIndexOf("\n", at) + 1;
        int end = text.indexOf("\n", line);
        text.delete(line, end < 0 ? text.length() : end + 1);
    }

    private <T> T pick(List<? extends T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
