package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies a strategic merge patch to a document, or to another patch.
 *
 * <p>Upstream: apimachinery/pkg/util/strategicpatch/patch.go, {@code mergeMap} and {@code mergeSlice}.
 * <br>Differs: in nothing that we know of.
 *
 * @param ontoDocument whether directives are carried out; else they are kept, for the outcome is a patch again
 * @param dropNulls whether a null for something that is not there is dropped
 */
record StrategicMerge(boolean ontoDocument, boolean dropNulls) {

    private static final String REPLACE = "replace";

    Tree.Obj map(Tree.Obj original, Tree.Obj patch, Type type) {
        var directive = patch.get(Items.PATCH);
        if (directive != null) {
            return wholeMap(directive, patch);
        }
        var out = new TreeMap<String, Tree>();
        original.forEach(out::put);
        var left = new TreeMap<String, Tree>();
        patch.forEach(left::put);
        retainKeys(out, left);
        for (var key : patch.keys()) {
            if (key.startsWith(StrategicDiff.SET_ORDER)) {
                ordered(key, out, left, type);
            }
        }
        left.forEach((key, value) -> entry(key, value, out, type));
        return Tree.obj(out);
    }

    private static Tree.Obj wholeMap(Tree directive, Tree.Obj patch) {
        if (directive.equals(Tree.text(REPLACE))) {
            return patch.without(Items.PATCH);
        }
        if (directive.equals(Tree.text(Items.DELETE))) {
            return Tree.obj();
        }
        throw unknownDirective(directive, patch);
    }

    private static PatchException unknownDirective(Tree directive, Tree.Obj patch) {
        return PatchException.internal(
                "unknown patch type: " + GoFormat.asText(directive) + " in map: " + GoFormat.of(patch));
    }

    private void retainKeys(TreeMap<String, Tree> original, TreeMap<String, Tree> patch) {
        var keys = patch.remove(StrategicDiff.RETAIN_KEYS);
        if (keys == null) {
            return;
        }
        if (!ontoDocument) {
            var there = original.putIfAbsent(StrategicDiff.RETAIN_KEYS, keys);
            if (there != null && !there.equals(keys)) {
                throw PatchException.internal(GoFormat.of(there) + " and " + GoFormat.of(keys)
                        + " are not deep equal: this may happen when calculating the 3-way diff patch");
            }
            return;
        }
        if (!(keys instanceof Tree.Arr list)) {
            throw PatchException.badRequest("invalid patch format of retainKeys");
        }
        patch.forEach((key, value) -> {
            boolean counts = !(value instanceof Tree.Nil)
                    && !key.startsWith(StrategicDiff.DELETE_FROM)
                    && !key.startsWith(StrategicDiff.SET_ORDER);
            if (counts && !list.items().contains(Tree.text(key))) {
                throw PatchException.badRequest("invalid patch format of retainKeys");
            }
        });
        original.keySet().removeIf(key -> !list.items().contains(Tree.text(key)));
    }

    private void entry(String key, Tree value, TreeMap<String, Tree> out, Type type) {
        if (!key.startsWith(StrategicDiff.DELETE_FROM)) {
            field(key, value, out, type, false);
        } else if (!ontoDocument) {
            out.put(key, value);
        } else {
            int slash = key.indexOf('/');
            if (!key.startsWith(StrategicDiff.DELETE_FROM + "/")) {
                throw PatchException.badRequest("invalid patch format of primitive list");
            }
            field(key.substring(slash + 1), value, out, type, true);
        }
    }

    private void field(String key, Tree value, TreeMap<String, Tree> out, Type type, boolean deletions) {
        if (value instanceof Tree.Nil) {
            out.remove(key);
            if (dropNulls) {
                return;
            }
        }
        var there = out.get(key);
        if (there == null || !Items.sameSort(there, value)) {
            if (!deletions) {
                put(out, key, withoutDirectives(dropNulls ? withoutNulls(value) : value));
            }
            return;
        }
        if (there instanceof Tree.Obj a && value instanceof Tree.Obj b) {
            out.put(key, map(a, b, MergeSchema.ofMap(type, key).below()));
        } else if (there instanceof Tree.Arr a && value instanceof Tree.Arr b) {
            var schema = MergeSchema.ofList(type, key);
            out.put(
                    key,
                    schema.merge().merges() || deletions
                            ? Tree.list(lists(a.items(), b.items(), schema, deletions))
                            : b);
        } else {
            out.put(key, value);
        }
    }

