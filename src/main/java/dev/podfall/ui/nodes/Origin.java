package dev.podfall.ui.nodes;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;
import dev.podfall.controller.daemon.DaemonPods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wrote a line of an object's YAML, where it was not the user. */
enum Origin {
    /** The DaemonSet controller, when it made the pod out of the template. */
    CONTROLLER("origin-controller", "yaml.origin.controller"),
    /** The scheduler, when it bound the pod. */
    SCHEDULER("origin-scheduler", "yaml.origin.scheduler"),
    /** The API server: metadata, defaults, admission. */
    API_SERVER("origin-apiserver", "yaml.origin.apiserver"),
    /** Controllers, the scheduler and the kubelet: the status. */
    STATUS("origin-status", "yaml.origin.status");

    private static final List<String> STORED = List.of("uid", "resourceVersion", "creationTimestamp", "generation");
    private static final List<String> MADE = List.of("generateName", "ownerReferences");
    private static final List<String> HASHES = List.of(RevisionHash.LABEL, DaemonSet.TEMPLATE_GENERATION_LABEL);

    private final String styleClass;
    private final String words;

    Origin(String styleClass, String words) {
        this.styleClass = styleClass;
        this.words = words;
    }

    String styleClass() {
        return styleClass;
    }

    /** The key of what is said of it. */
    String words() {
        return words;
    }

    /** The key of what more there is to say. */
    String tip() {
        return words + ".tip";
    }

    /**
     * @param path as the API server prints paths: {@code spec.tolerations[3].key}
     * @param templateSpec the pod's spec in the template that it was made from; null if it was made from none
     */
    static @Nullable Origin of(KubeObject object, String path, Tree.@Nullable Obj templateSpec) {
        if (within(path, "status")) {
            return STATUS;
        }
        for (var key : STORED) {
            if (within(path, "metadata." + key)) {
                return API_SERVER;
            }
        }
        return object instanceof Pod pod && pod.meta().controller() != null && templateSpec != null
                ? ofDaemonPod(pod, path, templateSpec)
                : object.kind() == Kind.POD && within(path, "spec.nodeName") ? SCHEDULER : null;
    }

    private static @Nullable Origin ofDaemonPod(Pod pod, String path, Tree.Obj templateSpec) {
        for (var key : MADE) {
            if (within(path, "metadata." + key)) {
                return CONTROLLER;
            }
        }
        for (var label : HASHES) {
            if (path.startsWith("metadata.labels") && path.contains(label)) {
                return CONTROLLER;
            }
        }
        if (within(path, "metadata.name")
                || (path.startsWith("metadata.labels") && path.contains("topology.kubernetes.io/"))) {
            return API_SERVER;
        }
        if (within(path, "spec.nodeName")) {
            return SCHEDULER;
        }
        if (within(path, "spec.affinity")) {
            return affinity(path, templateSpec);
        }
        if (within(path, "spec.tolerations")) {
            return toleration(pod, path, templateSpec);
        }
        if (path.startsWith("spec.")) {
            int end = end(path, "spec.".length());
            return templateSpec.has(path.substring("spec.".length(), end)) ? null : API_SERVER;
        }
        return null;
    }

    /** The controller replaces the required terms; what encloses them is its own if the template has no affinity. */
    private static @Nullable Origin affinity(String path, Tree.Obj templateSpec) {
        var node = "spec.affinity.nodeAffinity";
        var affinity = templateSpec.obj("affinity");
        if (within(path, node + ".requiredDuringSchedulingIgnoredDuringExecution")) {
            return CONTROLLER;
        }
        boolean own =
                path.equals("spec.affinity") ? !affinity.isEmpty() : !path.equals(node) || affinity.has("nodeAffinity");
        return own ? null : CONTROLLER;
    }

    private static @Nullable Origin toleration(Pod pod, String path, Tree.Obj templateSpec) {
        var own = templateSpec.list("tolerations");
        int open = path.indexOf('[');
        if (open < 0) {
            return own.isEmpty() ? CONTROLLER : null;
        }
        int index = Integer.parseInt(path.substring(open + 1, path.indexOf(']', open)));
        if (index >= pod.spec().tolerations().size()) {
            return null;
        }
        var toleration = pod.spec().tolerations().get(index);
        if (own.contains(toleration.toTree())) {
            return null;
        }
        return DaemonPods.isAutomatic(toleration) ? CONTROLLER : API_SERVER;
    }

    private static boolean within(String path, String field) {
        return path.startsWith(field) && end(path, field.length()) == field.length();
    }

    /** Where the key that goes on at {@code from} ends. */
    private static int end(String path, int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) != '.' && path.charAt(i) != '[') {
            i++;
        }
        return i;
    }
}
