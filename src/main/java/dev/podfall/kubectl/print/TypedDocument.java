package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object as kubectl prints it where it holds a Go value and not a document: {@code set}, {@code taint}, {@code rollout}
 * and what {@code create} makes of flags. Structs are written even if they are empty, and JSON goes by the fields' order.
 *
 * <p>Upstream: Go's encoding/json; cli-runtime/pkg/printers/json.go, yaml.go.
 * <br>Differs: kinds without a type are printed as documents.
 */
final class TypedDocument {
    private static final String INDENT = "    ";

    private TypedDocument() {}

    /** With the fields that Go always writes. */
    static Tree.Obj filled(Kind kind, Tree.Obj object) {
        var type = type(kind);
        return type == null ? object : filled(type, object);
    }

    /** JSON of an object in one line. */
    static String compact(Kind kind, Tree.Obj object) {
        var out = new StringBuilder();
        compact(filled(kind, object), type(kind), out);
        return out.toString();
    }

    private static void compact(Tree tree, @Nullable StructType type, StringBuilder out) {
        switch (tree) {
            case Tree.Obj object -> {
                out.append('{');
                boolean first = true;
                for (var key : keys(object, type)) {
                    var field = type == null ? null : type.field(key);
                    var value = object.get(key);
                    out.append(first ? "" : ",").append(Json.quote(key)).append(':');
                    compact(value == null ? Tree.NIL : value, field == null ? null : Schema.below(field.type()), out);
                    first = false;
                }
                out.append('}');
            }
            case Tree.Arr items -> {
                out.append('[');
                boolean first = true;
                for (var item : items.items()) {
                    out.append(first ? "" : ",");
                    compact(item, type, out);
                    first = false;
                }
                out.append(']');
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> out.append(Json.write(tree));
        }
    }

    /** JSON of an object that was filled, ended by a line break. */
    static String json(Kind kind, Tree.Obj object) {
        var out = new StringBuilder();
        write(object, type(kind), out, 0);
        return out.append('\n').toString();
    }

    /** The type of a kind, null if none is known. */
    static @Nullable StructType type(Kind kind) {
        return Schema.structs().stream()
                .filter(each -> each.name().equals(kind.kindName()) && each.field("apiVersion") != null)
                .findFirst()
                .orElse(null);
    }

    private static Tree.Obj filled(StructType type, Tree.Obj object) {
        var out = Tree.builder();
        for (var key : object.keys()) {
            var value = object.get(key);
            var field = type.field(key);
            out.put(key, field == null || value == null ? value : filled(field.type(), value));
        }
        for (var field : type.fields()) {
            if (!object.has(field.name())) {
                out.put(field.name(), nothing(field));
            }
        }
        return out.build();
    }

    private static Tree filled(Type type, Tree value) {
        if (type instanceof Type.Struct(String name) && value instanceof Tree.Obj object) {
            return filled(Schema.struct(name), object);
        }
        if (type instanceof Type.ListOf(Type element) && value instanceof Tree.Arr items) {
            return Tree.list(
                    items.items().stream().map(item -> filled(element, item)).toList());
        }
        return value;
    }

    /** What Go writes for a field that holds nothing; null if it leaves it out. */
    private static @Nullable Tree nothing(Field field) {
        if (!field.pointer() && field.type() instanceof Type.Struct(String name)) {
            return filled(Schema.struct(name), Tree.obj());
        }
        if (!field.always()) {
            return null;
        }
        if (field.pointer()) {
            return Tree.NIL;
        }
        return switch (field.type()) {
            case Type.Text _ -> Tree.text("");
            case Type.Whole _, Type.IntOrText _ -> Tree.number(0);
            case Type.Flag _ -> Tree.bool(false);
            case Type.Amount _ -> Tree.text("0");
            case Type.Moment _, Type.Anything _, Type.ListOf _, Type.MapOf _, Type.Struct _ -> Tree.NIL;
        };
    }

    private static void write(Tree tree, @Nullable StructType type, StringBuilder out, int depth) {
        switch (tree) {
            case Tree.Obj object
            when !object.isEmpty() -> {
                out.append('{');
                boolean first = true;
                for (var key : keys(object, type)) {
                    begin(out, first, depth + 1).append(Json.quote(key)).append(": ");
                    var field = type == null ? null : type.field(key);
                    var value = object.get(key);
                    write(
                            value == null ? Tree.NIL : value,
                            field == null ? null : Schema.below(field.type()),
                            out,
                            depth + 1);
                    first = false;
                }
                newLine(out, depth).append('}');
            }
            case Tree.Arr items
            when items.size() > 0 -> {
                out.append('[');
                boolean first = true;
                for (var item : items.items()) {
                    begin(out, first, depth + 1);
                    write(item, type, out, depth + 1);
                    first = false;
                }
                newLine(out, depth).append(']');
            }
            default -> out.append(Json.write(tree));
        }
    }

    /** As Go declares them; what it does not know comes last. */
    static List<String> keys(Tree.Obj object, @Nullable StructType type) {
        if (type == null) {
            return object.keys();
        }
        var places = new TreeMap<String, Integer>();
        for (var field : type.fields()) {
            places.put(field.name(), places.size());
        }
        var out = new ArrayList<>(object.keys());
        out.sort(java.util.Comparator.comparingInt(key -> places.getOrDefault(key, Integer.MAX_VALUE)));
        return out;
    }

    private static StringBuilder begin(StringBuilder out, boolean first, int depth) {
        return newLine(first ? out : out.append(','), depth);
    }

    private static StringBuilder newLine(StringBuilder out, int depth) {
        return out.append('\n').repeat(INDENT, depth);
    }
}
