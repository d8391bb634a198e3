package dev.podfall.manifest;

import dev.podfall.api.tree.Paths;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each field of a document stands in its text. A path is looked up as the API server prints it: keys after dots
 * or in brackets, also keys with dots and slashes written without brackets.
 */
public final class Positions {
    /** Where a key may end in a path is tried out so often; beyond that all keys are looked at. */
    private static final int MOST_ENDS = 60;

    private final Tree root;
    private final @Nullable Place place;
    private final int keyOffset;
    private final int valueOffset;
    private final Lines lines;

    Positions(Tree root, @Nullable Place place, int keyOffset, int valueOffset, Lines lines) {
        this.root = root;
        this.place = place;
        this.keyOffset = keyOffset;
        this.valueOffset = valueOffset;
        this.lines = lines;
    }

    /**
     * The answer to a lookup.
     *
     * @param path the part of the path that exists
     * @param key where its key begins; for an item of a list where the item begins
     * @param value where its value begins
     * @param exact whether that is the whole path
     * @param leaf whether it is a scalar
     */
    public record Found(String path, Position key, Position value, boolean exact, boolean leaf) {

        /** Where to point at: a value that exists, else the key under which something is missing or wrong. */
        public Position best() {
            return exact && leaf ? value : key;
        }
    }

    /** Where the path stands, or its nearest parent that exists. */
    public Found find(String path) {
        var here = new Step(root, place, keyOffset, valueOffset, 0);
        while (here.end < path.length()) {
            var next = step(here, path);
            if (next == null) {
                break;
            }
            here = next;
        }
        boolean exact = here.end >= path.length();
        boolean leaf = !(here.tree instanceof Tree.Obj || here.tree instanceof Tree.Arr);
        return new Found(path.substring(0, here.end), lines.at(here.key), lines.at(here.value), exact, leaf);
    }

    /** What stands at the path; null if there is no such path. */
    public @Nullable Tree at(String path) {
        var here = new Step(root, place, keyOffset, valueOffset, 0);
        while (here.end < path.length()) {
            var next = step(here, path);
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here.tree;
    }

    /** The steps that lead to a path, or to its nearest parent that exists. */
    public List<Object> steps(String path) {
        var out = new ArrayList<Object>();
        var here = new Step(root, place, keyOffset, valueOffset, 0);
        while (here.end < path.length()) {
            var next = step(here, path);
            if (next == null) {
                break;
            }
            boolean bracket = path.charAt(here.end) == '[';
            out.add(
                    here.tree instanceof Tree.Arr
                            ? (Object) Integer.valueOf(path.substring(here.end + 1, next.end - 1))
                            : path.substring(
                                    here.end + (bracket || path.charAt(here.end) == '.' ? 1 : 0),
                                    next.end - (bracket ? 1 : 0)));
            here = next;
        }
        return out;
    }

    public Position key(String path) {
        return find(path).key();
    }

    public Position value(String path) {
        return find(path).value();
    }

    /** The lines of the text that the document stands in. */
    Lines lines() {
        return lines;
    }

    /** The positions of the item of a list's {@code items}. */
    Positions item(int index) {
        if (place == null || !(root instanceof Tree.Obj obj) || !(obj.get("items") instanceof Tree.Arr items)) {
            return this;
        }
        var list = place.children()[obj.indexOf("items")];
        if (list == null) {
            return this;
        }
        return new Positions(items.get(index), list.children()[index], list.keys()[index], list.values()[index], lines);
    }

    /** The path of the innermost field that begins at or before a place; empty before the first. */
    public String pathAt(Position at) {
        int offset = lines.offset(at);
        var out = new StringBuilder();
        var tree = root;
        var inside = place;
        while (inside != null) {
            int best = -1;
            for (int i = 0; i < inside.keys().length; i++) {
                if (inside.keys()[i] <= offset && (best < 0 || inside.keys()[i] > inside.keys()[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            switch (tree) {
                case Tree.Obj obj -> {
                    var key = obj.keys().get(best);
                    Paths.appendKey(out, key);
                    var value = obj.get(key);
                    tree = value == null ? Tree.NIL : value;
                }
                case Tree.Arr arr -> {
                    Paths.appendIndex(out, best);
                    tree = arr.get(best);
                }
                case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> {
                    return out.toString();
                }
            }
            inside = inside.children()[best];
        }
        return out.toString();
    }

    private record Step(Tree tree, @Nullable Place place, int key, int value, int end) {}

    private static @Nullable Step step(Step here, String path) {
        var inside = here.place;
        if (inside == null) {
            return null;
        }
        return switch (here.tree) {
            case Tree.Arr arr -> intoList(arr, inside, path, here.end);
            case Tree.Obj obj -> intoMap(obj, inside, path, here.end);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        };
    }

    private static @Nullable Step intoList(Tree.Arr arr, Place inside, String path, int from) {
        int close = path.indexOf(']', from);
        if (path.charAt(from) != '[' || close < 0 || close > from + 10) {
            return null;
        }
        int index = 0;
        for (int i = from + 1; i < close; i++) {
            int digit = path.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            index = index * 10 + digit;
        }
        if (close == from + 1 || index >= arr.size()) {
            return null;
        }
        return new Step(
                arr.get(index), inside.children()[index], inside.keys()[index], inside.values()[index], close + 1);
    }

    private static @Nullable Step intoMap(Tree.Obj obj, Place inside, String path, int from) {
        boolean bracket = path.charAt(from) == '[';
        int start = bracket || path.charAt(from) == '.' ? from + 1 : from;
        var key = keyAt(obj, path, start, bracket);
        if (key == null) {
            return null;
        }
        int best = obj.indexOf(key);
        var value = obj.get(key);
        int end = start + key.length() + (bracket ? 1 : 0);
        return new Step(
                value == null ? Tree.NIL : value,
                inside.children()[best],
                inside.keys()[best],
                inside.values()[best],
                end);
    }

    /** The longest key with which the path goes on: a key may have dots and brackets in it. */
    private static @Nullable String keyAt(Tree.Obj obj, String path, int start, boolean bracket) {
        String found = null;
        int looked = 0;
        for (int end = start; end <= path.length() && looked <= MOST_ENDS; end++) {
            if (ends(path, end, bracket)) {
                looked++;
                var key = path.substring(start, end);
                found = obj.has(key) ? key : found;
            }
        }
        return looked <= MOST_ENDS ? found : searched(obj, path, start, bracket);
    }

    private static @Nullable String searched(Tree.Obj obj, String path, int start, boolean bracket) {
        String found = null;
        for (var key : obj.keys()) {
            if (path.startsWith(key, start)
                    && ends(path, start + key.length(), bracket)
                    && (found == null || key.length() > found.length())) {
                found = key;
            }
        }
        return found;
    }

    private static boolean ends(String path, int at, boolean bracket) {
        if (bracket) {
            return at < path.length() && path.charAt(at) == ']';
        }
        return at == path.length() || path.charAt(at) == '.' || path.charAt(at) == '[';
    }
}
