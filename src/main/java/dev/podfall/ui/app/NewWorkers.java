package dev.podfall.ui.app;

import dev.podfall.manifest.Source;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

/** Manifests of workers that a cluster does not have yet. Pure. */
final class NewWorkers {
    private NewWorkers() {}

    static List<Source> of(ClusterState state, int count) {
        var sources = new ArrayList<Source>();
        for (int i = 1; sources.size() < count; i++) {
            var name = "worker-" + i;
            if (state.node(name) == null) {
                sources.add(new Source(name + ".yaml", yaml(name)));
            }
        }
        return sources;
    }

    private static String yaml(String name) {
        return """
            apiVersion: v1
            kind: Node
            metadata:
              name: %1$s
              labels:
                kubernetes.io/hostname: %1$s
                node-role.kubernetes.io/worker: ""
            """.formatted(name);
    }
}
