package dev.podfall.apiserver.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of fields that take one of a few: what {@code values.txt} says, which tells its format. */
public final class FieldValues {
    private static final Map<String, List<String>> VALUES = new TreeMap<>();

    static {
        TypeTable.eachLine("values.txt", FieldValues::read);
        var used = new ArrayList<>(VALUES.keySet());
        for (var type : Schema.structs()) {
            for (var field : type.fields()) {
                used.remove(type.name() + "." + field.name());
                used.remove(element(field.type()).goName());
            }
        }
        if (!used.isEmpty()) {
            throw new IllegalStateException("values.txt: no field of types.txt is of type " + used);
        }
    }

    private FieldValues() {}

    private static void read(String line) {
        var words = List.of(line.strip().split(" ", -1));
        VALUES.put(words.getFirst(), words.subList(1, words.size()));
    }

    private static Type element(Type type) {
        return type instanceof Type.ListOf(Type element) ? element(element) : type;
    }

    /** What the field, or each item of its list, may be, the usual value first; empty if it may be anything. */
    public static List<String> of(StructType type, Field field) {
        if (element(field.type()) instanceof Type.Flag) {
            return List.of("true", "false");
        }
        var own = VALUES.get(type.name() + "." + field.name());
        return own != null ? own : VALUES.getOrDefault(element(field.type()).goName(), List.of());
    }
}
