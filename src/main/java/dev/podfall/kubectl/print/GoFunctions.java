package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions of Go templates, and the two that kubectl adds.
 *
 * <p>Upstream: Go's text/template/funcs.go; cli-runtime/pkg/printers/template.go {@code base64decode};
 * client-go/util/jsonpath {@code exists}.
 * <br>Differs: a text that is cut within a character loses that character.
 */
final class GoFunctions {
    private GoFunctions() {}

    /** What a function takes. */
    enum Parameter {
        /** As it is, boxed or not. */
        VALUE,
        ANYTHING,
        TEXT
    }

    /**
     * What a function takes.
     *
     * @param first the first argument; all others are like the second word
     * @param fixed how many there are at least, or exactly unless the last {@code repeats}
     */
    record Parameters(Parameter first, Parameter others, int fixed, boolean repeats) {
        Parameter of(int index) {
            return index == 0 ? first : others;
        }
    }

    private static final Map<String, Parameters> FUNCTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("and", values(1, true)),
            Map.entry("base64decode", new Parameters(Parameter.TEXT, Parameter.TEXT, 1, false)),
            Map.entry("call", values(1, true)),
            Map.entry("eq", values(1, true)),
            Map.entry("exists", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 1, true)),
            Map.entry("ge", values(2, false)),
            Map.entry("gt", values(2, false)),
            Map.entry("html", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 0, true)),
            Map.entry("index", values(1, true)),
            Map.entry("js", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 0, true)),
            Map.entry("le", values(2, false)),
            Map.entry("len", values(1, false)),
            Map.entry("lt", values(2, false)),
            Map.entry("ne", values(2, false)),
            Map.entry("not", values(1, false)),
            Map.entry("or", values(1, true)),
            Map.entry("print", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 0, true)),
            Map.entry("printf", new Parameters(Parameter.TEXT, Parameter.ANYTHING, 1, true)),
            Map.entry("println", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 0, true)),
            Map.entry("slice", values(1, true)),
            Map.entry("urlquery", new Parameters(Parameter.ANYTHING, Parameter.ANYTHING, 0, true))));

    static final Set<String> NAMES = FUNCTIONS.keySet();

    private static Parameters values(int fixed, boolean repeats) {
        return new Parameters(Parameter.VALUE, Parameter.VALUE, fixed, repeats);
    }

    static Parameters parameters(String name) {
        return FUNCTIONS.getOrDefault(name, values(0, true));
    }

    /**
     * Calls a function.
     *
     * @param arguments as many as it takes
     * @param firstText the first argument as it is written
     * @throws PrintException in Go's words if it cannot be done
     */
    static GoValue call(String name, List<GoValue> arguments, String firstText) {
        var first = arguments.isEmpty() ? GoValue.INVALID : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (name) {
            case "len" -> GoValue.of(Tree.number(length(first)));
            case "index" -> index(first, rest);
            case "slice" -> slice(first, rest);
            case "not" -> GoValue.of(!first.truth());
            case "eq" -> GoValue.of(equal(first, rest));
            case "ne" -> GoValue.of(!equal(first, rest));
            case "lt" -> GoValue.of(less(first, rest.getFirst()));
            case "le" -> GoValue.of(less(first, rest.getFirst()) || equal(first, rest));
            case "gt" -> GoValue.of(!(less(first, rest.getFirst()) || equal(first, rest)));
            case "ge" -> GoValue.of(!less(first, rest.getFirst()));
            case "print" -> GoValue.of(Tree.text(GoFormat.print(arguments)));
            case "println" -> GoValue.of(Tree.text(GoFormat.printLine(arguments)));
            case "printf" -> GoValue.of(Tree.text(GoFormat.format(GoText.of(first.tree()), rest)));
            case "html" -> GoValue.of(Tree.text(html(joined(arguments))));
            case "js" -> GoValue.of(Tree.text(script(joined(arguments))));
            case "urlquery" ->
                GoValue.of(Tree.text(URLEncoder.encode(joined(arguments), StandardCharsets.UTF_8)
                        .replace("*", "%2A")
                        .replace("%7E", "~")));
            case "exists" -> GoValue.of(exists(first, rest));
            case "base64decode" -> GoValue.of(Tree.text(decoded(GoText.of(first.tree()))));
            default -> {
                if (!first.unboxed().isValid()) {
                    throw new PrintException("call of nil");
                }
                throw new PrintException("non-function " + firstText + " of type "
                        + first.unboxed().type());
            }
        };
    }

    private static int length(GoValue of) {
        if (!of.isValid()) {
            throw new PrintException("reflect: call of reflect.Value.Type on zero Value");
        }
        return switch (of.tree()) {
            case Tree.Arr list -> list.size();
            case Tree.Obj object -> object.size();
            case Tree.Text(String text) -> GoValue.bytes(text).length;
            case Tree.Nil _ -> throw new PrintException("len of nil pointer");
            case Tree.Int _, Tree.Real _, Tree.Bool _ ->
                throw new PrintException("len of type " + of.unboxed().type());
        };
    }

    private static GoValue index(GoValue of, List<GoValue> keys) {
        var item = of.unboxed();
        if (!item.isValid()) {
            throw new PrintException("index of untyped nil");
        }
        for (var each : keys) {
            if (item.isNil()) {
                throw new PrintException("index of nil pointer");
            }
            var key = each.unboxed();
            item = switch (item.tree()) {
                case Tree.Arr list -> GoValue.inDocument(list.get(position(key, list.size(), false)));
                case Tree.Text(String text) -> {
                    var bytes = GoValue.bytes(text);
                    yield GoValue.ofByte(bytes[position(key, bytes.length, false)]);
                }
                case Tree.Obj object -> {
                    if (!key.isValid()) {
                        throw new PrintException("value is nil; should be of type string");
                    }
                    if (!(key.tree() instanceof Tree.Text(String name))) {
                        throw new PrintException("value has type " + key.type() + "; should be string");
                    }
                    var found = object.get(name);
                    yield GoValue.inDocument(found == null ? Tree.NIL : found);
                }
                case Tree.Int _, Tree.Real _, Tree.Bool _, Tree.Nil _ ->
                    throw new PrintException(
                            "can't index item of type " + item.unboxed().type());
            };
        }
        return item;
    }

    private static int position(GoValue key, int size, boolean last) {
        if (!key.isValid()) {
            throw new PrintException("cannot index slice/array with nil");
        }
        if (!(key.tree() instanceof Tree.Int(long at))) {
            throw new PrintException("cannot index slice/array with type " + key.type());
        }
        if (at < 0 || at > size) {
            throw new PrintException("index out of range: " + at);
        }
        if (at == size && !last) {
            // Go lets this one through and fails a step later.
            throw new PrintException("reflect: slice index out of range");
        }
        return (int) at;
    }

    private static GoValue slice(GoValue of, List<GoValue> indexes) {
        var item = of.unboxed();
        if (!item.isValid()) {
            throw new PrintException("slice of untyped nil");
        }
        if (indexes.size() > 3) {
            throw new PrintException("too many slice indexes: " + indexes.size());
        }
        boolean text = item.tree() instanceof Tree.Text;
        if (text && indexes.size() == 3) {
            throw new PrintException("cannot 3-index slice a string");
        }
        if (!text && !(item.tree() instanceof Tree.Arr)) {
            throw new PrintException("can't slice item of type " + item.type());
        }
        int size = length(item);
        int[] bounds = {0, size, size};
        for (int i = 0; i < indexes.size(); i++) {
            bounds[i] = position(indexes.get(i).unboxed(), size, true);
        }
        for (int i = 0; i < 2; i++) {
            if (bounds[i] > bounds[i + 1]) {
                throw new PrintException("invalid slice index: " + bounds[i] + " > " + bounds[i + 1]);
            }
        }
        if (item.tree() instanceof Tree.Arr list) {
            return GoValue.of(Tree.list(list.items().subList(bounds[0], bounds[1])));
        }
        var bytes = GoValue.bytes(GoText.of(item.tree()));
        return GoValue.of(
                Tree.text(new String(Arrays.copyOfRange(bytes, bounds[0], bounds[1]), StandardCharsets.UTF_8)));
    }

    private static boolean exists(GoValue of, List<GoValue> keys) {
        var item = of.tree();
        boolean isNil = !keys.isEmpty() && of.isNil();
        for (var key : keys) {
            if (isNil) {
                return false;
            }
            switch (item) {
                case Tree.Arr list -> {
                    if (!(key.tree() instanceof Tree.Int(long at)) || at < 0 || at >= list.size()) {
                        return false;
                    }
                    item = list.get((int) at);
                }
                case Tree.Text(String text) -> {
                    var bytes = GoValue.bytes(text);
                    if (!(key.tree() instanceof Tree.Int(long at)) || at < 0 || at >= bytes.length) {
                        return false;
                    }
                    item = Tree.number(bytes[(int) at] & 0xff);
                }
                case Tree.Obj object -> {
                    var name = key.isNil() ? "" : key.tree() instanceof Tree.Text(String given) ? given : null;
                    var found = name == null ? null : object.get(name);
                    if (found == null) {
                        return false;
                    }
                    item = found;
                }
                case Tree.Int _, Tree.Real _, Tree.Bool _, Tree.Nil _ -> {
                    return false;
                }
            }
            isNil = item instanceof Tree.Nil;
        }
        return !isNil;
    }

    private static boolean isBasic(GoValue value) {
        return switch (value.tree()) {
            case Tree.Text _, Tree.Int _, Tree.Real _, Tree.Bool _ -> true;
            case Tree.Nil _, Tree.Arr _, Tree.Obj _ -> false;
        };
    }

    private static boolean equal(GoValue boxed, List<GoValue> others) {
        var a = boxed.unboxed();
        if (others.isEmpty()) {
            throw new PrintException("missing argument for comparison");
        }
        for (var each : others) {
            if (equal(a, each.unboxed())) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(GoValue a, GoValue b) {
        boolean sameSort =
                isBasic(a) && isBasic(b) ? a.tree().getClass() == b.tree().getClass() : isBasic(a) == isBasic(b);
        if (!sameSort) {
            if (a.isValid() && b.isValid()) {
                throw incompatible(a, b);
            }
            return false;
        }
        if (isBasic(a)) {
            return a.tree().equals(b.tree());
        }
        if (!a.isValid() || !b.isValid()) {
            return a.isValid() == b.isValid();
        }
        if (a.tree().getClass() != b.tree().getClass()) {
            throw new PrintException("non-comparable types " + GoText.of(a.tree()) + ": " + a.type() + ", " + b.type()
                    + ": " + GoText.of(b.tree()));
        }
        throw new PrintException("non-comparable type " + GoText.of(b.tree()) + ": " + b.type());
    }

    private static PrintException incompatible(GoValue a, GoValue b) {
        return new PrintException("incompatible types for comparison: " + a.type() + " and " + b.type());
    }

    private static boolean less(GoValue boxed, GoValue other) {
        var a = boxed.unboxed();
        var b = other.unboxed();
        if (!isBasic(a) || !isBasic(b)) {
            throw new PrintException("invalid type for comparison");
        }
        if (a.tree().getClass() != b.tree().getClass()) {
            throw incompatible(a, b);
        }
        return GoValues.less(a.tree(), b.tree());
    }

    private static String joined(List<GoValue> arguments) {
        // Here nil is shown as nothing at all.
        return GoFormat.print(arguments.stream()
                .map(each -> each.isNil() ? GoValue.of(Tree.text("<no value>")) : each)
                .toList());
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("\0", "\uFFFD")
                .replace("\"", "&#34;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String script(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\', '\'', '"' -> out.append('\\').append((char) c);
                case '<', '>', '&', '=' -> out.append(String.format(Locale.ROOT, "\\u%04X", c));
                default -> {
                    if (c < ' ' || Character.isISOControl(c)) {
                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    private static String decoded(String text) {
        var compact = text.replace("\r", "").replace("\n", "");
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            boolean letter = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
            if (!letter && !(c == '=' && i >= compact.length() - 2)) {
                throw new PrintException("base64 decode failed: illegal base64 data at input byte " + i);
            }
        }
        try {
            if (compact.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(compact), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException none) {
            throw new PrintException("base64 decode failed: illegal base64 data at input byte " + compact.length());
        }
        throw new PrintException("base64 decode failed: illegal base64 data at input byte " + compact.length() / 4 * 4);
    }
}
