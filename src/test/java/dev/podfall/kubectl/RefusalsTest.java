package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cluster.Command;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: in words, before anything is done, and mistakes of Podfall's own as what they are. */
class RefusalsTest {
    private final Terminal terminal = Terminal.withAgent();

    private static final String FORMATS =
            ", allowed formats are: go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,"
                    + "template,templatefile,yaml\n? 1\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create namespace x",
                "create priorityclass x --value=1",
                "set image ds/agent agent=y",
                "set env ds/agent A=b",
                "set resources ds agent --limits=cpu=1",
                "label node n1 a=b",
                "annotate node n1 a=b",
                "taint node n1 a=b:NoSchedule",
                "rollout restart ds/agent",
                "apply -f two.yaml",
                "replace -f two.yaml",
                "patch node n1 -p {}",
                "create -f web.yaml"
            })
    void formatsAreRefusedBeforeAnythingIsDone(String command) {
        for (var format : List.of("x", "wide", "custom-columns=A:.kind")) {
            assertThat(terminal.type("kubectl " + command + " -o " + format))
                    .isEqualTo("! error: unable to match a printer suitable for the output format \"" + format + "\""
                            + FORMATS);
        }
        assertThat(terminal.type("kubectl " + command + " -o go-template={{foo}}"))
                .isEqualTo("! error: error parsing template {{foo}}, template: output:1: function \"foo\" not defined\n"
                        + "? 1\n");
        assertThat(terminal.type("kubectl " + command + " -o jsonpath={.a[}"))
                .isEqualTo("! error: error parsing jsonpath {.a[}, unterminated array\n? 1\n");
        assertThat(terminal.requests()).isEmpty();
    }

    @Test
    void whatATemplatePrintedBeforeItFailedIsPrinted() {
        var said = terminal.type("kubectl label node n1 a=b -o 'go-template=name {{.metadata.name}} {{len .kind.x}}'");

        assertThat(said)
                .startsWith(
                        "name n1 Error executing template: template: output:1:35: executing \"output\" at <.kind.x>:")
                .contains("\n! error: error executing template \"name {{.metadata.name}} {{len .kind.x}}\": template:");
        assertThat(terminal.requests()).hasSize(1);
    }

    @Test
    void taintsAreForNodes() {
        terminal.type("kubectl apply -f web.yaml");
        terminal.requests();

        assertThat(terminal.type("kubectl taint node pod/web a=b:NoSchedule"))
                .isEqualTo("! error: unexpected type *v1.Pod, expected Node\n? 1\n");
        assertThat(terminal.type("kubectl taint node ds/agent a=b:NoSchedule"))
                .isEqualTo("! error: unexpected type *v1.DaemonSet, expected Node\n? 1\n");
        assertThat(terminal.requests()).isEmpty();
    }

    @Test
    void whatWasEditedMustStillBeMergeable() {
        assertThat(terminal.edit("kubectl edit node", text -> text + "x: y\n"))
                .startsWith("! Error from server (Invalid)")
                .contains("unknown field \"x\"");
        assertThat(terminal.edit(
                        "kubectl edit ds agent", text -> text.replace("name: agent\n        resources", "resources")))
                .startsWith("! error: ")
                .doesNotContain("internal error: ");
        assertThat(terminal.edit("kubectl edit ds agent", text -> "["))
                .startsWith("! error: error parsing edited-file");
    }

    @Test
    void aNumberOfARevisionIsListedOnce() {
        var revision = terminal.type("kubectl get controllerrevisions -o jsonpath={.items[0].metadata.name}");
        terminal.file(
                "copy.yaml", """
            apiVersion: apps/v1
            kind: ControllerRevision
            metadata:
              name: zz-copy
              labels: {app: agent}
              annotations: {kubernetes.io/change-cause: copied}
              ownerReferences:
              - {apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: UID, controller: true}
            revision: 1
            data: {spec: {template: {$patch: replace, metadata: {labels: {app: agent}}, spec: {containers: []}}}}
            """.replace("UID", terminal.type("kubectl get ds agent -o jsonpath={.metadata.uid}")));
        Kubectl.run(List.of("create", "-f", "copy.yaml"), terminalFiles("copy.yaml"), terminal);

        assertThat(revision).startsWith("agent-");
        assertThat(terminal.type("kubectl rollout history ds agent").lines().filter(line -> line.startsWith("1")))
                .containsExactly("1         copied");
    }

    private KubectlIo terminalFiles(String name) {
        return new StrictIo(Map.of(name, terminal.text(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: yes | json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.name of type string",
                "name: n, labels: {a: 1} | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string",
                "name: 5 | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string"
            })
    void metadataIsReadBeforeItIsSent(String metadata, String why) {
        terminal.file("x.yaml", "apiVersion: v1\nkind: Node\nmetadata: {" + metadata + "}\n");

        assertThat(terminal.type("kubectl apply -f x.yaml"))
                .isEqualTo("! error: unable to decode \"x.yaml\": " + why + "\n? 1\n");
        assertThat(terminal.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kubelet stop nope ; kubelet stop: there is no node \"nope\". kubectl get nodes lists those that there are.",
                "kubelet start nope ; kubelet start: there is no node \"nope\". kubectl get nodes lists those that there are.",
                "kubelet condition n1 = ; usage: kubelet stop NODE | kubelet start NODE | kubelet condition NODE TYPE=STATUS",
                "kubelet condition n1 Ready=banana ; kubelet condition: \"banana\" is no status of Ready. Write True, False or Unknown.",
                "kubelet condition n1 a!=True ; kubelet condition: \"a!\" is no type of a condition. Write one as Ready or MemoryPressure.",
                "kubelet stop n1 n2 ; usage: kubelet stop NODE | kubelet start NODE | kubelet condition NODE TYPE=STATUS",
                "kubelet ; usage: kubelet stop NODE | kubelet start NODE | kubelet condition NODE TYPE=STATUS",
                "wait -5s ; wait -5s: time does not run backwards. usage: wait DURATION, for example wait 30s",
                "wait 1s 2s ; usage: wait DURATION, for example wait 30s",
                "wait soon ; usage: wait DURATION, for example wait 30s"
            })
    void theWorldOutsideRefusesInWords(String line, String words) {
        var io = new StrictIo(Map.of());

        assertThat(Console.run(line, io, terminal)).isEqualTo(1);
        assertThat(io.err()).isEqualTo(words + "\n");
        assertThat(terminal.requests()).isEmpty();
    }

    @Test
    void aRecordingTellsKubeletsOfNodesThatHaveYetToJoin() {
        var session = terminal.session();

        assertThat(Console.replay(List.of("kubelet", "stop", "n9"), new StrictIo(Map.of()), session))
                .isZero();
        assertThat(Console.replay(List.of("wait", "-1s"), new StrictIo(Map.of()), session))
                .isEqualTo(1);
    }

    /** A cluster that breaks. */
    private record Broken(RuntimeException how) implements ApiConnection {
        @Override
        public dev.podfall.store.ClusterState state() {
            throw how;
        }

        @Override
        public Instant now() {
            throw how;
        }

        @Override
        public Instant leaseRenewal(String node) {
            throw how;
        }

        @Override
        public dev.podfall.api.meta.KubeObject execute(Command command) {
            throw how;
        }

        @Override
        public boolean waitUntil(
                java.util.function.Predicate<dev.podfall.store.ClusterState> condition, Duration timeout) {
            throw how;
        }

        @Override
        public dev.podfall.language.Phrase watch(Watcher watcher) {
            throw how;
        }
    }

    @Test
    void aMistakeOfPodfallsOwnIsALineThatCanBeReported() {
        var broken = new Broken(new IndexOutOfBoundsException("Index 3 out of bounds\nfor length 0"));
        for (var line : List.of("kubectl get nodes", "wait 3s", "kubelet stop n1")) {
            var io = new TextIo(Map.of());

            assertThat(Console.run(line, io, broken)).as(line).isEqualTo(1);
            assertThat(io.out()).isEmpty();
            assertThat(io.err())
                    .startsWith("internal error: IndexOutOfBoundsException: Index 3 out of bounds for length 0 at"
                            + " dev.podfall.kubectl.RefusalsTest.")
                    .endsWith(
                            "This is a mistake in Podfall, not in the command: please report this line with the command \""
                                    + line + "\" and the manifests that it was given to.\n")
                    .hasLineCount(1);
        }
    }

    @Test
    void testsSeeMistakesAndStopsPassThrough() {
        var mistakes = new ArrayList<Unexpected>();
        var io = new TextIo(Map.of()) {
            @Override
            public void unexpected(Unexpected mistake) {
                mistakes.add(mistake);
            }
        };
        var broken = new IllegalStateException("broken");

        assertThat(Console.run("kubectl get nodes", io, new Broken(broken))).isEqualTo(1);
        assertThat(io.err()).isEmpty();
        assertThat(mistakes).containsExactly(new Unexpected("kubectl get nodes", broken));
        assertThatThrownBy(() -> Console.run("wait 1s", io, new Broken(new CommandStopped(Phrase.verbatim("^C")))))
                .isInstanceOf(CommandStopped.class)
                .hasMessage("^C");
    }
}
