package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.validation.Validation;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kubectl get -o yaml} prints of everything: loaded elsewhere, loaded again, with parts cut away. */
class DumpsTest {
    private static final String CLUSTER = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: logging, labels: {team: a}}
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: agents}
        value: 1000
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
              priorityClassName: agents
              containers: [{name: agent, image: "registry.example/agent:1.0"}]
        """;
    private static final String EVERYTHING =
            "kubectl get ns,nodes,ds,pods,priorityclasses,controllerrevisions,events -A -o yaml";

    private static Session session(String text) {
        var sources = List.of(new Source("cluster.yaml", text));
        var session = new Session(ManifestLoad.optionsFor(sources));
        load(session, text);
        session.runToRest();
        return session;
    }

    private static ManifestLoad load(Session session, String text) {
        var load = ManifestLoad.plan(List.of(new Source("dump.yaml", text)), session);
        assertThat(load.findings()).filteredOn(Finding::isError).isEmpty();
        load.apply(session);
        return load;
    }

    private static String kubectl(Session session, String line) {
        var io = new TextIo(Map.of());
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
        return io.out();
    }

    /** Every object but events as a line: what it is, who it is. */
    private static List<String> identities(Session session) {
        var out = new ArrayList<String>();
        for (var kind : Kind.simulated()) {
            if (kind != Kind.EVENT) {
                session.state().all(kind).values().forEach(o -> out.add(kind + " " + o.key() + " " + o.uid()));
            }
        }
        return out;
    }

    @Test
    void aDumpOfEverythingIsTakenOverAsItWas() {
        var original = session(CLUSTER);
        var copy = session(kubectl(original, EVERYTHING));

        assertThat(identities(copy)).isEqualTo(identities(original));
        var pod = copy.state().pods().iterator().next();
        assertThat(pod.spec().priority()).isEqualTo(1000);
        var logging = Objects.requireNonNull(copy.state().namespace("logging"));
        assertThat(logging.meta().labels().get("team")).isEqualTo("a");
    }

    @Test
    void theBuiltInNamespaceTakesTheCopysIdentity() {
        var session = session("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: default, uid: from-elsewhere, resourceVersion: "7", creationTimestamp: "2025-10-01T08:00:00Z", labels: {kubernetes.io/metadata.name: default, team: b}}
            """);
        var namespace = Objects.requireNonNull(session.state().namespace("default"));
        assertThat(namespace.uid()).isEqualTo("from-elsewhere");
        assertThat(namespace.meta().labels().get("team")).isEqualTo("b");
        assertThat(namespace.status().text("phase")).isEqualTo("Active");
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(
            strings = {"uid", "resourceVersion", "creationTimestamp", "uid|resourceVersion", "uid|creationTimestamp"})
    void whatPeopleCutAwayIsNotMissed(String fields) {
        var original = session(CLUSTER);
        var dump = kubectl(original, EVERYTHING.replace(",events", ""));
        var neat = dump.replaceAll("(?m)^    (" + fields + "): .*\\n", "");
        assertThat(neat).isNotEqualTo(dump);

        var copy = session(neat);
        assertThat(copy.state().pods().stream().filter(Pod::isReady)).hasSize(2);
        assertThat(Objects.requireNonNull(copy.state().daemonSet(ObjectKey.of("logging", "agent")))
                        .status()
                        .numberAvailable())
                .isEqualTo(2);
        load(copy, neat);
    }

    @Test
    void aDumpCanBeEditedAndLoadedAgainWhereItCameFrom() {
        var session = session(CLUSTER);
        var dump = kubectl(session, EVERYTHING.replace(",events", ""));
        var before = identities(session);
        load(session, dump);
        session.runFor(Duration.ofMinutes(1));
        assertThat(identities(session)).isEqualTo(before);

        load(session, dump.replaceFirst("- image: registry.example/agent:1.0", "- image: registry.example/agent:2.0"));
        session.runFor(Duration.ofMinutes(5));
        var daemonSet = Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("logging", "agent")));
        assertThat(daemonSet.meta().generation()).isEqualTo(2);
        assertThat(daemonSet.status().updatedNumberScheduled()).isEqualTo(2);
    }

    @Test
    void podsThatAreGoneDoNotComeBackWhenTheCopyIsLoadedAgain() {
        var session = session(CLUSTER);
        var dump = kubectl(session, EVERYTHING);
        kubectl(session, "kubectl rollout restart ds/agent -n logging");
        session.runFor(Duration.ofMinutes(5));
        var pods = session.state().pods().stream().map(Pod::name).toList();

        var load = load(session, dump);
        session.runFor(Duration.ofSeconds(1));

        assertThat(session.state().pods().stream().map(Pod::name)).isEqualTo(pods);
        assertThat(load.findings())
                .extracting(Finding::message)
                .anyMatch(m -> m.toString().startsWith("2 Pods are left out"));
    }

    @Test
    void whatGetPrintedCanBeEditedAndAppliedAgain() throws IOException {
        var session = session("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: fluent-bit}
            spec:
              selector: {matchLabels: {app: fluent-bit}}
              template:
                metadata: {labels: {app: fluent-bit}}
                spec: {containers: [{name: fluent-bit, image: "fluent/fluent-bit:3.0"}]}
            """);
        var edited = Files.readString(Path.of("src/test/resources/dev/podfall/kubectl/load/edited-get-output.yaml"));
        var uid = Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("default", "fluent-bit")))
                .uid();
        load(session, edited.replaceAll("uid: .*", "uid: " + uid));

        var daemonSet = Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("default", "fluent-bit")));
        assertThat(daemonSet.uid()).isEqualTo(uid);
        assertThat(daemonSet.spec().template().spec().containers().getFirst().image())
                .isEqualTo("fluent/fluent-bit:3.1");
        assertThat(daemonSet.status().numberReady()).isZero();
    }

    @Test
    void aCopyOfAnotherObjectOfTheNameTakesItsPlace() throws IOException {
        var session = session("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: fluent-bit}
            spec:
              selector: {matchLabels: {app: another}}
              template:
                metadata: {labels: {app: another}}
                spec: {containers: [{name: c, image: "i:1"}]}
            """);
        load(session, Files.readString(Path.of("src/test/resources/dev/podfall/kubectl/load/edited-get-output.yaml")));

        var daemonSet = Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("default", "fluent-bit")));
        assertThat(daemonSet.uid()).isEqualTo("e70b931e-089d-43d4-87c8-fb1c01d40657");
    }

    @Test
    void newObjectsGetUidsThatNoCopyHas() {
        var original = session(CLUSTER);
        var copied = kubectl(original, "kubectl get ds -A -o yaml");
        var more = CLUSTER.replace("name: agent,", "name: other,");
        var session = session(copied + "---\n" + more);

        assertThat(session.state().daemonSets().stream().map(KubeObject::uid).distinct())
                .hasSize(2);
    }

    @Test
    void aPlanForANewSessionLeavesTheOneThatIsThereAlone() {
        var session = session(CLUSTER);
        var position = session.position();
        var load = ManifestLoad.planAnew(List.of(new Source("a.yaml", CLUSTER.replace("1000", "yes"))));

        assertThat(load.hasErrors()).isTrue();
        assertThat(session.position()).isEqualTo(position);
    }

    /** What a session adds itself is rehearsed: the hostname label of a new Node, which may be too long. */
    @Test
    void aPlanForANodeFailsWhereTheSessionWould() {
        var session = new Session(SessionOptions.DEFAULT);
        var text = "{apiVersion: v1, kind: Node, metadata: {name: " + "n".repeat(64) + "}}";
        assertThat(ManifestLoad.plan(List.of(new Source("a.yaml", text)), session)
                        .hasErrors())
                .isTrue();
        session.execute(new Command.StopKubelet("n".repeat(64)));
        assertThat(ManifestLoad.plan(List.of(new Source("a.yaml", text)), session)
                        .hasErrors())
                .isFalse();
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(Path.of("samples"))) {
            return files
                    .filter(file -> file.toString().matches(".*/(0.|10|11|12)-.*\\.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whateverASessionStoresAnotherTakes(Path sample) throws IOException {
        var session = session(Files.readString(sample));
        for (var kind : Kind.simulated()) {
            for (var object : session.state().all(kind).values()) {
                assertThat(Validation.stored(kind, object.toTree()))
                        .as(object.key().toString())
                        .isEmpty();
            }
        }
    }
}
