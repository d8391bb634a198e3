package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Claims for devices: those of the pod, and which of them its containers use.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validatePodResourceClaims},
 * {@code validateResourceClaimNames}.
 * <br>Differs: in nothing that we know of.
 */
final class ResourceClaimValidation {
    private static final String BY_NAME = "resourceClaimName";
    private static final String BY_TEMPLATE = "resourceClaimTemplateName";

    private ResourceClaimValidation() {}

    /** @param mirror whether the pod is the picture of a static one */
    static void ofPod(FieldErrors errors, FieldPath path, List<Tree> claims, boolean mirror) {
        var names = new LinkedHashSet<String>();
        Walk.items(path, claims, (here, claim) -> {
            if (mirror) {
                errors.forbidden(FieldPath.of(""), "static pods do not support resource claims");
            } else {
                claim(errors, here, claim, names);
            }
        });
    }

    private static void claim(FieldErrors errors, FieldPath path, Tree.Obj claim, Set<String> names) {
        var name = claim.text("name", "");
        if (name.isEmpty()) {
            errors.required(path.child("name"));
        } else if (!names.add(name)) {
            errors.duplicate(path.child("name"), name);
        } else {
            errors.label(path.child("name"), name);
        }
        boolean byName = claim.has(BY_NAME);
        boolean byTemplate = claim.has(BY_TEMPLATE);
        if (byName == byTemplate) {
            errors.invalidRendered(
                    path,
                    InternalTypes.struct("PodResourceClaim", claim),
                    byName
                            ? "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified"
                            : "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
        }
        for (var field : List.of(BY_NAME, BY_TEMPLATE)) {
            var reference = claim.text(field);
            if (reference != null) {
                errors.subdomain(path.child(field), reference);
            }
        }
    }

    /** The names of the pod's claims, good or not. */
    static Set<String> names(List<Tree> claims) {
        var out = new TreeSet<String>();
        Walk.items(FieldPath.of(""), claims, (path, claim) -> out.add(claim.text("name", "")));
        out.remove("");
        return out;
    }

    /** Which claims of the pod a container uses. */
    static void used(FieldErrors errors, FieldPath path, List<Tree> claims, Set<String> ofPod) {
        var seen = new TreeSet<String>();
        Walk.items(path, claims, (here, claim) -> {
            var name = claim.text("name", "");
            if (name.isEmpty()) {
                errors.required(here);
                return;
            }
            if (seen.contains(name)) {
                errors.duplicate(here, name);
            } else {
                request(errors, here, name, claim.text("request", ""), seen);
            }
            if (!ofPod.contains(name)) {
                errors.notFound(
                        here,
                        name,
                        "must be one of the names in pod.spec.resourceClaims"
                                + (ofPod.isEmpty() ? " which is empty" : ": " + String.join(", ", ofPod)));
            }
        });
    }

    private static void request(FieldErrors errors, FieldPath path, String name, String request, Set<String> seen) {
        var key = request.isEmpty() ? name : name + "/" + request;
        if (!request.isEmpty()) {
            errors.label(path.child("request"), request);
        }
        if (seen.contains(key)) {
            errors.duplicate(path, key);
        } else if (request.isEmpty()) {
            seen.stream()
                    .filter(other -> other.startsWith(name + "/"))
                    .forEach(overlap -> errors.duplicate(path, name));
        }
        seen.add(key);
    }
}
