package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import java.util.Collection;
import java.util.List;

/**
 * Marks pods not ready on behalf of a kubelet that is silent.
 *
 * <p>Upstream: pkg/controller/util/node/controller_utils.go, {@code MarkPodsNotReady}.
 * <br>Differs: in nothing that we know of.
 */
final class PodMarker {
    private final ControllerContext context;

    PodMarker(ControllerContext context) {
        this.context = context;
    }

    /** @return whether all could be written */
    boolean markNotReady(Collection<Pod> pods) {
        boolean all = true;
        for (var pod : List.copyOf(pods)) {
            var ready = pod.status().condition(Condition.READY);
            if (ready != null && !ready.status().equals(Condition.FALSE)) {
                all &= mark(pod, ready);
            }
        }
        return all;
    }

    private boolean mark(Pod pod, Condition ready) {
        var not = new Condition(
                ready.type(),
                Condition.FALSE,
                ready.reason(),
                ready.message(),
                ready.lastHeartbeatTime(),
                Times.seconds(context.now()),
                pod.meta().generation());
        boolean written = true;
        try {
            context.api().updateStatus(pod.withStatus(pod.status().withCondition(not)));
        } catch (ApiException refused) {
            if (refused.is(Status.NOT_FOUND)) {
                return true;
            }
            written = false;
        }
        context.events().event(ObjectReference.to(pod), Event.WARNING, "NodeNotReady", "Node is not ready");
        return written;
    }
}
