package dev.podfall.api.core;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a running pod. */
public record PodStatus(
        PodPhase phase,
        List<Condition> conditions,
        String reason,
        String message,
        String nominatedNodeName,
        String hostIp,
        String podIp,
        @Nullable Instant startTime,
        String qosClass,
        List<ContainerStatus> initContainerStatuses,
        List<ContainerStatus> containerStatuses,
        Tree.Obj rest) {

    public static final PodStatus PENDING =
            new PodStatus(PodPhase.PENDING, List.of(), "", "", "", "", "", null, "", List.of(), List.of(), Tree.obj());

    public @Nullable Condition condition(String type) {
        return Condition.find(conditions, type);
    }

    public boolean isReady() {
        var ready = condition(Condition.READY);
        return ready != null && ready.isTrue();
    }

    public static PodStatus fromTree(Tree.Obj tree) {
        return new PodStatus(
                PodPhase.of(tree.text("phase", "")),
                tree.list("conditions", Condition::fromTree),
                tree.text("reason", ""),
                tree.text("message", ""),
                tree.text("nominatedNodeName", ""),
                tree.text("hostIP", ""),
                tree.text("podIP", ""),
                Times.at(tree, "startTime"),
                tree.text("qosClass", ""),
                tree.list("initContainerStatuses", ContainerStatus::fromTree),
                tree.list("containerStatuses", ContainerStatus::fromTree),
                tree.without(
                        "phase",
                        "conditions",
                        "reason",
                        "message",
                        "nominatedNodeName",
                        "hostIP",
                        "hostIPs",
                        "podIP",
                        "podIPs",
                        "startTime",
                        "qosClass",
                        "initContainerStatuses",
                        "containerStatuses"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .put("phase", phase.wire())
                .putUnlessEmpty("conditions", Tree.listOf(conditions, Condition::toPodTree))
                .putUnlessEmpty("reason", reason)
                .putUnlessEmpty("message", message)
                .putUnlessEmpty("nominatedNodeName", nominatedNodeName)
                .putUnlessEmpty("hostIP", hostIp)
                .putUnlessEmpty("hostIPs", ips(hostIp))
                .putUnlessEmpty("podIP", podIp)
                .putUnlessEmpty("podIPs", ips(podIp))
                .put("startTime", Times.toTree(startTime))
                .putUnlessEmpty("qosClass", qosClass)
                .putUnlessEmpty("initContainerStatuses", Tree.listOf(initContainerStatuses, ContainerStatus::toTree))
                .putUnlessEmpty("containerStatuses", Tree.listOf(containerStatuses, ContainerStatus::toTree))
                .build();
    }

    private static Tree.Arr ips(String ip) {
        return ip.isEmpty() ? Tree.list() : Tree.list(Tree.obj("ip", Tree.text(ip)));
    }

    public PodStatus withPhase(PodPhase newPhase) {
        return new PodStatus(
                newPhase,
                conditions,
                reason,
                message,
                nominatedNodeName,
                hostIp,
                podIp,
                startTime,
                qosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withCondition(Condition changed) {
        return withConditions(Condition.put(conditions, changed));
    }

    public PodStatus withConditions(List<Condition> newConditions) {
        return new PodStatus(
                phase,
                List.copyOf(newConditions),
                reason,
                message,
                nominatedNodeName,
                hostIp,
                podIp,
                startTime,
                qosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withReason(String newReason, String newMessage) {
        return new PodStatus(
                phase,
                conditions,
                newReason,
                newMessage,
                nominatedNodeName,
                hostIp,
                podIp,
                startTime,
                qosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withNominatedNodeName(String newNominatedNodeName) {
        return new PodStatus(
                phase,
                conditions,
                reason,
                message,
                newNominatedNodeName,
                hostIp,
                podIp,
                startTime,
                qosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withQosClass(String newQosClass) {
        return new PodStatus(
                phase,
                conditions,
                reason,
                message,
                nominatedNodeName,
                hostIp,
                podIp,
                startTime,
                newQosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withHost(String newHostIp, String newPodIp, @Nullable Instant newStartTime) {
        return new PodStatus(
                phase,
                conditions,
                reason,
                message,
                nominatedNodeName,
                newHostIp,
                newPodIp,
                newStartTime,
                qosClass,
                initContainerStatuses,
                containerStatuses,
                rest);
    }

    public PodStatus withContainerStatuses(List<ContainerStatus> newInit, List<ContainerStatus> newContainers) {
        return new PodStatus(
                phase,
                conditions,
                reason,
                message,
                nominatedNodeName,
                hostIp,
                podIp,
                startTime,
                qosClass,
                List.copyOf(newInit),
                List.copyOf(newContainers),
                rest);
    }
}
