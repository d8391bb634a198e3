package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterCopyTest {
    private static final Source COPY = new Source("copy.yaml", CopiedCluster.yaml("far", 3, 0));

    private static ClusterCopy copy() {
        return ClusterCopy.in(COPY).orElseThrow();
    }

    @Test
    void itKnowsWhatIsInItAndWhatHasNoEffect() {
        assertThat(copy().size()).hasToString("3 nodes and 1 DaemonSet");
        assertThat(copy().withoutEffect()).hasToString("kept, not simulated: livenessProbe");
        assertThat(copy().nodes()).containsExactlyInAnyOrder("far-node-0", "far-node-1", "far-node-2");
    }

    @Test
    void twoFilesOfAClusterAreOne() {
        var more = ClusterCopy.in(new Source("more.yaml", CopiedCluster.yaml("more", 2, 0)))
                .orElseThrow();
        assertThat(copy().with(more).size()).hasToString("5 nodes and 2 DaemonSets");
    }

    @Test
    void whatSomebodyWroteIsNone() {
        var written = "apiVersion: v1\nkind: Node\nmetadata: {name: n1, labels: {uid: x}}\n";
        assertThat(ClusterCopy.in(new Source("n.yaml", written))).isEmpty();
        // A copied DaemonSet is no cluster: whoever opens it means the one that is there.
        var lone = COPY.text().substring(COPY.text().indexOf("- apiVersion: apps/v1"));
        assertThat(ClusterCopy.in(new Source("ds.yaml", "apiVersion: v1\nkind: List\nitems:\n" + lone)))
                .isEmpty();
    }

    @Test
    void aClusterThatWasLoadedFromItIsTheSame() {
        var session = new Session(ManifestLoad.optionsFor(List.of(COPY)));
        assertThat(copy().isOf(session.state())).isFalse();
        ManifestLoad.plan(List.of(COPY), session).apply(session);
        assertThat(copy().isOf(session.state())).isTrue();
    }

    @Test
    void withNothingKeptThereIsNothingToSay() {
        var plain = COPY.text().substring(0, COPY.text().indexOf("- apiVersion: apps/v1"));
        assertThat(ClusterCopy.in(new Source("n.yaml", plain)).orElseThrow().withoutEffect())
                .isEqualTo(Phrase.NONE);
    }
}
