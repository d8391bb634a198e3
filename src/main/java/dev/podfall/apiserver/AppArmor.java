package dev.podfall.apiserver;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AppArmor profiles were annotations once: a pod gets fields of them.
 *
 * <p>Upstream: pkg/registry/core/pod/strategy.go, {@code applyAppArmorVersionSkew}; pkg/api/pod/util.go,
 * {@code ApparmorFieldForAnnotation}.
 * <br>Differs: who is refused by an admission plugin before is warned all the same.
 */
final class AppArmor {
    static final String PREFIX = "container.apparmor.security.beta.kubernetes.io/";

    private static final String FIELD = "appArmorProfile";
    private static final String CONTEXT = "securityContext";
    private static final String LOCALHOST = "localhost/";

    private AppArmor() {}

    /** The pod with a field for each annotation that says something else than the pod. */
    static Pod withFields(Pod pod) {
        var annotations = pod.meta().annotations();
        boolean any = false;
        for (var key : annotations.asMap().keySet()) {
            any |= key.startsWith(PREFIX);
        }
        var spec = pod.spec();
        if (!any || spec.rest().obj("os").text("name", "").equals("windows")) {
            return pod;
        }
        var ofPod = spec.rest().obj(CONTEXT).get(FIELD);
        return pod.withSpec(spec.withContainers(
                withFields(spec.initContainers(), pod, ofPod), withFields(spec.containers(), pod, ofPod)));
    }

    private static List<Container> withFields(List<Container> containers, Pod pod, @Nullable Tree ofPod) {
        var out = new ArrayList<Container>(containers.size());
        for (var container : containers) {
            var annotation = pod.meta().annotations().get(PREFIX + container.name());
            var field = annotation == null ? null : field(annotation);
            var context = container.rest().obj(CONTEXT);
            out.add(
                    field == null || context.has(FIELD) || field.equals(ofPod)
                            ? container
                            : container.withRest(container.rest().with(CONTEXT, context.with(FIELD, field))));
        }
        return out;
    }

    /** What is said of a new pod before anything else. */
    static List<Warning> warnings(Tree.Obj pod) {
        var out = new ArrayList<Warning>();
        var annotations = pod.obj("metadata").obj("annotations");
        var spec = pod.obj("spec");
        for (var list : List.of("initContainers", "containers")) {
            for (var item : spec.list(list)) {
                if (item instanceof Tree.Obj container && isDeprecated(spec, annotations, container)) {
                    out.add(warning(FieldPath.METADATA, container));
                }
            }
        }
        return List.copyOf(out);
    }

    /** @param metadata of the pod or template */
    static Warning warning(FieldPath metadata, Tree.Obj container) {
        return new Warning(
                metadata.child("annotations")
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
    static boolean isDeprecated(Tree.Obj podSpec, Tree.Obj annotations, Tree.Obj container) {
        var annotation = annotations.text(PREFIX + container.text("name", ""));
        if (annotation == null) {
            return false;
        }
        var field = field(annotation);
        return !container.obj(CONTEXT).has(FIELD)
                && (field == null || !field.equals(podSpec.obj(CONTEXT).get(FIELD)));
    }
}
