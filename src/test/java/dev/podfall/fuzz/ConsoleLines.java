package dev.podfall.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Console lines made by chance: most nearly right, some nonsense. The same seed makes the same lines. */
final class ConsoleLines {
    private static final Pattern REPEATED = Pattern.compile("§(\\d+)§([^§]+)§");
    /** The lists of console-words.txt; {@code §3§x§} there is {@code xxx}. */
    private static final Map<String, List<String>> WORDS = read();

    private static final List<String> VERBS = words("verbs");
    private static final List<String> KINDS = words("kinds");
    private static final List<String> NAMES = words("names");
    private static final List<String> FILES = words("files");
    private static final List<String> FLAGS = words("flags");
    private static final List<String> VALUES = words("values");
    private static final List<String> NUMBERS = words("numbers");
    private static final List<String> DURATIONS = words("durations");
    private static final List<String> SELECTORS = words("selectors");
    private static final List<String> TAINTS = words("taints");
    private static final List<String> PAIRS = words("pairs");
    private static final List<String> AMOUNTS = words("amounts");
    private static final List<String> PATCHES = words("patches");
    private static final List<String> JSON_PATHS = words("json-paths");
    private static final List<String> TEMPLATES = words("templates");
    private static final List<String> COLUMNS = words("columns");
    private static final List<String> FORMATS = words("formats");
    private static final List<String> OTHER = words("other");
    private static final List<String> SHAPES = words("shapes");

    private final SplittableRandom chance;

