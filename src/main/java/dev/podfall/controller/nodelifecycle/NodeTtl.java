package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.store.WatchEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Annotates nodes with how long kubelets may cache secrets and config maps: the longer, the larger the cluster.
 *
 * <p>Upstream: pkg/controller/ttl/ttl_controller.go.
 * <br>Differs: in nothing that we know of.
 */
final class NodeTtl {
    private static final String ANNOTATION = "node.alpha.kubernetes.io/ttl";

    /** Up to {@code max} nodes, and down to {@code min} once there: so many seconds. */
    private record Boundary(int min, int max, int seconds) {}

    private static final List<Boundary> BOUNDARIES = List.of(
            new Boundary(0, 100, 0),
            new Boundary(90, 500, 15),
            new Boundary(450, 1000, 30),
            new Boundary(900, 2000, 60),
            new Boundary(1800, Integer.MAX_VALUE, 300));

    private final ControllerContext context;
    private final WorkQueue<String> queue;
    private int nodes;
    private int step;

    NodeTtl(ControllerContext context) {
        this(
                context,
                update -> new WorkQueue<>(context.component() + "/ttl", context.component(), context.timers(), update));
        this.nodes = context.view().nodes().size();
    }

    private NodeTtl(ControllerContext context, Function<Consumer<String>, WorkQueue<String>> queue) {
        this.context = context;
        this.queue = queue.apply(this::updateIfNeeded);
        context.informers().on(Kind.NODE, this::nodeChanged);
    }

    NodeTtl fork(ControllerContext forked) {
        var out = new NodeTtl(forked, update -> queue.fork(forked.timers(), update));
        out.nodes = nodes;
        out.step = step;
        return out;
    }

    private void nodeChanged(WatchEvent event) {
        switch (event.type()) {
            case ADDED -> {
                nodes++;
                if (nodes > BOUNDARIES.get(step).max()) {
                    step++;
                }
            }
            case DELETED -> {
                nodes--;
                if (nodes < BOUNDARIES.get(step).min()) {
                    step--;
                }
            }
            case MODIFIED -> {}
        }
        if (event.after() instanceof Node node && !isAsDesired(node)) {
            queue.add(node.name());
        }
    }

    private void updateIfNeeded(String name) {
        var node = context.view().node(name);
        if (node != null && !isAsDesired(node)) {
            context.api().patch(Kind.NODE, ObjectKey.cluster(name), this::annotated);
        }
    }

    private Node annotated(Node node) {
        return node.withMeta(
                node.meta().withAnnotations(node.meta().annotations().with(ANNOTATION, desired())));
    }

    private boolean isAsDesired(Node node) {
        return node.meta().annotations().has(ANNOTATION, desired());
    }

    private String desired() {
        return Integer.toString(BOUNDARIES.get(step).seconds());
    }
}
