package dev.podfall.ui.manifest;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the schema knows of a path.
 *
 * @param parent the type that has the field
 * @param field the last one on the path
 * @param type of what the path leads to: the field's, or of what is in its list or map
 * @param key the last key of a map on the path behind the field, empty if there is none
 * @param inMatchFields whether it is about a node's fields and not about its labels
 */
record FieldAt(Kind kind, StructType parent, @Nullable Field field, Type type, String key, boolean inMatchFields) {

    static StructType root(Kind kind) {
        return Schema.of(kind);
    }

    static StructType struct(String name) {
        return Schema.struct(name);
    }

    /** {@code PodSpec.nodeSelector} */
    String name() {
        return field == null ? parent.name() : parent.name() + "." + field.name();
    }

    /** @return null if there is no such field, or if nothing is known of the object's kind */
    static @Nullable FieldAt of(CaretPlace place) {
        return of(place, place.path());
    }

    /** @param path in the object that the place is in */
    static @Nullable FieldAt of(CaretPlace place, List<String> path) {
        var kind = Kind.of(place.apiVersion(), place.kind());
        if (kind == null) {
            return null;
        }
        var at = new FieldAt(
                kind, Schema.of(kind), null, new Type.Struct(Schema.of(kind).name()), "", false);
        for (var step : path) {
            at = at.step(step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private @Nullable FieldAt step(String step) {
        boolean item = step.equals(CaretPlace.ITEM);
        return switch (type) {
            case Type.Struct(String struct) -> {
                var here = Schema.struct(struct);
                var next = item ? null : here.field(step);
                yield next == null
                        ? null
                        : new FieldAt(kind, here, next, next.type(), "", inMatchFields || step.equals("matchFields"));
            }
            case Type.ListOf(Type element) ->
                item ? new FieldAt(kind, parent, field, element, key, inMatchFields) : null;
            case Type.MapOf(Type value, String _) ->
                item ? null : new FieldAt(kind, parent, field, value, step, inMatchFields);
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _ -> null;
        };
    }
}
