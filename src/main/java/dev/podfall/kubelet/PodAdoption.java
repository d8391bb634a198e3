package dev.podfall.kubelet;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import java.util.List;

/**
 * How a kubelet takes over a pod that was begun elsewhere: a copy of a real one, which is not started again but goes on
 * as it was found.
 *
 * <p>Upstream: none; a kubelet that restarts finds its containers in the runtime.
 */
record PodAdoption(NodeAgent agent, Pod pod) {

    /** A container of a pod that is new to its kubelet, and what is known of it. */
    static ContainerRun run(NodeAgent agent, Pod pod, Container spec, boolean init, boolean hasInit) {
        var ailment = agent.ailment(pod, spec);
        if (ailment != null) {
            agent.explain(new KubeletDecision.AsInCopy(pod.key(), agent.nodeName(), spec.name(), ailment));
        }
        return new ContainerRun(spec, init, hasInit, ailment);
    }

    /** Whether another kubelet has begun it. */
    boolean isBegun() {
        var status = pod.status();
        return status.phase() == PodPhase.RUNNING
                || (agent.isCopy(pod)
                        && !agent.awaitsNetwork(pod)
                        && !(status.containerStatuses().isEmpty()
                                && status.initContainerStatuses().isEmpty()));
    }

    /** @return whether the pod has its sandbox */
    boolean adopt(List<ContainerRun> init, List<ContainerRun> containers) {
        init.forEach(run -> adopt(run, pod.status().initContainerStatuses()));
        containers.forEach(run -> adopt(run, pod.status().containerStatuses()));
        return pod.status().phase() == PodPhase.RUNNING || !pod.status().podIp().isEmpty();
    }

    private void adopt(ContainerRun run, List<ContainerStatus> found) {
        for (var status : found) {
            if (status.name().equals(run.spec.name())) {
                run.adopt(status, agent.now());
            }
        }
        if (run.launched && !run.imageId.isEmpty()) {
            agent.imagePulled(run.spec.image());
        }
    }
}
