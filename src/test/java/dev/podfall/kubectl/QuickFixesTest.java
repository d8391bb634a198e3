package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickFixesTest {
    private static List<Finding> findings(String text) {
        return ManifestLoad.plan(List.of(new Source("a.yaml", text)), new Session(SessionOptions.DEFAULT))
                .findings();
    }

    /** Does what is offered until nothing is. */
    private static String mended(String text) {
        var now = text;
        for (int round = 0; round < 10; round++) {
            var before = now;
            for (var finding : findings(before)) {
                var fix = QuickFixes.of(before, finding);
                if (fix.isPresent()) {
                    now = fix.get().applyTo(before);
                    break;
                }
            }
            if (now.equals(before)) {
                return now;
            }
        }
        throw new AssertionError("no end of fixes:\n" + now);
    }

    @Test
    void theArticlesPodsAreMendedByThreeClicks() throws IOException {
        var text = Files.readString(Path.of("samples/14-article-pods.yaml"));
        assertThat(findings(text).stream().map(f -> f.severity() + " " + f.path()))
                .containsExactly(
                        "ERROR spec.containers",
                        "WARNING spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                                + ".nodeSelectorTerms[0].matchExpressions[0].key",
                        "ERROR spec.containers");
        var mended = mended(text);
        assertThat(findings(mended)).isEmpty();
        assertThat(mended.substring(mended.indexOf("kind: Pod"))).isEqualTo("""
            kind: Pod
            metadata:
              name: demo-node-affinity
            spec:
              containers:
              - image: registry.k8s.io/pause:3.10
                name: demo-node-affinity
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchFields:
                      - key: metadata.name
                        operator: In
                        values:
                        - demo-node
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: with-toleration
            spec:
              containers:
              - image: registry.k8s.io/pause:3.10
                name: with-toleration
              tolerations:
              - key: node.kubernetes.io/unschedulable
                operator: Exists
                effect: NoSchedule
            """);
    }

    @Test
    void aContainerGoesWhereNothingIs() {
        var head = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";
        assertThat(mended(head + "spec:\n"))
                .isEqualTo(head + "spec:\n  containers:\n  - image: registry.k8s.io/pause:3.10\n    name: p\n");
        assertThat(mended(head + "spec:\n  containers: []\n  nodeName: n1\n"))
                .isEqualTo(head
                        + "spec:\n  containers:\n  - image: registry.k8s.io/pause:3.10\n    name: p\n  nodeName: n1\n");
        assertThat(mended(head + "spec: {nodeName: n1}\n"))
                .isEqualTo(head + "spec: {\"containers\":[{\"image\":\"registry.k8s.io/pause:3.10\",\"name\":\"p\"}],"
                        + " nodeName: n1}\n");
        assertThat(mended(head + "spec: {}\n"))
                .isEqualTo(
                        head + "spec: {\"containers\":[{\"image\":\"registry.k8s.io/pause:3.10\",\"name\":\"p\"}]}\n");
    }

    @Test
    void aMissingSpecComesWithItsContainer() {
        assertThat(findings(mended("apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n")))
                .isEmpty();
    }

    @Test
    void oneOfSeveralExpressionsMoves() {
        var text = """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec:
              containers: [{name: a, image: a}]
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - key: metadata.name
                        operator: In
                        values: [n1]
                      - key: zone
                        operator: Exists
            """;
        assertThat(mended(text)).isEqualTo(text.replace("""
                      - key: metadata.name
                        operator: In
                        values: [n1]
                      - key: zone
                        operator: Exists
            """, """
                      - key: zone
                        operator: Exists
                      matchFields:
                      - key: metadata.name
                        operator: In
                        values: [n1]
            """));
    }

    @Test
    void severalNamesAreNoFieldSelector() {
        var text = """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec:
              containers: [{name: a, image: a}]
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions: [{key: metadata.name, operator: In, values: [n1, n2]}]
            """;
        assertThat(findings(text).stream().map(Finding::severity)).containsExactly(Severity.WARNING);
        assertThat(mended(text)).isEqualTo(text);
    }

    @Test
    void eachOfManyFindingsHasItsOwnFix() {
        var text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  restartPolicy: Always\n---\n".repeat(300);
        var fixes = QuickFixes.in(text);
        var mended = text;
        var found = findings(text);
        for (var finding : found.reversed()) {
            var fix = fixes.of(finding).orElseThrow();
            assertThat(fix).isEqualTo(QuickFixes.of(text, finding).orElseThrow());
            mended = fix.applyTo(mended);
        }
        assertThat(found).hasSize(300);
        assertThat(mended.split("  containers:\n  - image", -1)).hasSize(301);
    }
}
