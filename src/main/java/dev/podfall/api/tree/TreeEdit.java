package dev.podfall.api.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one place of a tree. A place is the steps that lead to it: keys of maps as text, places in lists as numbers. */
public final class TreeEdit {
    private TreeEdit() {}

    /** With a value at a place; maps that are missing on the way come with it. Null if the way leads through a scalar. */
    public static @Nullable Tree with(Tree root, List<Object> steps, Tree value) {
        return changed(root, steps, 0, old -> value);
    }

    /** Without the entry at a place. */
    public static @Nullable Tree without(Tree root, List<Object> steps) {
        return steps.getLast() instanceof String key
                ? changed(root, parent(steps), 0, old -> old instanceof Tree.Obj map ? map.without(key) : null)
                : null;
    }

    /** With another key for the entry at a place. Null if there is one of that key. */
    public static @Nullable Tree renamed(Tree root, List<Object> steps, String name) {
        return steps.getLast() instanceof String key
                ? changed(root, parent(steps), 0, old -> renamed(old, key, name))
                : null;
    }

    private static @Nullable Tree renamed(Tree parent, String key, String name) {
        var value = parent instanceof Tree.Obj map ? map.get(key) : null;
        return value == null || !(parent instanceof Tree.Obj map) || map.has(name)
                ? null
                : map.without(key).with(name, value);
    }

    private static List<Object> parent(List<Object> steps) {
        return steps.subList(0, steps.size() - 1);
    }

    private interface Change {
        @Nullable
        Tree of(Tree old);
    }

    private static @Nullable Tree changed(Tree here, List<Object> steps, int depth, Change change) {
        if (depth == steps.size()) {
            return change.of(here);
        }
        return switch (steps.get(depth)) {
            case String key
            when here instanceof Tree.Obj map -> {
                var value = map.get(key);
                var inside = changed(value == null ? Tree.NIL : value, steps, depth + 1, change);
                yield inside == null ? null : map.with(key, inside);
            }
            case String key
            when here instanceof Tree.Nil -> {
                var inside = changed(Tree.NIL, steps, depth + 1, change);
                yield inside == null ? null : Tree.obj(key, inside);
            }
            case Integer index
            when here instanceof Tree.Arr list && index < list.size() -> {
                var items = new ArrayList<>(list.items());
                var inside = changed(list.get(index), steps, depth + 1, change);
                if (inside == null) {
                    yield null;
                }
                items.set(index, inside);
                yield Tree.list(items);
            }
            default -> null;
        };
    }
}
