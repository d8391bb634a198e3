package dev.podfall.apiserver.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the API's types, its fields in the order in which Go declares them. */
public final class StructType {
    private final String name;
    private final boolean atomic;
    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();

    StructType(String name, boolean atomic, List<Field> fields) {
        this.name = name;
        this.atomic = atomic;
        this.fields = List.copyOf(fields);
        for (var field : this.fields) {
            byName.put(field.name(), field);
        }
    }

    public String name() {
        return name;
    }

    /** Whether one manager owns all of it. */
    public boolean atomic() {
        return atomic;
    }

    /** Whether it may have other fields too, which are kept as they come. */
    public boolean open() {
        return name.equals(Schema.UNKNOWN);
    }

    public List<Field> fields() {
        return fields;
    }

    /** The field of that JSON name, null if there is none. Case counts. */
    public @Nullable Field field(String jsonName) {
        return byName.get(jsonName);
    }

    @Override
    public String toString() {
        return name;
    }
}
