package dev.podfall.apiserver.schema;

import dev.podfall.api.tree.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the table of types. Its head tells the format. */
final class TypeTable {
    private final Map<String, StructType> types = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private String name = "";

    private TypeTable() {}

    static Map<String, StructType> read(String resource) {
        var table = new TypeTable();
        eachLine(resource, table::line);
        table.finish();
        return table.types;
    }

    /** Every line of a text beside this class that is neither empty nor a remark. */
    static void eachLine(String resource, Consumer<String> use) {
        var in = TypeTable.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing beside " + TypeTable.class.getName());
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(use);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private void line(String line) {
        if (line.startsWith(" ")) {
            fields.add(field(line.strip()));
        } else {
            finish();
            name = line.strip();
        }
    }

    private void finish() {
        if (!name.isEmpty()) {
            var words = name.split(" ", -1);
            types.put(words[0], new StructType(words[0], words.length > 1 && words[1].equals("atomic"), fields));
        }
        fields.clear();
    }

    private static Field field(String line) {
        var words = line.split(" ", -1);
        boolean pointer = words[1].startsWith("*");
        boolean always = false;
        String embeddedIn = "";
        String strategy = "";
        String key = "";
        @Nullable String standard = null;
        Ownership ownership = new Ownership.Natural();
        for (int i = 2; i < words.length; i++) {
            int at = words[i].indexOf('=');
            var value = words[i].substring(at + 1);
            switch (at < 0 ? words[i] : words[i].substring(0, at)) {
                case "always" -> always = true;
                case "in" -> embeddedIn = value;
                case "patch" -> strategy = value;
                case "key" -> key = value;
                case "default" -> standard = value;
                case "owned" -> ownership = ownership(value);
                default -> throw new IllegalStateException("types.txt: \"" + words[i] + "\" in \"" + line + "\"");
            }
        }
        var merge = strategy.isEmpty()
                ? Field.Merge.NONE
                : new Field.Merge(strategy.contains("merge"), strategy.contains("retainKeys"), key);
        var type = type(pointer ? words[1].substring(1) : words[1]);
        var filledIn = standard == null ? null : value(type, standard);
        return new Field(words[0], type, pointer, always, embeddedIn, filledIn, merge, ownership);
    }

    private static Tree value(Type type, String text) {
        return switch (type) {
            case Type.Text _ -> Tree.text(text);
            case Type.Whole _ -> Tree.number(Long.parseLong(text));
            case Type.Flag _ -> Tree.bool(Boolean.parseBoolean(text));
            case Type.Struct _ -> Tree.obj();
            case Type.Amount _, Type.IntOrText _, Type.Moment _, Type.Anything _, Type.ListOf _, Type.MapOf _ ->
                throw new IllegalStateException("types.txt: no default can be written for a " + type.goName());
        };
    }

    private static Ownership ownership(String text) {
        return switch (text) {
            case "atomic" -> new Ownership.Atomic();
            case "set" -> new Ownership.ByValue();
            default ->
                new Ownership.ByKeys(List.of(text.substring("map:".length()).split(",", -1)));
        };
    }

    private static Type type(String text) {
        if (text.startsWith("[]")) {
            return new Type.ListOf(type(text.substring(2)));
        }
        int at = text.indexOf('=');
        var plain = at < 0 ? text : text.substring(0, at);
        if (plain.startsWith("map:")) {
            var value = type(plain.substring("map:".length()));
            return new Type.MapOf(value, at < 0 ? "map[string]" + value.goName() : text.substring(at + 1));
        }
        return switch (plain) {
            case "string" -> new Type.Text(at < 0 ? "string" : text.substring(at + 1));
            case "bytes" -> new Type.Text(Base64Text.GO_NAME);
            case "bool" -> new Type.Flag();
            case "int32" -> new Type.Whole(false);
            case "int64" -> new Type.Whole(true);
            case "Quantity" -> new Type.Amount();
            case "IntOrString" -> new Type.IntOrText();
            case "Time" -> new Type.Moment(false);
            case "MicroTime" -> new Type.Moment(true);
            case "RawExtension" -> new Type.Anything("runtime.RawExtension");
            case "FieldsV1" -> new Type.Anything("v1.FieldsV1");
            default -> new Type.Struct(plain);
        };
    }
}
