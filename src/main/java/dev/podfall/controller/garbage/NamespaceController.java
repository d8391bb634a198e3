package dev.podfall.controller.garbage;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.sim.Clock;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Empties namespaces that are being deleted, pods first, and then lets them go.
 *
 * <p>Upstream: pkg/controller/namespace/namespace_controller.go, deletion/namespaced_resources_deleter.go.
 * <br>Differs: the content is what the informers know, so that what was created in the last millisecond is deleted a round
 * later.
 */
public final class NamespaceController {
    private static final String FINALIZER = "kubernetes";

    /** How long it waits before it looks, so that late creations are seen. */
    private static final Duration DELAY = Duration.ofSeconds(5);

    private static final List<Kind> AFTER_PODS = List.of(Kind.CONTROLLER_REVISION, Kind.DAEMON_SET, Kind.EVENT);

    private final ControllerContext context;
    private final WorkQueue<String> queue;

    /** Begins with what is there, and from then on runs by itself. */
    public NamespaceController(ControllerContext context) {
        this(context, sync -> new WorkQueue<>(context.component(), context.component(), context.timers(), sync));
        context.view().all(Kind.NAMESPACE).values().forEach(this::wake);
    }

    private NamespaceController(ControllerContext context, Function<Consumer<String>, WorkQueue<String>> queue) {
        this.context = context;
        this.queue = queue.apply(this::sync);
        context.informers().on(Kind.NAMESPACE, this::changed);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public NamespaceController fork(ControllerContext forked) {
        return new NamespaceController(forked, sync -> queue.fork(forked.timers(), sync));
    }

    private void changed(WatchEvent event) {
        if (event.after() != null) {
            wake(event.after());
        }
    }

    private void wake(KubeObject namespace) {
        if (namespace.meta().isTerminating()) {
            queue.addAfter(namespace.name(), DELAY, Clock.NAMESPACE_DELETION);
        }
    }

    private void sync(String name) {
        var namespace = (Namespace) context.api().getLive(Kind.NAMESPACE, ObjectKey.cluster(name));
        if (namespace == null || !namespace.meta().isTerminating() || isFinalized(namespace)) {
            return;
        }
        var remaining = new TreeMap<String, Integer>();
        long grace = deleteAll(Kind.POD, name, remaining);
        if (remaining.isEmpty()) {
            for (var kind : AFTER_PODS) {
                deleteAll(kind, name, remaining);
            }
            for (var kind : context.view().kinds()) {
                if (kind instanceof KeptKind && kind.namespaced()) {
                    deleteAll(kind, name, remaining);
                }
            }
        }
        report(namespace, remaining);
        if (remaining.isEmpty()) {
            context.api().finalizeNamespace(name);
        } else if (grace > 0) {
            queue.addAfter(name, Duration.ofSeconds(grace / 2 + 1), Clock.NAMESPACE_DELETION);
        } else {
            throw new WorkQueue.Retry("unexpected items still remain in namespace: " + name);
        }
    }

    private static boolean isFinalized(Namespace namespace) {
        return !namespace.spec().texts("finalizers").contains(FINALIZER);
    }

    /**
     * Deletes all objects of a kind.
     *
     * @param remaining takes how many are left of it
     * @return how long the longest of the pods may take, in seconds
     */
    private long deleteAll(Kind kind, String namespace, TreeMap<String, Integer> remaining) {
        long grace = 0;
        int left = 0;
        for (var object : context.view().all(kind, namespace)) {
            if (object instanceof Pod pod && !pod.isTerminal()) {
                grace = Math.max(grace, pod.spec().terminationGracePeriodSeconds());
            }
            if (delete(object, namespace) != null) {
                left++;
            }
        }
        if (left > 0) {
            remaining.put(kind.plural() + "." + kind.group(), left);
        }
        return grace;
    }

    private @Nullable KubeObject delete(KubeObject object, String namespace) {
        try {
            boolean again = object.meta().isTerminating();
            var left = context.api().delete(object.kind(), object.key(), DeleteOptions.DEFAULT);
            if (!again && object.kind() != Kind.EVENT) {
                context.explanations()
                        .accept(new Collected(object.kind(), object.key(), Collected.Why.NAMESPACE_GOES, namespace));
            }
            return left;
        } catch (ApiException e) {
            if (e.is(Status.NOT_FOUND)) {
                return null;
            }
            throw e;
        }
    }

    private void report(Namespace namespace, TreeMap<String, Integer> remaining) {
        var conditions = NamespaceConditions.of(namespace.status(), remaining, context.now());
        if (!conditions.equals(namespace.status().get("conditions"))) {
            context.api()
                    .patchStatus(
                            Kind.NAMESPACE,
                            namespace.key(),
                            (Namespace live) -> live.withStatus(live.status().with("conditions", conditions)));
        }
    }
}