    private static void put(TreeMap<String, Tree> out, String key, @Nullable Tree value) {
        if (value == null) {
            out.remove(key);
        } else {
            out.put(key, value);
        }
    }

    private static Tree withoutNulls(Tree value) {
        return switch (value) {
            case Tree.Obj obj -> {
                var out = Tree.builder();
                obj.forEach((k, v) -> {
                    if (!(v instanceof Tree.Nil)) {
                        out.put(k, withoutNulls(v));
                    }
                });
                yield out.build();
            }
            case Tree.Arr arr -> Tree.listOf(arr.items(), StrategicMerge::withoutNulls);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> value;
        };
    }

    /** The value without what is marked by a directive; null if it is marked itself. */
    private static @Nullable Tree withoutDirectives(Tree value) {
        return switch (value) {
            case Tree.Obj obj -> {
                if (obj.has(Items.PATCH)) {
                    yield null;
                }
                var out = Tree.builder();
                obj.forEach((k, v) -> out.put(k, withoutDirectives(v)));
                yield out.build();
            }
            case Tree.Arr arr -> {
                var out = new ArrayList<Tree>(arr.size());
                for (var item : arr.items()) {
                    var kept = withoutDirectives(item);
                    if (kept != null) {
                        out.add(kept);
                    }
                }
                yield Tree.list(out);
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> value;
        };
    }

    /** Merges a list together with the order that the patch asks for. */
    private void ordered(String directive, TreeMap<String, Tree> original, TreeMap<String, Tree> patch, Type type) {
        var order = patch.remove(directive);
        if (order == null) {
            return;
        }
        if (!ontoDocument) {
            var there = original.putIfAbsent(directive, order);
            if (there != null && !there.equals(order)) {
                throw PatchException.badRequest("invalid patch format of setElementOrder list");
            }
        }
        var wanted = Items.list(order);
        if (!directive.startsWith(StrategicDiff.SET_ORDER + "/")) {
            throw PatchException.badRequest("invalid patch format of setElementOrder list");
        }
        var key = directive.substring(directive.indexOf('/') + 1);
        var there = original.get(key);
        var given = patch.get(key);
        var before = there == null ? List.<Tree>of() : Items.list(there);
        var changes = given == null ? List.<Tree>of() : Items.list(given);
        var schema = MergeSchema.ofList(type, key);
        checkOrder(changes, wanted, schema.merge().key());
        if (there == null && given == null) {
            return;
        }
        List<Tree> merged;
        var serverOrder = before;
        if (there != null && given != null) {
            merged = schema.merge().merges() ? lists(before, changes, schema, false) : changes;
            serverOrder = schema.merge().merges()
                    ? shifted(before, changes, schema.merge().key())
                    : before;
        } else {
            merged = there != null ? before : Items.list(kept(given));
        }
        var items = Items.of(schema.merge().key(), List.of(before, changes));
        original.put(key, Tree.list(arrange(merged, wanted, wanted, serverOrder, items)));
        patch.remove(key);
    }

    /**
     * The server's list as upstream sees it after the merge: deletions and additions have been made within the same
     * array, whose length stays.
     */
    private static List<Tree> shifted(List<Tree> before, List<Tree> changes, String key) {
        if (key.isEmpty()) {
            return before;
        }
        var items = new Items(true, key);
        var left = new ArrayList<Tree>(before);
        var tail = new ArrayList<Tree>();
        boolean replaced = false;
        for (var change : changes) {
            if (Items.isDeletion(change)) {
                for (int at = items.find(left, Items.keyOf(change, key));
                        at >= 0;
                        at = items.find(left, Items.keyOf(change, key))) {
                    tail.addFirst(left.getLast());
                    left.remove(at);
                }
            }
            replaced |= Items.map(change).has(Items.PATCH) && !Items.isDeletion(change);
        }
        for (var change : changes) {
            boolean added = !replaced && !Items.isDeletion(change) && items.find(left, Items.keyOf(change, key)) < 0;
            if (added && !tail.isEmpty()) {
                tail.removeFirst();
                left.add(change);
            }
        }
        left.addAll(tail);
        return left;
    }

    private static Tree kept(@Nullable Tree value) {
        var kept = value == null ? null : withoutDirectives(value);
        return kept == null ? Tree.list() : kept;
    }

    /** Splits into what is in {@code named} and what is not, and interleaves the two. */
    private static List<Tree> arrange(
            List<Tree> merged, List<Tree> named, List<Tree> patchOrder, List<Tree> serverOrder, Items items) {
        var patched = new ArrayList<Tree>();
        var serverOnly = new ArrayList<Tree>();
        for (var item : merged) {
            boolean found = items.key().isEmpty()
                    ? named.contains(item)
                    : items.find(named, Items.keyOf(item, items.key())) >= 0;
            (found ? patched : serverOnly).add(item);
        }
        return items.interleaved(patched, serverOnly, patchOrder, serverOrder);
    }

    private static void checkOrder(List<Tree> patch, List<Tree> order, String key) {
        if (order.isEmpty() || patch.isEmpty()) {
            return;
        }
        var items = new ArrayList<Tree>();
        for (var item : patch) {
            if (key.isEmpty() || !Items.isDeletion(Items.map(item))) {
                items.add(item);
            }
        }
        int i = 0;
        int j = 0;
        while (i < items.size() && j < order.size()) {
            var item = items.get(i);
            if (item instanceof Tree.Obj map && map.has(Items.PATCH)) {
                i++;
                continue;
            }
            boolean same = key.isEmpty()
                    ? item.equals(order.get(j))
                    : Items.keyOf(item, key).equals(Items.keyOf(order.get(j), key));
            i += same ? 1 : 0;
            j++;
        }
        if (i < items.size() && j >= order.size()) {
            throw PatchException.internal(
                    "The order in patch list:\n" + GoFormat.of(Tree.list(patch)) + "\n doesn't match "
                            + StrategicDiff.SET_ORDER + " list:\n" + GoFormat.of(Tree.list(order)) + "\n");
        }
    }

    private List<Tree> lists(List<Tree> original, List<Tree> patch, MergeSchema schema, boolean deletions) {
        if (original.isEmpty() && patch.isEmpty()) {
            return original;
        }
        var items = Items.of(schema.merge().key(), List.of(original, patch));
        if (items.maps()) {
            return mapLists(original, patch, schema, items);
        }
        if (ontoDocument && deletions) {
            return original.stream().filter(item -> !patch.contains(item)).toList();
        }
        var both = new ArrayList<Tree>(original);
        both.addAll(patch);
        return arrange(deduplicated(both), patch, patch, original, items);
    }

    /** Upstream's way: the last takes the place of a double. */
    private static List<Tree> deduplicated(List<Tree> items) {
        int last = items.size() - 1;
        for (int i = 0; i < last; i++) {
            for (int j = i + 1; j <= last; j++) {
                if (items.get(i).equals(items.get(j))) {
                    items.set(j, items.get(last));
                    last--;
                    j--;
                }
            }
        }
        return items.subList(0, last + 1);
    }

    private List<Tree> mapLists(List<Tree> original, List<Tree> patch, MergeSchema schema, Items items) {
        if (items.key().isEmpty()) {
            throw PatchException.internal(
                    "cannot merge lists without merge key for " + MergeSchema.sort(schema.below()));
        }
        var out = new ArrayList<Tree>(original);
        var changes = new ArrayList<Tree>();
        boolean replace = false;
        for (var item : patch) {
            var map = Items.map(item);
            var directive = map.get(Items.PATCH);
            if (directive == null) {
                changes.add(item);
            } else if (directive.equals(Tree.text(Items.DELETE))) {
                var gone = Items.keyOf(item, items.key());
                for (int at = items.find(out, gone); at >= 0; at = items.find(out, gone)) {
                    out.remove(at);
                }
            } else if (directive.equals(Tree.text(REPLACE))) {
                replace = true;
            } else if (directive.equals(Tree.text("merge"))) {
                throw PatchException.internal("merging lists cannot yet be specified in the patch");
            } else {
                throw unknownDirective(directive, map);
            }
        }
        if (replace) {
            return arrange(changes, List.of(), List.of(), changes, items);
        }
        var order = List.<Tree>copyOf(out);
        for (var change : changes) {
            var known = Items.keyOf(change, items.key());
            int at = items.find(out, known);
            if (at >= 0) {
                out.set(at, map(Items.map(out.get(at)), Items.map(change), schema.below()));
            } else {
                out.add(change);
            }
        }
        return arrange(out, changes, changes, order, items);
    }
}
