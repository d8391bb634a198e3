package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a strategic merge patch of two documents.
 *
 * <p>Upstream: apimachinery/pkg/util/strategicpatch/patch.go, {@code diffMaps} and {@code diffLists}.
 * <br>Differs: in nothing that we know of.
 *
 * @param deletionsOnly whether changes and additions do not count
 * @param ignoreDeletions whether deletions do not count
 * @param setOrder whether the patch tells the order of merged lists
 */
record StrategicDiff(boolean deletionsOnly, boolean ignoreDeletions, boolean setOrder) {

    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM = "$deleteFromPrimitiveList";
    static final String SET_ORDER = "$setElementOrder";

    Tree.Obj maps(Tree.Obj original, Tree.Obj modified, Type type, boolean retainKeys) {
        var patch = new TreeMap<String, Tree>();
        var retained = new ArrayList<Tree>();
        modified.forEach((key, value) -> {
            if (retainKeys && !(value instanceof Tree.Nil)) {
                retained.add(Tree.text(key));
            }
            entry(key, original.get(key), value, patch, type);
        });
        if (!ignoreDeletions) {
            for (var key : original.keys()) {
                if (!modified.has(key)) {
                    patch.put(key, Tree.NIL);
                }
            }
        }
        if (!retained.isEmpty() && (!patch.isEmpty() || losesKeys(original, modified))) {
            patch.put(RETAIN_KEYS, Tree.list(retained));
        }
        return Tree.obj(patch);
    }

    private static boolean losesKeys(Tree.Obj original, Tree.Obj modified) {
        for (var key : original.keys()) {
            if (!(original.get(key) instanceof Tree.Nil) && !modified.has(key)) {
                return true;
            }
        }
        return false;
    }

    private void entry(String key, @Nullable Tree before, Tree after, TreeMap<String, Tree> patch, Type type) {
        if (before != null && key.equals(Items.PATCH)) {
            if (!(before instanceof Tree.Text) || !(after instanceof Tree.Text)) {
                throw PatchException.internal("invalid value for special key: " + Items.PATCH);
            }
            if (!before.equals(after)) {
                patch.put(key, after);
            }
        } else if (before instanceof Tree.Obj a && after instanceof Tree.Obj b) {
            map(key, a, b, patch, type);
        } else if (before instanceof Tree.Arr a && after instanceof Tree.Arr b) {
            list(key, a, b, patch, type);
        } else if (!deletionsOnly && !after.equals(before)) {
            patch.put(key, after);
        }
    }

    private void map(String key, Tree.Obj before, Tree.Obj after, TreeMap<String, Tree> patch, Type type) {
        if (before.equals(after) && !known(type, key, false)) {
            return;
        }
        var schema = MergeSchema.ofMap(type, key);
        var inside = maps(before, after, schema.below(), schema.merge().retainsKeys());
        if (!inside.isEmpty()) {
            patch.put(key, inside);
        }
    }

    private static boolean known(Type type, String key, boolean list) {
        try {
            return (list ? MergeSchema.ofList(type, key) : MergeSchema.ofMap(type, key)) != null;
        } catch (PatchException e) {
            return false;
        }
    }

    private void list(String key, Tree.Arr before, Tree.Arr after, TreeMap<String, Tree> patch, Type type) {
        if (before.equals(after) && !known(type, key, true)) {
            return;
        }
        var schema = MergeSchema.ofList(type, key);
        if (schema.merge().merges()) {
            lists(key, before.items(), after.items(), patch, schema);
        } else if (!deletionsOnly && !before.equals(after)) {
            patch.put(key, after);
        }
    }

    private void lists(
            String key, List<Tree> before, List<Tree> after, TreeMap<String, Tree> patch, MergeSchema schema) {
        if (before.isEmpty()) {
            if (!after.isEmpty() && !deletionsOnly) {
                patch.put(key, Tree.list(after));
            }
            return;
        }
        var items = Items.of(schema.merge().key(), List.of(before, after));
        if (items.maps()) {
            mapItems(key, before, after, patch, schema, items);
        } else {
            plainItems(key, before, after, patch, items);
        }
    }

