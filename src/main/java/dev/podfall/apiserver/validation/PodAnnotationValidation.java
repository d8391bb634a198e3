package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Annotations of pods and their templates that mean something to the API server.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePodSpecificAnnotations},
 * {@code ValidatePodSpecificAnnotationUpdates}, {@code validateSeccompAnnotationsAndFields},
 * {@code validateAppArmorAnnotationsAndFieldsMatchOnCreate}.
 * <br>Differs: in nothing that we know of.
 */
final class PodAnnotationValidation {
    static final String MIRROR = "kubernetes.io/config.mirror";

    private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_OF_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private static final String RUNTIME_DEFAULT = "runtime/default";
    private static final String DOCKER_DEFAULT = "docker/default";
    private static final String UNCONFINED = "unconfined";
    private static final String LOCALHOST = "localhost/";

    private PodAnnotationValidation() {}

    static void check(FieldErrors errors, FieldPath path, Tree.Obj annotations, Tree.Obj spec) {
        var mirror = annotations.text(MIRROR);
        if (mirror != null && spec.text("nodeName", "").isEmpty()) {
            errors.invalid(path.key(MIRROR), mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        tolerations(errors, path, annotations.text(TOLERATIONS, ""));
        var cost = annotations.text(DELETION_COST);
        if (cost != null && !isInt32(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
        seccomp(errors, path, annotations);
        appArmor(errors, path, annotations, spec);
    }

    private static void tolerations(FieldErrors errors, FieldPath path, String text) {
        if (text.isEmpty()) {
            return;
        }
        var read = JsonAnnotation.list(text, "Toleration");
        if (!read.wrong().isEmpty()) {
            errors.invalid(path, TOLERATIONS, read.wrong());
        } else {
            TolerationValidation.tolerations(errors, path.child(TOLERATIONS), read.items());
        }
    }

    private static boolean isInt32(String text) {
        try {
            return !text.startsWith("+")
                    && Integer.toString(Integer.parseInt(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void seccomp(FieldErrors errors, FieldPath path, Tree.Obj annotations) {
        var profile = annotations.text(SECCOMP_OF_POD);
        if (profile != null) {
            seccompProfile(errors, path.child(SECCOMP_OF_POD), profile);
        }
        for (var key : annotations.keys()) {
            if (key.startsWith(SECCOMP_OF_CONTAINER)) {
                seccompProfile(errors, path.child(key), annotations.text(key, ""));
            }
        }
    }

    private static void seccompProfile(FieldErrors errors, FieldPath path, String profile) {
        if (profile.startsWith(LOCALHOST)) {
            NameRules.localDescendingPath(errors, path, profile.substring(LOCALHOST.length()));
        } else if (!List.of(RUNTIME_DEFAULT, DOCKER_DEFAULT, UNCONFINED).contains(profile)) {
            errors.invalid(path, profile, "must be a valid seccomp profile");
        }
    }

    private static void appArmor(FieldErrors errors, FieldPath path, Tree.Obj annotations, Tree.Obj spec) {
        for (var key : annotations.keys()) {
            if (!key.startsWith(APP_ARMOR)) {
                continue;
            }
            var container = key.substring(APP_ARMOR.length());
            if (!hasContainer(spec, container)) {
                errors.invalid(path.key(key), container, "container not found");
            }
            var profile = annotations.text(key, "");
            if (!List.of("", RUNTIME_DEFAULT, UNCONFINED).contains(profile) && !profile.startsWith(LOCALHOST)) {
                errors.invalid(path.key(key), profile, "invalid AppArmor profile name: " + GoText.quote(profile));
            }
        }
    }

    private static boolean hasContainer(Tree.Obj spec, String name) {
        boolean[] found = new boolean[1];
        Walk.containers(FieldPath.SPEC, spec, (path, container) -> found[0] |= name.equals(container.text("name", "")));
        return found[0];
    }

    /** Where an annotation and a field say what profile a container has, they must say the same. */
    static void againstFields(FieldErrors errors, FieldPath specPath, Tree.Obj annotations, Tree.Obj spec) {
        var context = spec.obj("securityContext");
        matching(
                errors,
                specPath.child("securityContext").child("seccompProfile"),
                annotations.text(SECCOMP_OF_POD),
                context.get("seccompProfile"),
                "seccomp");
        Walk.containers(specPath, spec, (path, container) -> {
            var own = container.obj("securityContext").get("seccompProfile");
            var annotation = annotations.text(SECCOMP_OF_CONTAINER + container.text("name", ""));
            matching(errors, path.child("securityContext").child("seccompProfile"), annotation, own, "seccomp");
        });
        if (spec.obj("os").text("name", "").equals("windows")) {
            return;
        }
        Walk.containers(specPath, spec, (path, container) -> {
            var own = container.obj("securityContext").get("appArmorProfile");
            var profile = own == null ? context.get("appArmorProfile") : own;
            var annotation = annotations.text(APP_ARMOR + container.text("name", ""));
            matching(errors, path.child("securityContext").child("appArmorProfile"), annotation, profile, "apparmor");
        });
    }

    private static void matching(
            FieldErrors errors, FieldPath path, @Nullable String annotation, @Nullable Tree field, String word) {
        if (annotation == null || !(field instanceof Tree.Obj profile)) {
            return;
        }
        boolean matches = switch (profile.text("type", "")) {
            case "Unconfined" -> annotation.equals(UNCONFINED);
            case "RuntimeDefault" ->
                annotation.equals(RUNTIME_DEFAULT) || (word.equals("seccomp") && annotation.equals(DOCKER_DEFAULT));
            case "Localhost" -> annotation.startsWith(LOCALHOST);
            default -> true;
        };
        if (!matches) {
            errors.forbidden(path.child("type"), word + " type in annotation and field must match");
        } else if (profile.text("type", "").equals("Localhost")
                && !annotation.substring(LOCALHOST.length()).equals(profile.text("localhostProfile"))) {
            errors.forbidden(path.child("localhostProfile"), word + " profile in annotation and field must match");
        }
    }

    /** What may not come, go or change. */
    static void update(FieldErrors errors, FieldPath path, Tree.Obj annotations, Tree.Obj old, Tree.Obj spec) {
        for (var key : old.keys()) {
            if (!old.text(key, "").equals(annotations.text(key))) {
                stays(errors, path.key(key), key, "may not remove or update ");
            }
        }
        for (var key : annotations.keys()) {
            if (!old.has(key)) {
                stays(errors, path.key(key), key, "may not add ");
            }
        }
        check(errors, path, annotations, spec);
    }

    private static void stays(FieldErrors errors, FieldPath path, String key, String act) {
        if (key.startsWith(APP_ARMOR)) {
            errors.forbidden(path, act + "AppArmor annotations", FieldError.Rule.STAYS);
        }
        if (key.equals(MIRROR)) {
            errors.forbidden(path, act + "mirror pod annotation", FieldError.Rule.STAYS);
        }
    }
}
