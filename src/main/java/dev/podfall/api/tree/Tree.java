package dev.podfall.api.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One value of an untyped document. Immutable, compared by content. */
public sealed interface Tree {

    /** The explicit {@code null}. */
    record Nil() implements Tree {}

    record Bool(boolean value) implements Tree {}

    /** A whole number that fits 64 bits. */
    record Int(long value) implements Tree {}

    /** Any other number. */
    record Real(double value) implements Tree {}

    record Text(String value) implements Tree {}

    Nil NIL = new Nil();
    Bool TRUE = new Bool(true);
    Bool FALSE = new Bool(false);

    static Text text(String value) {
        return new Text(value);
    }

    static Int number(long value) {
        return new Int(value);
    }

    static Bool bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Arr list(List<? extends Tree> items) {
        return items.isEmpty() ? Arr.EMPTY : new Arr(List.copyOf(items));
    }

    static Arr list(Tree... items) {
        return list(List.of(items));
    }

    /** A list of anything, each item turned into a tree. */
    static <T> Arr listOf(List<T> items, Function<? super T, ? extends Tree> toTree) {
        var out = new ArrayList<Tree>(items.size());
        for (var item : items) {
            out.add(toTree.apply(item));
        }
        return list(out);
    }

    static Arr texts(List<String> items) {
        return listOf(items, Text::new);
    }

    static Obj obj() {
        return Obj.EMPTY;
    }

    static Obj obj(String key, Tree value) {
        return Obj.EMPTY.with(key, value);
    }

    static Obj obj(Map<String, ? extends Tree> entries) {
        return Obj.of(entries);
    }

    /** A map of keys that are sorted already, each once; the arrays become its own. */
    static Obj sorted(String[] keys, Tree[] values) {
        return keys.length == 0 ? Obj.EMPTY : new Obj(keys, values);
    }

