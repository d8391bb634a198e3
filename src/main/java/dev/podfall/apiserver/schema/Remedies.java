package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to do about a document that its types do not allow: a sentence, and what one click could do. */
final class Remedies {
    private static final Type STRING = new Type.Text("string");
    private static final int MOST_FIELDS = 12;
    private static final int SOME_FIELDS = 3;

    /** Fields that other kinds have, and what people mean by them here; with the field that it is called here, or none. */
    private static final Map<String, String> FOREIGN = Map.of(
            "DaemonSetSpec.replicas", "",
            "DaemonSetSpec.strategy", "updateStrategy",
            "DaemonSetSpec.serviceName", "",
            "DaemonSetSpec.progressDeadlineSeconds", "",
            "DaemonSetSpec.paused", "");

    /** What people write behind a number, in small letters, and how Kubernetes writes it. */
    private static final Map<String, String> UNITS = new TreeMap<>(Map.ofEntries(
            Map.entry("b", ""),
            Map.entry("k", "k"),
            Map.entry("kb", "k"),
            Map.entry("mb", "M"),
            Map.entry("g", "G"),
            Map.entry("gb", "G"),
            Map.entry("t", "T"),
            Map.entry("tb", "T"),
            Map.entry("ki", "Ki"),
            Map.entry("kib", "Ki"),
            Map.entry("mi", "Mi"),
            Map.entry("mib", "Mi"),
            Map.entry("gi", "Gi"),
            Map.entry("gib", "Gi"),
            Map.entry("ti", "Ti"),
            Map.entry("tib", "Ti"),
            Map.entry("cpu", ""),
            Map.entry("core", ""),
            Map.entry("cores", ""),
            Map.entry("mcpu", "m"),
            Map.entry("millicores", "m")));

    private static final Pattern AMOUNT = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    /** A sentence and a fix. */
    record Remedy(Phrase nextStep, Mend mend) {
        static Remedy say(String key, Object... values) {
            return new Remedy(Phrase.of(key, values), Mend.NOTHING);
        }

        Remedy with(Mend newMend) {
            return new Remedy(nextStep, newMend);
        }
    }

    private Remedies() {}

    /**
     * Of a field that there is not.
     *
     * @param kind of the object; null if it is only a part of one
     * @param parent what has no such field
     * @param path of that parent
     * @param here what stands beside it
     */
    static Remedy unknown(@Nullable Kind kind, StructType parent, String path, String key, Tree.Obj here) {
        var foreign = FOREIGN.get(parent.name() + "." + key);
        if (foreign != null) {
            return new Remedy(
                    Phrase.of("foreign." + parent.name() + "." + key),
                    foreign.isEmpty() || here.has(foreign) ? new Mend.Remove() : new Mend.Rename(foreign));
        }
        var names = parent.fields().stream().map(Field::name).toList();
        var near = Suggestion.nearest(names, key);
        if (!near.isEmpty()) {
            return here.has(near)
                    ? Remedy.say("unknown.twice", near).with(new Mend.Remove())
                    : Remedy.say("suggestion", near).with(new Mend.Rename(near));
        }
        var indexless = path.replaceAll("\\[[0-9]+]", "[]");
        var elsewhere = kind == null ? "" : Places.nearest(kind, key, indexless);
        if (!elsewhere.isEmpty()) {
            return Remedy.say("unknown.elsewhere", key, elsewhere);
        }
        if (names.size() <= MOST_FIELDS || kind == null) {
            return Remedy.say("unknown.fields", Phrase.names(names)).with(new Mend.Remove());
        }
        var explained = kind.kindName().toLowerCase(Locale.ROOT) + (path.isEmpty() ? "" : "." + path);
        return Remedy.say("unknown.explain", explained.replaceAll("\\[[^\\]]*]", ""))
                .with(new Mend.Remove());
    }

    /** Of a value of another sort than its type allows. */
    static Remedy wrongType(Tree value, Type type) {
        return switch (type) {
            case Type.Text _ -> text(value, type);
            case Type.Flag _ -> flag(value);
            case Type.Whole(boolean wide) -> whole(value, wide);
            case Type.IntOrText _ -> Remedy.say("value.int-or-text.step");
            case Type.Amount _ -> Remedy.say("value.amount.step");
            case Type.Moment _ -> Remedy.say("value.time.step");
            case Type.ListOf _ -> Remedy.say("value.list.step");
            case Type.MapOf _ -> Remedy.say("value.map.step");
            case Type.Struct(String name) ->
                Remedy.say("value.struct.step", Phrase.names(someFields(Schema.struct(name))));
            case Type.Anything _ -> new Remedy(Phrase.NONE, Mend.NOTHING);
        };
    }

    /** The fields that are explained come first: they are what people want. */
    private static List<String> someFields(StructType type) {
        var out = new ArrayList<String>();
        type.fields().stream()
                .filter(field -> !FieldHelp.about(type, field).isEmpty())
                .forEach(field -> out.add(field.name()));
        type.fields().stream()
                .map(Field::name)
                .filter(name -> !out.contains(name))
                .forEach(out::add);
        return out.subList(0, Math.min(SOME_FIELDS, out.size()));
    }

    private static Remedy text(Tree value, Type type) {
        return switch (value) {
            case Tree.Bool _, Tree.Int _, Tree.Real _ ->
                type.equals(STRING)
                        ? Remedy.say("value.quote.step", Json.write(value)).with(new Mend.Quote())
                        : Remedy.say("value.text.step");
            case Tree.Text _, Tree.Obj _, Tree.Arr _, Tree.Nil _ -> Remedy.say("value.text.step");
        };
    }

    private static Remedy flag(Tree value) {
        var remedy = Remedy.say("value.flag.step");
        if (!(value instanceof Tree.Text(String text))) {
            return remedy;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on" -> remedy.with(new Mend.Write(Tree.TRUE));
            case "false", "no", "n", "off" -> remedy.with(new Mend.Write(Tree.FALSE));
            default -> remedy;
        };
    }

    private static Remedy whole(Tree value, boolean wide) {
        if (value instanceof Tree.Int || value instanceof Tree.Real) {
            return Remedy.say(
                    "value.limits.step",
                    Long.toString(wide ? Long.MIN_VALUE : Integer.MIN_VALUE),
                    Long.toString(wide ? Long.MAX_VALUE : Integer.MAX_VALUE));
        }
        var remedy = Remedy.say("value.whole.step");
        return value instanceof Tree.Text(String text)
                        && WHOLE.matcher(text.strip()).matches()
                ? remedy.with(new Mend.Write(Tree.number(Long.parseLong(text.strip()))))
                : remedy;
    }

    /** Of an amount that cannot be read: with a unit that is easily taken for Kubernetes' own it is known what is meant. */
    static Remedy amount(Tree value) {
        var remedy = Remedy.say("value.amount.step");
        if (!(value instanceof Tree.Text(String text)) || text.length() > 40) {
            return remedy;
        }
        var found = AMOUNT.matcher(text.strip());
        var unit = found.matches() ? UNITS.get(found.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            return remedy;
        }
        var meant = found.group(1) + unit;
        return remedy.with(new Mend.Write(Tree.text(Quantity.parse(meant).toString())));
    }
}
