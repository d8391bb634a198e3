package dev.podfall.apiserver.fields;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.Ownership;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields one version of an object has, lacks or holds otherwise than another.
 *
 * <p>Upstream: sigs.k8s.io/structured-merge-diff typed/compare.go.
 * <br>Differs: in nothing that we know of.
 */
final class Comparison {
    private static final Ownership NATURAL = new Ownership.Natural();

    private final FieldSet added = new FieldSet();
    private final FieldSet modified = new FieldSet();
    private final FieldSet removed = new FieldSet();
    private final List<String> path = new ArrayList<>();

    private Comparison() {}

    /** Compares two documents of a kind; the first is null if it is not there yet. */
    static Comparison of(Kind kind, Tree.@Nullable Obj before, Tree.Obj after) {
        var comparison = new Comparison();
        var left = before == null ? Tree.obj() : before;
        comparison.compare(new Type.Struct(Schema.of(kind).name()), NATURAL, left, after);
        return comparison;
    }

    FieldSet removed() {
        return removed;
    }

    /** What is set now and was not, or was set otherwise. */
    FieldSet set() {
        var out = new FieldSet();
        out.addAll(added);
        out.addAll(modified);
        return out;
    }

    /** Leaves out what a request of that sort cannot change. */
    void exclude(String... excluded) {
        added.removeBelow(excluded);
        modified.removeBelow(excluded);
        removed.removeBelow(excluded);
    }

    private void compare(Type type, Ownership ownership, @Nullable Tree left, @Nullable Tree right) {
        if (left == right) {
            return;
        }
        boolean leaf = switch (type) {
            case Type.Struct(String name) ->
                ownership instanceof Ownership.Atomic
                        || Schema.struct(name).atomic()
                        || !fields(Schema.struct(name), left, right);
            case Type.MapOf(Type value, String _) ->
                ownership instanceof Ownership.Atomic || !entries(value, left, right);
            case Type.ListOf(Type element) -> !items(element, ownership, left, right);
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _ -> true;
        };
        if (left == null) {
            insert(added);
        } else if (right == null) {
            insert(removed);
        } else if (leaf && !left.equals(right)) {
            insert(modified);
        }
    }

    private void insert(FieldSet set) {
        var at = set;
        for (var step : path) {
            at = at.at(step);
        }
        at.insert();
    }

    private void descend(String step, Type type, Ownership ownership, @Nullable Tree left, @Nullable Tree right) {
        if (left == null && right == null) {
            return;
        }
        path.add(step);
        compare(type, ownership, left, right);
        path.removeLast();
    }

    /** Compares field by field; false if both sides have none. */
    private boolean fields(StructType type, @Nullable Tree left, @Nullable Tree right) {
        boolean any = false;
        for (var field : type.fields()) {
            var l = present(field, left);
            var r = present(field, right);
            any |= l != null || r != null;
            descend("f:" + field.name(), field.type(), field.ownership(), l, r);
        }
        return any;
    }

    /** The field as Go writes it: some are there even if nobody has set them. */
    private static @Nullable Tree present(Field field, @Nullable Tree holder) {
        if (!(holder instanceof Tree.Obj fields)) {
            return null;
        }
        var value = fields.get(field.name());
        if (value != null || field.pointer()) {
            return value instanceof Tree.Nil && field.pointer() ? null : value;
        }
        return switch (field.type()) {
            case Type.Struct _ -> Tree.obj();
            case Type.Amount _ -> Tree.text("0");
            case Type.IntOrText _ -> Tree.number(0);
            case Type.Moment _, Type.Anything _ -> Tree.NIL;
            case Type.Text _ -> field.always() ? Tree.text("") : null;
            case Type.Whole _ -> field.always() ? Tree.number(0) : null;
            case Type.Flag _ -> field.always() ? Tree.FALSE : null;
            case Type.ListOf _, Type.MapOf _ -> field.always() ? Tree.NIL : null;
        };
    }

    private boolean entries(Type value, @Nullable Tree left, @Nullable Tree right) {
        var keys = new LinkedHashSet<String>();
        if (left instanceof Tree.Obj map) {
            keys.addAll(map.keys());
        }
        if (right instanceof Tree.Obj map) {
            keys.addAll(map.keys());
        }
        for (var key : keys) {
            descend("f:" + key, value, NATURAL, entry(left, key), entry(right, key));
        }
        return !keys.isEmpty();
    }

    private static @Nullable Tree entry(@Nullable Tree holder, String key) {
        return holder instanceof Tree.Obj map ? map.get(key) : null;
    }

    private boolean items(Type element, Ownership ownership, @Nullable Tree left, @Nullable Tree right) {
        boolean whole = ownership instanceof Ownership.Natural || ownership instanceof Ownership.Atomic;
        if (whole) {
            return false;
        }
        var before = byStep(element, ownership, left);
        var after = byStep(element, ownership, right);
        var steps = new LinkedHashSet<>(before.keySet());
        steps.addAll(after.keySet());
        for (var step : steps) {
            descendItems(step, element, before.getOrDefault(step, List.of()), after.getOrDefault(step, List.of()));
        }
        return !steps.isEmpty();
    }

    /** Items that cannot be told apart count as one thing. */
    private void descendItems(String step, Type element, List<Tree> before, List<Tree> after) {
        if (before.size() <= 1 && after.size() <= 1) {
            descend(
                    step,
                    element,
                    NATURAL,
                    before.isEmpty() ? null : before.getFirst(),
                    after.isEmpty() ? null : after.getFirst());
            return;
        }
        if (before.size() >= 2 && after.size() >= 2) {
            if (!before.equals(after)) {
                mark(step, modified);
            }
        } else if (before.size() >= 2) {
            if (!after.isEmpty()) {
                descend(step, element, NATURAL, null, after.getFirst());
            }
            mark(step, removed);
        } else {
            if (!before.isEmpty()) {
                descend(step, element, NATURAL, before.getFirst(), null);
            }
            mark(step, added);
        }
    }

    private void mark(String step, FieldSet set) {
        path.add(step);
        insert(set);
        path.removeLast();
    }

    private static @Nullable Tree standard(Type element, String key) {
        var type = Schema.below(element);
        var field = type == null ? null : type.field(key);
        return field == null ? null : field.standard();
    }

    private static Map<String, List<Tree>> byStep(Type element, Ownership ownership, @Nullable Tree list) {
        var out = new LinkedHashMap<String, List<Tree>>();
        if (list instanceof Tree.Arr items) {
            for (var item : items.items()) {
                out.computeIfAbsent(step(element, ownership, item), s -> new ArrayList<>())
                        .add(item);
            }
        }
        return out;
    }

    private static String step(Type element, Ownership ownership, Tree item) {
        if (ownership instanceof Ownership.ByKeys(List<String> keys) && item instanceof Tree.Obj map) {
            var known = Tree.builder();
            for (var key : keys) {
                var value = map.get(key);
                known.put(key, value == null ? standard(element, key) : value);
            }
            return "k:" + Json.write(known.build());
        }
        return "v:" + Json.write(item);
    }
}
