package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.core.Tolerations;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.RevisionHash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pods of DaemonSets: how they are made, where they belong, how far they are.
 *
 * <p>Upstream: pkg/controller/daemon/util/daemonset_util.go; pkg/api/v1/pod/util.go; pkg/controller/controller_utils.go,
 * {@code GetPodFromTemplate}.
 * <br>Differs: in nothing that we know of.
 */
public final class DaemonPods {
    private static final int LONGEST_NAME = 253;

    private static final List<Toleration> AUTOMATIC = List.of(
            Toleration.exists(Taint.NOT_READY, TaintEffect.NO_EXECUTE),
            Toleration.exists(Taint.UNREACHABLE, TaintEffect.NO_EXECUTE),
            Toleration.exists(Taint.DISK_PRESSURE, TaintEffect.NO_SCHEDULE),
            Toleration.exists(Taint.MEMORY_PRESSURE, TaintEffect.NO_SCHEDULE),
            Toleration.exists(Taint.PID_PRESSURE, TaintEffect.NO_SCHEDULE),
            Toleration.exists(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE));

    private static final Toleration ON_HOST_NETWORK =
            Toleration.exists(Taint.NETWORK_UNAVAILABLE, TaintEffect.NO_SCHEDULE);

    /** Bound pods first, then the older, then by name: the first one stands for its node. */
    public static final Comparator<Pod> OLDEST_FIRST = Comparator.<Pod, Boolean>comparing(
                    pod -> pod.nodeName().isEmpty())
            .thenComparing(
                    pod -> pod.meta().creationTimestamp(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Pod::name);

    private DaemonPods() {}

    /** The template's tolerations and those that every daemon pod gets. */
    public static List<Toleration> tolerations(PodSpec spec) {
        var out = spec.tolerations();
        for (var toleration : AUTOMATIC) {
            out = Tolerations.addOrReplace(out, toleration);
        }
        return spec.hostNetwork() ? Tolerations.addOrReplace(out, ON_HOST_NETWORK) : out;
    }

    /**
     * Tolerations of the template whose {@code tolerationSeconds} are lost: the controller puts its own, which have no
     * limit, in their place.
     */
    public static List<Toleration> losingTheirSeconds(PodSpec template) {
        return template.tolerations().stream()
                .filter(own -> own.seconds() != null && !tolerations(template).contains(own))
                .toList();
    }

    /** Whether the controller adds such a toleration by itself. */
    public static boolean isAutomatic(Toleration toleration) {
        return AUTOMATIC.contains(toleration) || toleration.equals(ON_HOST_NETWORK);
    }

    /** The pod to be made for a node, not yet named. */
    public static Pod podFor(DaemonSet daemonSet, String node, String hash) {
        return prototype(daemonSet, hash).on(node);
    }

    /** What the pods of one template share. */
    static Prototype prototype(DaemonSet daemonSet, String hash) {
        var template = daemonSet.spec().template();
        var labels = template.labels();
        long generation = daemonSet.templateGeneration();
        if (generation > 0) {
            labels = labels.with(DaemonSet.TEMPLATE_GENERATION_LABEL, Long.toString(generation));
        }
        if (!hash.isEmpty()) {
            labels = labels.with(RevisionHash.LABEL, hash);
        }
        var meta = ObjectMeta.named(daemonSet.namespace(), "")
                .withGenerateName(generateName(daemonSet.name()))
                .withLabels(labels)
                .withAnnotations(template.annotations())
                .withFinalizers(template.finalizers())
                .withOwnerReferences(List.of(OwnerReference.controllerOf(daemonSet)));
        return new Prototype(meta, template.spec().withTolerations(tolerations(template.spec())));
    }

    record Prototype(ObjectMeta meta, PodSpec spec) {
        Pod on(String node) {
            var pinned = spec.affinity().withRequired(List.of(NodeSelectorTerm.pinnedTo(node)));
            return new Pod(meta, spec.withAffinity(pinned), PodStatus.PENDING);
        }
    }

    private static String generateName(String name) {
        return name.length() < LONGEST_NAME ? name + "-" : name;
    }

    /** Whether a pod was made from the current template. */
    public static boolean isUpdated(Pod pod, String hash, long templateGeneration) {
        var labels = pod.meta().labels();
        return (!hash.isEmpty() && labels.has(RevisionHash.LABEL, hash))
                || (templateGeneration > 0
                        && labels.has(DaemonSet.TEMPLATE_GENERATION_LABEL, Long.toString(templateGeneration)));
    }

    /** Since when, or from when on, a pod counts as available if nothing changes; null if it is not Ready. */
    public static @Nullable Instant availableFrom(Pod pod, int minReadySeconds) {
        var ready = pod.status().condition(Condition.READY);
        if (ready == null || !ready.isTrue()) {
            return null;
        }
        if (minReadySeconds == 0) {
            return Instant.MIN;
        }
        var since = ready.lastTransitionTime();
        return since == null ? null : since.plusSeconds(minReadySeconds);
    }

    public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        var from = availableFrom(pod, minReadySeconds);
        return from != null && !from.isAfter(now);
    }

    /** Ended, and being deleted: the node counts as empty already. */
    static boolean isAsGoodAsGone(Pod pod) {
        return pod.isTerminal() && pod.isTerminating();
    }
}
