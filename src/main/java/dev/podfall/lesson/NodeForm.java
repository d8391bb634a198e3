package dev.podfall.lesson;

import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;

/** The short form of a node, as lessons have it, made into a manifest. */
final class NodeForm {
    private NodeForm() {}

    static String manifest(Part node) {
        var name = node.word("name");
        var labels = Tree.builder().put("kubernetes.io/hostname", name).put("kubernetes.io/os", "linux");
        node.table("labels").forEach(labels::put);
        var plugin = node.word("network-plugin");
        var meta = Tree.builder()
                .put("name", name)
                .put("labels", labels.build())
                .putUnlessEmpty(
                        "annotations", plugin.isEmpty() ? Tree.obj() : Tree.obj(NodeNetwork.PLUGIN, Tree.text(plugin)))
                .build();
        var out = Tree.builder().put("apiVersion", "v1").put("kind", "Node").put("metadata", meta);
        var taints = new ArrayList<Tree>();
        for (var taint : node.words("taints")) {
            int colon = taint.lastIndexOf(':');
            int equals = taint.substring(0, colon).indexOf('=');
            taints.add(Tree.builder()
                    .put("key", taint.substring(0, equals < 0 ? colon : equals))
                    .putUnlessEmpty("value", equals < 0 ? "" : taint.substring(equals + 1, colon))
                    .put("effect", taint.substring(colon + 1))
                    .build());
        }
        var spec = Tree.builder().putUnlessEmpty("taints", new Tree.Arr(taints));
        spec.putIfTrue("unschedulable", node.flag("cordoned"));
        out.putUnlessEmpty("spec", spec.build());
        var capacity = node.table("capacity");
        if (!capacity.isEmpty()) {
            var resources = Tree.builder();
            capacity.forEach(resources::put);
            var amounts = resources.build();
            out.put(
                    "status",
                    Tree.builder()
                            .put("capacity", amounts)
                            .put("allocatable", amounts)
                            .build());
        }
        return YamlWriter.write(out.build());
    }
}
