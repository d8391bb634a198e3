package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Affinity;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What upstream's NodeShouldRunDaemonPod answered to random questions, and the pods that upstream would make. */
class PlacementVectorsTest {

    @Test
    void everyRecordedAnswerIsOurs() throws IOException {
        try (var in = PlacementVectorsTest.class.getResourceAsStream("/conformance/vectors/placement.jsonl")) {
            var lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
            assertThat(lines.peek(PlacementVectorsTest::check).count()).isPositive();
        }
    }

    private static void check(String line) {
        var vector = parse(line);
        var node = Node.fromTree(vector.obj("node"));
        var template = PodTemplate.fromTree(vector.obj("template"));
        var daemon = vector.obj("daemon");

        var verdict = NodePlacement.of(template).verdict(node);

        assertThat(verdict.shouldRun()).as(line).isEqualTo(daemon.flag("shouldRun"));
        assertThat(verdict.shouldContinueRunning()).as(line).isEqualTo(daemon.flag("shouldContinueRunning"));
        var pod = DaemonPods.podFor(Fixtures.daemonSet("agent", Fixtures.ROLLING, template), node.name(), "");
        var wanted = vector.obj("pod");
        assertThat(pod.spec().tolerations()).as(line).isEqualTo(wanted.list("tolerations", Toleration::fromTree));
        assertThat(pod.spec().affinity()).as(line).isEqualTo(Affinity.fromTree(wanted.obj("affinity")));
    }

    private static Tree.Obj parse(String line) {
        try {
            return (Tree.Obj) JsonReader.parse(line);
        } catch (Exception e) {
            throw new AssertionError(line, e);
        }
    }
}
