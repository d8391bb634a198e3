package dev.podfall.kept.log;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is different in a map since it was written last, and the map with it: what stays is not written once more. */
final class TreeChange {
    private static final String SET = "set";
    private static final String IN = "in";
    private static final String MORE = "more";
    private static final String GONE = "gone";
    private static final String AT = "at";
    private static final String ITEMS = "items";

    private TreeChange() {}

    static Tree.Obj between(Tree.Obj before, Tree.Obj after) {
        var set = Tree.builder();
        var in = Tree.builder();
        var more = Tree.builder();
        var gone = new ArrayList<Tree>();
        for (var key : before.keys()) {
            if (after.get(key) == null) {
                gone.add(Tree.text(key));
            }
        }
        for (var key : after.keys()) {
            var was = before.get(key);
            var is = after.get(key);
            if (is == null || is.equals(was)) {
                continue;
            }
            if (was instanceof Tree.Obj old && is instanceof Tree.Obj map) {
                in.put(key, between(old, map));
            } else if (was instanceof Tree.Arr(var old) && is instanceof Tree.Arr(var items) && begins(items, old)) {
                more.put(key, more(old.size(), items));
            } else {
                set.put(key, is);
            }
        }
        return Tree.builder()
                .putUnlessEmpty(SET, set.build())
                .putUnlessEmpty(IN, in.build())
                .putUnlessEmpty(MORE, more.build())
                .putUnlessEmpty(GONE, Tree.list(gone))
                .build();
    }

    private static boolean begins(List<Tree> items, List<Tree> with) {
        return items.size() > with.size() && items.subList(0, with.size()).equals(with);
    }

    private static Tree.Obj more(int at, List<Tree> items) {
        return Tree.builder()
                .put(AT, at)
                .put(ITEMS, Tree.list(items.subList(at, items.size())))
                .build();
    }

    /** What fits nowhere, because a line before it was lost, is left out. */
    static Tree.Obj apply(Tree.Obj before, Tree.Obj change) {
        var out = before;
        for (var gone : change.list(GONE)) {
            if (gone instanceof Tree.Text(var key)) {
                out = out.without(key);
            }
        }
        var set = change.obj(SET);
        for (var key : set.keys()) {
            out = out.with(key, Objects.requireNonNullElse(set.get(key), Tree.NIL));
        }
        var in = change.obj(IN);
        for (var key : in.keys()) {
            out = out.with(key, apply(before.obj(key), in.obj(key)));
        }
        var more = change.obj(MORE);
        for (var key : more.keys()) {
            var news = more.obj(key);
            var all = new ArrayList<>(before.list(key));
            if (all.size() == news.number(AT, -1)) {
                all.addAll(news.list(ITEMS));
                out = out.with(key, Tree.list(all));
            }
        }
        return out;
    }
}
