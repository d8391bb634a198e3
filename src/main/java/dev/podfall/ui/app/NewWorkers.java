package dev.podfall.ui.app;

import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Manifests of workers that a cluster does not have yet: machines as those that are there, with a network or waiting for
 * the same plugin. Pure.
 */
final class NewWorkers {
    private NewWorkers() {}

    /** What nodes without a network wait for, where none names a plugin yet. */
    private static final ObjectKey PLUGIN = ObjectKey.of("kube-system", "network-plugin");

    static List<Source> of(ClusterState state, int count) {
        return of(state, count, plugin(state));
    }

    /** One that has no network, wherever those have theirs from that are there. */
    static List<Source> withoutNetwork(ClusterState state) {
        return of(state, 1, Objects.requireNonNullElse(plugin(state), PLUGIN));
    }

    private static @Nullable ObjectKey plugin(ClusterState state) {
        return state.nodes().stream()
                .map(NodeNetwork::plugin)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<Source> of(ClusterState state, int count, @Nullable ObjectKey plugin) {
        var sources = new ArrayList<Source>();
        for (int i = 1; sources.size() < count; i++) {
            var name = "worker-" + i;
            if (state.node(name) == null) {
                sources.add(new Source(name + ".yaml", yaml(name, plugin)));
            }
        }
        return sources;
    }

    private static String yaml(String name, @Nullable ObjectKey plugin) {
        var meta = Tree.builder()
                .put("name", name)
                .put(
                        "labels",
                        Tree.builder()
                                .put("kubernetes.io/hostname", name)
                                .put("node-role.kubernetes.io/worker", "")
                                .build());
        if (plugin != null) {
            meta.put("annotations", Tree.obj(NodeNetwork.PLUGIN, Tree.text(plugin.toString())));
        }
        return YamlWriter.write(Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "Node")
                .put("metadata", meta.build())
                .build());
    }
}
