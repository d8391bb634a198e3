package dev.podfall.cli;

import static dev.podfall.cli.Ran.podfall;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The headless front end: what it prints, where, and its exit codes. */
class PodfallCommandTest {
    private static final String CLUSTER = """
        apiVersion: v1
        kind: Node
        metadata:
          name: n1
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: n2
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: agent
        spec:
          selector:
            matchLabels:
              app: agent
          template:
            metadata:
              labels:
                app: agent
            spec:
              containers:
              - name: agent
                image: registry.example/agent:1.0
        """;

    @TempDir
    private Path folder;

    private String cluster = "";

    @BeforeEach
    void write() throws IOException {
        cluster = file("cluster.yaml", CLUSTER);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Nested
    class Run {
        @Test
        void printsWhatKubectlWould() {
            var ran = podfall("run", cluster);

            assertThat(ran.code()).isZero();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out())
                    .containsPattern("daemonset.apps/agent +2 +2 +2 +2 +2 +<none>")
                    .containsPattern("pod/agent-\\w{5} +1/1 +Running")
                    .containsPattern("node/n1 +Ready");
        }

        @Test
        void namespacesThatNobodyMakesAreRefusedOrCreated() throws IOException {
            var exporter = file(
                    "exporter.yaml",
                    CLUSTER.replace("name: agent\nspec", "name: agent\n  namespace: monitoring\nspec"));
            var refused = podfall("run", exporter);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("error: namespaces \"monitoring\" not found. Create it:")
                    .contains("--create-namespaces")
                    .endsWith("Nothing was loaded.\n");

            var created = podfall("run", exporter, "--create-namespaces", "--expect", "ds=monitoring/agent,ready=2");
            assertThat(created.err()).isEmpty();
            assertThat(created.code()).isZero();
        }

        @Test
        void zeroWhenTheCountersAreAsExpected() {
            var ran = podfall("run", cluster, "--expect", "ds=agent,desired=2,ready=2,misscheduled=0");

            assertThat(ran.code()).isZero();
            assertThat(ran.err()).isEmpty();
        }

        @Test
        void oneWhenACounterIsAnother() {
            var ran = podfall("run", cluster, "--expect", "desired=3,ready=2");

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).isEqualTo("daemonset default/agent: expected desired=3, but it is 2\n");
        }

