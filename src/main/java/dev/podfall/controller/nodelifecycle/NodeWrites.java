package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import java.util.List;

/**
 * Writes taints: additions first, removals in a write of their own.
 *
 * <p>Upstream: pkg/controller/util/node/controller_utils.go, {@code SwapNodeControllerTaint};
 * pkg/controller/controller_utils.go, {@code AddOrUpdateTaintOnNode}, {@code RemoveTaintOffNode}.
 * <br>Differs: patches do not conflict, so there are no retries.
 */
final class NodeWrites {
    private NodeWrites() {}

    static void addTaints(ControllerContext context, String node, List<Taint> taints) {
        if (!taints.isEmpty()) {
            var at = context.now();
            context.api().patch(Kind.NODE, ObjectKey.cluster(node), (Node live) -> NodeTaints.with(live, taints, at));
        }
    }

    static void removeTaints(ControllerContext context, String node, List<Taint> taints) {
        if (!taints.isEmpty()) {
            context.api().patch(Kind.NODE, ObjectKey.cluster(node), (Node live) -> NodeTaints.without(live, taints));
        }
    }
}
