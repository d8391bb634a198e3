package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pod with a runtime class gets its overhead, and goes only where the class goes.
 *
 * <p>Upstream: plugin/pkg/admission/runtimeclass/admission.go; pkg/util/tolerations/tolerations.go.
 * <br>Differs: in nothing that we know of.
 */
final class RuntimeClasses {
    private RuntimeClasses() {}

    /** The pod's class; null if it names none. @throws ApiException Forbidden if there is no such class */
    static @Nullable KeptObject find(Pod pod, ClusterState state) {
        var name = pod.spec().rest().text("runtimeClassName");
        if (name == null) {
            return null;
        }
        var found = state.get(BuiltInKinds.RUNTIME_CLASS, ObjectKey.cluster(name));
        if (!(found instanceof KeptObject runtimeClass)) {
            throw forbidden(pod, "pod rejected: RuntimeClass \"" + name + "\" not found");
        }
        return runtimeClass;
    }

    /** @throws ApiException Forbidden if the pod wants something else than its class */
    static PodSpec admit(Pod pod, PodSpec spec, @Nullable KeptObject runtimeClass) {
        if (runtimeClass == null) {
            return spec;
        }
        var content = runtimeClass.content();
        var out = spec;
        if (content.has("overhead")) {
            var overhead = overhead(content);
            if (!spec.overhead().asMap().isEmpty() && !spec.overhead().equals(overhead)) {
                throw mismatch(pod);
            }
            out = out.withOverhead(overhead);
        }
        return content.get("scheduling") instanceof Tree.Obj scheduling ? scheduled(pod, out, scheduling) : out;
    }

    private static PodSpec scheduled(Pod pod, PodSpec spec, Tree.Obj scheduling) {
        var selector = spec.nodeSelector();
        var wanted = Labels.fromTree(scheduling.obj("nodeSelector"));
        for (var entry : wanted.asMap().entrySet()) {
            var own = selector.get(entry.getKey());
            if (own != null && !own.equals(entry.getValue())) {
                throw forbidden(
                        pod,
                        "conflict: runtimeClass.scheduling.nodeSelector[" + entry.getKey() + "] = " + entry.getValue()
                                + "; pod.spec.nodeSelector[" + entry.getKey() + "] = " + own);
            }
            selector = selector.with(entry.getKey(), entry.getValue());
        }
        var tolerations = merged(spec.tolerations(), scheduling.list("tolerations", Toleration::fromTree));
        return spec.withNodeSelector(selector).withTolerations(tolerations);
    }

    /** @throws ApiException Forbidden if the pod has another overhead than its class */
    static void validate(Pod pod, ClusterState state) {
        var runtimeClass = find(pod, state);
        var overhead = pod.spec().overhead();
        if (runtimeClass != null && runtimeClass.content().has("overhead")) {
            if (!overhead.equals(overhead(runtimeClass.content()))) {
                throw mismatch(pod);
            }
        } else if (!overhead.asMap().isEmpty()) {
            throw forbidden(pod, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    private static ResourceList overhead(Tree.Obj runtimeClass) {
        return ResourceList.fromTree(runtimeClass.obj("overhead").obj("podFixed"));
    }

    /** Both lists without what another of them covers. */
    private static List<Toleration> merged(List<Toleration> first, List<Toleration> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        var out = new ArrayList<Toleration>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            boolean redundant = out.stream().anyMatch(other -> covers(other, one))
                    || all.subList(i + 1, all.size()).stream()
                            .anyMatch(other -> !other.equals(one) && covers(other, one));
            if (!redundant) {
                out.add(one);
            }
        }
        return out;
    }

    private static boolean covers(Toleration wide, Toleration narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        boolean exists = wide.operator().equals(Toleration.EXISTS);
        if (!narrow.key().equals(wide.key()) && !(wide.key().isEmpty() && exists)) {
            return false;
        }
        if (wide.effect() != null && wide.effect() != narrow.effect()) {
            return false;
        }
        var seconds = wide.seconds();
        if (wide.effect() == TaintEffect.NO_EXECUTE && seconds != null) {
            var own = narrow.seconds();
            if (own == null || own > seconds) {
                return false;
            }
        }
        return exists || (narrow.operator().equals(Toleration.EQUAL) && Objects.equals(narrow.value(), wide.value()));
    }

    private static ApiException mismatch(Pod pod) {
        return forbidden(pod, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }

    private static ApiException forbidden(Pod pod, String detail) {
        return ApiException.forbidden(Kind.POD, NamespaceLifecycle.nameForRefusal(pod), detail);
    }
}