    ConsoleLines(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    private static Map<String, List<String>> read() {
        var out = new TreeMap<String, List<String>>();
        var list = new ArrayList<String>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ConsoleLines.class.getResourceAsStream("console-words.txt")),
                StandardCharsets.UTF_8))) {
            for (var line : reader.lines().toList()) {
                if (line.startsWith("## ")) {
                    list = new ArrayList<>();
                    out.put(line.substring(3), list);
                } else {
                    list.add(REPEATED.matcher(line)
                            .replaceAll(match ->
                                    Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1))))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static List<String> words(String name) {
        return Objects.requireNonNull(WORDS.get(name), name);
    }

    /** The line; every fourth one is damaged. */
    String next() {
        var line = chance.nextInt(12) == 0 ? one(OTHER) : command();
        return chance.nextInt(4) == 0 ? damaged(line) : line;
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private String quoted(String text) {
        return switch (chance.nextInt(6)) {
            case 0 -> text;
            case 1 -> '"' + text + '"';
            default -> "'" + text + "'";
        };
    }

    private String command() {
        if (chance.nextInt(3) > 0) {
            return "kubectl " + filled(one(SHAPES)) + (chance.nextInt(4) == 0 ? " " + word() : "");
        }
        var out = new StringBuilder("kubectl ").append(one(VERBS));
        for (int words = chance.nextInt(6); words > 0; words--) {
            out.append(' ').append(word());
        }
        return out.toString();
    }

    private String filled(String shape) {
        var out = new StringBuilder();
        int at = 0;
        for (int open = shape.indexOf('<'); open >= 0; open = shape.indexOf('<', at)) {
            int close = shape.indexOf('>', open);
            out.append(shape, at, open).append(slot(shape.substring(open + 1, close)));
            at = close + 1;
        }
        return out.append(shape, at, shape.length()).toString();
    }

    private String slot(String name) {
        return switch (name) {
            case "kind" -> one(KINDS);
            case "object" ->
                chance.nextInt(3) > 0
                        ? one(List.of(
                                "node n1", "ds agent", "ds/agent", "nodes n2", "ns default", "ds,pods -l app=agent"))
                        : one(KINDS) + " " + one(NAMES);
            case "tuple" ->
                chance.nextInt(3) > 0 ? one(List.of("node/n1", "ds/agent", "no/n2")) : one(KINDS) + "/" + one(NAMES);
            case "good" ->
                one(List.of("nodes", "pods", "ds", "ds,pods", "all", "ns", "node n1", "ds agent", "pc", "ev"));
            case "name" -> chance.nextBoolean() ? one(List.of("n1", "n2", "agent")) : one(NAMES);
            case "file" -> chance.nextBoolean() ? "two.yaml" : one(FILES);
            case "flag" -> chance.nextBoolean() ? "" : one(FLAGS);
            case "option" -> chance.nextBoolean() ? "" : one(VALUES) + value();
            case "format" -> format();
            case "path" -> quoted(mixed(JSON_PATHS));
            case "selector" -> quoted(one(SELECTORS));
            case "patch" -> "'" + one(PATCHES) + "'";
            case "pair" -> one(PAIRS);
            case "taint" -> one(TAINTS);
            case "number" -> one(NUMBERS);
            case "duration" -> one(DURATIONS);
            case "amount" -> one(AMOUNTS);
            default -> throw new IllegalArgumentException("no slot is called " + name);
        };
    }

    private String word() {
        return switch (chance.nextInt(14)) {
            case 0, 1, 2 -> one(KINDS) + " " + one(NAMES);
            case 3 -> one(KINDS) + "/" + one(NAMES);
            case 4 -> one(KINDS);
            case 5 -> one(NAMES);
            case 6 -> one(FLAGS);
            case 7 -> one(VALUES) + value();
            case 8 -> "-o " + format();
            case 9 -> "-f " + one(FILES);
            case 10 -> one(TAINTS);
            case 11 -> one(PAIRS);
            case 12 -> "-l " + quoted(one(SELECTORS));
            default ->
                "-p " + quoted(one(PATCHES))
                        + (chance.nextBoolean() ? " --type=" + one(List.of("json", "merge", "x")) : "");
        };
    }

    private String value() {
        List<Supplier<String>> sorts = List.of(
                () -> one(NUMBERS),
                () -> one(DURATIONS),
                () -> quoted(one(SELECTORS)),
                () -> one(NAMES),
                () -> one(AMOUNTS),
                () -> quoted(one(PATCHES)),
                this::format,
                () -> quoted(one(JSON_PATHS)),
                () -> quoted(one(TEMPLATES)),
                () -> one(List.of(
                        "none",
                        "client",
                        "server",
                        "strict",
                        "warn",
                        "foreground",
                        "orphan",
                        "true",
                        "false",
                        "Never")));
        return one(sorts).get();
    }

    private String format() {
        return switch (chance.nextInt(6)) {
            case 0, 1 -> "jsonpath=" + quoted(mixed(JSON_PATHS));
            case 2, 3 -> "go-template=" + quoted(mixed(TEMPLATES));
            case 4 -> "custom-columns=" + quoted(mixed(COLUMNS));
            default -> one(FORMATS);
        };
    }

    /** One of them, two glued together, or one with a hole. */
    private String mixed(List<String> of) {
        return switch (chance.nextInt(4)) {
            case 0 -> one(of) + one(of);
            case 1 -> damaged(one(of));
            default -> one(of);
        };
    }

    private String damaged(String text) {
        var out = new StringBuilder(text);
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            int at = chance.nextInt(out.length() + 1);
            int to = Math.min(out.length(), at + chance.nextInt(4));
            switch (chance.nextInt(5)) {
                case 0 -> out.delete(at, to);
                case 1 -> out.insert(at, (char) chance.nextInt(0x20, 0x7f));
                case 2 ->
                    out.insert(
                            at,
                            Character.toString(
                                    chance.nextInt(10) == 0 ? chance.nextInt(0x110000) : chance.nextInt(256)));
                case 3 -> out.insert(at, out.substring(at, to));
                default ->
                    out.insert(
                            at,
                            one(List.of(
                                    "-", "=", ":", ",", "/", "'", "\"", "{", "}", "[", "]", "(", ")", " ", "--", "\\",
                                    "$", "\0", "{{", "}}", "%", ".")));
            }
        }
        return out.toString();
    }
}
