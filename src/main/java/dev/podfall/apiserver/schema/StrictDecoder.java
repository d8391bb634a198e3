package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document as the API server does: every field must exist, spelt exactly so, and hold what its type allows.
 *
 * <p>Upstream: apimachinery/pkg/runtime/serializer/json (strict), sigs.k8s.io/json.
 * <br>Differs: goes on after the first bad text, so that all problems are known; {@link Decoded#message()} still is
 * upstream's.
 */
public final class StrictDecoder {
    private static final Type STRING = new Type.Text("string");
    private static final Map<String, Tree.Obj> EMPTY = new TreeMap<>();

    static {
        for (var type : Schema.all()) {
            var _ = writtenWhenEmpty(type, EMPTY);
        }
    }

    private final List<Problem> problems = new ArrayList<>();

    private final @Nullable Kind kind;

    private StrictDecoder(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** What the document says, and everything that is wrong with it. */
    public static Decoded decode(Kind kind, Tree.Obj document) {
        var decoder = new StrictDecoder(kind);
        var tree = decoder.struct(Schema.of(kind), kind.kindName(), document, FieldPath.ROOT, "");
        return new Decoded(kind, tree, decoder.problems);
    }

    /** The same; fields that are not known are left out, and no problem. */
    public static Decoded decodeLenient(Kind kind, Tree.Obj document) {
        return decode(kind, document).withoutUnknownFields();
    }

    /** The same of a document of which somebody reads only some fields, and calls what he reads by a name of his own. */
    public static Decoded decodeLenient(Kind kind, Tree.Obj document, String name) {
        var decoder = new StrictDecoder(kind);
        var tree = decoder.struct(Schema.of(kind), name, document, FieldPath.ROOT, "");
        return new Decoded(kind, tree, decoder.problems).withoutUnknownFields();
    }

    /** What is wrong with a value that does not say where it stands; null if nothing is. */
    static @Nullable Problem single(Type type, Tree value) {
        var decoder = new StrictDecoder(null);
        var _ = value instanceof Tree.Nil ? null : decoder.value(type, value, new Context("", "", FieldPath.ROOT));
        return decoder.problems.isEmpty() ? null : decoder.problems.getFirst();
    }

    /** Why a value is not of a type that is a list or map, in the words of Go's decoder; empty if it is. */
    public static String wrongType(Type type, Tree value) {
        boolean fits = switch (type) {
            case Type.ListOf _ -> value instanceof Tree.Arr;
            case Type.MapOf _ -> value instanceof Tree.Obj;
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _,
                    Type.Struct _ -> true;
        };
        return fits || value instanceof Tree.Nil
                ? ""
                : "json: cannot unmarshal " + called(value) + " into Go value of type " + type.goName();
    }

    /**
     * Where a value stands, as Go's decoder tells it.
     *
     * @param struct the innermost type that has a name; empty if the value stands alone
     * @param goPath the fields from the document's root, embedded types included, without indices
     */
    private record Context(String struct, String goPath, FieldPath path) {
        String place() {
            return struct.isEmpty() ? "Go value" : "Go struct field " + struct + "." + goPath;
        }

        Context item(int index) {
            return new Context(struct, goPath, path.item(index));
        }

        Context entry(String key) {
            return new Context(struct, goPath, path.child(key));
        }
    }

    private Tree.Obj struct(StructType type, Tree.Obj value, FieldPath path, String goPath) {
        return struct(type, type.name(), value, path, goPath);
    }

    private Tree.Obj struct(StructType type, String name, Tree.Obj value, FieldPath path, String goPath) {
        var out = new TreeMap<String, Tree>();
        value.forEach((key, item) -> {
            var field = type.field(key);
            if (field == null && type.open()) {
                out.put(key, item);
                return;
            }
            if (field == null) {
                unknown(type, path, key, value);
                return;
            }
            var step = field.embeddedIn().isEmpty() ? key : field.embeddedIn() + "." + key;
            var context = new Context(name, goPath.isEmpty() ? step : goPath + "." + step, path.child(key));
            var decoded = item instanceof Tree.Nil ? null : value(field.type(), item, context);
            if (decoded != null && (field.pointer() || field.always() || !isEmpty(decoded, field.type()))) {
                out.put(key, decoded);
            }
        });
        emptyStruct(type.name()).forEach(out::putIfAbsent);
        return Tree.obj(out);
    }

    /** What Go writes for a field that nobody has set; null if nothing. */
    private static @Nullable Tree writtenWhenEmpty(Field field, Map<String, Tree.Obj> known) {
        if (field.pointer()) {
            return null;
        }
        return switch (field.type()) {
            case Type.Struct(String name) -> writtenWhenEmpty(Schema.struct(name), known);
            case Type.Amount _ -> Tree.text("0");
            case Type.IntOrText _ -> Tree.number(0);
            case Type.Text _ -> field.always() ? Tree.text("") : null;
            case Type.Whole _ -> field.always() ? Tree.number(0) : null;
            case Type.Flag _ -> field.always() ? Tree.FALSE : null;
            case Type.Moment _, Type.Anything _, Type.ListOf _, Type.MapOf _ -> null;
        };
    }

    private static Tree.Obj emptyStruct(String name) {
        return Objects.requireNonNull(EMPTY.get(name), name);
    }

    private static Tree.Obj writtenWhenEmpty(StructType type, Map<String, Tree.Obj> known) {
        var done = known.get(type.name());
        if (done != null) {
            return done;
        }
        var out = Tree.builder();
        for (var field : type.fields()) {
            out.put(field.name(), writtenWhenEmpty(field, known));
        }
        var empty = out.build();
        known.put(type.name(), empty);
        return empty;
    }

    private static boolean isEmpty(Tree decoded, Type type) {
        return switch (type) {
            case Type.Text _ -> decoded.equals(Tree.text(""));
            case Type.Whole _ -> decoded.equals(Tree.number(0));
            case Type.Flag _ -> decoded.equals(Tree.FALSE);
            case Type.ListOf _ -> decoded instanceof Tree.Arr list && list.size() == 0;
            case Type.MapOf _ -> decoded instanceof Tree.Obj map && map.isEmpty();
            case Type.Amount _, Type.IntOrText _, Type.Moment _, Type.Anything _, Type.Struct _ -> false;
        };
    }

    private @Nullable Tree value(Type type, Tree value, Context at) {
        return switch (type) {
            case Type.Text text ->
                value instanceof Tree.Text(String written) ? text(text, written, value, at) : wrong(value, text, at);
            case Type.Whole whole -> whole(whole, value, at);
            case Type.Flag flag -> value instanceof Tree.Bool ? value : wrong(value, flag, at);
            case Type.Amount _ -> amount(value, at);
            case Type.IntOrText _ -> intOrText(value, at);
            case Type.Moment(boolean micro) -> moment(value, micro, at);
            case Type.Anything _ -> value;
            case Type.ListOf list -> value instanceof Tree.Arr items ? items(list, items, at) : wrong(value, list, at);
            case Type.MapOf map ->
                value instanceof Tree.Obj entries ? entries(map, entries, at) : wrong(value, map, at);
            case Type.Struct struct ->
                value instanceof Tree.Obj fields
                        ? struct(Schema.struct(struct.name()), fields, at.path(), at.goPath())
                        : wrong(value, struct, at);
        };
    }

    private Tree items(Type.ListOf type, Tree.Arr items, Context at) {
        var out = new ArrayList<Tree>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var decoded = item instanceof Tree.Nil ? zero(type.element()) : value(type.element(), item, at.item(i));
            if (decoded != null) {
                out.add(decoded);
            }
        }
        return Tree.list(out);
    }

    private Tree entries(Type.MapOf type, Tree.Obj entries, Context at) {
        var out = new TreeMap<String, Tree>();
        entries.forEach((key, item) -> {
            var decoded = item instanceof Tree.Nil ? zero(type.value()) : value(type.value(), item, at.entry(key));
            if (decoded != null) {
                out.put(key, decoded);
            }
        });
        return Tree.obj(out);
    }

    /** What a null in a list or map becomes. */
    private static Tree zero(Type type) {
        return switch (type) {
            case Type.Text _ -> Tree.text("");
            case Type.Whole _, Type.IntOrText _ -> Tree.number(0);
            case Type.Flag _ -> Tree.FALSE;
            case Type.Amount _ -> Tree.text("0");
            case Type.Moment _, Type.Anything _ -> Tree.NIL;
            case Type.ListOf _ -> Tree.list();
            case Type.MapOf _ -> Tree.obj();
            case Type.Struct(String name) -> emptyStruct(name);
        };
    }

    private @Nullable Tree text(Type.Text type, String written, Tree value, Context at) {
        int wrongAt = type.goName().equals(Base64Text.GO_NAME) ? Base64Text.wrongAt(written) : -1;
        if (wrongAt < 0) {
            return value;
        }
        var message = "illegal base64 data at input byte " + wrongAt;
        problems.add(new Problem(at.path().toString(), Problem.What.WRONG_TYPE, message, Phrase.NONE, Mend.NOTHING));
        return null;
    }

    private @Nullable Tree whole(Type.Whole type, Tree value, Context at) {
        if (value instanceof Tree.Int(long n)) {
            return type.wide() || n == (int) n ? value : wrongNumber(value, type, at);
        }
        if (value instanceof Tree.Real(double d)) {
            boolean fits = d == Math.rint(d) && Math.abs(d) < 0x1p63 && (type.wide() || d == (int) d);
            return fits ? Tree.number((long) d) : wrongNumber(value, type, at);
        }
        return wrong(value, type, at);
    }

    /** A type that reads itself: what it cannot read ends all reading, as with amounts and times. */
    private @Nullable Tree intOrText(Tree value, Context at) {
        if (value instanceof Tree.Text) {
            return value;
        }
        int before = problems.size();
        var number = whole(new Type.Whole(false), value, at);
        if (problems.size() > before) {
            problems.set(before, problems.get(before).as(Problem.What.BAD_VALUE));
        }
        return number;
    }

    private @Nullable Tree amount(Tree value, Context at) {
        try {
            return Quantity.fromTree(value).toTree();
        } catch (IllegalArgumentException e) {
            var said = e.getMessage();
            add(at, Problem.What.BAD_VALUE, said == null ? "" : said, Remedies.amount(value));
            return null;
        }
    }

    private @Nullable Tree moment(Tree value, boolean micro, Context at) {
        if (!(value instanceof Tree.Text(String text))) {
            return wrong(value, STRING, at);
        }
        try {
            Instant time = GoTime.parse(text, micro);
            return Tree.text(GoTime.format(time, micro));
        } catch (IllegalArgumentException e) {
            var said = e.getMessage();
            add(at, Problem.What.BAD_VALUE, said == null ? "" : said, Remedies.Remedy.say("value.time.step"));
            return null;
        }
    }

    private void unknown(StructType type, FieldPath parent, String key, Tree.Obj here) {
        var path = parent.child(key);
        var remedy = Remedies.unknown(kind, type, parent.toString(), key, here);
        problems.add(new Problem(
                path.toString(),
                Problem.What.UNKNOWN_FIELD,
                "unknown field \"" + path.plain() + "\"",
                remedy.nextStep(),
                remedy.mend()));
    }

    private @Nullable Tree wrongNumber(Tree value, Type type, Context at) {
        return wrong(value, "number " + Json.write(value), type, at);
    }

    private @Nullable Tree wrong(Tree value, Type type, Context at) {
        return wrong(value, called(value), type, at);
    }

    private @Nullable Tree wrong(Tree value, String called, Type type, Context at) {
        add(
                at,
                Problem.What.WRONG_TYPE,
                "json: cannot unmarshal " + called + " into " + at.place() + " of type " + type.goName(),
                Remedies.wrongType(value, type));
        return null;
    }

    private void add(Context at, Problem.What what, String message, Remedies.Remedy remedy) {
        problems.add(new Problem(at.path().toString(), what, message, remedy.nextStep(), remedy.mend()));
    }

    /** A value's sort, in the words of Go's decoder. */
    private static String called(Tree value) {
        return switch (value) {
            case Tree.Text _ -> "string";
            case Tree.Int _, Tree.Real _ -> "number";
            case Tree.Bool _ -> "bool";
            case Tree.Arr _ -> "array";
            case Tree.Obj _ -> "object";
            case Tree.Nil _ -> "null";
        };
    }
}
