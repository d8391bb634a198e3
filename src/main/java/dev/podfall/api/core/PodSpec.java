package dev.podfall.api.core;

import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod wants. Pods of one template share all parts that are the same by reference.
 *
 * @param nodeName the node it is bound to; empty until bound
 * @param priority set by admission; null in templates
 * @param preemptionPolicy set by admission; empty in templates
 * @param terminationGracePeriodSeconds seconds, 30 by default
 * @param schedulingGates names; a pod with any waits for them to go
 * @param rest volumes, security context, service account and all else
 */
public record PodSpec(
        String nodeName,
        Labels nodeSelector,
        Affinity affinity,
        List<Toleration> tolerations,
        List<Container> initContainers,
        List<Container> containers,
        boolean hostNetwork,
        String restartPolicy,
        String schedulerName,
        @Nullable Integer priority,
        String priorityClassName,
        String preemptionPolicy,
        long terminationGracePeriodSeconds,
        ResourceList overhead,
        List<String> schedulingGates,
        Tree.Obj rest) {

    private static final String[] READ = {
        "nodeName",
        "nodeSelector",
        "affinity",
        "tolerations",
        "initContainers",
        "containers",
        "hostNetwork",
        "restartPolicy",
        "schedulerName",
        "priority",
        "priorityClassName",
        "preemptionPolicy",
        "terminationGracePeriodSeconds",
        "overhead",
        "schedulingGates"
    };

    public static PodSpec fromTree(Tree.Obj tree) {
        var priority = tree.number("priority");
        return new PodSpec(
                tree.text("nodeName", ""),
                Labels.fromTree(tree.obj("nodeSelector")),
                Affinity.fromTree(tree.obj("affinity")),
                tree.list("tolerations", Toleration::fromTree),
                tree.list("initContainers", Container::fromTree),
                tree.list("containers", Container::fromTree),
                tree.flag("hostNetwork"),
                tree.text("restartPolicy", "Always"),
                tree.text("schedulerName", "default-scheduler"),
                priority == null ? null : (Integer) priority.intValue(),
                tree.text("priorityClassName", ""),
                tree.text("preemptionPolicy", ""),
                tree.number("terminationGracePeriodSeconds", 30),
                ResourceList.fromTree(tree.obj("overhead")),
                tree.list("schedulingGates", gate -> gate.text("name", "")),
                tree.without(READ));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .putUnlessEmpty("nodeName", nodeName)
                .putUnlessEmpty("nodeSelector", nodeSelector.toTree())
                .putUnlessEmpty("affinity", affinity.toTree())
                .putUnlessEmpty("tolerations", Tree.listOf(tolerations, Toleration::toTree))
                .putUnlessEmpty("initContainers", Tree.listOf(initContainers, Container::toTree))
                .put("containers", Tree.listOf(containers, Container::toTree))
                .putIfTrue("hostNetwork", hostNetwork)
                .put("restartPolicy", restartPolicy)
                .put("schedulerName", schedulerName)
                .put("priority", priority == null ? null : Tree.number(priority))
                .putUnlessEmpty("priorityClassName", priorityClassName)
                .putUnlessEmpty("preemptionPolicy", preemptionPolicy)
                .put("terminationGracePeriodSeconds", terminationGracePeriodSeconds)
                .putUnlessEmpty("overhead", overhead.toTree())
                .putUnlessEmpty(
                        "schedulingGates", Tree.listOf(schedulingGates, gate -> Tree.obj("name", Tree.text(gate))))
                .build();
    }

    /** 0 where admission has given none. */
    public int priorityOrZero() {
        return priority == null ? 0 : priority;
    }

    /** Whether the kubelet starts a container again that has ended so. */
    public boolean restartsAfter(int exitCode) {
        return switch (restartPolicy) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    public PodSpec withNodeName(String newNodeName) {
        return new PodSpec(
                newNodeName,
                nodeSelector,
                affinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withAffinity(Affinity newAffinity) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                newAffinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withTolerations(List<Toleration> newTolerations) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                affinity,
                List.copyOf(newTolerations),
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withPriority(int newPriority, String newPreemptionPolicy, String newClassName) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                affinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                newPriority,
                newClassName,
                newPreemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withContainers(List<Container> newInitContainers, List<Container> newContainers) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                affinity,
                tolerations,
                List.copyOf(newInitContainers),
                List.copyOf(newContainers),
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withRest(Tree.Obj newRest) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                affinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                newRest);
    }

    public PodSpec withNodeSelector(Labels newNodeSelector) {
        return new PodSpec(
                nodeName,
                newNodeSelector,
                affinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                overhead,
                schedulingGates,
                rest);
    }

    public PodSpec withOverhead(ResourceList newOverhead) {
        return new PodSpec(
                nodeName,
                nodeSelector,
                affinity,
                tolerations,
                initContainers,
                containers,
                hostNetwork,
                restartPolicy,
                schedulerName,
                priority,
                priorityClassName,
                preemptionPolicy,
                terminationGracePeriodSeconds,
                newOverhead,
                schedulingGates,
                rest);
    }
}
