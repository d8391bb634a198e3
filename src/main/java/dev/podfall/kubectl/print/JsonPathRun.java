package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One evaluation of a JSONPath template.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go {@code FindResults}, {@code walk}.
 * <br>Differs: the values of an object come in the order of their keys, where upstream's order is chance; stops after
 * some million values and a hundred ranges in each other.
 */
final class JsonPathRun {
    private static final int MOST_VALUES = 5_000_000;
    private static final int DEEPEST = 100;

    private final List<JsonPath.Node> nodes;
    private int beginning;
    private int inRange;
    private int ending;
    /** Where the last range ended; -1 before any did. */
    private int lastEnd = -1;

    private int left = MOST_VALUES;

    JsonPathRun(List<JsonPath.Node> nodes) {
        this.nodes = nodes;
    }

    /** What each piece finds, in order. */
    List<List<Tree>> results(Tree root) {
        return results(List.of(root), 0);
    }

    private List<List<Tree>> results(List<Tree> current, int from) {
        var out = new ArrayList<List<Tree>>();
        for (int i = from; i < nodes.size(); i++) {
            var found = walk(current, nodes.get(i));
            if (ending > 0 && ending <= inRange) {
                ending--;
                lastEnd = i;
                break;
            }
            if (beginning == 0) {
                out.add(found);
                continue;
            }
            beginning--;
            inRange++;
            if (inRange > DEEPEST) {
                throw new PrintException(Phrase.of("print.too-deep", DEEPEST));
            }
            for (var value : found) {
                out.addAll(results(List.of(value), i + 1));
            }
            if (found.isEmpty()) {
                // Only to find the end.
                results(List.of(), i + 1);
            }
            inRange--;
            i = Math.max(i, lastEnd);
        }
        return out;
    }

    private List<Tree> walk(List<Tree> input, JsonPath.Node node) {
        left -= input.size() + 1;
        if (left < 0) {
            throw new PrintException(Phrase.of("print.too-many-values", MOST_VALUES));
        }
        return switch (node) {
            case JsonPath.Node.Text(String text) -> List.of(Tree.text(text));
            case JsonPath.Node.Steps(List<JsonPath.Node> steps) -> {
                var here = input;
                for (var step : steps) {
                    here = walk(here, step);
                }
                yield here;
            }
            case JsonPath.Node.Field(String name) -> fields(input, name);
            case JsonPath.Node.Wildcard _ -> {
                var out = new ArrayList<Tree>();
                input.forEach(value -> out.addAll(children(value)));
                yield out;
            }
            case JsonPath.Node.Recursive _ -> {
                var out = new ArrayList<Tree>();
                input.forEach(value -> descend(value, out));
                yield out;
            }
            case JsonPath.Node.Identifier(String name) -> identifier(input, name);
            case JsonPath.Node.Int(long value) -> instead(input, Tree.number(value));
            case JsonPath.Node.Real(double value) -> instead(input, new Tree.Real(value));
            case JsonPath.Node.Bool(boolean value) -> instead(input, Tree.bool(value));
            case JsonPath.Node.Slice slice -> slices(input, slice);
            case JsonPath.Node.Union(List<JsonPath.Node.Steps> of) -> {
                var out = new ArrayList<Tree>();
                of.forEach(steps -> out.addAll(walk(input, steps)));
                yield out;
            }
            case JsonPath.Node.Filter filter -> filtered(input, filter);
        };
    }

    private static List<Tree> instead(List<Tree> input, Tree value) {
        return input.stream().map(_ -> value).toList();
    }

    private List<Tree> identifier(List<Tree> input, String name) {
        switch (name) {
            case "range" -> {
                beginning++;
                return input;
            }
            case "end" -> {
                if (inRange == 0) {
                    throw new PrintException("not in range, nothing to end");
                }
                ending++;
                return List.of();
            }
            default -> throw new PrintException("unrecognized identifier " + name);
        }
    }

    private static List<Tree> fields(List<Tree> input, String name) {
        var out = new ArrayList<Tree>();
        for (var value : input) {
            var found = value instanceof Tree.Obj object ? object.get(name) : null;
            if (found != null) {
                out.add(found);
            }
        }
        return out;
    }

