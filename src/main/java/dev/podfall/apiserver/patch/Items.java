package dev.podfall.apiserver.patch;

import static java.util.Objects.requireNonNull;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists whose items are told apart: by a merge key if they are maps, by their value if they are not.
 *
 * <p>Upstream: apimachinery/pkg/util/strategicpatch/patch.go, {@code normalizeElementOrder}, {@code sliceElementType}
 * and what they call.
 * <br>Differs: in nothing that we know of.
 *
 * @param maps whether the items are maps
 * @param key the merge key, empty for plain values
 */
record Items(boolean maps, String key) {

    static final String PATCH = "$patch";
    static final String DELETE = "delete";

    /** What all items of these lists are. @throws PatchException if they differ, or are lists, or if there are none */
    static Items of(String key, List<List<Tree>> lists) {
        Tree first = null;
        for (var list : lists) {
            for (var item : list) {
                if (first == null) {
                    if (item instanceof Tree.Arr) {
                        throw PatchException.unprocessable("lists of lists are not supported");
                    }
                    first = item;
                } else if (!sameSort(first, item)) {
                    throw PatchException.internal(
                            "list element types are not identical: " + GoFormat.of(Tree.listOf(lists, Tree::list)));
                }
            }
        }
        if (first == null) {
            throw PatchException.internal("no elements in any of the given slices");
        }
        return new Items(first instanceof Tree.Obj, key);
    }

    static boolean sameSort(Tree a, Tree b) {
        return a.getClass() == b.getClass() || (isNumber(a) && isNumber(b));
    }

    private static boolean isNumber(Tree tree) {
        return tree instanceof Tree.Int || tree instanceof Tree.Real;
    }

    static Tree.Obj map(Tree item) {
        if (item instanceof Tree.Obj map) {
            return map;
        }
        throw PatchException.internal("expected a map[string]interface {}, but received a " + goType(item));
    }

    static List<Tree> list(Tree value) {
        if (value instanceof Tree.Arr list) {
            return list.items();
        }
        throw PatchException.internal("expected a []interface {}, but received a " + goType(value));
    }

    private static String goType(Tree value) {
        return switch (value) {
            case Tree.Nil _ -> "%!s(<nil>)";
            case Tree.Bool _ -> "bool";
            case Tree.Int _ -> "int64";
            case Tree.Real _ -> "float64";
            case Tree.Text _ -> "string";
            case Tree.Arr _ -> "[]interface {}";
            case Tree.Obj _ -> "map[string]interface {}";
        };
    }

    /** The value by which an item is known. @throws PatchException if it lacks the merge key */
    static Tree keyOf(Tree item, String key) {
        var map = map(item);
        var value = map.get(key);
        if (value == null) {
            throw PatchException.internal(lacks(map, key));
        }
        return value;
    }

    static String lacks(Tree.Obj map, String key) {
        return "map: " + GoFormat.of(map) + " does not contain declared merge key: " + key;
    }

    static boolean isDeletion(Tree item) {
        return item instanceof Tree.Obj map && Tree.text(DELETE).equals(map.get(PATCH));
    }

    /** Sorted by the text of what tells them apart; two of one key change places, because upstream's less is "not more". */
    List<Tree> sorted(List<Tree> items) {
        var out = new ArrayList<>(items.reversed());
        out.sort(Comparator.comparing(
                item -> GoFormat.of(maps ? requireNonNull(map(item).get(key), key) : item)));
        return out;
    }

    /** Where an equal item stands, -1 if nowhere. */
    int index(List<Tree> items, Tree wanted) {
        var known = known(wanted);
        for (int i = 0; i < items.size(); i++) {
            var there = known(items.get(i));
            if (known == null ? there == null : known.equals(there)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Tree known(Tree item) {
        if (!maps) {
            return item;
        }
        return item instanceof Tree.Obj map ? map.get(key) : null;
    }

    /** The first map whose merge key has that value, -1 if there is none. */
    int find(List<Tree> items, Tree value) {
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Tree.Obj map)) {
                throw PatchException.internal("value for key " + i + " is not a map");
            }
            if (value.equals(map.get(key))) {
                return i;
            }
        }
        return -1;
    }

    /** In the order of {@code order}, deletions last. */
    List<Tree> inOrder(List<Tree> items, List<Tree> order) {
        var kept = new ArrayList<Tree>(items.size());
        var deletions = new ArrayList<Tree>();
        for (var item : items) {
            if (maps) {
                var _ = keyOf(item, key);
            }
            (maps && isDeletion(item) ? deletions : kept).add(item);
        }
        if (maps) {
            for (var item : order) {
                var _ = keyOf(item, key);
            }
        }
        for (int i = 1; i < kept.size(); i++) {
            for (int j = i; j > 0 && before(kept.get(j), kept.get(j - 1), order); j--) {
                var moved = kept.get(j);
                kept.set(j, kept.get(j - 1));
                kept.set(j - 1, moved);
            }
        }
        kept.addAll(deletions);
        return kept;
    }

    /** Upstream's comparison: an item that the order does not know goes before its neighbour. */
    private boolean before(Tree a, Tree b, List<Tree> order) {
        int i = index(order, a);
        int j = i < 0 ? -1 : index(order, b);
        return i < 0 || j < 0 || i < j;
    }

    /** Those of the patch and those that only the server has, each in its order, interleaved as the server had them. */
    List<Tree> interleaved(List<Tree> patched, List<Tree> serverOnly, List<Tree> patchOrder, List<Tree> serverOrder) {
        var right = inOrder(patched, patchOrder);
        var left = inOrder(serverOnly, serverOrder);
        var out = new ArrayList<Tree>(left.size() + right.size());
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            boolean takeLeft = j >= right.size();
            if (i < left.size() && j < right.size()) {
                int li = index(serverOrder, left.get(i));
                int ri = index(serverOrder, right.get(j));
                takeLeft = li >= 0 && ri >= 0 && li < ri;
            }
            out.add(takeLeft ? left.get(i++) : right.get(j++));
        }
        return out;
    }
}
