package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void bracketsAreClosedWhereTheirLineEnds() {
        var text = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: a, annotations: {b: "it's {a}"} # {not here
            spec:
              selector:
                matchLabels: {app: fluentd}
              template:
                metadata: {labels: {app: fluentd}
                spec:
                  containers: [{name: fluentd, image: a}
            """;
        assertThat(mended(text)).startsWith("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: a, annotations: {b: "it's {a}"}} # {not here
            spec:
              selector:
                matchLabels: {app: fluentd}
              template:
                metadata: {labels: {app: fluentd}}
                spec:
                  containers: [{name: fluentd, image: a}]
            """);
    }

    @Test
    void linesThatSlippedAreMendedOneAfterTheOther() {
        var text = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: a
             labels:
                app: a
            spec:
              containers:
              - name: a
                image: a
               args: [b]
            """;
        assertThat(mended(text))
                .isEqualTo(text.replace("\n labels", "\n  labels").replace("   args", "    args"));
        assertThat(findings(mended(text))).isEmpty();
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

    private static final String EXPORTER = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: exporter, namespace: monitoring}
        spec:
          selector: {matchLabels: {app: a}}
          template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: a}]}}
        """;

    @Test
    void aMissingNamespaceIsMadeAtTheEndOfTheText() {
        var finding = findings(EXPORTER).getFirst();
        assertThat(finding.path()).isEqualTo("metadata.namespace");
        assertThat(finding.nextStep().toString())
                .contains("Create namespace monitoring")
                .contains("--create-namespaces");
        assertThat(QuickFixes.of(EXPORTER, finding))
                .get()
                .extracting(QuickFix::title)
                .hasToString("Create namespace monitoring");
        assertThat(mended(EXPORTER))
                .isEqualTo(EXPORTER + "---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n");
        assertThat(mended(EXPORTER + "\n---\n\n"))
                .isEqualTo(EXPORTER + "\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n");
    }

    @Test
    void oneClickMendsAllThatIsInTheNamespace() {
        var text = EXPORTER + "---\n" + EXPORTER.replace("name: exporter", "name: other");
        var fix = QuickFixes.of(text, findings(text).getFirst()).orElseThrow();
        assertThat(findings(text)).hasSize(2);
        assertThat(findings(fix.applyTo(text))).isEmpty();
    }

    @Test
    void jsonGetsAJsonDocument() {
        var json = """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "m"},
               "spec": {"containers": [{"name": "a", "image": "a"}]}}
            ]}
            """;
        var mended = mended(json);
        assertThat(findings(mended)).isEmpty();
        assertThat(mended).startsWith(json.strip()).contains("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\"");
    }

    @Test
    void aNamespaceThatCannotBeCalledSoIsNotOffered() {
        var text = EXPORTER.replace("monitoring", "Monitoring_1");
        assertThat(findings(text)).isNotEmpty();
        assertThat(mended(text)).isEqualTo(text);
    }

    @Test
    void eachOfManyFindingsHasItsOwnFix() {
        var pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  restartPolicy: Always\n---\n";
        var text = IntStream.range(0, 300)
                .mapToObj(i -> pod.replace("name: a", "name: a" + i))
                .collect(Collectors.joining());
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

    @Test
    void aServiceAccountThatIsMissingIsAdded() {
        var text = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  serviceAccountName: robot
                  containers: [{name: c, image: "registry.example/a:1"}]
            """;
        var finding = findings(text).getFirst();
        assertThat(finding.path()).isEqualTo("spec.template.spec.serviceAccountName");
        var mended = QuickFixes.of(text, finding).orElseThrow().applyTo(text);
        assertThat(mended).endsWith("""
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: robot
              namespace: default
            """);
        assertThat(findings(mended)).isEmpty();
    }
}
