package dev.podfall.apiserver;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.Admission;
import dev.podfall.apiserver.admission.NamespaceLifecycle;
import dev.podfall.apiserver.patch.GoFormat;
import dev.podfall.apiserver.patch.JsonPatch;
import dev.podfall.apiserver.patch.MergePatch;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.apiserver.schema.Defaults;
import dev.podfall.apiserver.schema.PatchedDecoder;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.Validation;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a document to an object that may be stored: decoded strictly, defaulted, admitted, validated.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go, update.go, patch.go;
 * registry/rest/create.go, update.go, meta.go.
 * <br>Differs: what admission fills in is wrong only where limit ranges do, so objects are validated before it.
 */
final class Requests {
    private final Admission admission;

    Requests(Admission admission) {
        this.admission = admission;
    }

    /** @throws ApiException BadRequest, NotFound, Forbidden, Invalid */
    KubeObject toCreate(Kind kind, String namespace, Tree.Obj body, WriteOptions options, ClusterState state) {
        checkType(kind, body);
        var decoded = decode(kind, body, options);
        var version = decoded.obj("metadata").text("resourceVersion", "");
        var placed = inNamespace(kind, namespace, internal(kind, decoded, body));
        if (kind.namespaced()) {
            NamespaceLifecycle.mustExist(namespace, state);
        }
        var fresh = Internal.ofNew(kind, withoutServersFields(placed));
        checkDecodable(kind, fresh);
        // A node with a wrong taint cannot be decoded yet, and admission has nothing against nodes.
        if (kind != Kind.NODE) {
            admission.review(Codec.decode(kind, fresh), state);
        }
        var looked = kind == Kind.POD ? NewPod.of(fresh) : fresh;
        refuseIfInvalid(kind, looked, Validation.create(kind, looked));
        if (!version.isEmpty() && !version.equals("0")) {
            throw new ApiException(Status.of(500, "", "resourceVersion should not be set on objects to be created"));
        }
        return Codec.decode(kind, withoutEmptyLabels(kind, fresh));
    }

    /** A pod whose containers got the usual requests and limits of its namespace. @throws ApiException Invalid */
    static void checkFilled(Pod pod) {
        var looked = NewPod.of(pod.toTree());
        refuseIfInvalid(Kind.POD, looked, Validation.create(Kind.POD, looked));
    }

    /** The decoded document with its defaults, as upstream's internal types have it. */
    private static Tree.Obj internal(Kind kind, Tree.Obj decoded, Tree.Obj given) {
        var out = Internal.of(kind, Defaults.apply(kind, decoded));
        return kind == Kind.DAEMON_SET ? withEmptyLabels(out, given) : out;
    }

    /** A template's labels that are there and none: decoding drops them, but in a refusal they are not null. */
    private static Tree.Obj withEmptyLabels(Tree.Obj daemonSet, Tree.Obj given) {
        boolean empty = Tree.obj().equals(given.at("spec", "template", "metadata", "labels"));
        var spec = daemonSet.obj("spec");
        var template = spec.obj("template");
        var meta = template.obj("metadata");
        if (!empty || meta.has("labels")) {
            return daemonSet;
        }
        return daemonSet.with(
                "spec", spec.with("template", template.with("metadata", meta.with("labels", Tree.obj()))));
    }

    private static Tree.Obj withoutEmptyLabels(Kind kind, Tree.Obj object) {
        var spec = object.obj("spec");
        var template = spec.obj("template");
        var meta = template.obj("metadata");
        if (kind != Kind.DAEMON_SET || !Tree.obj().equals(meta.get("labels"))) {
            return object;
        }
        return object.with("spec", spec.with("template", template.with("metadata", meta.without("labels"))));
    }

    private static void checkType(Kind kind, Tree.Obj body) {
        var apiVersion = body.text("apiVersion", kind.apiVersion());
        var kindName = body.text("kind", kind.kindName());
        if (apiVersion.equals(kind.apiVersion()) && kindName.equals(kind.kindName())) {
            return;
        }
        var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        var given = Kind.of(apiVersion, kindName);
        throw ApiException.badRequest(kindName + " in version \"" + version + "\" cannot be handled as a "
                + kind.kindName() + ": "
                + (given == null
                        ? "no kind \"" + kindName + "\" is registered for version \"" + apiVersion
                                + "\" in scheme \"pkg/runtime/scheme.go:111\""
                        : "converting (" + version + "." + kindName + ") to (" + internalGroup(kind) + "."
                                + kind.kindName() + "): unknown conversion"));
    }

