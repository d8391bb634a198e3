package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.explain.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A cluster whose nodes have no network yet: who may start, in which order things happen, and why. */
class NetworkFirstTest {
    private static final String NODE = Lab.node("n1", "  annotations: {podfall.dev/network-plugin: kube-system/cni}\n");

    private static String daemonSet(String name, String podSpec) {
        return Lab.agent(podSpec).replace("agent", name);
    }

    private static String system(String name, String podSpec) {
        return daemonSet(name, podSpec)
                .replace("  name: " + name + "\n  ann", "  name: " + name + "\n  namespace: kube-system\n  ann");
    }

    private static final String EVERYWHERE = "hostNetwork: true\ntolerations: [{operator: Exists}]";

    private static final String WEB = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec:
              containers: [{name: web, image: web:1.0}]
            """;

    private static Lab waiting() {
        return Lab.of(NODE
                        + system("proxy", EVERYWHERE)
                        + daemonSet("agent", "tolerations: [{operator: Exists}]")
                        + daemonSet("logs", "")
                        + WEB)
                .runFor(200);
    }

    private static String said(KubeObject object) {
        return switch (object) {
            case Node node -> {
                var ready = Objects.requireNonNull(node.status().condition(Condition.READY));
                var taints = node.taints().stream().map(Taint::toString).collect(Collectors.joining(" "));
                yield "node Ready=" + ready.status() + " " + taints;
            }
            case Event event -> "event " + event.involvedObject().kind() + " " + event.reason() + " x" + event.count();
            case Pod pod ->
                "pod " + owner(pod) + " "
                        + (pod.nodeName().isEmpty()
                                ? "unbound"
                                : pod.status().phase().wire())
                        + (pod.isReady() ? " ready" : "");
            default -> "";
        };
    }

    private static String owner(Pod pod) {
        var controller = pod.meta().controller();
        return controller == null ? pod.name() : controller.name();
    }

    /** What changed in some steps: nodes and pods, each as it was then, and the node's own events. */
    private static List<String> story(Session session, int from) {
        var out = new ArrayList<String>();
        for (long number = from + 1; number <= session.journal().size(); number++) {
            for (var change : session.journal().number(number).changes()) {
                var line = said(change.object());
                boolean ofPod = line.startsWith("event Pod") && !line.contains("NetworkNotReady");
                if (!line.isEmpty() && !ofPod && !line.startsWith("event DaemonSet") && !out.contains(line)) {
                    out.add(line);
                }
            }
        }
        return out;
    }

    @Test
    void onlyTheHostsNetworkGetsAnybodyStarted() {
        var lab = waiting();
        assertThat(lab.state().pods().stream().map(NetworkFirstTest::said))
                .containsExactlyInAnyOrder("pod proxy Running ready", "pod agent Pending", "pod web unbound");
        assertThat(said(Objects.requireNonNull(lab.state().node("n1"))))
                .isEqualTo("node Ready=False node.kubernetes.io/not-ready:NoSchedule");
    }

    @Test
    void whenThePluginRunsAllElseFollowsInThisOrder() {
        var lab = waiting();
        int before = lab.session().journal().size();
        lab.load(system("cni", EVERYWHERE)).runFor(60);
        assertThat(story(lab.session(), before))
                .containsExactly(
                        "pod cni unbound",
                        "pod cni Pending",
                        "pod cni Running ready",
                        "node Ready=True node.kubernetes.io/not-ready:NoSchedule",
                        "event Node NodeReady x1",
                        "node Ready=True ",
                        "pod logs unbound",
                        "pod web Pending",
                        "pod logs Pending",
                        "pod agent Running ready",
                        "pod logs Running ready",
                        "pod web Running ready");
    }

    /** Who says of a node with a network that it is not ready can take that back, and nothing there waits for a network. */
    @Test
    void aKubeletThatIsToldToBeNotReadyHasItsNetworkAllTheSame() {
        var lab = Lab.of(NODE + system("cni", EVERYWHERE)).runFor(60);
        lab.give("kubelet condition n1 Ready=False").runFor(60);
        var told = Objects.requireNonNull(lab.state().node("n1"));
        assertThat(told.status().condition(Condition.READY))
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly("False", "KubeletNotReady", "container runtime is down");
        assertThat(NodeNetwork.awaited(told)).isNull();
        lab.give("kubelet condition n1 Ready=True").runFor(60);
        assertThat(said(Objects.requireNonNull(lab.state().node("n1")))).isEqualTo("node Ready=True ");
    }

    /** What the machine and its kubelet remember goes on in every fork, wherever the session is left. */
    @Test
    void aForkGoesTheSameWayFromEveryMoment() {
        var lab = waiting();
        lab.load(system("cni", EVERYWHERE));
        var end = lab.session().now().plusSeconds(60);
        var forks = new ArrayList<Lab>();
        while (lab.session().runNextUntil(end)) {
            forks.add(lab.fork());
        }
        assertThat(forks).hasSizeGreaterThan(50);
        assertThat(Objects.requireNonNull(lab.state().node("n1")).isReady()).isTrue();
        for (var fork : forks) {
            while (fork.session().runNextUntil(end)) {
                // Turn by turn.
            }
            assertThat(Digests.of(fork.state())).isEqualTo(Digests.of(lab.state()));
        }
    }

    /** Where all nodes are not ready nobody is evicted; beside one that is ready, NoExecute comes, and goes last. */
    @Test
    void besideAReadyNodeItHasBothTaints() {
        var lab = Lab.of(Lab.node("n0", "") + NODE).runFor(60);
        int before = lab.session().journal().size();
        lab.load(system("cni", EVERYWHERE)).runFor(60);
        assertThat(story(lab.session(), 0).stream().filter(line -> line.startsWith("node Ready=False")))
                .last()
                .isEqualTo("node Ready=False node.kubernetes.io/not-ready:NoSchedule"
                        + " node.kubernetes.io/not-ready:NoExecute");
        assertThat(story(lab.session(), before).stream().filter(line -> line.startsWith("node")))
                .containsExactly(
                        "node Ready=True node.kubernetes.io/not-ready:NoSchedule"
                                + " node.kubernetes.io/not-ready:NoExecute",
                        "node Ready=True node.kubernetes.io/not-ready:NoExecute",
                        "node Ready=True ");
    }
}
