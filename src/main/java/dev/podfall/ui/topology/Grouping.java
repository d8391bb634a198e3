package dev.podfall.ui.topology;

import java.util.List;

/** By what nodes are put together. */
public sealed interface Grouping {
    /** All in one group without a header. */
    record None() implements Grouping {}

    record Role() implements Grouping {}

    /** By pool: the label that the machines' provider or the user gave it, else the role. */
    record Pool() implements Grouping {}

    record Zone() implements Grouping {}

    record ByLabel(String key) implements Grouping {}

    List<String> ZONE_LABELS = List.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone", "zone");
    List<String> POOL_LABELS = List.of(
            "pool",
            "node-pool",
            "nodepool",
            "node.kubernetes.io/pool",
            "cloud.google.com/gke-nodepool",
            "eks.amazonaws.com/nodegroup",
            "karpenter.sh/nodepool",
            "kubernetes.azure.com/agentpool");
    String WORKER = "worker";
    String NOWHERE = "—";

    /** The name of the group that {@code node} belongs to. */
    default String groupOf(NodeTile node) {
        return switch (this) {
            case None _ -> "";
            case Role _ -> role(node);
            case Pool _ -> first(node, POOL_LABELS, role(node));
            case Zone _ -> first(node, ZONE_LABELS, NOWHERE);
            case ByLabel(var key) -> first(node, List.of(key), NOWHERE);
        };
    }

    private static String role(NodeTile node) {
        return node.roles().isEmpty() ? WORKER : String.join(" + ", node.roles());
    }

    private static String first(NodeTile node, List<String> keys, String otherwise) {
        for (var key : keys) {
            var value = node.labels().get(key);
            if (value != null) {
                return value.isEmpty() ? otherwise : value;
            }
        }
        return otherwise;
    }
}
