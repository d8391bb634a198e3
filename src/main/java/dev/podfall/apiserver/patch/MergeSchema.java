package dev.podfall.apiserver.patch;

import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.Type;

/**
 * How the value of a key is merged, by the type of what holds it.
 *
 * <p>Upstream: apimachinery/pkg/util/strategicpatch/meta.go, {@code PatchMetaFromStruct}; third_party/forked/golang/json.
 * <br>Differs: in nothing that we know of.
 *
 * @param below the type of the value; for a list, of its items
 */
record MergeSchema(Type below, Field.Merge merge) {

    private static final Field.Merge PLAIN = new Field.Merge(false, false, "");

    static MergeSchema ofMap(Type here, String key) {
        return switch (here) {
            case Type.Struct(String name) -> {
                var field = Schema.struct(name).field(key);
                if (field == null) {
                    throw missing(name, key);
                }
                yield new MergeSchema(field.type(), field.merge());
            }
            case Type.MapOf(Type value, String _) -> new MergeSchema(value, PLAIN);
            case Type.Anything(String goName) -> throw missing(goName.substring(goName.indexOf('.') + 1), key);
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.ListOf _ ->
                throw PatchException.internal(
                        "merging an object in json but data type is not struct, instead is: " + sort(here));
        };
    }

    static MergeSchema ofList(Type here, String key) {
        var found = ofMap(here, key);
        if (!(found.below instanceof Type.ListOf(Type element))) {
            throw PatchException.internal("expected slice or array type, but got: " + sort(here));
        }
        return new MergeSchema(element, found.merge);
    }

    private static PatchException missing(String type, String key) {
        return PatchException.internal(
                "unable to find api field in struct " + type + " for the json field \"" + key + "\"");
    }

    /** What sort of type Go says it is. */
    static String sort(Type type) {
        return switch (type) {
            case Type.Text _ -> "string";
            case Type.Whole whole -> whole.goName();
            case Type.Flag _ -> "bool";
            case Type.Amount _, Type.IntOrText _, Type.Moment _, Type.Anything _, Type.Struct _ -> "struct";
            case Type.ListOf _ -> "slice";
            case Type.MapOf _ -> "map";
        };
    }
}