    /** The package of upstream's internal type. */
    private static String internalGroup(Kind kind) {
        var group = kind.group();
        return group.isEmpty() ? "core" : group.contains(".") ? group.substring(0, group.indexOf('.')) : group;
    }

    /** The one thing that upstream's conversion refuses, after decoding and before validation. */
    static void checkDecodable(Kind kind, Tree.Obj object) {
        var number = object.obj("metadata").obj("annotations").text(DaemonSet.TEMPLATE_GENERATION);
        if (kind == Kind.DAEMON_SET && number != null && !number.matches("[+-]?\\d{1,18}")) {
            throw ApiException.badRequest("DaemonSet in version \"v1\" cannot be handled as a DaemonSet:"
                    + " strconv.ParseInt: parsing " + Json.quote(number) + ": invalid syntax");
        }
    }

    private static Tree.Obj inNamespace(Kind kind, String namespace, Tree.Obj object) {
        var meta = object.obj("metadata");
        if (!kind.namespaced()) {
            return object.with("metadata", meta.without("namespace"));
        }
        var own = meta.text("namespace", "");
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        return object.with("metadata", meta.with("namespace", Tree.text(namespace)));
    }

    private static Tree.Obj withoutServersFields(Tree.Obj object) {
        var meta = object.obj("metadata")
                .without(
                        "uid",
                        "resourceVersion",
                        "generation",
                        "creationTimestamp",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds",
                        "selfLink",
                        "managedFields");
        return object.with("metadata", meta);
    }

    /** @throws ApiException BadRequest, Conflict, Forbidden, Invalid */
    KubeObject toReplace(KubeObject stored, Tree.Obj body, WriteOptions options, ClusterState state) {
        var kind = stored.kind();
        checkType(kind, body);
        var decoded = decode(kind, body, options);
        var object = internal(kind, decoded, body);
        checkName(stored, object);
        uidPrecondition(stored, object.obj("metadata").text("uid", ""), options.dryRun());
        return toUpdate(stored, object, options.isStatus(), state);
    }

    private static Tree.Obj decode(Kind kind, Tree.Obj body, WriteOptions options) {
        return options.fieldValidation() == FieldValidation.STRICT
                ? StrictDecoder.decode(kind, body).orThrow()
                : StrictDecoder.decodeLenient(kind, body).orThrow();
    }

    /** @throws ApiException BadRequest, Conflict, Forbidden, Invalid */
    KubeObject toPatch(KubeObject stored, PatchType type, Tree patch, WriteOptions options, ClusterState state) {
        var kind = stored.kind();
        var patched = patchedOrThrow(stored, type, patch);
        var decoded = type == PatchType.STRATEGIC
                ? PatchedDecoder.decode(kind, patched)
                : StrictDecoder.decode(kind, patched);
        if (options.fieldValidation() != FieldValidation.STRICT) {
            decoded = decoded.withoutUnknownFields();
        }
        if (!decoded.ok()) {
            var shown = type == PatchType.STRATEGIC
                    ? GoFormat.of(StrategicMergePatch.left(stored.toTree(), patch))
                    : Json.write(patched);
            throw ApiException.invalidPatch(shown, decoded.detail());
        }
        var object = internal(kind, decoded.tree(), patched);
        checkName(stored, object);
        return toUpdate(stored, object, options.isStatus(), state);
    }

    private static Tree.Obj patchedOrThrow(KubeObject stored, PatchType type, Tree patch) {
        try {
            return patched(stored, type, patch);
        } catch (PatchException refused) {
            throw refused.asApiException();
        }
    }

    /** @throws PatchException if the patch cannot be applied */
    static Tree.Obj patched(KubeObject stored, PatchType type, Tree patch) {
        var current = stored.toTree();
        return switch (type) {
            case STRATEGIC -> StrategicMergePatch.apply(stored.kind(), current, patch);
            case MERGE -> MergePatch.apply(current, patch);
            case JSON -> JsonPatch.apply(current, patch);
        };
    }

    private static void checkName(KubeObject stored, Tree.Obj object) {
        var name = object.obj("metadata").text("name", "");
        if (name.isEmpty()) {
            throw ApiException.badRequest("the name of the object (" + stored.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(stored.name())) {
            throw ApiException.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + stored.name() + ")");
        }
    }

