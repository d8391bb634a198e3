package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * JSON patches: a list of operations.
 *
 * <p>Upstream: RFC 6902 as in evanphx/json-patch v4 patch.go: replacing a key that is not there adds it, indices may
 * count from the end.
 * <br>Differs: in nothing that we know of.
 */
public final class JsonPatch {
    private static final Set<String> TEXTS = Set.of("op", "path", "from");

    private JsonPatch() {}

    /** The document with all operations done, in order. @throws PatchException if one of them cannot be done */
    public static Tree.Obj apply(Tree.Obj document, Tree patch) {
        if (patch instanceof Tree.Nil) {
            return document;
        }
        if (!(patch instanceof Tree.Arr operations)) {
            throw PatchException.badRequest(
                    "error decoding patch: " + PatchException.notInto(patch, "[]handlers.jsonPatchOp"));
        }
        operations.items().forEach(JsonPatch::decode);
        Tree out = document;
        for (var operation : operations.items()) {
            out = apply(out, operation instanceof Tree.Obj op ? op : Tree.obj());
        }
        if (out instanceof Tree.Obj map) {
            return map;
        }
        throw PatchException.unprocessable("the outcome is no map: " + Json.write(out));
    }

    /** All operations are read before the first is done. A null is an operation, and a text, that is not there. */
    private static void decode(Tree operation) {
        if (operation instanceof Tree.Obj op) {
            op.forEach((key, value) -> {
                boolean text = value instanceof Tree.Text || value instanceof Tree.Nil;
                if (!text && TEXTS.contains(key)) {
                    throw PatchException.badRequest("error decoding patch: json: cannot unmarshal "
                            + PatchException.sort(value) + " into Go struct field jsonPatchOp." + key
                            + " of type string");
                }
            });
        } else if (!(operation instanceof Tree.Nil)) {
            throw PatchException.badRequest(
                    "error decoding patch: " + PatchException.notInto(operation, "handlers.jsonPatchOp"));
        }
    }

    private static Tree apply(Tree document, Tree.Obj op) {
        var path = op.text("path");
        var name = op.text("op", "unknown");
        if (path == null) {
            throw fail(name + " operation failed to decode path: operation missing path field: missing value");
        }
        return switch (name) {
            case "add" -> add(document, path, value(op));
            case "remove" -> remove(document, path, "remove");
            case "replace" -> replace(document, path, value(op));
            case "test" -> test(document, path, op.get("value"));
            case "copy" -> add(document, path, read(document, from(op), "copy"));
            case "move" -> {
                var moved = read(document, from(op), "move");
                yield add(remove(document, from(op), "move"), path, moved);
            }
            default -> throw fail("Unexpected kind: " + name);
        };
    }

    private static Tree value(Tree.Obj op) {
        var value = op.get("value");
        return value == null ? Tree.NIL : value;
    }

    private static String from(Tree.Obj op) {
        var from = op.text("from");
        if (from == null) {
            throw fail(op.text("op", "")
                    + " operation failed to decode from: operation, missing from field: missing value");
        }
        return from;
    }

    private static Tree add(Tree document, String path, Tree value) {
        return edit(document, path, "add", (holder, key) -> switch (holder) {
            case Tree.Obj map -> map.with(key, value);
            case Tree.Arr list -> {
                var items = new ArrayList<>(list.items());
                items.add(key.equals("-") ? items.size() : index(key, items.size() + 1), value);
                yield Tree.list(items);
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        });
    }

    private static Tree remove(Tree document, String path, String name) {
        return edit(document, path, name, (holder, key) -> switch (holder) {
            case Tree.Obj map -> {
                if (!map.has(key)) {
                    throw fail("error in " + name + " for path: '" + path + "': Unable to remove nonexistent key: "
                            + key + ": missing value");
                }
                yield map.without(key);
            }
            case Tree.Arr list -> {
                var items = new ArrayList<>(list.items());
                items.remove(index(key, items.size()));
                yield Tree.list(items);
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        });
    }

    private static Tree replace(Tree document, String path, Tree value) {
        if (path.isEmpty()) {
            return value;
        }
        return edit(document, path, "replace", (holder, key) -> switch (holder) {
            case Tree.Obj map -> map.with(key, value);
            case Tree.Arr list -> {
                var items = new ArrayList<>(list.items());
                items.set(index(key, items.size()), value);
                yield Tree.list(items);
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        });
    }

    private static Tree test(Tree document, String path, @Nullable Tree expected) {
        var found = path.isEmpty() ? document : find(document, path, "test");
        boolean nothing = expected == null || expected instanceof Tree.Nil;
        boolean same = found == null ? nothing : found.equals(expected);
        if (!same) {
            throw fail("testing value " + path + " failed: test failed");
        }
        return document;
    }

    private static Tree read(Tree document, String path, String name) {
        var found = find(document, path, name);
        return found == null ? Tree.NIL : found;
    }

    /** What stands at a path; null if the last key of it is not there. */
    private static @Nullable Tree find(Tree document, String path, String name) {
        Tree here = document;
        var keys = keys(path, name);
        for (int i = 0; i < keys.size(); i++) {
            var next = child(here, keys.get(i));
            if (next == null) {
                if (i == keys.size() - 1 && here instanceof Tree.Obj) {
                    return null;
                }
                throw missing(path, name);
            }
            here = next;
        }
        return here;
    }

    private static @Nullable Tree child(Tree holder, String key) {
        return switch (holder) {
            case Tree.Obj map -> map.get(key);
            case Tree.Arr list -> list.get(index(key, list.size()));
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        };
    }

    /** The document with the map or list that holds the path's last key changed. */
    private static Tree edit(Tree document, String path, String name, BiFunction<Tree, String, @Nullable Tree> change) {
        var keys = keys(path, name);
        var changed = edit(document, keys, 0, change);
        if (changed == null) {
            throw missing(path, name);
        }
        return changed;
    }

    private static @Nullable Tree edit(
            Tree here, List<String> keys, int at, BiFunction<Tree, String, @Nullable Tree> change) {
        var key = keys.get(at);
        if (at == keys.size() - 1) {
            return change.apply(here, key);
        }
        var next = child(here, key);
        var inside = next == null ? null : edit(next, keys, at + 1, change);
        if (inside == null) {
            return null;
        }
        return switch (here) {
            case Tree.Obj map -> map.with(key, inside);
            case Tree.Arr list -> {
                var items = new ArrayList<>(list.items());
                items.set(index(key, items.size()), inside);
                yield Tree.list(items);
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> null;
        };
    }

    private static List<String> keys(String path, String name) {
        var parts = path.split("/", -1);
        if (parts.length < 2) {
            throw missing(path, name);
        }
        var keys = new ArrayList<String>(parts.length);
        for (int i = 1; i < parts.length; i++) {
            keys.add(parts[i].replace("~1", "/").replace("~0", "~"));
        }
        return keys;
    }

    private static int index(String key, int size) {
        int index;
        try {
            index = Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw fail("value was not a proper array index: '" + key + "': strconv.Atoi: parsing \"" + key
                    + "\": invalid syntax");
        }
        int at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            throw fail("Unable to access invalid index: " + index + ": invalid index referenced");
        }
        return at;
    }

    private static PatchException missing(String path, String name) {
        return fail(name + " operation does not apply: doc is missing path: \"" + path + "\": missing value");
    }

    private static PatchException fail(String message) {
        return PatchException.unprocessable(message);
    }
}
