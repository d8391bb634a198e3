package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code kubectl get nodes,daemonsets,pods -A -o yaml} prints of one cluster, loaded into another. */
class CopiedClusterTest {
    private static final String MANIFESTS = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: logging}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: logging}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              containers: [{name: agent, image: "registry.example/agent:1.0"}]
        """;

    private final Session original = new Session(SessionOptions.DEFAULT);
    private Session copy = original;

    @BeforeEach
    void copyTheCluster() {
        ManifestLoad.plan(List.of(new Source("cluster.yaml", MANIFESTS)), original)
                .apply(original);
        original.runToRest();
        kubectl(original, "kubectl cordon n1");
        kubectl(original, "kubelet stop n2");
        original.runFor(Duration.ofSeconds(80));
        var dump = kubectl(original, "kubectl get nodes,daemonsets,pods -A -o yaml");
        var sources = List.of(new Source("dump.yaml", dump));
        copy = new Session(ManifestLoad.optionsFor(sources));
        var load = ManifestLoad.plan(sources, copy);
        assertThat(load.findings()).filteredOn(finding -> finding.isError()).isEmpty();
        load.apply(copy);
    }

    @Test
    void podsAndOwnersKeepTheirIdentityAndNothingIsReplaced() {
        copy.runToRest();

        var before =
                new TreeSet<>(original.state().pods().stream().map(Pod::uid).toList());
        var after = new TreeSet<>(copy.state().pods().stream().map(Pod::uid).toList());
        assertThat(after).isEqualTo(before).hasSize(2);
    }

    @Test
    void nodesStayAsTheyWereFound() {
        copy.runFor(Duration.ofSeconds(120));

        assertThat(node("n1").spec().unschedulable()).isTrue();
        assertThat(node("n1").isReady()).isTrue();
        assertThat(node("n2").isReady()).isFalse();
    }

    @Test
    void theDaemonSetCountsTheSame() {
        copy.runToRest();

        var key = ObjectKey.of("logging", "agent");
        var is = copy.state().daemonSet(key);
        var was = original.state().daemonSet(key);
        assertThat(is).isNotNull();
        assertThat(was).isNotNull();
        assertThat(is.status().desiredNumberScheduled()).isEqualTo(1);
        assertThat(is.status().updatedNumberScheduled()).isEqualTo(1);
    }

    private Node node(String name) {
        var node = copy.state().node(name);
        assertThat(node).isNotNull();
        return node;
    }

    private static String kubectl(Session session, String line) {
        var io = new StrictIo(Map.of());
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
        return io.out();
    }
}
