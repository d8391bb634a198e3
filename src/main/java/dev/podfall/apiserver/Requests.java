package dev.podfall.apiserver;

import dev.podfall.api.apps.DaemonSet;
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
 * <br>Differs: what admission fills in is never wrong, so objects are validated before it.
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
        var placed = inNamespace(kind, namespace, Defaults.apply(kind, decoded));
        if (kind.namespaced()) {
            NamespaceLifecycle.mustExist(namespace, state);
        }
        var fresh = withoutServersFields(placed);
        checkDecodable(kind, fresh);
        // A node with a wrong taint cannot be decoded yet, and admission has nothing against nodes.
        if (kind != Kind.NODE) {
            admission.review(Codec.decode(kind, fresh), state);
        }
        refuseIfInvalid(kind, fresh, Validation.create(kind, fresh));
        if (!version.isEmpty() && !version.equals("0")) {
            throw new ApiException(Status.of(500, "", "resourceVersion should not be set on objects to be created"));
        }
        return Codec.decode(kind, fresh);
    }

    private static void checkType(Kind kind, Tree.Obj body) {
        var apiVersion = body.text("apiVersion", kind.apiVersion());
        var kindName = body.text("kind", kind.kindName());
        if (!apiVersion.equals(kind.apiVersion())) {
            throw ApiException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + kind.apiVersion() + ")");
        }
        if (!kindName.equals(kind.kindName())) {
            throw ApiException.badRequest(kindName + " in version \"" + kind.version()
                    + "\" cannot be handled as a " + kind.kindName() + ": no kind \"" + kindName
                    + "\" is registered for version \"" + kind.apiVersion() + "\"");
        }
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
        return toUpdate(stored, Defaults.apply(kind, decoded), options.isStatus(), state);
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
            var shown = type == PatchType.STRATEGIC ? GoFormat.of(patch) : Json.write(patched);
            throw ApiException.invalidPatch(shown, decoded.detail());
        }
        return toUpdate(stored, Defaults.apply(kind, decoded.tree()), options.isStatus(), state);
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

    private KubeObject toUpdate(KubeObject stored, Tree.Obj object, boolean status, ClusterState state) {
        var kind = stored.kind();
        var placed = inNamespace(kind, stored.namespace(), object);
        var name = placed.obj("metadata").text("name", "");
        if (!name.equals(stored.name())) {
            throw ApiException.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + stored.name() + ")");
        }
        checkDecodable(kind, placed);
        preconditions(stored, placed.obj("metadata"));
        var old = stored.toTree();
        if (status) {
            var merged = old.withOptional("status", placed.get("status"));
            refuseIfInvalid(kind, merged, Validation.updateStatus(kind, merged, old));
            return Codec.decode(kind, merged);
        }
        var merged = admission.update(kind, withServersFields(kind, placed, old), old);
        refuseIfInvalid(kind, merged, Validation.update(kind, merged, old));
        var updated = Codec.decode(kind, merged);
        admission.reviewUpdate(updated, stored, state);
        return updated;
    }

    private static void preconditions(KubeObject stored, Tree.Obj meta) {
        var uid = meta.text("uid", "");
        if (!uid.isEmpty() && !uid.equals(stored.uid())) {
            throw ApiException.conflict(
                    stored.kind(),
                    stored.name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + stored.uid());
        }
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
        for (var field : List.of("resourceVersion", "generation")) {
            meta = meta.withOptional(field, oldMeta.get(field));
        }
        for (var field : List.of("uid", "creationTimestamp", "deletionGracePeriodSeconds")) {
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