        @Test
        void oneWhenThereIsNoSuchDaemonSet() {
            var ran = podfall("run", cluster, "--expect", "ds=kube-system/proxy,desired=3");

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).isEqualTo("there is no DaemonSet kube-system/proxy\n");
        }

        @Test
        void twoWhenAnExpectationIsNone() {
            var ran = podfall("run", cluster, "--expect", "wanted=3");

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err())
                    .startsWith("--expect wanted=3: no counter and number. Write one of available, current, desired,"
                            + " misscheduled, ready, unavailable, up-to-date and a number, as desired=3.");
        }

        @Test
        void twoForBadInputWithItsPlacesAndNothingIsLoaded() throws IOException {
            var bad = file(
                    "bad.yaml",
                    CLUSTER.replace("app: agent\n    spec", "app: other\n    spec")
                            .replace("image:", "imag:"));

            var ran = podfall("run", bad);

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines().toList())
                    .contains("Nothing was loaded.")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(bad + ":26:9: error: ")
                            .contains("unknown field \"spec.template.spec.containers[0].imag\""));
        }

        @Test
        void everyRefusedFieldHasItsLine() throws IOException {
            var bad = file("bad.yaml", CLUSTER.replace("        app: agent\n    spec", "        app: other\n    spec"));

            var ran = podfall("run", bad);

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err())
                    .containsPattern(
                            "bad\\.yaml:2\\d:\\d+: error: spec\\.template\\.metadata\\.labels: Invalid value: ")
                    .contains("`selector` does not match template `labels`");
        }

        @Test
        void twoWhenAFileCannotBeRead() {
            var missing = folder.resolve("missing.yaml").toString();

            var ran = podfall("run", missing);

            assertThat(ran)
                    .isEqualTo(new Ran(
                            2,
                            "",
                            "podfall run: cannot read " + missing + ": there is no such file. Is the path right?\n"));
        }

        @Test
        void twoWhenAFileIsNoText() throws IOException {
            var file = folder.resolve("picture.yaml");
            Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});

            var ran = podfall("run", file.toString());

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).startsWith("podfall run: cannot read " + file + ": it is not UTF-8 text.");
        }

        @Test
        void jsonAndYamlCanBeLoadedAgain() throws IOException {
            for (var format : List.of("json", "yaml")) {
                var ran = podfall("run", cluster, "-o", format);
                var again = podfall("run", file("again." + format, ran.out()), "--expect", "desired=2,ready=2");

                assertThat(ran.code()).as(format).isZero();
                assertThat(again.err()).as(format).doesNotContain("error");
                assertThat(again.code()).as(format).isZero();
            }
        }

        @Test
        void eventsWhenAskedFor() {
            assertThat(podfall("run", cluster, "--events").out()).contains("SuccessfulCreate");
            assertThat(podfall("run", cluster).out()).doesNotContain("SuccessfulCreate");
        }

        @Test
        void commandsAreGivenOneByOneWithRestAfterEach() {
            var ran = podfall(
                    "run",
                    cluster,
                    "--do",
                    "kubectl taint node n1 a=b:NoExecute",
                    "--do",
                    "kubectl get ds -o name",
                    "--expect",
                    "desired=1,ready=1");

            assertThat(ran.code()).isZero();
            assertThat(ran.out())
                    .startsWith("$ kubectl taint node n1 a=b:NoExecute\nnode/n1 tainted\n"
                            + "$ kubectl get ds -o name\ndaemonset.apps/agent\n");
        }

        @Test
        void twoForAnUnknownCommand() {
            var ran = podfall("run", cluster, "--do", "helm install");

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).isEqualTo("helm: no such command. There are kubectl, kubelet, wait and help.\n");
        }

        @Test
        void onlySoMuchTimePassesAsAskedFor() {
            assertThat(podfall("run", cluster, "--for", "0s", "--expect", "desired=0")
                            .code())
                    .isZero();
            assertThat(podfall("run", cluster, "--for", "5m", "--expect", "desired=2")
                            .code())
                    .isZero();

            var wrong = podfall("run", cluster, "--for", "soon");
            assertThat(wrong.code()).isEqualTo(2);
            assertThat(wrong.err()).startsWith("--for soon: ").contains("Write it as 90s or 5m.");
        }

        @Test
        void theSameSeedPrintsTheSame() {
            var first = podfall("run", cluster, "--events", "-o", "yaml", "--seed", "7");

            assertThat(podfall("run", cluster, "--events", "-o", "yaml", "--seed", "7"))
                    .isEqualTo(first);
            assertThat(podfall("run", cluster, "--events", "-o", "yaml", "--seed", "8"))
                    .isNotEqualTo(first);
        }
    }

    @Nested
    class Replay {
        private static final String GOOD = """
            -- n.yaml --
            {apiVersion: v1, kind: Node, metadata: {name: n1}}
            -- session --
            $ kubectl apply -f n.yaml
            node/n1 created
            """;

        @Test
        void countsOnALineOfItsOwn() throws IOException {
            file("a.txt", GOOD);
            file("b.jsonl", "{\"seconds\":61,\"text\":\"61s\"}\n");

            assertThat(podfall("replay", folder.toString())).isEqualTo(new Ran(0, "2 passed, 0 failed\n", ""));
        }

        @Test
        void oneWhenSomethingDiffers() throws IOException {
            var bad = file("a.txt", GOOD.replace("created", "configured"));

            assertThat(podfall("replay", bad)).isEqualTo(new Ran(1, bad + """
                :4: $ kubectl apply -f n.yaml
                --- recorded
                +++ here
                @@ -1,1 +1,1 @@
                -node/n1 configured
                +node/n1 created
                0 passed, 1 failed
                """, ""));
        }

        @Test
        void printsNoMoreDifferencesThanTold() throws IOException {
            var bad = file("a.txt", GOOD.replace("created", "configured"));

            assertThat(podfall("replay", "--max-diffs", "0", bad)).isEqualTo(new Ran(1, "0 passed, 1 failed\n", ""));
        }

        @Test
        void twoWhenAFileCannotBeRead() {
            var missing = folder.resolve("missing.txt").toString();

            assertThat(podfall("replay", missing))
                    .isEqualTo(new Ran(
                            2,
                            "",
                            "podfall replay: cannot read " + missing
                                    + ": there is no such file. Is the path right?\n"));
        }
    }

    @Test
    void helpSaysWhatThereIs() {
        var ran = podfall("--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "Usage: podfall",
                        "run ",
                        "replay ",
                        "picture ",
                        "film ",
                        "Examples:",
                        "Without a command, opens the window: ");
    }

    @Test
    void everySubcommandHasHelp() {
        for (var command : List.of("run", "replay", "picture", "film", "what-if", "handout")) {
            var ran = podfall(command, "--help");

            assertThat(ran.code()).as(command).isZero();
            assertThat(ran.out())
                    .as(command)
                    .startsWith("Usage: podfall " + command)
                    .contains("Exit code 0");
            assertThat(ran.err()).as(command).isEmpty();
        }
    }

    @Test
    void versionSaysWhichKubernetes() {
        var ran = podfall("--version");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().toList()).hasSize(3).contains("behaves as Kubernetes v1.36.2");
    }

    @Test
    void twoForArgumentsThatAreNone() {
        assertThat(podfall("fly").code()).isEqualTo(2);
        assertThat(podfall("run").code()).isEqualTo(2);
        assertThat(podfall("run", "--fast", cluster).code()).isEqualTo(2);
        assertThat(podfall("run", "--fast", cluster).err()).contains("--fast");
    }
}
