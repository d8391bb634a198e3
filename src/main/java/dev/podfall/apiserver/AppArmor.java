package dev.podfall.apiserver;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;

/**
 * AppArmor profiles were annotations once: {@link NewPod} makes fields of them, and whoever writes them is warned.
 *
 * <p>Upstream: pkg/registry/core/pod/strategy.go, {@code applyAppArmorVersionSkew}; pkg/api/pod/util.go,
 * {@code ApparmorFieldForAnnotation}.
 * <br>Differs: who is refused by an admission plugin before is warned all the same.
 */
final class AppArmor {
    static final String PREFIX = "container.apparmor.security.beta.kubernetes.io/";

    /** What is said of such an annotation. */
    static final String DEPRECATED = "deprecated since v1.30; use the \"appArmorProfile\" field instead";

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
                DEPRECATED,
                Warning.Sort.ANNOTATION_BECOMES_FIELD,
                "");
    }

    /** Whether a container's annotation should be a field: neither it nor the pod has one that says the same. */
    static boolean isDeprecated(Tree.Obj podSpec, Tree.Obj annotations, Tree.Obj container) {
        var annotation = annotations.text(PREFIX + container.text("name", ""));
        return annotation != null
                && !container.obj("securityContext").has("appArmorProfile")
                && !saysTheSame(podSpec.obj("securityContext").obj("appArmorProfile"), annotation);
    }

    private static boolean saysTheSame(Tree.Obj profile, String annotation) {
        return switch (profile.text("type", "")) {
            case "RuntimeDefault" -> annotation.equals("runtime/default");
            case "Unconfined" -> annotation.equals("unconfined");
            case "Localhost" -> annotation.equals("localhost/" + profile.text("localhostProfile", ""));
            default -> false;
        };
    }
}
