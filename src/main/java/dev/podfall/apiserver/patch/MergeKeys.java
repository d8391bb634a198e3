package dev.podfall.apiserver.patch;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import dev.podfall.apiserver.validation.FieldPath;
import org.jspecify.annotations.Nullable;

/** Where items of lists lack the key by which a strategic merge patch tells them apart: no such patch can be made. */
public final class MergeKeys {
    /**
     * An item without its key.
     *
     * @param path of the field that is missing, as {@code status.conditions[0].type}
     * @param message upstream's words
     */
    public record Missing(String path, String key, String message) {}

    private MergeKeys() {}

    /** The first item of the document that lacks its key, null if none does. */
    public static @Nullable Missing firstMissing(Kind kind, Tree.Obj document) {
        return inStruct(Schema.of(kind), document, new FieldPath(""));
    }

    private static @Nullable Missing inStruct(StructType type, Tree.Obj value, FieldPath path) {
        for (var name : value.keys()) {
            var field = type.field(name);
            var item = value.get(name);
            if (field == null || item == null) {
                continue;
            }
            var here = path.child(name);
            var key = field.merge().merges() ? field.merge().key() : "";
            var found = item instanceof Tree.Arr list ? withoutKey(list, key, here) : null;
            found = found != null ? found : inValue(field.type(), item, here);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Missing withoutKey(Tree.Arr list, String key, FieldPath path) {
        for (int i = 0; !key.isEmpty() && i < list.size(); i++) {
            if (list.items().get(i) instanceof Tree.Obj item && item.get(key) == null) {
                return new Missing(path.index(i).child(key).toString(), key, Items.lacks(item, key));
            }
        }
        return null;
    }

    private static @Nullable Missing inValue(Type type, Tree value, FieldPath path) {
        if (type instanceof Type.Struct(String name) && value instanceof Tree.Obj fields) {
            return inStruct(Schema.struct(name), fields, path);
        }
        if (type instanceof Type.ListOf(Type element) && value instanceof Tree.Arr list) {
            for (int i = 0; i < list.size(); i++) {
                var found = inValue(element, list.items().get(i), path.index(i));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
