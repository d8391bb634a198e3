package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.explain.Lab;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load, and the console, say of a node's network plugin. */
class NodeFindingsTest {
    private static List<Finding> findings(String annotation) {
        var source = new Source("n.yaml", Lab.node("n1", "  annotations: {" + annotation + "}\n"));
        return ManifestLoad.plan(List.of(source), new Session(SessionOptions.DEFAULT))
                .findings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-system/cni", "cni", "kube-flannel/kube-flannel-ds.v2", "' cni '"})
    void theNameOfADaemonSetIsFine(String value) {
        assertThat(findings("podfall.dev/network-plugin: " + value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b/c", "Cni", "ds/kube-system/cni", "''", "app=cni"})
    void whatIsNoneIsSaid(String value) {
        assertThat(findings("podfall.dev/network-plugin: " + value))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.path()).isEqualTo("metadata.annotations[podfall.dev/network-plugin]");
                    assertThat(finding.message().toString()).endsWith(" is not the name of a DaemonSet");
                });
    }

    @Test
    void aSlipInItsKeyIsSaid() {
        assertThat(findings("podfall.dev/network-plugins: cni, example.com/other: x"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .hasToString("podfall.dev/network-plugins is no annotation that Podfall knows"));
    }

    @Test
    void theConsoleSaysThatNobodyCanTellItToBeReady() {
        var lab = Lab.of(Lab.node("n1", "  annotations: {podfall.dev/network-plugin: cni}\n"))
                .runFor(30);
        var io = new TextIo(Map.of());
        assertThat(Console.run("kubelet condition n1 Ready=True", io, lab.session()))
                .isEqualTo(1);
        assertThat(io.err())
                .isEqualTo("kubelet condition: n1 has no network, and so is not Ready until a pod of DaemonSet"
                        + " default/cni runs there.\n");
        assertThat(Console.run("kubelet condition n1 Ready=False", new TextIo(Map.of()), lab.session()))
                .isZero();
    }
}