    private KubeObject toUpdate(KubeObject stored, Tree.Obj object, boolean status, ClusterState state) {
        var kind = stored.kind();
        var placed = inNamespace(kind, stored.namespace(), object);
        checkDecodable(kind, placed);
        preconditions(stored, placed.obj("metadata"));
        var old = stored.toTree();
        if (status) {
            var meta = withServersFields(kind, placed, old).obj("metadata");
            var merged = old.with("metadata", meta).withOptional("status", placed.get("status"));
            refuseIfInvalid(kind, merged, Validation.updateStatus(kind, merged, old));
            return Codec.decode(kind, merged);
        }
        var merged = admission.update(kind, withServersFields(kind, placed, old), old);
        refuseIfInvalid(kind, merged, Validation.update(kind, merged, old));
        var updated = Codec.decode(kind, withoutEmptyLabels(kind, merged));
        admission.reviewUpdate(updated, stored, state);
        return updated;
    }

    /**
     * A replacement that says which object it means.
     *
     * <p>Upstream: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go, {@code Preconditions.Check}; errors.go.
     */
    private static void uidPrecondition(KubeObject stored, String uid, boolean dryRun) {
        if (!uid.isEmpty() && !uid.equals(stored.uid())) {
            throw ApiException.conflict(
                    stored.kind(),
                    stored.name(),
                    "StorageError: invalid object, Code: 4, Key: " + (dryRun ? "" : "/registry") + storageKey(stored)
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + uid + ", UID in object meta: " + stored.uid());
        }
    }

    private static String storageKey(KubeObject object) {
        // Nodes were called minions when the storage was laid out.
        var folder = object.kind() == Kind.NODE ? "minions" : object.kind().plural();
        var namespace = object.kind().namespaced() ? object.namespace() + "/" : "";
        return "/" + folder + "/" + namespace + object.name();
    }

    private static void preconditions(KubeObject stored, Tree.Obj meta) {
        var version = meta.text("resourceVersion", "");
        if (!version.isEmpty()
                && !version.equals("0")
                && !version.equals(Long.toString(stored.meta().resourceVersion()))) {
            throw ApiException.conflict(stored);
        }
    }

    /** What a client leaves out or cannot change is as it is stored. */
    private static Tree.Obj withServersFields(Kind kind, Tree.Obj object, Tree.Obj old) {
        var oldMeta = old.obj("metadata");
        var meta = object.obj("metadata").without("selfLink", "managedFields");
        for (var field : List.of("resourceVersion", "generation", "creationTimestamp")) {
            meta = meta.withOptional(field, oldMeta.get(field));
        }
        for (var field : List.of("uid", "deletionGracePeriodSeconds")) {
            if (!meta.has(field)) {
                meta = meta.withOptional(field, oldMeta.get(field));
            }
        }
        if (oldMeta.has("deletionTimestamp")) {
            meta = meta.withOptional("deletionTimestamp", oldMeta.get("deletionTimestamp"));
        }
        if (kind == Kind.DAEMON_SET) {
            var number = oldMeta.obj("annotations").get(DaemonSet.TEMPLATE_GENERATION);
            var annotations = meta.obj("annotations").withOptional(DaemonSet.TEMPLATE_GENERATION, number);
            meta = meta.withOptional("annotations", annotations.isEmpty() ? null : annotations);
        }
        var out = object.with("metadata", meta).withOptional("status", old.get("status"));
        return kind == Kind.NAMESPACE ? out.withOptional("spec", old.get("spec")) : out;
    }

    private static void refuseIfInvalid(Kind kind, Tree.Obj object, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(kind, nameOf(object), errors);
        }
    }

    private static String nameOf(Tree.Obj object) {
        var meta = object.obj("metadata");
        var name = meta.text("name", "");
        return name.isEmpty() ? meta.text("generateName", "") : name;
    }

    /** The key that a request for this document goes to. */
    static @Nullable ObjectKey keyOf(Kind kind, Tree.Obj object) {
        var meta = object.obj("metadata");
        var name = meta.text("name", "");
        if (name.isEmpty()) {
            return null;
        }
        return kind.namespaced() ? ObjectKey.of(meta.text("namespace", "default"), name) : ObjectKey.cluster(name);
    }
}
