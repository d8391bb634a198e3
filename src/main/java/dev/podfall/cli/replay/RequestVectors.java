package dev.podfall.cli.replay;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.Bootstrap;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.Warnings;
import dev.podfall.apiserver.WriteOptions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the API server what it answers to a whole request, as a dry run in the namespace {@code default}. */
final class RequestVectors {
    private static final String NAMESPACE = "default";

    /** What the namespace had besides, where the answers were recorded. */
    private static final String SERVICE_ACCOUNT = "robot";

    private static final WriteOptions DRY_RUN = WriteOptions.by("recorder").withDryRun(true);

    private final ApiServer server = Bootstrap.bareServer();
    private final Tree.Obj line;
    private final Kind kind;

    private RequestVectors(Tree.Obj line) {
        this.line = line;
        var plural = line.text("kind", "");
        var named = Kind.named(plural);
        if (named == null) {
            throw new Unplayable("cli.replay.no-kind", plural);
        }
        this.kind = named;
        var account = Tree.obj("metadata", Tree.obj("name", Tree.text(SERVICE_ACCOUNT)));
        var _ = server.create(BuiltInKinds.SERVICE_ACCOUNT, NAMESPACE, account, DRY_RUN.withDryRun(false));
    }

    /** The line with this server's answer. @throws Unplayable if its request is none that is known */
    static Tree.Obj answer(Tree.Obj line) {
        var asked = new RequestVectors(line);
        Tree.Obj answer;
        try {
            answer = asked.granted();
        } catch (ApiException refused) {
            answer = asked.refusal(refused.status());
        }
        return line.with("answer", asked.withoutChance(answer));
    }

    private Tree.Obj granted() {
        var request = line.text("request", "");
        if (request.equals("create")) {
            var created = create(line.obj("body"), DRY_RUN);
            return stored(201, created, Warnings.onCreate(created, server.state()));
        }
        var before = create(line.obj("stored"), DRY_RUN.withDryRun(false));
        var key = key(before);
        var after = switch (request) {
            case "replace" -> server.replace(kind, key, line.obj("body"), DRY_RUN);
            case "patch" -> server.patch(kind, key, patchType(), patch(), DRY_RUN);
            default -> throw new Unplayable("cli.replay.no-request", request);
        };
        return stored(200, after, Warnings.onUpdate(after, before, server.state()));
    }

    private KubeObject create(Tree.Obj body, WriteOptions options) {
        return server.create(kind, kind.namespaced() ? NAMESPACE : "", body, options);
    }

    private static ObjectKey key(KubeObject object) {
        return object.kind().namespaced()
                ? ObjectKey.of(object.namespace(), object.name())
                : ObjectKey.cluster(object.name());
    }

    private PatchType patchType() {
        return PatchType.valueOf(line.text("patchType", "").toUpperCase(Locale.ROOT));
    }

    private Tree patch() {
        @Nullable Tree patch = line.get("patch");
        return patch == null ? Tree.NIL : patch;
    }

    private static Tree.Obj stored(int code, KubeObject object, List<Warning> warnings) {
        var tree = object.toTree();
        var meta = tree.obj("metadata").without("uid", "creationTimestamp", "resourceVersion", "managedFields");
        return Tree.builder()
                .put("code", code)
                .put("object", tree.with("metadata", meta))
                .putUnlessEmpty("warnings", Tree.listOf(warnings, warning -> Tree.text(warning.toString())))
                .build();
    }

    /** Causes were recorded of new objects alone. */
    private Tree.Obj refusal(Status status) {
        var out = Tree.builder()
                .put("code", status.code())
                .put("reason", status.reason().isEmpty() ? Tree.NIL : Tree.text(status.reason()))
                .put("message", status.message());
        if (status.code() == 422 && line.text("request", "").equals("create")) {
            out.put("causes", Tree.listOf(status.causes(), RequestVectors::cause));
        }
        return out.build();
    }

    private static Tree.Obj cause(Status.Cause cause) {
        return Tree.builder()
                .put("field", cause.field())
                .put("message", cause.message())
                .put("reason", cause.type().reason())
                .build();
    }

    /** What cannot be the same twice, as the recorder writes it down: of created objects their times are what was asked. */
    private Tree.Obj withoutChance(Tree.Obj answer) {
        boolean times = line.has("stored");
        return withoutChance(answer, times);
    }

    private static Tree.Obj withoutChance(Tree.Obj tree, boolean times) {
        var out = Tree.builder();
        tree.forEach((key, value) -> out.put(key, withoutChance(value, times)));
        return out.build();
    }

    private static Tree withoutChance(Tree tree, boolean times) {
        return switch (tree) {
            case Tree.Text(String text) -> Tree.text(Normaliser.withoutIds(text, times));
            case Tree.Obj object -> withoutChance(object, times);
            case Tree.Arr(var items) -> Tree.listOf(items, item -> withoutChance(item, times));
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _ -> tree;
        };
    }
}