    private void mapItems(
            String key,
            List<Tree> before,
            List<Tree> after,
            TreeMap<String, Tree> patch,
            MergeSchema schema,
            Items items) {
        var changes = new ArrayList<Tree>();
        var deletions = new ArrayList<Tree>();
        compare(checked(before, items), checked(after, items), schema, items, changes, deletions);
        var all = items.inOrder(changes, after);
        all.addAll(deletions);
        if (!all.isEmpty()) {
            patch.put(key, Tree.list(all));
        }
        boolean changed = !deletionsOnly && (!all.isEmpty() || !sameOrder(before, after, items));
        if (setOrder && !after.isEmpty() && (changed || (!ignoreDeletions && !all.isEmpty()))) {
            patch.put(
                    SET_ORDER + "/" + key, Tree.listOf(after, i -> Tree.obj(items.key(), Items.keyOf(i, items.key()))));
        }
    }

    private static List<Tree> checked(List<Tree> list, Items items) {
        for (var item : list) {
            var _ = Items.keyOf(item, items.key());
        }
        return items.sorted(list);
    }

    private void compare(
            List<Tree> before,
            List<Tree> after,
            MergeSchema schema,
            Items items,
            List<Tree> changes,
            List<Tree> deletions) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int order = order(i < before.size() ? before.get(i) : null, j < after.size() ? after.get(j) : null, items);
            if (order == 0) {
                var was = Items.map(before.get(i++));
                var is = Items.map(after.get(j++));
                var inside = maps(was, is, schema.below(), schema.merge().retainsKeys());
                if (!inside.isEmpty()) {
                    changes.add(inside.with(items.key(), Items.keyOf(is, items.key())));
                }
            } else if (order > 0) {
                if (!deletionsOnly) {
                    changes.add(after.get(j));
                }
                j++;
            } else {
                if (!ignoreDeletions) {
                    deletions.add(Tree.obj(items.key(), Items.keyOf(before.get(i), items.key()))
                            .with(Items.PATCH, Tree.text(Items.DELETE)));
                }
                i++;
            }
        }
    }

    /** Which of the two comes first by what tells it apart; one that is absent comes last. */
    private static int order(@Nullable Tree before, @Nullable Tree after, Items items) {
        if (before == null || after == null) {
            return before == null ? 1 : -1;
        }
        return text(before, items).compareTo(text(after, items));
    }

    private static String text(Tree item, Items items) {
        return GoFormat.of(items.maps() ? Items.keyOf(item, items.key()) : item);
    }

    private static boolean sameOrder(List<Tree> before, List<Tree> after, Items items) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!Items.keyOf(before.get(i), items.key()).equals(Items.keyOf(after.get(i), items.key()))) {
                return false;
            }
        }
        return true;
    }

    private void plainItems(String key, List<Tree> before, List<Tree> after, TreeMap<String, Tree> patch, Items items) {
        var was = items.sorted(before);
        var is = items.sorted(after);
        var added = new ArrayList<Tree>();
        var gone = new ArrayList<Tree>();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) {
            int order = order(i < was.size() ? was.get(i) : null, j < is.size() ? is.get(j) : null, items);
            if (order == 0) {
                i++;
                j++;
            } else if (order > 0) {
                added.add(is.get(j++));
            } else {
                var item = was.get(i++);
                if (!gone.contains(item)) {
                    gone.add(item);
                }
            }
        }
        if (!deletionsOnly && !added.isEmpty()) {
            patch.put(key, Tree.list(items.inOrder(added, after)));
        }
        if (!ignoreDeletions && !gone.isEmpty()) {
            patch.put(DELETE_FROM + "/" + key, Tree.list(gone));
        }
        // Upstream sorts the original in place before it compares the two.
        boolean changed = !deletionsOnly && !was.equals(after);
        if (setOrder && (changed || (!ignoreDeletions && !gone.isEmpty())) && !after.isEmpty()) {
            patch.put(SET_ORDER + "/" + key, Tree.list(after));
        }
    }
}
