package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Pods: of which, once made, little may change.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePodCreate}, {@code ValidatePodUpdate},
 * {@code ValidatePodStatusUpdate}.
 * <br>Differs: annotations that stand for security profiles are not looked at; nor are changes of node selectors and
 * affinity while scheduling gates hold a pod.
 */
final class PodValidation {
    private static final String UPDATABLE = "`spec.containers[*].image`,`spec.initContainers[*].image`,"
            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private PodValidation() {}

    static void create(FieldErrors errors, Tree.Obj pod) {
        metadataAndSpec(errors, pod);
        var spec = pod.obj("spec");
        if (pod.obj("metadata").obj("annotations").has(PodAnnotationValidation.MIRROR)) {
            // Any other gets an account from admission before upstream looks.
            tokensNeedAnAccount(errors, spec);
        }
        if (!spec.list("ephemeralContainers").isEmpty()) {
            errors.forbidden(FieldPath.SPEC.child("ephemeralContainers"), "cannot be set on create");
        }
        if (!spec.text("nodeName", "").isEmpty()
                && !spec.list("schedulingGates").isEmpty()) {
            errors.forbidden(
                    FieldPath.SPEC.child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        }
        PodAnnotationValidation.againstFields(
                errors, FieldPath.SPEC, pod.obj("metadata").obj("annotations"), spec);
    }

    private static void metadataAndSpec(FieldErrors errors, Tree.Obj pod) {
        ObjectMetaValidation.create(errors, pod.obj("metadata"), true, NameRules::subdomain);
        var spec = pod.obj("spec");
        var annotations = pod.obj("metadata").obj("annotations");
        PodAnnotationValidation.check(errors, FieldPath.METADATA.child("annotations"), annotations, spec);
        PodSpecValidation.check(errors, FieldPath.SPEC, spec, pod.obj("metadata"));
        imagesWithoutBlanks(errors, FieldPath.SPEC.child("containers"), spec.list("containers"));
        imagesWithoutBlanks(errors, FieldPath.SPEC.child("initContainers"), spec.list("initContainers"));
    }

    private static void tokensNeedAnAccount(FieldErrors errors, Tree.Obj spec) {
        if (!spec.text("serviceAccountName", "").isEmpty()) {
            return;
        }
        Walk.items(FieldPath.SPEC.child("volumes"), spec.list("volumes"), (path, volume) -> {
            var projected = volume.obj("projected");
            Walk.items(path.child("projected").child("sources"), projected.list("sources"), (here, source) -> {
                if (source.has("serviceAccountToken")) {
                    errors.forbidden(
                            here.child("serviceAccountToken"),
                            "must not be specified when serviceAccountName is not set");
                }
            });
        });
    }

    private static void imagesWithoutBlanks(FieldErrors errors, FieldPath path, List<Tree> containers) {
        for (int i = 0; i < containers.size(); i++) {
            var image = image(containers.get(i));
            if (image.length() != image.strip().length()) {
                errors.invalid(path.index(i).child("image"), image, "must not have leading or trailing whitespace");
            }
        }
    }

    private static String image(Tree container) {
        return container instanceof Tree.Obj o ? o.text("image", "") : "";
    }

    static void stored(FieldErrors errors, Tree.Obj pod) {
        metadataAndSpec(errors, pod);
        updateStatus(errors, pod, pod);
    }

    static void update(FieldErrors errors, Tree.Obj pod, Tree.Obj old) {
        ObjectMetaValidation.update(errors, pod.obj("metadata"), old.obj("metadata"));
        metadataAndSpec(errors, pod);
        var spec = pod.obj("spec");
        tokensNeedAnAccount(errors, spec);
        var oldSpec = old.obj("spec");
        PodAnnotationValidation.update(
                errors,
                FieldPath.METADATA.child("annotations"),
                pod.obj("metadata").obj("annotations"),
                old.obj("metadata").obj("annotations"),
                spec);
        if (!sameContainers(errors, "containers", spec, oldSpec)
                || !sameContainers(errors, "initContainers", spec, oldSpec)
                || !deadline(errors, spec, oldSpec)) {
            return;
        }
        TolerationValidation.onlyAdded(
                errors, FieldPath.SPEC.child("tolerations"), spec.list("tolerations"), oldSpec.list("tolerations"));
        onlyFewerGates(errors, spec, oldSpec);
        var munged = munged(spec, oldSpec);
        if (!oldSpec.list("schedulingGates").isEmpty()) {
            munged = GatedPodValidation.additions(errors, munged, oldSpec);
        }
        if (!munged.equals(oldSpec)) {
            errors.forbidden(
                    FieldPath.SPEC,
                    "pod updates may not change fields other than " + UPDATABLE + "\n"
                            + UnifiedDiff.of(InternalTypes.podSpec(oldSpec), InternalTypes.podSpec(munged)),
                    FieldError.Rule.STAYS);
        }
    }

    private static boolean sameContainers(FieldErrors errors, String field, Tree.Obj spec, Tree.Obj oldSpec) {
        var path = FieldPath.SPEC.child(field);
        var containers = spec.list(field);
        if (containers.size() != oldSpec.list(field).size()) {
            errors.forbidden(path, "pod updates may not add or remove containers", FieldError.Rule.STAYS);
            return false;
        }
        for (int i = 0; i < containers.size(); i++) {
            if (image(containers.get(i)).isEmpty()) {
                errors.required(path.index(i).child("image"), "", FieldError.Rule.CONTAINER_HAS_IMAGE);
            }
        }
        imagesWithoutBlanks(errors, path, containers);
        return true;
    }

    private static boolean deadline(FieldErrors errors, Tree.Obj spec, Tree.Obj oldSpec) {
        var path = FieldPath.SPEC.child("activeDeadlineSeconds");
        var deadline = spec.number("activeDeadlineSeconds");
        var earlier = oldSpec.number("activeDeadlineSeconds");
        if (deadline == null) {
            if (earlier != null) {
                errors.invalid(path, Tree.NIL, "must not update from a positive integer to nil value");
            }
            return true;
        }
        if (deadline < 0 || deadline > Integer.MAX_VALUE) {
            errors.invalid(path, deadline, NameRules.inclusiveRange(0, Integer.MAX_VALUE), FieldError.Rule.RANGE);
            return false;
        }
        if (earlier != null && earlier < deadline) {
            errors.invalid(path, deadline, "must be less than or equal to previous value", FieldError.Rule.RANGE);
            return false;
        }
        return true;
    }

    private static void onlyFewerGates(FieldErrors errors, Tree.Obj spec, Tree.Obj oldSpec) {
        var gates = spec.list("schedulingGates");
        var oldGates = oldSpec.list("schedulingGates");
        for (int i = 0; i < gates.size(); i++) {
            if (!oldGates.contains(gates.get(i)) && gates.get(i) instanceof Tree.Obj gate) {
                errors.forbidden(
                        FieldPath.SPEC.child("schedulingGates").index(i).child("name"),
                        "only deletion is allowed, but found new scheduling gate '" + gate.text("name", "") + "'");
            }
        }
    }

    /** The new spec with everything that may change as it was. */
    private static Tree.Obj munged(Tree.Obj spec, Tree.Obj oldSpec) {
        var out = withOldImages(withOldImages(spec, oldSpec, "containers"), oldSpec, "initContainers");
        for (var field : List.of("activeDeadlineSeconds", "schedulingGates", "tolerations")) {
            out = out.withOptional(field, oldSpec.get(field));
        }
        if (oldSpec.number("terminationGracePeriodSeconds", 0) < 0
                && out.number("terminationGracePeriodSeconds", 0) == 1) {
            out = out.withOptional("terminationGracePeriodSeconds", oldSpec.get("terminationGracePeriodSeconds"));
        }
        return out;
    }

    private static Tree.Obj withOldImages(Tree.Obj spec, Tree.Obj oldSpec, String field) {
        var containers = spec.list(field);
        if (containers.isEmpty()) {
            return spec;
        }
        var oldContainers = oldSpec.list(field);
        var out = new ArrayList<Tree>();
        for (int i = 0; i < containers.size(); i++) {
            out.add(
                    containers.get(i) instanceof Tree.Obj container && oldContainers.get(i) instanceof Tree.Obj o
                            ? container.withOptional("image", o.get("image"))
                            : containers.get(i));
        }
        return spec.with(field, Tree.list(out));
    }

    static void updateStatus(FieldErrors errors, Tree.Obj pod, Tree.Obj old) {
        ObjectMetaValidation.update(errors, pod.obj("metadata"), old.obj("metadata"));
        var path = FieldPath.STATUS;
        var status = pod.obj("status");
        var oldStatus = old.obj("status");
        var nominated = status.text("nominatedNodeName", "");
        if (!nominated.isEmpty() && !nominated.equals(oldStatus.text("nominatedNodeName", ""))) {
            errors.invalidEach(
                    path.child("nominatedNodeName"),
                    nominated,
                    NameRules.subdomain(nominated, false),
                    FieldError.Rule.NAME);
            if (!old.obj("spec").text("nodeName", "").isEmpty()) {
                errors.forbidden(
                        path.child("nominatedNodeName"), "may not be set on pods that are already bound to a node");
            }
        }
        long observed = status.number("observedGeneration", 0);
        if (observed < 0) {
            errors.invalid(path.child("observedGeneration"), observed, "must be a non-negative integer");
        }
        var qos = status.text("qosClass", "");
        if (!Objects.equals(qos, oldStatus.text("qosClass", ""))) {
            errors.invalid(path.child("qosClass"), qos, "field is immutable", FieldError.Rule.STAYS);
        }
    }
}
