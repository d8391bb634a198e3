package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.kubelet.KubeletDecision;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A copy of a cluster stays as ill as it was, until something is done about it. */
class CopiedAilmentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/podfall/kubectl/load");
    private static final Duration LONG = Duration.ofHours(2);

    private static Session copyOf(String file) throws IOException {
        return load(Files.readString(FOLDER.resolve(file)));
    }

    private static Session load(String text) {
        var sources = List.of(new Source("dump.yaml", text));
        var session = new Session(ManifestLoad.optionsFor(sources));
        ManifestLoad.plan(sources, session).apply(session);
        return session;
    }

    private static void add(Session session, String text) {
        ManifestLoad.plan(List.of(new Source("more.yaml", text)), session).apply(session);
    }

    private static String kubectl(Session session, String line) {
        var io = new TextIo(Map.of());
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
        return io.out();
    }

    private static DaemonSet agent(Session session) {
        return Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("default", "agent")));
    }

    private static Pod on(Session session, String node) {
        return session.state().podsOnNode(node).stream()
                .filter(pod -> pod.meta().controller() != null)
                .findFirst()
                .orElseThrow();
    }

    private static String image(Pod pod) {
        return pod.spec().containers().getFirst().image();
    }

    /** As {@code kubectl get pods} tells it: ready containers, status, restarts. */
    private static String shown(Session session, String namespace, String pod) {
        var columns = kubectl(session, "kubectl get pod " + pod + " -n " + namespace + " --no-headers")
                .strip()
                .split(" +");
        return columns[1] + " " + columns[2] + " " + columns[3];
    }

    @Test
    void aStuckRolloutStaysStuckAndTheBadImageGoesNoFarther() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        session.runFor(LONG);

        assertThat(agent(session).status().updatedNumberScheduled()).isEqualTo(1);
        assertThat(agent(session).status().numberAvailable()).isEqualTo(2);
        assertThat(List.of(image(on(session, "n1")), image(on(session, "n2")), image(on(session, "n3"))))
                .containsExactly("registry.example/agent:2", "registry.example/agent:1", "registry.example/agent:1");
    }

    @Test
    void restartsGoOnBeingCountedAtTheLongestBackOff() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        session.runFor(Duration.ofMinutes(26));

        assertThat(on(session, "n1").status().containerStatuses().getFirst().restartCount())
                .isEqualTo(88 + 5);
    }

    @Test
    void aNewPodOfTheBadImageCrashesTooWhereverItIs() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        kubectl(session, "kubectl delete pod agent-x1");
        kubectl(session, "kubectl delete pod agent-x2");
        session.runFor(LONG);

        for (var node : List.of("n1", "n2")) {
            assertThat(image(on(session, node))).isEqualTo("registry.example/agent:2");
            assertThat(on(session, node).isReady()).as(node).isFalse();
            assertThat(on(session, node).status().containerStatuses().getFirst().restartCount())
                    .isPositive();
        }
        assertThat(on(session, "n3").isReady()).isTrue();
    }

    @Test
    void anotherImageHealsIt() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        kubectl(session, "kubectl set image ds/agent agent=registry.example/agent:3");
        session.runFor(LONG);

        assertThat(agent(session).status().updatedNumberScheduled()).isEqualTo(3);
        assertThat(agent(session).status().numberAvailable()).isEqualTo(3);
    }

    @Test
    void theImageThatWasWellComesBackWell() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        kubectl(session, "kubectl rollout undo ds/agent");
        session.runFor(LONG);

        assertThat(agent(session).status().numberAvailable()).isEqualTo(3);
        assertThat(image(on(session, "n1"))).isEqualTo("registry.example/agent:1");
    }

    @Test
    void anotherOwnersPodOfTheCrashingImageCrashesOneOfAnImageThatWasWellRuns() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        for (var pod : Map.of("bad", "agent:2", "good", "agent:1").entrySet()) {
            add(
                    session,
                    "{apiVersion: v1, kind: Pod, metadata: {name: " + pod.getKey() + "}, spec: {containers: [{name: c,"
                            + " image: 'registry.example/" + pod.getValue() + "'}]}}");
        }
        session.runFor(Duration.ofMinutes(10));

        assertThat(shown(session, "default", "bad")).startsWith("0/1 CrashLoopBackOff");
        assertThat(shown(session, "default", "good")).startsWith("1/1 Running");
    }

    @Test
    void whatCrashedOnOneNodeAndRanOnAnotherDoesSoAgain() throws IOException {
        var text = Files.readString(FOLDER.resolve("dump-stuck-rollout.yaml"))
                .replace("controller-revision-hash: aaa, pod", "controller-revision-hash: bbb, pod")
                .replace("registry.example/agent:1", "registry.example/agent:2");
        var session = load(text);
        kubectl(session, "kubectl delete pods --all");
        session.runFor(LONG);

        assertThat(on(session, "n1").isReady()).isFalse();
        assertThat(on(session, "n2").isReady()).isTrue();
        assertThat(on(session, "n3").isReady()).isTrue();
    }

    @Test
    void everyWayOfFailingStays() throws IOException {
        var session = copyOf("dump-ailing.yaml");
        session.runFor(LONG);

        assertThat(shown(session, "shop", "no-image")).isEqualTo("0/1 ImagePullBackOff 0");
        assertThat(shown(session, "shop", "no-config")).isEqualTo("0/1 CreateContainerConfigError 0");
        assertThat(shown(session, "shop", "unready")).isEqualTo("0/1 Running 0");
        assertThat(shown(session, "shop", "init-crashes")).startsWith("0/1 Init:CrashLoopBackOff");
        assertThat(shown(session, "shop", "init-waits")).isEqualTo("0/1 Init:0/1 0");
        assertThat(shown(session, "shop", "oom")).startsWith("1/2 CrashLoopBackOff");
        assertThat(shown(session, "shop", "stuck")).isEqualTo("0/1 ContainerCreating 0");
        assertThat(shown(session, "shop", "evicted")).isEqualTo("0/1 Evicted 0");
        assertThat(shown(session, "shop", "half-done")).isEqualTo("1/2 NotReady 0");
    }

    @Test
    void whatHadOnlyJustStartedBecomesReady() throws IOException {
        var session = copyOf("dump-ailing.yaml");
        assertThat(shown(session, "shop", "just-started")).isEqualTo("0/1 Running 0");
        session.runFor(Duration.ofMinutes(2));

        assertThat(shown(session, "shop", "just-started")).isEqualTo("1/1 Running 0");
    }

    @Test
    void completedPodsStayAndCrashingOnesGoOn() throws IOException {
        var session = copyOf("dump-completed-and-crashing-pods.yaml");
        session.runFor(LONG);

        assertThat(shown(session, "shop", "job-1-xyz")).isEqualTo("0/1 Completed 0");
        assertThat(shown(session, "shop", "bad-1-xyz")).startsWith("0/1 CrashLoopBackOff");
        assertThat(shown(session, "shop", "web-6d4cf56db6-abcde")).startsWith("1/1 Running");
    }

    /** For a moment a pod is both: its containers have ended, and its kubelet has yet to clean up. */
    @Test
    void aPodThatHadEndedAndWasBeingDeletedGoes() {
        var session = load("""
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              {name: done, namespace: default, uid: u-done, resourceVersion: "9", deletionGracePeriodSeconds: 30,
               creationTimestamp: "2026-01-01T00:00:00Z", deletionTimestamp: "2026-01-01T00:00:30Z"}
            spec: {nodeName: n1, containers: [{name: c, image: "registry.example/c:1"}]}
            status:
              phase: Succeeded
              containerStatuses:
              - {name: c, image: "registry.example/c:1", imageID: "", ready: false, restartCount: 0,
                 state: {terminated: {exitCode: 0, reason: Completed}}}
            """);
        assertThat(session.runToRest().reached()).isTrue();
        assertThat(session.state().pods()).isEmpty();
    }

    /** A condition that came in the second in which the node did is not what kubelets post when they register. */
    @Test
    void aNodeIllFromItsFirstSecondStaysIll() {
        var session = load("""
            apiVersion: v1
            kind: Node
            metadata: {name: n1, uid: u-n1, resourceVersion: "5", creationTimestamp: "2026-01-01T00:00:00Z"}
            status:
              conditions:
              - {type: MemoryPressure, status: "True", reason: KubeletHasInsufficientMemory, message: m,
                 lastHeartbeatTime: "2026-01-01T00:00:00Z", lastTransitionTime: "2026-01-01T00:00:00Z"}
            """);
        session.runFor(LONG);
        var node = Objects.requireNonNull(session.state().node("n1"));
        assertThat(Objects.requireNonNull(node.status().condition("MemoryPressure"))
                        .isTrue())
                .isTrue();
    }

    @Test
    void aCrashKeepsItsExitCode() throws IOException {
        var session = copyOf("dump-ailing.yaml");
        session.runFor(Duration.ofMinutes(20));

        var pod = Objects.requireNonNull(session.state().pod(ObjectKey.of("shop", "oom")));
        assertThat(String.valueOf(pod.status().containerStatuses().getFirst().lastState()))
                .contains("exitCode=137")
                .contains("reason=OOMKilled");
    }

    @Test
    void theRuntimesWordsAreThoseOfTheCopy() throws IOException {
        var session = copyOf("dump-ailing.yaml");
        session.runFor(Duration.ofMinutes(20));

        assertThat(kubectl(session, "kubectl get events -n shop"))
                .contains("Failed to pull image \"registry.example/private:1\": unauthorized")
                .contains("Error: configmap \"shop\" not found");
    }

    @Test
    void aCopyOfALaterDayStaysIllInASessionThatHasBegun() throws IOException {
        var session = new Session(ManifestLoad.optionsFor(List.of()));
        var text = Files.readString(FOLDER.resolve("dump-ailing.yaml")).replace("2026-01-0", "2026-07-0");
        add(session, text);
        session.runFor(LONG);

        assertThat(shown(session, "shop", "unready")).isEqualTo("0/1 Running 0");
        assertThat(shown(session, "shop", "oom")).startsWith("1/2 CrashLoopBackOff");
        var oom = Objects.requireNonNull(session.state().pod(ObjectKey.of("shop", "oom")));
        assertThat(oom.status().containerStatuses().getFirst().restartCount()).isGreaterThan(12);
    }

    @Test
    void whoSuffersAsInTheCopyIsExplained() throws IOException {
        var session = copyOf("dump-stuck-rollout.yaml");
        session.runFor(Duration.ofMinutes(1));
        kubectl(session, "kubectl delete pod agent-x1");
        session.runFor(Duration.ofMinutes(1));

        var told = session.journal().stream()
                .flatMap(step -> step.explanations().stream())
                .filter(KubeletDecision.AsInCopy.class::isInstance)
                .map(KubeletDecision.AsInCopy.class::cast)
                .toList();
        assertThat(told).hasSize(2).allSatisfy(decision -> {
            assertThat(decision.node()).isEqualTo("n1");
            assertThat(decision.ailment()).isEqualTo(new Ailment.Crashes(1, "Error"));
        });
        assertThat(told.getFirst().phrase().toString())
                .isEqualTo(
                        "default/agent-x1 on n1: container agent crashes with exit code 1, as in the copied cluster");
    }

    @Test
    void aForkOfACopyGoesTheSameWay() throws IOException {
        var session = copyOf("dump-ailing.yaml");
        session.runFor(Duration.ofMinutes(7));
        kubectl(session, "kubectl delete pod no-image -n shop");
        session.runFor(Duration.ofMinutes(7));
        var fork = session.fork();
        assertThat(fork.digest()).isEqualTo(session.digest());

        session.runFor(LONG);
        fork.runFor(LONG);
        assertThat(fork.digest()).isEqualTo(session.digest());
    }
}
