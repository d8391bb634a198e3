package dev.podfall.apiserver.admission;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Where objects have the pods that they make.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/admission/admission.go, {@code DefaultPodSpecExtractor}.
 * <br>Differs: in nothing that we know of.
 */
final class PodTemplates {
    private PodTemplates() {}

    /** The pod itself, or the template; null if the object has neither. */
    static Tree.@Nullable Obj of(KubeObject object) {
        return switch (object) {
            case Pod pod -> pod.toTree();
            case DaemonSet daemonSet -> daemonSet.toTree().obj("spec").obj("template");
            case KeptObject kept -> kept(kept);
            default -> null;
        };
    }

    private static Tree.@Nullable Obj kept(KeptObject object) {
        var spec = object.content().obj("spec");
        return switch (object.kind().resource()) {
            case "deployments.apps", "replicasets.apps", "statefulsets.apps", "jobs.batch", "replicationcontrollers" ->
                spec.obj("template");
            case "cronjobs.batch" -> spec.obj("jobTemplate").obj("spec").obj("template");
            case "podtemplates" -> object.content().obj("template");
            default -> null;
        };
    }
}
