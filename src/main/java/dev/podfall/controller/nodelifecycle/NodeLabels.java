package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.meta.Labels;

/**
 * The node labels that follow from others: the beta names of operating system and architecture.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code reconcileNodeLabels}.
 * <br>Differs: in nothing that we know of.
 */
final class NodeLabels {
    static final String OS = "kubernetes.io/os";
    static final String ARCH = "kubernetes.io/arch";

    private NodeLabels() {}

    /** The labels with the beta names set to what the stable names say. */
    static Labels reconciled(Labels labels) {
        return mirrored(mirrored(labels, OS), ARCH);
    }

    private static Labels mirrored(Labels labels, String stable) {
        var value = labels.get(stable);
        return value == null ? labels : labels.with("beta." + stable, value);
    }
}
