package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Volumes whose files come from objects: config maps, secrets, the pod itself, and all of them together.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateKeyToPath}, {@code validateDownwardAPIVolumeFile},
 * {@code validateProjectionSources}.
 * <br>Differs: trust bundles and pod certificates are dropped before (their gates are closed by default).
 */
final class ProjectionRules {
    private static final List<String> FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");
    private static final String TWICE = "conflicting duplicate paths";

    private final FieldErrors errors;

    ProjectionRules(FieldErrors errors) {
        this.errors = errors;
    }

    /**
     * A whole volume of one config map or secret.
     *
     * @param name the field that names it
     */
    void keys(FieldPath path, Tree.Obj source, String name) {
        VolumeSourceRules.required(errors, path, source, name);
        mode(path.child("defaultMode"), source.number("defaultMode"));
        Walk.items(path.child("items"), source.list("items"), this::keyToPath);
    }

    private void keyToPath(FieldPath path, Tree.Obj item) {
        VolumeSourceRules.required(errors, path, item, "key");
        file(path, item);
        mode(path.child("mode"), item.number("mode"));
    }

    private void file(FieldPath path, Tree.Obj item) {
        VolumeSourceRules.required(errors, path, item, "path");
        NameRules.localNonReservedPath(errors, path.child("path"), item.text("path", ""));
    }

    private void mode(FieldPath path, @Nullable Long mode) {
        if (mode != null && (mode < 0 || mode > 0777)) {
            errors.invalid(
                    path, mode, "must be a number between 0 and 0777 (octal), both inclusive", FieldError.Rule.RANGE);
        }
    }

    /** What the pod says of itself; upstream tells of each file as of the whole volume. */
    void downward(FieldPath path, Tree.Obj source) {
        mode(path.child("defaultMode"), source.number("defaultMode"));
        Walk.items(path, source.list("items"), (here, item) -> downwardFile(path, item));
    }

    private void downwardFile(FieldPath path, Tree.Obj item) {
        file(path, item);
        boolean ofResource = item.get("resourceFieldRef") instanceof Tree.Obj;
        if (item.get("fieldRef") instanceof Tree.Obj field) {
            EnvironmentValidation.field(errors, path.child("fieldRef"), field, FIELDS);
            if (ofResource) {
                errors.invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (ofResource) {
            EnvironmentValidation.resource(errors, path.child("resourceFieldRef"), item.obj("resourceFieldRef"), true);
        } else {
            errors.required(path, "one of fieldRef and resourceFieldRef is required");
        }
        mode(path.child("mode"), item.number("mode"));
    }

    void projected(FieldPath path, Tree.Obj volume) {
        mode(path.child("defaultMode"), volume.number("defaultMode"));
        var paths = new LinkedHashSet<String>();
        Walk.items(path.child("sources"), volume.list("sources"), (here, source) -> {
            int found = 0;
            for (var kind : List.of("secret", "configMap")) {
                if (source.get(kind) instanceof Tree.Obj object) {
                    found++;
                    projectedKeys(path, here.child(kind), object, paths);
                }
            }
            if (source.get("downwardAPI") instanceof Tree.Obj downward) {
                found++;
                Walk.items(here, downward.list("items"), (_, item) -> {
                    downwardFile(here.child("downwardAPI"), item);
                    once(path, item.text("path", ""), item.text("path", ""), paths);
                });
            }
            if (source.get("serviceAccountToken") instanceof Tree.Obj token) {
                found++;
                token(path, here.child("serviceAccountToken"), token);
            }
            if (found > 1) {
                errors.forbidden(here, "may not specify more than 1 volume type per source");
            }
        });
    }

    private void projectedKeys(FieldPath volume, FieldPath path, Tree.Obj object, Set<String> paths) {
        VolumeSourceRules.required(errors, path, object, "name");
        Walk.items(path.child("items"), object.list("items"), (here, item) -> {
            keyToPath(here, item);
            once(volume, item.text("path", ""), object.text("name", ""), paths);
        });
    }

    private void once(FieldPath volume, String file, String said, Set<String> paths) {
        if (!file.isEmpty() && !paths.add(file)) {
            errors.invalid(volume, said, TWICE);
        }
    }

    private void token(FieldPath volume, FieldPath path, Tree.Obj token) {
        long seconds = token.number("expirationSeconds", 0);
        if (seconds < 600) {
            errors.invalid(path.child("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds > 1L << 32) {
            errors.invalid(
                    path.child("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds");
        }
        var file = token.text("path", "");
        if (file.isEmpty()) {
            errors.required(volume.child("path"));
        } else {
            NameRules.localNonReservedPath(errors, volume.child("path"), file);
        }
    }
}
