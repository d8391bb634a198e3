package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.client.WorkQueue;
import dev.podfall.store.WatchEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns node conditions into taints, notices kubelets that fall silent, marks the pods of such nodes not ready, and
 * gives their nodes NoExecute taints at a measured pace.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go.
 * <br>Differs: one worker for each queue instead of eight; passes and loops run only when they would find something to
 * do, but then at the times at which they would run anyway; a pod of a node that is gone is not retried. Carries the ttl
 * controller along.
 */
public final class NodeLifecycleController {
    private final ControllerContext context;
    private final WorkQueue<String> nodeUpdates;
    private final WorkQueue<ObjectKey> podUpdates;
    private final NodeMonitor monitor;
    private final PodMarker marker;
    private final NodeTtl ttl;

    /** Begins with what is there, and from then on runs by itself. */
    public NodeLifecycleController(ControllerContext context, NodeLeases leases) {
        this(
                context,
                process -> queue(context, "nodes", process),
                process -> queue(context, "pods", process),
                marker -> new NodeMonitor(context, leases, marker),
                () -> new NodeTtl(context));
    }

    private NodeLifecycleController(
            ControllerContext context,
            Function<Consumer<String>, WorkQueue<String>> nodeUpdates,
            Function<Consumer<ObjectKey>, WorkQueue<ObjectKey>> podUpdates,
            Function<PodMarker, NodeMonitor> monitor,
            Supplier<NodeTtl> ttl) {
        this.context = context;
        this.nodeUpdates = nodeUpdates.apply(this::processNode);
        this.podUpdates = podUpdates.apply(this::processPod);
        this.marker = new PodMarker(context);
        this.monitor = monitor.apply(marker);
        this.ttl = ttl.get();
        context.informers().on(Kind.NODE, this::nodeUpdated);
        context.informers().on(Kind.POD, this::podUpdated);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public NodeLifecycleController fork(ControllerContext forked, NodeLeases leases) {
        return new NodeLifecycleController(
                forked,
                process -> nodeUpdates.fork(forked.timers(), process),
                process -> podUpdates.fork(forked.timers(), process),
                newMarker -> monitor.fork(forked, leases, newMarker),
                () -> ttl.fork(forked));
    }

    private static <K extends Comparable<K>> WorkQueue<K> queue(
            ControllerContext context, String name, Consumer<K> process) {
        return new WorkQueue<>(context.component() + "/" + name, context.component(), context.timers(), process);
    }

    private void nodeUpdated(WatchEvent event) {
        if (event.after() instanceof Node node && needsProcessing(node)) {
            nodeUpdates.add(node.name());
        }
        monitor.nodeUpdated((Node) event.before(), (Node) event.after());
    }

    private static boolean needsProcessing(Node node) {
        return !NodeTaints.noSchedule(node).isEmpty()
                || !NodeLabels.reconciled(node.labels()).equals(node.labels());
    }

    private void processNode(String name) {
        var node = context.view().node(name);
        if (node == null) {
            return;
        }
        var diff = NodeTaints.noSchedule(node);
        if (!diff.isEmpty()) {
            NodeWrites.addTaints(context, name, diff.add());
            NodeWrites.removeTaints(context, name, diff.remove());
            context.explanations().accept(new NodeDecision.TaintsFollowConditions(name, diff.add(), diff.remove()));
        }
        var labels = NodeLabels.reconciled(node.labels());
        if (!labels.equals(node.labels())) {
            context.api()
                    .patch(
                            Kind.NODE,
                            ObjectKey.cluster(name),
                            (Node live) -> live.withMeta(live.meta().withLabels(NodeLabels.reconciled(live.labels()))));
        }
    }

    /** A pod that comes to a node which is not ready is marked not ready, too. */
    private void podUpdated(WatchEvent event) {
        var before = (Pod) event.before();
        var after = (Pod) event.after();
        if (after == null
                || after.nodeName().isEmpty()
                || (before != null && before.nodeName().equals(after.nodeName()))) {
            return;
        }
        if (monitor.knowsNotReady(after.nodeName())) {
            podUpdates.add(after.key());
        }
    }

    private void processPod(ObjectKey key) {
        var pod = context.view().pod(key);
        if (pod == null || !monitor.knowsNotReady(pod.nodeName())) {
            return;
        }
        if (context.view().node(pod.nodeName()) != null && !marker.markNotReady(List.of(pod))) {
            throw new WorkQueue.Retry("pod " + key + " could not be marked not ready");
        }
    }
}
