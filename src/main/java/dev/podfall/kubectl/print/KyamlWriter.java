package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code -o kyaml}: YAML with braces, quotes and commas, in which nothing depends on blanks.
 *
 * <p>Upstream: sigs.k8s.io/yaml/kyaml/kyaml.go {@code Encoder}.
 * <br>Differs: writes no comments, as no object has any.
 */
final class KyamlWriter {
    private static final String FOLD = "\\\n";
    private static final String INDENT = "  ";
    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "true", "y", "yes", "on", "false", "n", "no", "off", "t", "f", ".inf", "-.inf", "+.inf",
            ".nan");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
                    + "|0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+|(?i:inf|infinity|nan))");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[+-]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})| \\d{1,2}:\\d{1,2}:"
                    + "\\d{1,2}(?:\\.\\d+)?)?");

    private final StringBuilder out;

    private KyamlWriter(StringBuilder out) {
        this.out = out;
    }

    /** @param type whose fields tell the order of the keys; null: the keys' own */
    static void write(Tree.Obj document, @Nullable StructType type, StringBuilder out) {
        out.append("---\n");
        new KyamlWriter(out).node(document, type, 0);
        out.append('\n');
    }

    private void node(Tree tree, @Nullable StructType type, int indent) {
        switch (tree) {
            case Tree.Obj map -> map(map, type, indent);
            case Tree.Arr list -> list(list, type, indent);
            case Tree.Text(String text) -> text(text, indent + 1, false);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _ -> out.append(Json.write(tree));
        }
    }

    private void map(Tree.Obj map, @Nullable StructType type, int indent) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        for (var key : TypedDocument.keys(map, type)) {
            out.repeat(INDENT, indent + 1);
            if (needsQuotes(key)) {
                text(key, indent + 1, true);
            } else {
                out.append(key);
            }
            out.append(": ");
            var field = type == null ? null : type.field(key);
            var value = map.get(key);
            node(value == null ? Tree.NIL : value, field == null ? null : Schema.below(field.type()), indent + 1);
            out.append(",\n");
        }
        out.repeat(INDENT, indent).append('}');
    }

    private void list(Tree.Arr list, @Nullable StructType type, int indent) {
        if (list.size() == 0) {
            out.append("[]");
            return;
        }
        boolean cuddled = list.items().stream().allMatch(item -> item instanceof Tree.Obj || item instanceof Tree.Arr);
        out.append(cuddled ? "[" : "[\n");
        boolean first = true;
        for (var item : list.items()) {
            if (cuddled) {
                out.append(first ? "" : ", ");
                node(item, type, indent);
            } else {
                out.repeat(INDENT, indent + 1);
                node(item, type, indent + 1);
                out.append(",\n");
            }
            first = false;
        }
        out.repeat(INDENT, cuddled ? 0 : indent).append(']');
    }

    /** @param compact in one line */
    private void text(String text, int indent, boolean compact) {
        boolean lines = !compact && text.contains("\n");
        int start = out.length();
        out.append(lines ? "\"" + FOLD : "\"");
        text.codePoints().forEach(c -> {
            if (out.length() > start && out.charAt(out.length() - 1) == '\n') {
                out.repeat(INDENT, indent).append(Character.isWhitespace(c) && c != '\n' ? '\\' : ' ');
            }
            out.append(escaped(c, compact));
        });
        if (lines) {
            out.append(out.charAt(out.length() - 1) == '\n' ? "" : FOLD).repeat(INDENT, indent);
        }
        out.append('"');
    }

    private static String escaped(int c, boolean compact) {
        return switch (c) {
            case '\n' -> compact ? "\\n" : "\\n" + FOLD;
            case '\t' -> compact ? "\\t" : "\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case 0x0b -> "\\v";
            case 0 -> "\\0";
            case 0x1b -> "\\e";
            case 0x85 -> "\\N";
            case 0xa0 -> "\\_";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> {
                if (isPrintable(c)) {
                    yield Character.toString(c);
                }
                yield c < ' ' || c == 0x7f
                        ? String.format(Locale.ROOT, "\\x%02x", c)
                        : String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
            }
        };
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** Whether a key could be taken for something else. */
    private static boolean needsQuotes(String key) {
        var plain = key.replace("_", "");
        if (WORDS.contains(key.toLowerCase(Locale.ROOT))
                || NUMBER.matcher(plain).matches()
                || SEXAGESIMAL.matcher(key).matches()
                || TIME.matcher(key).matches()) {
            return true;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean inside = i > 0 && i < key.length() - 1 && (c == '-' || c == '.' || c == '/');
            if (!Character.isLetterOrDigit(c) && c != '_' && !inside) {
                return true;
            }
        }
        return false;
    }
}
