package dev.podfall.apiserver.fields;

import dev.podfall.api.tree.Tree;
import java.util.TreeMap;

/**
 * A set of field paths, as a trie. Its written form is {@code FieldsV1}: {@code f:} a field or map key, {@code k:} the
 * keys of a list's item, {@code v:} a value of a list, {@code .} what holds them.
 *
 * <p>Upstream: sigs.k8s.io/structured-merge-diff fieldpath/set.go, serialize.go.
 * <br>Differs: in nothing that we know of.
 */
final class FieldSet {
    private final TreeMap<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    /** The set below a step; made if there is none. */
    FieldSet at(String step) {
        return children.computeIfAbsent(step, s -> new FieldSet());
    }

    void insert() {
        member = true;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    void addAll(FieldSet other) {
        member |= other.member;
        other.children.forEach((step, below) -> at(step).addAll(below));
    }

    /** Takes out exactly the paths of {@code other}, not what is below them. */
    void removeAll(FieldSet other) {
        member &= !other.member;
        other.children.forEach((step, below) -> {
            var mine = children.get(step);
            if (mine != null) {
                mine.removeAll(below);
                if (mine.isEmpty()) {
                    children.remove(step);
                }
            }
        });
    }

    /** Takes out a path and all below it. */
    void removeBelow(String... path) {
        removeBelow(path, 0);
    }

    private void removeBelow(String[] path, int at) {
        if (at == path.length - 1) {
            children.remove(path[at]);
            return;
        }
        var child = children.get(path[at]);
        if (child != null) {
            child.removeBelow(path, at + 1);
            if (child.isEmpty()) {
                children.remove(path[at]);
            }
        }
    }

    /** Takes out one path, not what is below it. */
    void remove(String... path) {
        var gone = new FieldSet();
        var at = gone;
        for (var step : path) {
            at = at.at(step);
        }
        at.insert();
        removeAll(gone);
    }

    Tree.Obj toTree() {
        var out = Tree.builder();
        if (member && !children.isEmpty()) {
            out.put(".", Tree.obj());
        }
        children.forEach((step, below) -> out.put(step, below.toTree()));
        return out.build();
    }

    static FieldSet fromTree(Tree.Obj tree) {
        var set = new FieldSet();
        tree.forEach((step, below) -> {
            if (step.equals(".")) {
                set.insert();
            } else if (below instanceof Tree.Obj inside) {
                var child = set.at(step);
                child.addAll(fromTree(inside));
                if (inside.isEmpty()) {
                    child.insert();
                }
            }
        });
        return set;
    }

    @Override
    public String toString() {
        return toTree().toString();
    }
}
