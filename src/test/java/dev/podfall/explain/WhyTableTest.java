package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.Plan;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.RolloutDiagnosis.Hold;
import dev.podfall.explain.Verdict.Older;
import dev.podfall.explain.Verdict.Older.How;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Situation by situation: what Why says, which checks are against it, and what it says would help. */
class WhyTableTest {
    private static final String NODES = Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "");
    private static final Taint HELLO = Taint.of("hello", "x", TaintEffect.NO_EXECUTE);
    private static final Toleration TEN = new Toleration("hello", "Exists", "", TaintEffect.NO_EXECUTE, 10L);

    /**
     * @param pod null to ask about the DaemonSet's newest revision
     * @param against {@code ASKER rule} of each check that says no
     */
    record Situation(
            String name,
            Lab lab,
            String node,
            @Nullable Pod pod,
            Verdict verdict,
            Verdict.Leaning leaning,
            List<String> against,
            List<SmallestChange> remedies) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Row {
        private final String name;
        private final Lab lab;
        private String node = "n1";
        private @Nullable Pod pod;
        private List<String> against = List.of();
        private List<SmallestChange> remedies = List.of();

        Row(String name, Lab lab) {
            this.name = name;
            this.lab = lab;
        }

        Row on(String other) {
            node = other;
            return this;
        }

        Row chosen(Predicate<Pod> which) {
            pod = WhyTableTest.pod(lab, which);
            return this;
        }

        Row against(String... rules) {
            against = List.of(rules);
            return this;
        }

        Row remedies(SmallestChange... changes) {
            remedies = List.of(changes);
            return this;
        }

        Situation says(Verdict.Leaning leaning, Verdict verdict) {
            return new Situation(name, lab, node, pod, verdict, leaning, against, remedies);
        }

        Situation says(Verdict.Leaning leaning, Function<Lab, Verdict> verdict) {
            return says(leaning, verdict.apply(lab));
        }
    }

    private static Pod pod(Lab lab, Predicate<Pod> which) {
        return lab.state().pods().stream().filter(which).findFirst().orElseThrow();
    }

    private static Predicate<Pod> at(String node) {
        return pod -> node.equals(pod.targetNode());
    }

    private static String requests(String daemonSet, String amounts) {
        return daemonSet.replace(
                "image: agent:1.16", "image: agent:1.16\n        resources: {requests: " + amounts + "}");
    }

    private static String strategy(String daemonSet, String strategy) {
        return daemonSet.replace("  selector:", "  updateStrategy: " + strategy + "\n  selector:");
    }

    private static String small(String pods) {
        return "status:\n  allocatable: {cpu: '1', memory: 1Gi, pods: '" + pods + "'}\n"
                + "  capacity: {cpu: '1', memory: 1Gi, pods: '" + pods + "'}\n";
    }

    private static String filler(String cpu) {
        return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: filler}\nspec: {nodeName: n1, containers: [{name: c,"
                + " image: i, resources: {requests: {cpu: " + cpu + "}}}]}\n";
    }

    static Stream<Situation> situations() {
        return Stream.of(settled(), rollouts(), scheduling(), kubelets(), taints())
                .flatMap(List::stream);
    }

    private static List<Situation> settled() {
        return List.of(
                new Row(
                                "the newest revision runs",
                                Lab.of(NODES + Lab.agent("")).runFor(60))
                        .says(Verdict.Leaning.YES, new Verdict.Runs()),
                new Row(
                                "the pod that runs is chosen",
                                Lab.of(NODES + Lab.agent("")).runFor(60))
                        .chosen(at("n1"))
                        .says(Verdict.Leaning.YES, new Verdict.Runs()),
                new Row(
                                "the image is not there",
                                Lab.of(NODES + Lab.agent("").replace("agent:1.16", "agent:missing"))
                                        .runFor(60))
                        .remedies(new DaemonSetChange.AnotherImage(Lab.AGENT, "agent", "agent:missing"))
                        .says(Verdict.Leaning.NO, lab -> {
                            var waiting = (dev.podfall.api.core.ContainerState.Waiting) pod(lab, at("n1"))
                                    .status()
                                    .containerStatuses()
                                    .getFirst()
                                    .state();
                            return new Verdict.Fails("agent", false, waiting.reason(), waiting.message());
                        }),
                new Row(
                                "the label of the node's name",
                                Lab.of(NODES + Lab.agent("nodeSelector: {metadata.name: n1}"))
                                        .runFor(60))
                        .against("CONTROLLER nodeSelector", "SCHEDULER NodeAffinity", "KUBELET NodeAffinity")
                        .remedies(new DaemonSetChange.NameAsField(Lab.AGENT, "n1"))
                        .says(Verdict.Leaning.NO, new Verdict.Refused()));
    }

    /** n1 has died, then the image was changed. */
    private static Lab deadNode(String podSpec) {
        var lab = Lab.of(NODES + Lab.agent(podSpec)).runFor(60);
        lab.give("kubelet stop n1").runFor(120);
        return lab.image("agent:1.17", "next").runFor(120);
    }

    private static List<Situation> rollouts() {
        var big = Lab.of(NODES + Lab.agent("")).runFor(60);
        big.give("kubectl set resources ds/agent --requests=cpu=10").runFor(20);
        var onDelete =
                Lab.of(NODES + strategy(Lab.agent(""), "{type: OnDelete}")).runFor(60);
        onDelete.image("agent:1.17", "next").runFor(30);
        var unseen = Lab.of(NODES + Lab.agent("")).runFor(60).image("agent:1.17", "next");
        var dead = deadNode("tolerations: [{operator: Exists}]");
        var noSchedule = deadNode("tolerations: [{operator: Exists, effect: NoSchedule}]");
        var bare = deadNode("");
        var surge = Lab.of(NODES
                        + strategy(
                                Lab.agent("")
                                        .replace(
                                                "image: agent:1.16",
                                                "image: agent:1.16\n        ports: [{containerPort: 80, hostPort: 54323}]"),
                                "{rollingUpdate: {maxSurge: 3, maxUnavailable: 0}}"))
                .runFor(60);
        surge.give("kubectl set image ds/agent agent=agent:1.17").runFor(20);
        var old = pod(surge, at("n1").and(Pod::isReady)).key();
        var stuck = pod(dead, at("n1")).key();
        return List.of(
                new Row("the new template fits nowhere, the old one runs", big)
                        .on("n3")
                        .against("SCHEDULER NodeResourcesFit", "KUBELET resources")
                        .remedies(new SmallestChange.MakeRoom("n3", "cpu", 6000, true))
                        .says(
                                Verdict.Leaning.NO,
                                lab -> new Older(
                                        1,
                                        How.ROLLING,
                                        new Verdict.Waits(),
                                        new Blocker(
                                                pod(lab, at("n1")).key(),
                                                "n1",
                                                Hold.NOT_SCHEDULED,
                                                "Unschedulable",
                                                true))),
                new Row("OnDelete", onDelete)
                        .remedies(
                                new ClusterAct.DeletePod(pod(onDelete, at("n1")).key()))
                        .says(Verdict.Leaning.WAITS, new Older(1, How.ON_DELETE, new Verdict.Lands(), null)),
                new Row("an old pod is chosen", onDelete)
                        .chosen(at("n1"))
                        .remedies(
                                new ClusterAct.DeletePod(pod(onDelete, at("n1")).key()))
                        .says(Verdict.Leaning.WAITS, new Older(1, How.ON_DELETE, new Verdict.Lands(), null)),
                new Row("the controller has not seen the change", unseen)
                        .says(Verdict.Leaning.WAITS, new Older(1, How.UNSEEN, new Verdict.Lands(), null)),
                new Row("a dead node blocks the others", dead)
                        .on("n2")
                        .remedies(new ClusterAct.StartKubelet("n1"), new DaemonSetChange.WidenBudget(Lab.AGENT, 2))
                        .says(
                                Verdict.Leaning.NO,
                                new Older(
                                        1,
                                        How.ROLLING,
                                        new Verdict.Lands(),
                                        new Blocker(stuck, "n1", Hold.CANNOT_END, "Terminating", true))),
                new Row("the same, and the node would get another pod that nobody starts", noSchedule)
                        .on("n2")
                        .remedies(
                                new ClusterAct.StartKubelet("n1"),
                                new ClusterAct.OutOfService("n1"),
                                new DaemonSetChange.WidenBudget(Lab.AGENT, 2))
                        .says(
                                Verdict.Leaning.NO,
                                new Older(
                                        1,
                                        How.ROLLING,
                                        new Verdict.Lands(),
                                        new Blocker(
                                                pod(noSchedule, at("n1")).key(),
                                                "n1",
                                                Hold.CANNOT_END,
                                                "Terminating",
                                                true))),
                new Row("the same, and the node gets no other pod", bare)
                        .on("n2")
                        .remedies(
                                new ClusterAct.StartKubelet("n1"),
                                new ClusterAct.ForceDelete(pod(bare, at("n1")).key()),
                                new ClusterAct.OutOfService("n1"),
                                new DaemonSetChange.WidenBudget(Lab.AGENT, 2))
                        .says(
                                Verdict.Leaning.NO,
                                new Older(
                                        1,
                                        How.ROLLING,
                                        new Verdict.Lands(),
                                        new Blocker(
                                                pod(bare, at("n1")).key(),
                                                "n1",
                                                Hold.CANNOT_END,
                                                "Terminating",
                                                true))),
                new Row("a pod that nobody can end", dead)
                        .against("KUBELET Ready")
                        .remedies(
                                new ClusterAct.StartKubelet("n1"),
                                new ClusterAct.ForceDelete(stuck),
                                new ClusterAct.OutOfService("n1"))
                        .says(Verdict.Leaning.NO, new Verdict.CannotEnd(new Verdict.KubeletSilent(false))),
                new Row("a surging pod wants the port of the one that it replaces", surge)
                        .against("SCHEDULER NodePorts", "KUBELET NodePorts")
                        .remedies(new DaemonSetChange.NoSurge(Lab.AGENT, "54323/TCP", old))
                        .says(Verdict.Leaning.WAITS, new Verdict.Waits()),
                new Row("the same pod, chosen", surge)
                        .chosen(at("n1").and(pod -> pod.nodeName().isEmpty()))
                        .against("SCHEDULER NodePorts", "KUBELET NodePorts")
                        .remedies(new DaemonSetChange.NoSurge(Lab.AGENT, "54323/TCP", old))
                        .says(Verdict.Leaning.WAITS, new Verdict.Waits()));
    }

    private static List<Situation> scheduling() {
        var refused = Lab.of(NODES + Lab.agent("priorityClassName: nope")).runFor(30);
        var foreign = Lab.of(NODES + Lab.agent("schedulerName: volcano")).runFor(30);
        var gated = Lab.of(NODES + Lab.agent("schedulingGates: [{name: example.com/wait}]"))
                .runFor(30);
        var full = Lab.of(Lab.node("n1", small("10")) + filler("'1'") + requests(Lab.agent(""), "{cpu: 100m}"))
                .runFor(60);
        var crowded = Lab.of(Lab.node("n1", small("1")) + filler("'1'") + Lab.agent(""))
                .runFor(60);
        return List.of(
                new Row("the API server refuses the pod", refused)
                        .remedies(
                                new DaemonSetChange.Unset(Lab.AGENT, "priorityClassName", List.of("nope")),
                                new ClusterAct.DefinePriorityClass("nope"))
                        .says(
                                Verdict.Leaning.NO,
                                new Verdict.CreationRefused(
                                        "pods \"agent-\" is forbidden: no PriorityClass with name nope was found",
                                        true)),
                new Row("a scheduler that is not here", foreign)
                        .against("SCHEDULER schedulerName")
                        .remedies(new DaemonSetChange.Unset(Lab.AGENT, "schedulerName", List.of("volcano")))
                        .says(Verdict.Leaning.NO, new Verdict.ForeignScheduler("volcano")),
                new Row("a scheduling gate", gated)
                        .against("SCHEDULER SchedulingGates")
                        .remedies(new DaemonSetChange.Unset(Lab.AGENT, "schedulingGates", List.of("example.com/wait")))
                        .says(Verdict.Leaning.WAITS, new Verdict.Gated(List.of("example.com/wait"))),
                new Row("full of pods of the same priority", full)
                        .against("SCHEDULER NodeResourcesFit", "KUBELET resources")
                        .remedies(
                                new DaemonSetChange.Prioritise(Lab.AGENT, "n1", 0, "system-cluster-critical"),
                                new SmallestChange.MakeRoom("n1", "cpu", 100, false))
                        .says(Verdict.Leaning.WAITS, new Verdict.Waits()),
                new Row("as many pods as it takes", crowded)
                        .against("SCHEDULER NodeResourcesFit", "KUBELET resources")
                        .remedies(
                                new DaemonSetChange.Prioritise(Lab.AGENT, "n1", 0, "system-cluster-critical"),
                                new ClusterAct.FewerPods("n1", 1, 1))
                        .says(Verdict.Leaning.WAITS, new Verdict.Waits()));
    }

    private static List<Situation> kubelets() {
        var pressed = Lab.of(NODES + Lab.agent("")).runFor(60);
        pressed.give("kubelet condition n1 DiskPressure=True").runFor(20);
        var running = Lab.of(NODES + Lab.agent("")).runFor(60);
        running.give("kubelet condition n1 DiskPressure=True").runFor(20);
        pressed.give("kubectl delete pod -l app=agent").runFor(60);
        var silent = Lab.of(NODES + Lab.agent("tolerations: [{effect: NoSchedule, operator: Exists}]"))
                .runFor(60);
        silent.give("kubelet stop n1").runFor(120);
        var missed = Lab.of(NODES + Lab.agent("")).runFor(60);
        missed.give("kubelet stop n1").runFor(120);
        var ended = Lab.of(NODES + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: lone}\nspec: {nodeName: n1,"
                        + " containers: [{name: c, image: i, resources: {requests: {cpu: '90'}}}]}\n")
                .runFor(30);
        return List.of(
                new Row("the kubelet refuses under pressure, again and again", pressed)
                        .against("KUBELET conditions")
                        .remedies(new ClusterAct.Relieve("n1", List.of("DiskPressure")))
                        .says(
                                Verdict.Leaning.NO,
                                new Verdict.KubeletRefuses(
                                        "Evicted",
                                        "Pod was rejected: The node had condition: [DiskPressure].",
                                        true,
                                        true,
                                        Plan.FIRST_BACKOFF,
                                        Plan.LONGEST_BACKOFF)),
                new Row("under pressure what runs stays", running)
                        .against("KUBELET conditions")
                        .says(Verdict.Leaning.YES, new Verdict.Runs()),
                new Row("the kubelet is silent", silent)
                        .against("KUBELET Ready")
                        .remedies(new ClusterAct.StartKubelet("n1"))
                        .says(Verdict.Leaning.NO, new Verdict.KubeletSilent(true)),
                new Row("the kubelet is silent, and its taints are not tolerated", missed)
                        .against("CONTROLLER taint", "SCHEDULER TaintToleration", "KUBELET Ready")
                        .remedies(new ClusterAct.StartKubelet("n1"))
                        .says(Verdict.Leaning.NO, new Verdict.Misscheduled(new Verdict.KubeletSilent(true))),
                new Row("a pod of nobody's that the kubelet refused", ended)
                        .chosen(pod -> pod.status().phase() == PodPhase.FAILED)
                        .against("SCHEDULER NodeResourcesFit", "KUBELET resources")
                        .remedies(new SmallestChange.MakeRoom("n1", "cpu", 86000, true))
                        .says(
                                Verdict.Leaning.NO,
                                new Verdict.KubeletRefuses(
                                        "OutOfcpu",
                                        "Pod was rejected: Node didn't have enough resource: cpu, requested: 90000,"
                                                + " used: 0, capacity: 4000",
                                        true,
                                        false,
                                        Plan.FIRST_BACKOFF,
                                        Plan.LONGEST_BACKOFF)));
    }

    private static List<Situation> taints() {
        var loop = Lab.of(
                        NODES
                                + Lab.agent(
                                        "tolerations: [{key: hello, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]"))
                .runFor(60);
        loop.give("kubectl taint nodes n1 hello=x:NoExecute").runFor(5);
        Instant at = loop.known().evictions().getFirst().at();
        var wiped = Lab.of(NODES
                        + Lab.agent("tolerations: [{operator: Exists, effect: NoSchedule},"
                                + " {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute,"
                                + " tolerationSeconds: 30}]"))
                .runFor(60);
        wiped.give("kubelet condition n1 Ready=False").runFor(90);
        return List.of(
                new Row("tolerated for ten seconds, again and again", loop)
                        .remedies(
                                new DaemonSetChange.Forever(Lab.AGENT, TEN),
                                new SmallestChange.Untaint("n1", List.of(HELLO)))
                        .says(Verdict.Leaning.WAITS, new Verdict.RunsFor(HELLO, Duration.ofSeconds(10), at, true)),
                new Row("seconds that the controller has wiped", wiped).says(Verdict.Leaning.YES, new Verdict.Runs()));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void situationBySituation(Situation of) {
        var why = ask(of.lab(), of);
        assertThat(why.verdict()).isEqualTo(of.verdict());
        assertThat(why.verdict().leaning()).isEqualTo(of.leaning());
        assertThat(why.against().stream().map(check -> check.asker() + " " + check.rule()))
                .containsExactlyElementsOf(of.against());
        assertThat(why.remedies().stream().flatMap(remedy -> remedy.changes().stream()))
                .containsExactlyElementsOf(of.remedies());
    }

    /** A remedy that can be done at once has to help. */
    @ParameterizedTest
    @MethodSource("situations")
    void everyRemedyHelps(Situation of) {
        for (var remedy : ask(of.lab(), of).remedies()) {
            var commands = remedy.commands(of.lab().state());
            if (!commands.isEmpty()) {
                var lab = of.lab().fork();
                commands.forEach(lab.session()::execute);
                lab.runFor(600);
                var after = Why.of(lab.state(), lab.agent(), lab.node(of.node()), lab.known())
                        .verdict();
                if (of.verdict() instanceof Verdict.CannotEnd) {
                    assertThat(after).as(remedy.toString()).isNotInstanceOf(Verdict.CannotEnd.class);
                } else {
                    assertThat(after).as(remedy.toString()).isEqualTo(new Verdict.Runs());
                }
            }
        }
    }

    private static Why ask(Lab lab, Situation of) {
        var state = lab.state();
        var node = lab.node(of.node());
        return of.pod() == null
                ? Why.of(state, lab.agent(), node, lab.known())
                : Why.of(state, of.pod(), node, lab.known());
    }
}
