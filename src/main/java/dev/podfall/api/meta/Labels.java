package dev.podfall.api.meta;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Strings by strings, sorted by key: labels, annotations, node selectors. Immutable. */
public final class Labels {
    private static final Labels EMPTY = new Labels(new TreeMap<>());

    private final SortedMap<String, String> entries;

    private Labels(TreeMap<String, String> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    public static Labels of() {
        return EMPTY;
    }

    public static Labels of(String key, String value) {
        return EMPTY.with(key, value);
    }

    public static Labels of(Map<String, String> entries) {
        return entries.isEmpty() ? EMPTY : new Labels(new TreeMap<>(entries));
    }

    public static Labels fromTree(Tree.Obj tree) {
        if (tree.isEmpty()) {
            return EMPTY;
        }
        var entries = new TreeMap<String, String>();
        tree.forEach((key, value) -> {
            switch (value) {
                case Tree.Text(String text) -> entries.put(key, text);
                case Tree.Nil() -> entries.put(key, "");
                default -> entries.put(key, Json.write(value));
            }
        });
        return new Labels(entries);
    }

    public Tree.Obj toTree() {
        return Tree.strings(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    public @Nullable String get(String key) {
        return entries.get(key);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public boolean has(String key, String value) {
        return value.equals(entries.get(key));
    }

    public void forEach(BiConsumer<String, String> visit) {
        entries.forEach(visit);
    }

    /** The entries, sorted by key, not to be changed. */
    public SortedMap<String, String> asMap() {
        return entries;
    }

    public Labels with(String key, String value) {
        if (value.equals(entries.get(key))) {
            return this;
        }
        var out = new TreeMap<>(entries);
        out.put(key, value);
        return new Labels(out);
    }

    public Labels with(Labels more) {
        if (more.isEmpty()) {
            return this;
        }
        var out = new TreeMap<>(entries);
        out.putAll(more.entries);
        return new Labels(out);
    }

    public Labels without(String key) {
        if (!entries.containsKey(key)) {
            return this;
        }
        var out = new TreeMap<>(entries);
        out.remove(key);
        return new Labels(out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Labels labels && entries.equals(labels.entries));
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** {@code a=b,c=d} */
    @Override
    public String toString() {
        var out = new StringBuilder();
        entries.forEach((key, value) -> {
            if (!out.isEmpty()) {
                out.append(',');
            }
            out.append(key).append('=').append(value);
        });
        return out.toString();
    }
}
