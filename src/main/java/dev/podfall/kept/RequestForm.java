package dev.podfall.kept;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.LastApplied;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a request is written: a verb with what it is done to, and what is not as usual about it. Requests in a row that
 * differ in the first only are written as one.
 *
 * @param value a manifest, or the name of an object
 * @param rest the other fields
 */
record RequestForm(String verb, Tree value, Tree.Obj rest) {
    static final String CREATE = "create";
    static final String RESTORE = "restore";
    static final String REPLACE = "replace";
    static final String PATCH = "patch";
    static final String DELETE = "delete";
    static final String EVICT = "evict";
    static final String KUBELET = "kubelet";

    static final String APPLIES = "kubectl-client-side-apply";
    static final String REPLACES = "kubectl-replace";
    static final String PATCHES = "kubectl-patch";

    /** What {@code create} says of manifests that do not remember what was applied. */
    static final String FORGOTTEN = "forgotten";

    static RequestForm of(Command command) {
        return switch (command) {
            case Command.Create c -> created(c);
            case Command.Restore c ->
                new RequestForm(RESTORE, c.body(), kind(c.kind(), c.body()).build());
            case Command.Replace c -> {
                var rest = kind(c.kind(), c.body());
                if (!c.key().equals(key(c.kind(), c.body()))) {
                    rest.put("object", name(c.kind(), c.key()));
                }
                options(rest, c.options(), REPLACES);
                yield new RequestForm(REPLACE, c.body(), rest.build());
            }
            case Command.Patch c -> {
                var rest = Tree.builder();
                if (c.type() != PatchType.STRATEGIC) {
                    rest.put("type", word(c.type()));
                }
                options(rest, c.options(), PATCHES);
                yield new RequestForm(
                        PATCH,
                        name(c.kind(), c.key()),
                        rest.put("with", c.patch()).build());
            }
            case Command.Delete c -> new RequestForm(DELETE, name(c.kind(), c.key()), options(c.options()));
            case Command.Evict c -> new RequestForm(EVICT, name(Kind.POD, c.pod()), options(c.options()));
            case Command.StopKubelet c -> kubelet("stop", c.node());
            case Command.StartKubelet c -> kubelet("start", c.node());
            case Command.PostCondition c -> kubelet("condition", c.node(), c.type() + "=" + c.status());
        };
    }

    /** Whether the other can be written in the same list. */
    boolean goesWith(RequestForm other) {
        return isListed() && verb.equals(other.verb) && rest.equals(other.rest);
    }

    private boolean isListed() {
        return !verb.equals(PATCH) && !verb.equals(KUBELET);
    }

    /** What is written behind the verb for several that go together, or this one alone. */
    Tree written(List<Tree> values) {
        boolean manifest = verb.equals(CREATE) || verb.equals(RESTORE) || verb.equals(REPLACE);
        return values.size() == 1 && !manifest ? value : Tree.list(values);
    }

    private static RequestForm created(Command.Create c) {
        var rest = kind(c.kind(), c.body());
        if (!c.namespace().equals(namespace(c.kind(), c.body()))) {
            rest.put("namespace", c.namespace());
        }
        var body = c.body();
        if (c.options().fieldManager().equals(APPLIES)) {
            var plain = withoutLastApplied(body);
            if (LastApplied.annotated(plain).equals(body)) {
                body = plain;
            } else {
                rest.put("lastApplied", FORGOTTEN);
            }
        }
        options(rest, c.options(), APPLIES);
        return new RequestForm(CREATE, body, rest.build());
    }

    private static Tree.Obj withoutLastApplied(Tree.Obj body) {
        var meta = body.obj("metadata");
        var annotations = meta.obj("annotations").without(LastApplied.ANNOTATION);
        return body.with(
                "metadata",
                annotations.isEmpty() ? meta.without("annotations") : meta.with("annotations", annotations));
    }

    /** The kind, unless the manifest itself says it. */
    private static Tree.Builder kind(Kind kind, Tree.Obj body) {
        var out = Tree.builder();
        return kind.equals(kind(body)) ? out : out.put("kind", KindText.of(kind));
    }

    static @Nullable Kind kind(Tree.Obj body) {
        return Kind.of(body.text("apiVersion", ""), body.text("kind", ""));
    }

    static String namespace(Kind kind, Tree.Obj body) {
        return kind.namespaced() ? body.obj("metadata").text("namespace", "default") : "";
    }

    static ObjectKey key(Kind kind, Tree.Obj body) {
        return ObjectKey.of(namespace(kind, body), body.obj("metadata").text("name", ""));
    }

    private static void options(Tree.Builder rest, WriteOptions options, String usual) {
        if (!options.fieldManager().equals(usual)) {
            rest.put("by", options.fieldManager());
        }
        rest.putIfTrue("dryRun", options.dryRun());
        rest.putUnlessEmpty("subresource", options.subresource());
        if (options.fieldValidation() != FieldValidation.STRICT) {
            rest.put("fieldValidation", word(options.fieldValidation()));
        }
    }

    private static Tree.Obj options(DeleteOptions options) {
        var rest = Tree.builder().put("grace", options.gracePeriodSeconds());
        if (options.propagation() != DeleteOptions.Propagation.BACKGROUND) {
            rest.put("propagation", word(options.propagation()));
        }
        return rest.put("uid", options.uid())
                .putIfTrue("dryRun", options.dryRun())
                .build();
    }

    /** {@code node n1}, {@code pod default/x}; a map where that could not be read back. */
    private static Tree name(Kind kind, ObjectKey key) {
        var text = Tree.text(KindText.of(kind) + " " + key);
        var read = ObjectName.of(text);
        return read != null && read.kind().equals(kind) && read.key().equals(key)
                ? text
                : Tree.builder()
                        .put("kind", KindText.of(kind))
                        .put("namespace", key.namespace())
                        .put("name", key.name())
                        .build();
    }

    private static RequestForm kubelet(String... words) {
        boolean plain = true;
        for (var word : words) {
            plain &= !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace);
        }
        var value = plain ? Tree.text(String.join(" ", words)) : Tree.texts(List.of(words));
        return new RequestForm(KUBELET, value, Tree.obj());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
