package dev.podfall.cli;

import static dev.podfall.cli.Ran.podfall;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --save}, and what is done with what it wrote. */
class SavedSessionsTest {
    @TempDir
    private Path folder;

    private String saved = "";

    @BeforeEach
    void name() {
        saved = folder.resolve("x.podfall").toString();
    }

    private static Ran run(List<String> first, String... more) {
        var args = new ArrayList<>(List.of("run"));
        args.addAll(first);
        args.addAll(List.of(more));
        return podfall(args.toArray(String[]::new));
    }

    private String text() throws IOException {
        return Files.readString(Path.of(saved));
    }

    @Test
    void aSavedRunPrintsTheSameAgain() throws IOException {
        var patch = Files.writeString(folder.resolve("patch.yaml"), "metadata: {labels: {tier: x}}\n");
        var first = run(
                List.of("samples/12-node-dies.yaml"),
                "--seed",
                "7",
                "--events",
                "--do",
                "kubectl get nodes",
                "--do",
                "kubelet stop worker-2",
                "--do",
                "kubectl patch node worker-1 --patch-file " + patch,
                "--do",
                "kubectl drain worker-3 --ignore-daemonsets",
                "--do",
                "wait 90s",
                "--save",
                saved);
        Files.delete(patch);

        var again = run(List.of(saved), "--events");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).isEqualTo(first.err()).startsWith("Warning: ignoring DaemonSet-managed Pods");
        assertThat(again.out()).isEqualTo(first.out()).contains("$ kubectl get nodes\n", "worker-2");
    }

    @Test
    void aSavedRunThatGoesRoundInCirclesSaysSoAgain() throws IOException {
        var circle = Files.writeString(folder.resolve("circle.yaml"), """
                {apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {taints: [{key: x, effect: NoExecute}]}}
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec:
                      containers: [{name: c, image: i}]
                      tolerations: [{key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 5}]
                """);
        var first = run(List.of(circle.toString()), "--save", saved);
        assertThat(first.err()).contains("the cluster does not come to rest: in the last ");

        var again = run(List.of(saved));

        assertThat(again.err()).contains("the cluster does not come to rest: in the last ");
        assertThat(again.out()).isEqualTo(first.out());
    }

    @Test
    void savedAgainItIsTheSameText() throws IOException {
        run(
                List.of("samples/05-toleration-seconds.yaml"),
                "--do",
                "kubectl taint nodes worker-1 a=b:NoExecute",
                "--save",
                saved);
        var text = text();

        run(List.of(saved), "--save", saved);

        assertThat(text()).isEqualTo(text).contains("  do: kubectl taint nodes worker-1 a=b:NoExecute\n");
    }

    @Test
    void itGoesOnFromItsEnd() throws IOException {
        var act = "kubectl taint nodes worker-1 a=b:NoExecute";
        var whole = run(List.of("samples/05-toleration-seconds.yaml"), "--do", act, "--do", "wait 10s");
        run(List.of("samples/05-toleration-seconds.yaml"), "--save", saved);

        var inTwo = run(List.of(saved), "--do", act, "--do", "wait 10s", "--save", saved);

        assertThat(inTwo.out()).isEqualTo(whole.out());
        assertThat(run(List.of(saved)).out()).isEqualTo(whole.out());
    }

    @Test
    void whatFailedTheFirstTimeFailsAgain() {
        var first = run(List.of("samples/01-first-daemonset.yaml"), "--do", "kubectl cordon nowhere", "--save", saved);

        var again = run(List.of(saved));

        assertThat(first.code()).isEqualTo(1);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void theManifestsAreInItWithTheirComments() throws IOException {
        run(List.of("samples/01-first-daemonset.yaml"), "--save", saved);

        var manifest = Files.readString(Path.of("samples/01-first-daemonset.yaml"));
        assertThat(text()).contains(manifest.lines().findFirst().orElseThrow());
    }

    @Test
    void aPersonWritesOneByHand() throws IOException {
        Files.writeString(Path.of(saved), """
            # Two nodes; one is tainted.
            podfall: {format: 1}
            acts:
            - apply:
              - {apiVersion: v1, kind: Node, metadata: {name: n1}}
              - {apiVersion: v1, kind: Node, metadata: {name: n2}}
              - apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec: {containers: [{name: agent, image: registry.example/agent:1}]}
            - at: 1m
              do: kubectl taint node n1 a=b:NoExecute
            - kubelet: stop n2
            end: {at: 2m}
            """);

        var ran = run(List.of(saved));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("$ kubectl taint node n1 a=b:NoExecute\nnode/n1 tainted\n")
                .containsPattern("node/n1 +Ready")
                .containsPattern("node/n2 +NotReady");
    }

    @Test
    void whatIsWrongWithItIsSaidWithItsPlace() throws IOException {
        Files.writeString(Path.of(saved), """
            podfall: {format: 1}
            acts:
            - att: 5s
              delete: pod x
            - at: later
              do: kubectl get pods
            """);

        var ran = run(List.of(saved));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo(
                        saved + ":3:3: error: unknown field att. Remove it, or write one of at, delete, digest, dryRun,"
                                + " grace, note, propagation, timers, uid\n" + saved
                                + ":5:7: error: time: invalid duration \"later\". Write the time since the beginning as 90s or"
                                + " 1m30.5s\nNothing was loaded.\n");
    }

    @Test
    void itStandsAlone() {
        run(List.of("samples/01-first-daemonset.yaml"), "--save", saved);

        var two = run(List.of(saved, "samples/01-first-daemonset.yaml"));
        var seed = run(List.of(saved), "--seed", "3");
        var namespaces = run(List.of(saved), "--create-namespaces");

        assertThat(List.of(two.code(), seed.code(), namespaces.code())).containsOnly(2);
        assertThat(two.err()).contains("stands alone", "--do 'kubectl apply -f FILE'");
        assertThat(seed.err()).contains("--seed is of no use here");
        assertThat(namespaces.err()).contains("--create-namespaces is of no use here");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() {
        var ran = run(List.of("samples/01-first-daemonset.yaml"), "--save", folder.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("cannot write " + folder);
    }

    @Test
    void otherWaysAreSaidAndGoneOn() throws IOException {
        run(List.of("samples/01-first-daemonset.yaml"), "--do", "kubectl cordon worker-1", "--save", saved);
        Files.writeString(Path.of(saved), text().replaceFirst("digest: \\S+", "digest: 0000000000000000"));

        var ran = run(List.of(saved), "--lang", "zh-CN");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).startsWith("从第 1 个操作").contains("与写文件的那个不同");
        assertThat(ran.out()).contains("worker-1");
    }
}