    static Obj strings(Map<String, String> entries) {
        var out = new Builder();
        entries.forEach(out::put);
        return out.build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** A list. */
    record Arr(List<Tree> items) implements Tree {
        static final Arr EMPTY = new Arr(List.of());

        public Arr {
            items = List.copyOf(items);
        }

        public int size() {
            return items.size();
        }

        public Tree get(int index) {
            return items.get(index);
        }
    }

    /** A map from strings to trees, sorted by key; a few parallel arrays, so that thousands of them are cheap. */
    final class Obj implements Tree {
        static final Obj EMPTY = new Obj(new String[0], new Tree[0]);

        private final String[] keys;
        private final Tree[] values;

        private Obj(String[] keys, Tree[] values) {
            this.keys = keys;
            this.values = values;
        }

        static Obj of(Map<String, ? extends Tree> entries) {
            if (entries.isEmpty()) {
                return EMPTY;
            }
            var sorted = entries instanceof SortedMap<String, ? extends Tree> m && m.comparator() == null
                    ? entries
                    : new TreeMap<>(entries);
            return new Obj(
                    sorted.keySet().toArray(String[]::new), sorted.values().toArray(Tree[]::new));
        }

        public boolean isEmpty() {
            return keys.length == 0;
        }

        public int size() {
            return keys.length;
        }

        public List<String> keys() {
            return List.of(keys);
        }

        String keyAt(int index) {
            return keys[index];
        }

        Tree valueAt(int index) {
            return values[index];
        }

        /** Which of the keys it is, in their order; below 0 if it is none. */
        public int indexOf(String key) {
            return Arrays.binarySearch(keys, key);
        }

        public boolean has(String key) {
            return Arrays.binarySearch(keys, key) >= 0;
        }

        public @Nullable Tree get(String key) {
            int i = Arrays.binarySearch(keys, key);
            return i < 0 ? null : values[i];
        }

        public void forEach(BiConsumer<String, Tree> visit) {
            for (int i = 0; i < keys.length; i++) {
                visit.accept(keys[i], values[i]);
            }
        }

        /** The text at {@code key}; null if absent, null or no text. */
        public @Nullable String text(String key) {
            return get(key) instanceof Text t ? t.value() : null;
        }

        public String text(String key, String otherwise) {
            var value = text(key);
            return value == null ? otherwise : value;
        }

        /** The whole number at {@code key}; null if absent or no whole number. */
        public @Nullable Long number(String key) {
            return get(key) instanceof Int n ? (Long) n.value() : null;
        }

        public long number(String key, long otherwise) {
            return get(key) instanceof Int n ? n.value() : otherwise;
        }

        public boolean flag(String key) {
            return get(key) instanceof Bool b && b.value();
        }

        public boolean flag(String key, boolean otherwise) {
            return get(key) instanceof Bool b ? b.value() : otherwise;
        }

        /** The object at {@code key}, the empty one if absent or something else. */
        public Obj obj(String key) {
            return get(key) instanceof Obj o ? o : EMPTY;
        }

        /** The items of the list at {@code key}, none if absent or something else. */
        public List<Tree> list(String key) {
            return get(key) instanceof Arr a ? a.items() : List.of();
        }

        /** The objects of the list at {@code key}, each decoded. */
        public <T> List<T> list(String key, Function<? super Obj, ? extends T> decode) {
            var items = list(key);
            if (items.isEmpty()) {
                return List.of();
            }
            var out = new ArrayList<T>(items.size());
            for (var item : items) {
                out.add(decode.apply(item instanceof Obj o ? o : EMPTY));
            }
            return List.copyOf(out);
        }

        public List<String> texts(String key) {
            return list(key).stream()
                    .map(t -> t instanceof Text s ? s.value() : Json.write(t))
                    .toList();
        }

        /** What stands at a path of keys; null where it ends early. */
        public @Nullable Tree at(String... path) {
            Tree here = this;
            for (var key : path) {
                here = here instanceof Obj o ? o.get(key) : null;
                if (here == null) {
                    return null;
                }
            }
            return here;
        }

        public Obj with(String key, Tree value) {
            int i = Arrays.binarySearch(keys, key);
            if (i >= 0) {
                if (values[i] == value) {
                    return this;
                }
                var newValues = values.clone();
                newValues[i] = value;
                return new Obj(keys, newValues);
            }
            int at = -i - 1;
            var newKeys = new String[keys.length + 1];
            var newValues = new Tree[keys.length + 1];
            System.arraycopy(keys, 0, newKeys, 0, at);
            System.arraycopy(values, 0, newValues, 0, at);
            newKeys[at] = key;
            newValues[at] = value;
            System.arraycopy(keys, at, newKeys, at + 1, keys.length - at);
            System.arraycopy(values, at, newValues, at + 1, keys.length - at);
            return new Obj(newKeys, newValues);
        }

        /** With {@code value} at {@code key}, or without the key if {@code value} is null. */
        public Obj withOptional(String key, @Nullable Tree value) {
            return value == null ? without(key) : with(key, value);
        }

        public Obj without(String... gone) {
            boolean touched = false;
            for (var key : gone) {
                touched |= has(key);
            }
            if (!touched) {
                return this;
            }
            var out = new Builder();
            var drop = List.of(gone);
            forEach((k, v) -> {
                if (!drop.contains(k)) {
                    out.put(k, v);
                }
            });
            return out.build();
        }

        /** All of this and all of {@code over}, which wins where both have a key. */
        public Obj overlaid(Obj over) {
            if (over.isEmpty()) {
                return this;
            }
            if (isEmpty()) {
                return over;
            }
            var out = new Builder();
            forEach(out::put);
            over.forEach(out::put);
            return out.build();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Obj o
                    && (o == this || (Arrays.equals(keys, o.keys) && Arrays.equals(values, o.values)));
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
        }

        /** Compact JSON. */
        @Override
        public String toString() {
            return Json.write(this);
        }
    }

    /** Collects the entries of an {@link Obj}. What is "absent" (null, empty text, zero ...) is left out by the put that says so. */
    final class Builder {
        private final TreeMap<String, Tree> entries = new TreeMap<>();

        public Builder put(String key, @Nullable Tree value) {
            if (value != null) {
                entries.put(key, value);
            }
            return this;
        }

        public Builder put(String key, @Nullable String value) {
            return value == null ? this : put(key, new Text(value));
        }

        public Builder put(String key, long value) {
            return put(key, new Int(value));
        }

        public Builder put(String key, @Nullable Long value) {
            return value == null ? this : put(key, new Int(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, bool(value));
        }

        public Builder putUnlessEmpty(String key, String value) {
            return value.isEmpty() ? this : put(key, new Text(value));
        }

        public Builder putUnlessEmpty(String key, Obj value) {
            return value.isEmpty() ? this : put(key, value);
        }

        public Builder putUnlessEmpty(String key, Arr value) {
            return value.items().isEmpty() ? this : put(key, value);
        }

        public Builder putUnlessZero(String key, long value) {
            return value == 0 ? this : put(key, value);
        }

        public Builder putIfTrue(String key, boolean value) {
            return value ? put(key, true) : this;
        }

        public Builder putAll(Obj entriesToAdd) {
            entriesToAdd.forEach(entries::put);
            return this;
        }

        public Obj build() {
            return Obj.of(entries);
        }
    }
}
