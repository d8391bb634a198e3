package dev.podfall.apiserver;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.Times;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;

/**
 * What the API server decides about an object whatever the request says: status and spec are written apart, and
 * generations count changes of the spec.
 *
 * <p>Upstream: {@code PrepareForCreate} and {@code PrepareForUpdate} in pkg/registry/apps/daemonset/strategy.go,
 * core/pod/strategy.go, core/node/strategy.go, core/namespace/strategy.go, scheduling/priorityclass/strategy.go.
 * <br>Differs: a component's status write changes no metadata.
 */
final class Strategy {
    private static final String KUBERNETES_FINALIZER = "kubernetes";

    private Strategy() {}

    @SuppressWarnings("unchecked")
    static <T extends KubeObject> T prepareForCreate(T object, Instant now) {
        return switch (object) {
            case DaemonSet daemonSet -> (T) createDaemonSet(daemonSet);
            case Pod pod -> (T) createPod(NewPod.of(pod), now);
            case Namespace namespace -> (T) createNamespace(namespace);
            case KeptObject kept -> (T) KeptStrategy.create(kept);
            default -> object;
        };
    }

    static long firstGeneration(KubeObject object) {
        return switch (object) {
            case DaemonSet _, Pod _, PriorityClass _ -> 1;
            case KeptObject kept -> KeptStrategy.countsGenerations(kept) ? 1 : 0;
            default -> 0;
        };
    }

    private static DaemonSet createDaemonSet(DaemonSet daemonSet) {
        long templateGeneration = Math.max(1, daemonSet.templateGeneration());
        return withTemplateGeneration(daemonSet.withStatus(DaemonSetStatus.ZERO), templateGeneration);
    }

    private static DaemonSet withTemplateGeneration(DaemonSet daemonSet, long number) {
        var meta = daemonSet.meta();
        return daemonSet.withMeta(
                meta.withAnnotations(meta.annotations().with(DaemonSet.TEMPLATE_GENERATION, Long.toString(number))));
    }

    private static Pod createPod(Pod pod, Instant now) {
        if (pod.spec().schedulingGates().isEmpty()) {
            return pod;
        }
        var gated = new Condition(
                Condition.POD_SCHEDULED,
                Condition.FALSE,
                "SchedulingGated",
                "Scheduling is blocked due to non-empty scheduling gates",
                null,
                Times.seconds(now),
                1);
        return pod.withStatus(pod.status().withCondition(gated));
    }

    private static Namespace createNamespace(Namespace namespace) {
        var finalizers = new ArrayList<>(namespace.spec().texts("finalizers"));
        if (!finalizers.contains(KUBERNETES_FINALIZER)) {
            finalizers.add(KUBERNETES_FINALIZER);
        }
        return new Namespace(
                namespace.meta(),
                namespace.spec().with("finalizers", Tree.texts(finalizers)),
                Tree.obj("phase", Tree.text("Active")));
    }

    /** The stored object with the new one's metadata and spec. */
    @SuppressWarnings("unchecked")
    static <T extends KubeObject> T prepareForUpdate(T object, T old) {
        var meta = withServersFields(object.meta(), old.meta());
        return switch (object) {
            case DaemonSet daemonSet -> (T) updateDaemonSet(daemonSet.withMeta(meta), (DaemonSet) old);
            case Pod pod -> (T) updatePod(pod, meta, (Pod) old);
            case Node node -> (T) new Node(meta, node.spec(), ((Node) old).status());
            case Namespace _ -> (T) new Namespace(meta, ((Namespace) old).spec(), ((Namespace) old).status());
            case KeptObject kept -> (T) KeptStrategy.update(kept.withMeta(meta), (KeptObject) old);
            default -> (T) object.withMeta(meta);
        };
    }

    /** What of the metadata no client can change. */
    private static ObjectMeta withServersFields(ObjectMeta meta, ObjectMeta old) {
        return new ObjectMeta(
                old.name(),
                meta.generateName(),
                old.namespace(),
                old.uid(),
                old.resourceVersion(),
                old.generation(),
                old.creationTimestamp(),
                old.deletionTimestamp(),
                old.deletionGracePeriodSeconds(),
                meta.labels(),
                meta.annotations(),
                meta.ownerReferences(),
                meta.finalizers(),
                meta.rest(),
                old.writes());
    }

    private static DaemonSet updateDaemonSet(DaemonSet daemonSet, DaemonSet old) {
        var updated = daemonSet.withStatus(old.status());
        var before = old.spec();
        var after = daemonSet.spec();
        long templateGeneration = old.templateGeneration();
        long generation = old.meta().generation();
        if (!before.template().tree().equals(after.template().tree())) {
            templateGeneration++;
            generation++;
        } else if (!before.equals(after)) {
            generation++;
        }
        var numbered = withTemplateGeneration(updated, templateGeneration);
        return numbered.withMeta(numbered.meta().withGeneration(generation));
    }

    private static Pod updatePod(Pod pod, ObjectMeta meta, Pod old) {
        long generation = old.meta().generation();
        boolean changed = !pod.spec().equals(old.spec());
        return new Pod(changed ? meta.withGeneration(generation + 1) : meta, pod.spec(), old.status());
    }

    /** What a client's status write also changes: labels and annotations, owners and finalizers. */
    static KubeObject labelled(KubeObject updated, KubeObject sent) {
        return switch (updated) {
            case Pod _, Node _, DaemonSet _, Namespace _ ->
                updated.withMeta(withServersFields(sent.meta(), updated.meta()));
            default -> updated;
        };
    }

    /** The stored object with the new one's status. */
    @SuppressWarnings("unchecked")
    static <T extends KubeObject> T prepareForStatusUpdate(T object, T old) {
        return switch (object) {
            case DaemonSet daemonSet -> (T) ((DaemonSet) old).withStatus(daemonSet.status());
            case Pod pod -> {
                var was = (Pod) old;
                var status = pod.status();
                yield (T) was.withStatus(
                        status.qosClass().isEmpty()
                                ? status.withQosClass(was.status().qosClass())
                                : status);
            }
            case Node node -> (T) ((Node) old).withStatus(node.status());
            case Namespace namespace -> (T) ((Namespace) old).withStatus(namespace.status());
            case KeptObject kept -> (T) KeptStrategy.updateStatus(kept, (KeptObject) old);
            default -> old;
        };
    }
}
