package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Machines that join. */
class NewWorkersTest {
    private final Session session = new Session(SessionOptions.DEFAULT);

    private ClusterState join(List<Source> sources) {
        var plan = ManifestLoad.plan(sources, session);
        assertThat(plan.findings().stream().map(Finding::message)).isEmpty();
        plan.apply(session);
        session.runToRest();
        return session.state();
    }

    private static @Nullable ObjectKey plugin(ClusterState state, String node) {
        return NodeNetwork.plugin(Objects.requireNonNull(state.node(node), node));
    }

    @Test
    void theyGetTheNextNamesAndAreReady() {
        join(NewWorkers.of(session.state(), 2));
        var state = join(NewWorkers.of(session.state(), 1));
        assertThat(state.nodes())
                .extracting(node -> node.name() + " " + node.isReady())
                .containsExactly("worker-1 true", "worker-2 true", "worker-3 true");
        assertThat(plugin(state, "worker-1")).isNull();
    }

    @Test
    void oneWithoutANetworkWaitsForItsPlugin() {
        join(NewWorkers.of(session.state(), 1));
        var state = join(NewWorkers.withoutNetwork(session.state()));
        assertThat(NodeNetwork.awaited(Objects.requireNonNull(state.node("worker-2"))))
                .isEqualTo(ObjectKey.of("kube-system", "network-plugin"));
    }

    @Test
    void othersThatJoinAreMachinesAsThose() {
        var named = new Source("n.yaml", """
                apiVersion: v1
                kind: Node
                metadata: {name: worker-1, annotations: {podfall.dev/network-plugin: kube-system/cni}}
                """);
        join(List.of(named));
        join(NewWorkers.of(session.state(), 1));
        var state = join(NewWorkers.withoutNetwork(session.state()));
        assertThat(plugin(state, "worker-2")).isEqualTo(ObjectKey.of("kube-system", "cni"));
        assertThat(plugin(state, "worker-3")).isEqualTo(ObjectKey.of("kube-system", "cni"));
    }
}
