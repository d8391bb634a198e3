package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Checks what a strategic merge patch has made of an object. The API server reads it by another way than a new document,
 * and complains in other words.
 *
 * <p>Upstream: apimachinery/pkg/runtime/converter.go, {@code FromUnstructuredWithValidation}.
 * <br>Differs: in nothing that we know of.
 */
public final class PatchedDecoder {
    private static final Type UNKNOWN = new Type.Anything("");

    private final List<Problem> problems = new ArrayList<>();

    private PatchedDecoder() {}

    /** What the outcome says, and what is wrong with it, in the words of the patch's answer. */
    public static Decoded decode(Kind kind, Tree.Obj outcome) {
        var decoder = new PatchedDecoder();
        decoder.struct(Schema.of(kind), outcome, FieldPath.ROOT);
        var plain = StrictDecoder.decode(
                kind, (Tree.Obj) cut(new Type.Struct(Schema.of(kind).name()), outcome));
        if (decoder.problems.isEmpty()) {
            return plain;
        }
        var wrong = new ArrayList<Problem>();
        var unknown = new ArrayList<Problem>();
        for (var problem : decoder.problems) {
            (problem.what() == Problem.What.UNKNOWN_FIELD ? unknown : wrong).add(problem);
        }
        unknown.sort(Comparator.comparing(Problem::message));
        wrong.addAll(unknown);
        return new Decoded(kind, plain.tree(), wrong);
    }

    /** Whole numbers as Go assigns them to fields that are too narrow: their last bits. */
    private static Tree cut(Type type, Tree value) {
        return switch (value) {
            case Tree.Obj fields -> {
                var out = new TreeMap<String, Tree>();
                fields.forEach((key, item) -> out.put(key, cut(inside(type, key), item)));
                yield Tree.obj(out);
            }
            case Tree.Arr items -> {
                var element = type instanceof Type.ListOf(Type inner) ? inner : UNKNOWN;
                yield Tree.listOf(items.items(), item -> cut(element, item));
            }
            case Tree.Int(long number) -> {
                int last = (int) number;
                yield type.equals(new Type.Whole(false)) ? Tree.number(last) : value;
            }
            // A floating number beyond 64 bits becomes the least of all on the processors that count here.
            case Tree.Real(double number) ->
                type instanceof Type.Whole(boolean wide) && Math.abs(number) >= 0x1p63
                        ? Tree.number(wide ? Long.MIN_VALUE : 0)
                        : value;
            case Tree.Nil _, Tree.Bool _, Tree.Text _ -> value;
        };
    }

    private static Type inside(Type type, String key) {
        return switch (type) {
            case Type.Struct(String name) -> {
                var field = Schema.struct(name).field(key);
                yield field == null ? UNKNOWN : field.type();
            }
            case Type.MapOf(Type value, String _) -> value;
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _,
                    Type.ListOf _ -> UNKNOWN;
        };
    }

    private void struct(StructType type, Tree.Obj value, FieldPath path) {
        for (var field : type.fields()) {
            var item = value.get(field.name());
            if (item != null && !(item instanceof Tree.Nil)) {
                value(field.type(), item, path.child(field.name()));
            }
        }
        for (var key : value.keys()) {
            if (type.field(key) == null && !type.open()) {
                var at = path.child(key);
                add(
                        at,
                        Problem.What.UNKNOWN_FIELD,
                        "unknown field \"" + at.plain() + "\"",
                        Suggestion.among(type.fields().stream().map(Field::name).toList(), key));
            }
        }
    }

    private void value(Type type, Tree value, FieldPath path) {
        if (value instanceof Tree.Nil) {
            return;
        }
        switch (type) {
            case Type.Struct(String name) -> {
                if (value instanceof Tree.Obj fields) {
                    struct(Schema.struct(name), fields, path);
                } else {
                    wrong(path, "cannot restore struct from: " + sort(value));
                }
            }
            case Type.ListOf(Type element) -> {
                if (value instanceof Tree.Arr items) {
                    for (int i = 0; i < items.size(); i++) {
                        value(element, items.get(i), path.item(i));
                    }
                } else {
                    wrong(path, "cannot restore slice from " + sort(value));
                }
            }
            case Type.MapOf(Type inside, String _) -> {
                if (value instanceof Tree.Obj entries) {
                    entries.forEach((key, item) -> value(inside, item, path.child(key)));
                } else {
                    wrong(path, "cannot restore map from " + sort(value));
                }
            }
            case Type.Text _, Type.Whole _, Type.Flag _ -> plain(type, value, path);
            case Type.Amount _, Type.IntOrText _, Type.Moment _ -> marshalled(type, value, path);
            case Type.Anything _ -> {}
        }
    }

    private void plain(Type type, Tree value, FieldPath path) {
        boolean fine = switch (value) {
            case Tree.Nil _ -> true;
            case Tree.Text _ -> type instanceof Type.Text;
            case Tree.Bool _ -> type instanceof Type.Flag;
            case Tree.Int _ -> type instanceof Type.Whole;
            case Tree.Real(double d) -> type instanceof Type.Whole && d == Math.rint(d);
            case Tree.Arr _, Tree.Obj _ -> false;
        };
        if (fine) {
            return;
        }
        if (type.goName().equals(Base64Text.GO_NAME)) {
            wrong(path, "cannot restore slice from " + sort(value));
            return;
        }
        boolean convertible = (value instanceof Tree.Int && type instanceof Type.Text)
                || (value instanceof Tree.Real && type instanceof Type.Whole);
        wrong(
                path,
                convertible
                        ? "cannot convert " + sort(value) + " to " + type.goName()
                        : "unrecognized type: " + (type instanceof Type.Text ? "string" : type.goName()));
    }

    /** A type that reads its JSON by itself says the same as in a new document, without the place. */
    private void marshalled(Type type, Tree value, FieldPath path) {
        var problem = StrictDecoder.single(type, value);
        if (problem != null) {
            add(path, problem.what(), problem.message(), problem.nextStep());
        }
    }

    private void wrong(FieldPath path, String message) {
        add(path, Problem.What.WRONG_TYPE, message, Phrase.NONE);
    }

    private void add(FieldPath path, Problem.What what, String message, Phrase nextStep) {
        // All that is wrong counts alike here: the first one is told.
        var sort = what == Problem.What.BAD_VALUE ? Problem.What.WRONG_TYPE : what;
        problems.add(new Problem(path.toString(), sort, message, nextStep, Mend.NOTHING));
    }

    /** What Go calls the value. */
    private static String sort(Tree value) {
        return switch (value) {
            case Tree.Text _ -> "string";
            case Tree.Int _ -> "int64";
            case Tree.Real _ -> "float64";
            case Tree.Bool _ -> "bool";
            case Tree.Arr _ -> "slice";
            case Tree.Obj _ -> "map";
            case Tree.Nil _ -> "invalid";
        };
    }
}
