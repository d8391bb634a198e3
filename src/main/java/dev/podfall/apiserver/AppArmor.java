package dev.podfall.apiserver;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AppArmor profiles were annotations once: {@link NewPod} makes fields of them, and whoever writes them is warned.
 *
 * <p>Upstream: pkg/registry/core/pod/strategy.go, {@code applyAppArmorVersionSkew}; pkg/api/pod/util.go,
 * {@code ApparmorFieldForAnnotation}.
 * <br>Differs: who is refused by an admission plugin before is warned all the same.
 */
final class AppArmor {
    private static final String PREFIX = "container.apparmor.security.beta.kubernetes.io/";

    private static final String FIELD = "appArmorProfile";
    private static final String CONTEXT = "securityContext";
    private static final String LOCALHOST = "localhost/";

    private AppArmor() {}

    /** What is said of a new pod before anything else. */
    static List<Warning> warnings(Tree.Obj pod) {
        var out = new ArrayList<Warning>();
        var annotations = pod.obj("metadata").obj("annotations");
        var spec = pod.obj("spec");
        for (var list : List.of("initContainers", "containers")) {
            for (var item : spec.list(list)) {
                if (item instanceof Tree.Obj container && isDeprecated(spec, annotations, container)) {
                    out.add(warning(container));
                }
            }
        }
        return List.copyOf(out);
    }

    private static Warning warning(Tree.Obj container) {
        return new Warning(
                FieldPath.METADATA
                        .child("annotations")
                        .key(PREFIX + container.text("name", ""))
                        .toString(),
                "deprecated since v1.30; use the \"appArmorProfile\" field instead",
                Warning.Sort.ANNOTATION_BECOMES_FIELD,
                "");
    }

    private static Tree.@Nullable Obj field(String annotation) {
        return switch (annotation) {
            case "unconfined" -> Tree.obj("type", Tree.text("Unconfined"));
            case "runtime/default" -> Tree.obj("type", Tree.text("RuntimeDefault"));
            default ->
                annotation.startsWith(LOCALHOST) && annotation.length() > LOCALHOST.length()
                        ? Tree.obj("type", Tree.text("Localhost"))
                                .with("localhostProfile", Tree.text(annotation.substring(LOCALHOST.length())))
                        : null;
        };
    }

    /** Whether a container's annotation should be a field. */
    private static boolean isDeprecated(Tree.Obj podSpec, Tree.Obj annotations, Tree.Obj container) {
        var annotation = annotations.text(PREFIX + container.text("name", ""));
        if (annotation == null) {
            return false;
        }
        var field = field(annotation);
        return !container.obj(CONTEXT).has(FIELD)
                && (field == null || !field.equals(podSpec.obj(CONTEXT).get(FIELD)));
    }
}
