package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a map or list while it is read. */
final class Entries {
    private record Entry(int key, Built value, boolean merged) {}

    private final TreeMap<String, Entry> byKey = new TreeMap<>();
    private final List<Built> items = new ArrayList<>();
    private int height;
    private long size = 1;

    /** Sets a key; the last one counts. Gives the offset of the key that it replaces, -1 if there was none. */
    int put(String key, int keyOffset, Built value) {
        count(value);
        size++;
        var old = byKey.put(key, new Entry(keyOffset, value, false));
        return old == null || old.merged ? -1 : old.key;
    }

    /** What {@code <<} brings in, at the place where it is written: it replaces what was there before. */
    void merge(Built map) {
        size += map.size();
        height = Math.max(height, map.height() - 1);
        if (!(map.tree() instanceof Tree.Obj obj) || map.place() == null) {
            return;
        }
        var place = map.place();
        var keys = obj.keys();
        for (int i = 0; i < keys.size(); i++) {
            var value = obj.get(keys.get(i));
            if (value != null) {
                var child = place.children()[i];
                byKey.put(
                        keys.get(i),
                        new Entry(place.keys()[i], new Built(value, place.values()[i], child, 0, 0), true));
            }
        }
    }

    void add(Built item) {
        count(item);
        items.add(item);
    }

    private void count(Built value) {
        height = Math.max(height, value.height());
        size += value.size();
    }

    Built map(int offset) {
        var keys = new int[byKey.size()];
        var values = new int[byKey.size()];
        var children = new @Nullable Place[byKey.size()];
        var names = new String[keys.length];
        var trees = new Tree[keys.length];
        int i = 0;
        for (var e : byKey.entrySet()) {
            var entry = e.getValue();
            keys[i] = entry.key;
            values[i] = entry.value.offset();
            children[i] = entry.value.place();
            names[i] = e.getKey();
            trees[i++] = entry.value.tree();
        }
        return new Built(Tree.sorted(names, trees), offset, new Place(keys, values, children), height + 1, size);
    }

    Built list(int offset) {
        var values = new int[items.size()];
        var children = new @Nullable Place[items.size()];
        var trees = new ArrayList<Tree>(items.size());
        for (int i = 0; i < values.length; i++) {
            var item = items.get(i);
            values[i] = item.offset();
            children[i] = item.place();
            trees.add(item.tree());
        }
        return new Built(Tree.list(trees), offset, new Place(values, values, children), height + 1, size);
    }
}
