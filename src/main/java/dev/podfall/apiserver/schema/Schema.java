package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of the kinds that are served.
 *
 * <p>Upstream: staging/src/k8s.io/api, the types' JSON and patch tags, list and map markers.
 * <br>Differs: holds what these kinds reach.
 */
public final class Schema {
    /** The type of which only the metadata is known. */
    static final String UNKNOWN = "KeptObject";

    private static final Map<String, StructType> TYPES = TypeTable.read("types.txt");

    /** Those of kinds that are kept; nothing is said about their fields. */
    private static final Map<String, StructType> KEPT = TypeTable.read("types-kept.txt");

    private Schema() {}

    public static StructType of(Kind kind) {
        return switch (kind) {
            case SimulatedKind simulated -> struct(simulated.kindName());
            case KeptKind kept -> keptType(kept);
        };
    }

    private static StructType keptType(KeptKind kind) {
        var known = kind.isCustom() ? null : KEPT.get(kind.kindName());
        return known == null ? struct(UNKNOWN) : known;
    }

    /** The type of that name. @throws IllegalArgumentException if there is none */
    public static StructType struct(String name) {
        var found = TYPES.getOrDefault(name, KEPT.get(name));
        if (found == null) {
            throw new IllegalArgumentException("no type is called " + name + ": see types.txt");
        }
        return found;
    }

    /** All types, those of kinds that are kept included. */
    static List<StructType> all() {
        var out = new ArrayList<>(TYPES.values());
        out.addAll(KEPT.values());
        return out;
    }

    /** The types of what is simulated, by name. */
    public static List<StructType> structs() {
        return List.copyOf(TYPES.values());
    }

    /**
     * The fields on a path of JSON names, as {@code spec.template.spec}; lists and maps are passed through.
     *
     * @return one field for each name, or null if a name is no field
     */
    public static @Nullable List<Field> path(Kind kind, List<String> names) {
        var out = new ArrayList<Field>(names.size());
        StructType here = of(kind);
        for (var name : names) {
            var field = here == null ? null : here.field(name);
            if (field == null) {
                return null;
            }
            out.add(field);
            here = below(field.type());
        }
        return out;
    }

    /** The type whose fields stand below: the element's for a list; null if there are none. */
    public static @Nullable StructType below(Type type) {
        return switch (type) {
            case Type.Struct(String name) -> struct(name);
            case Type.ListOf(Type element) -> below(element);
            case Type.MapOf(Type value, String _) -> below(value);
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