    /** To Go a text has children too: its bytes. */
    private static List<Tree> children(Tree value) {
        return switch (value) {
            case Tree.Arr list -> list.items();
            case Tree.Obj object -> {
                var out = new ArrayList<Tree>();
                object.forEach((_, child) -> out.add(child));
                yield out;
            }
            case Tree.Text(String text) -> {
                var out = new ArrayList<Tree>();
                for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                    out.add(Tree.number(each & 0xff));
                }
                yield out;
            }
            case Tree.Int _, Tree.Real _, Tree.Bool _, Tree.Nil _ -> List.of();
        };
    }

    private void descend(Tree value, List<Tree> out) {
        var children = children(value);
        left -= children.size();
        if (!children.isEmpty() && left >= 0) {
            out.add(value);
            children.forEach(child -> descend(child, out));
        }
    }

    private static List<Tree> slices(List<Tree> input, JsonPath.Node.Slice slice) {
        var out = new ArrayList<Tree>();
        for (var value : input) {
            if (value instanceof Tree.Nil) {
                continue;
            }
            if (!(value instanceof Tree.Arr list)) {
                throw new PrintException(GoValues.typeOf(value) + " is not array or slice");
            }
            int size = list.size();
            long from = slice.from() == null ? 0 : slice.from();
            from += from < 0 ? size : 0;
            long to = slice.to() == null ? size : slice.to();
            to += to < 0 || (to == 0 && slice.alone()) ? size : 0;
            if (from == to) {
                return out;
            }
            if (from >= size || from < 0) {
                throw outOfBounds(from, size);
            }
            if (to > size || to < 0) {
                throw outOfBounds(to - 1, size);
            }
            if (from > to) {
                throw new PrintException("starting index " + from + " is greater than ending index " + to);
            }
            long by = slice.by() == null ? 1 : slice.by();
            if (by <= 0) {
                throw new PrintException("step must be > 0");
            }
            for (long i = from; i < to && i >= 0; i += by) {
                out.add(list.get((int) i));
            }
        }
        return out;
    }

    private static PrintException outOfBounds(long index, int length) {
        return new PrintException("array index out of bounds: index " + index + ", length " + length);
    }

    private List<Tree> filtered(List<Tree> input, JsonPath.Node.Filter filter) {
        var out = new ArrayList<Tree>();
        for (var value : input) {
            if (!(value instanceof Tree.Arr list)) {
                throw new PrintException(GoText.of(value) + " is not array or slice and cannot be filtered");
            }
            for (var item : list.items()) {
                if (accepts(filter, item)) {
                    out.add(item);
                }
            }
        }
        return out;
    }

    private boolean accepts(JsonPath.Node.Filter filter, Tree item) {
        if (filter.operator().isEmpty()) {
            try {
                return !walk(List.of(item), filter.left()).isEmpty();
            } catch (PrintException ignored) {
                // Upstream takes what it had before the mistake for what it found.
                return left >= 0;
            }
        }
        var lefts = walk(List.of(item), filter.left());
        if (lefts.isEmpty()) {
            return false;
        }
        single(lefts);
        var rights = walk(List.of(item), filter.right());
        if (rights.isEmpty()) {
            return false;
        }
        single(rights);
        var a = lefts.getFirst();
        var b = rights.getFirst();
        return switch (filter.operator()) {
            case "<" -> GoValues.less(a, b);
            case ">" -> !(GoValues.less(a, b) || GoValues.equal(a, b));
            case "==" -> GoValues.equal(a, b);
            case "!=" -> !GoValues.equal(a, b);
            case "<=" -> GoValues.less(a, b) || GoValues.equal(a, b);
            case ">=" -> !GoValues.less(a, b);
            default -> throw new PrintException("unrecognized filter operator " + filter.operator());
        };
    }

    private static void single(List<Tree> values) {
        if (values.size() > 1) {
            throw new PrintException("can only compare one element at a time");
        }
    }
}
