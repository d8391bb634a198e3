package dev.podfall.scheduler.plugins;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.HostPort;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a host port of a node be had by one pod.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/nodeports/node_ports.go.
 * <br>Differs: in nothing that we know of.
 */
public final class NodePorts implements FilterPlugin {
    public static final String NAME = "NodePorts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        for (var wanted : pod.ports()) {
            var use = node.conflict(wanted);
            if (use != null) {
                return List.of(
                        new Reason.PortConflict(wanted, use.port(), use.pod().key()));
            }
        }
        return List.of();
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        return pod.ports().isEmpty()
                ? Finding.of("", "passed.no-ports")
                : Finding.of(
                        pod.ports().getFirst().field(),
                        "passed.ports",
                        Phrase.names(
                                pod.ports().stream().map(HostPort::toString).toList()));
    }

    @Override
    public List<EventHint> events() {
        return List.of(
                new EventHint(ClusterEvent.ASSIGNED_POD_DELETE, NodePorts::portFreed),
                EventHint.always(ClusterEvent.NODE_ADD));
    }

    private static boolean portFreed(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        if (!(before instanceof Pod gone)
                || (gone.nodeName().isEmpty()
                        && gone.status().nominatedNodeName().isEmpty())) {
            return false;
        }
        for (var freed : HostPort.of(gone.spec())) {
            for (var wanted : pod.ports()) {
                if (freed.conflictsWith(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
