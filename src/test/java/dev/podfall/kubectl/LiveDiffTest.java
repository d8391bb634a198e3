package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveDiffTest {
    private static final String NODE = """
        apiVersion: v1
        kind: Node
        metadata:
          name: n1
          labels: {zone: a}
        """;

    private final Session session = new Session(SessionOptions.DEFAULT);

    private List<String> diff(String text) {
        return ManifestLoad.plan(List.of(new Source("a.yaml", text)), session).diff(session.state()).stream()
                .flatMap(diff -> diff.lines().stream())
                .map(line -> line.sign() + line.text())
                .toList();
    }

    @Test
    void whatIsNewIsAllNew() {
        assertThat(diff(NODE)).contains("+kind: Node", "+  name: n1").allMatch(line -> line.startsWith("+"));
    }

    @Test
    void whatStaysHasNoLines() {
        ManifestLoad.plan(List.of(new Source("a.yaml", NODE)), session).apply(session);
        assertThat(diff(NODE)).isEmpty();
    }

    @Test
    void changedLinesStandBetweenTheirNeighbours() {
        ManifestLoad.plan(List.of(new Source("a.yaml", NODE)), session).apply(session);
        assertThat(diff(NODE.replace("zone: a", "zone: b")).stream().filter(line -> !line.startsWith(" ")))
                .containsExactly("@…", "-    zone: a", "+    zone: b", "@…");
    }
}
