package dev.podfall.explain.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the scenes of a lesson, word for word; names that chance has made stand as they are. */
class CaptionsTest {
    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.REALISTIC));

    private void load(String yaml) {
        give("kubectl apply -f f.yaml", Map.of("f.yaml", yaml));
        session.runFor(Duration.ofSeconds(30));
    }

    private void sample(String file) {
        try {
            load(Files.readString(Path.of("samples", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void give(String line, Map<String, String> files) {
        var io = new TextIo(files);
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
    }

    /** What is said of all that comes of a line in so many seconds. */
    private List<Caption> after(String line, int seconds) {
        int before = session.journal().size();
        give(line, Map.of());
        session.runFor(Duration.ofSeconds(seconds));
        return captions(before);
    }

    private List<Caption> captions(int from) {
        var journal = session.journal();
        return journal.subList(from, journal.size()).stream()
                .map(step -> Captions.of(journal, step.number()))
                .toList();
    }

    private static List<String> seen(List<Caption> captions) {
        return captions.stream()
                .filter(Caption::isSeen)
                .map(caption -> caption.sentence().toString())
                .toList();
    }

    private static List<String> bookkeeping(List<Caption> captions) {
        return captions.stream()
                .filter(caption -> !caption.isSeen())
                .map(caption -> caption.sentence().toString())
                .toList();
    }

    @Test
    void aLanding() {
        sample("01-first-daemonset.yaml");
        var all = captions(0);
        assertThat(seen(all))
                .startsWith(
                        "kubectl created node worker-1",
                        "kubectl created node worker-2",
                        "kubectl created node worker-3",
                        "kubectl created DaemonSet fluent-bit",
                        "daemonset-controller created ControllerRevision fluent-bit-5cf4f6467c (revision 1): "
                                + "fluent-bit has not had this template before",
                        "kubelet on worker-2 reported node worker-2 ready",
                        "node-controller took node.kubernetes.io/not-ready:NoSchedule off node worker-2: "
                                + "its conditions ask for it no more",
                        "daemonset-controller created fluent-bit-r8mrl for worker-2: "
                                + "it should run a pod and has none",
                        "default-scheduler bound fluent-bit-r8mrl to worker-2: "
                                + "its node affinity allows this node only")
                .contains("kubelet on worker-2 started fluent-bit-r8mrl, and it is ready");
        assertThat(bookkeeping(all))
                .contains(
                        "kubelet on worker-2 admitted fluent-bit-r8mrl",
                        "default-scheduler chose worker-2 for fluent-bit-r8mrl: "
                                + "its node affinity allows this node only",
                        "daemonset-controller counted the pods of fluent-bit: 3 of 3 ready, 3 up to date");
        var bound = all.stream()
                .filter(caption -> caption.happening() == Happening.POD_BOUND)
                .findFirst()
                .orElseThrow();
        assertThat(bound.actor()).isEqualTo("default-scheduler");
        assertThat(bound.about()).singleElement().satisfies(about -> {
            assertThat(about.key().name()).isEqualTo("fluent-bit-r8mrl");
            assertThat(about.node()).isEqualTo("worker-2");
        });
        assertThat(bound.cause()).isPositive();
    }

    @Test
    void theSameInChinese() {
        sample("01-first-daemonset.yaml");
        var words = Wording.of(Language.of("zh-CN").orElseThrow());
        assertThat(captions(0).stream().map(caption -> words.say(caption.sentence())))
                .contains(
                        "kubectl 创建了节点 worker-1",
                        "daemonset-controller 为 worker-2 创建了 fluent-bit-r8mrl：该节点应该运行 Pod，但还没有",
                        "default-scheduler 将 fluent-bit-r8mrl 绑定到 worker-2：它的节点亲和性只允许这个节点",
                        "worker-2 的 kubelet 启动了 fluent-bit-r8mrl，它已就绪");
    }

    /** The DaemonSet's own controller is first; taint eviction comes right after it and says so too. */
    @Test
    void anEvictionByNoExecute() {
        sample("04-noschedule-and-noexecute.yaml");
        var all = after("kubectl taint nodes worker-1 gpu=true:NoExecute", 5);
        assertThat(seen(all))
                .containsExactly(
                        "kubectl tainted node worker-1 with gpu=true:NoExecute",
                        "daemonset-controller deleted fluent-bit-46ttp on worker-1: the node must not run it: "
                                + "taint gpu=true:NoExecute is not tolerated",
                        "kubelet on worker-1 removed fluent-bit-46ttp: its containers have stopped");
        assertThat(bookkeeping(all))
                .contains("taint-eviction-controller marked fluent-bit-46ttp on worker-1 for eviction: "
                        + "no toleration of gpu=true:NoExecute; it is being deleted already");
    }

    @Test
    void anEvictionOfAPodThatNobodyElseDeletes() {
        load("""
                {apiVersion: v1, kind: Node, metadata: {name: n1}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: c, image: c:1}]}}
                """);
        assertThat(seen(after("kubectl taint nodes n1 gpu=true:NoExecute", 5)))
                .contains("taint-eviction-controller evicted web from n1: no toleration of gpu=true:NoExecute");
    }

    @Test
    void tolerationSeconds() {
        sample("05-toleration-seconds.yaml");
        var all = after("kubectl taint nodes worker-2 maintenance=now:NoExecute", 31);
        assertThat(seen(all))
                .anyMatch(said -> said.matches("taint-eviction-controller will evict fluent-bit-\\w+ from worker-2 in"
                        + " 30s: it tolerates maintenance=now:NoExecute for 30s"))
                .anyMatch(said -> said.matches("taint-eviction-controller evicted fluent-bit-\\w+ from worker-2: it"
                        + " tolerated maintenance=now:NoExecute for 30s, and these are over"));
    }

    /** The taint is seen, and that nothing follows for the pod that is there; a decision says why none will come. */
    @Test
    void noSchedule() {
        sample("01-first-daemonset.yaml");
        var all = after("kubectl taint nodes worker-1 a=b:NoSchedule", 5);
        assertThat(seen(all)).containsExactly("kubectl tainted node worker-1 with a=b:NoSchedule");
        assertThat(seen(after("kubectl taint nodes worker-1 a=b:NoSchedule-", 5)))
                .containsExactly("kubectl took a=b:NoSchedule off node worker-1");
    }

    @Test
    void aRefusal() {
        load("""
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {kubernetes.io/hostname: n1}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {nodeName: n1, containers: [{name: c, image: c:1, resources: {requests: {cpu: "99"}}}]}
                """);
        assertThat(seen(captions(0)))
                .anySatisfy(said -> assertThat(said)
                        .startsWith("kubelet on n1 refused web: OutOfcpu: Pod was rejected: "
                                + "Node didn't have enough resource: cpu, requested: 99000"));
    }

    @Test
    void aRolloutAndTheRollback() {
        sample("08-rollout-and-rollback.yaml");
        assertThat(seen(after("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2", 60)))
                .startsWith(
                        "kubectl gave DaemonSet fluent-bit a new template: "
                                + "fluent/fluent-bit:3.1 becomes fluent/fluent-bit:3.2",
                        "daemonset-controller created ControllerRevision fluent-bit-68c7484554 (revision 2): "
                                + "fluent-bit has not had this template before; deleted fluent-bit-djs8w on worker-1: "
                                + "it is of an old template, and maxUnavailable lets it go",
                        "daemonset-controller created fluent-bit-fpfxm for worker-1: "
                                + "it should run a pod and has none");
        var back = after("kubectl rollout undo ds/fluent-bit", 5);
        assertThat(back.getFirst().happening()).isEqualTo(Happening.DAEMON_SET_ROLLED_BACK);
        assertThat(back.get(1).happenings())
                .startsWith(Happening.REVISION_RENUMBERED, Happening.POD_DELETED)
                .contains(Happening.PODS_COUNTED);
        assertThat(seen(back))
                .startsWith(
                        "kubectl took DaemonSet fluent-bit back to the template of revision 1",
                        "daemonset-controller renumbered ControllerRevision fluent-bit-5cf4f6467c from revision 1 to 3: "
                                + "its template is that of fluent-bit again; deleted fluent-bit-fpfxm on worker-1: "
                                + "it is of an old template, and maxUnavailable lets it go");
    }

    @Test
    void otherChangesOfADaemonSet() {
        sample("01-first-daemonset.yaml");
        assertThat(seen(after("kubectl patch ds fluent-bit -p '{\"spec\":{\"minReadySeconds\":3}}'", 1)))
                .containsExactly("kubectl changed DaemonSet fluent-bit: minReadySeconds");
        assertThat(bookkeeping(after("kubectl annotate ds fluent-bit a=b c=d", 1)))
                .first()
                .isEqualTo("kubectl annotated daemonset fluent-bit: a=b, c=d");
        assertThat(bookkeeping(after("kubectl annotate ds fluent-bit a=e c- --overwrite", 1)))
                .first()
                .isEqualTo("kubectl annotated daemonset fluent-bit: a=e, c-");
        assertThat(bookkeeping(after("kubectl annotate controllerrevision fluent-bit-5cf4f6467c a=b", 1)))
                .first()
                .isEqualTo("kubectl annotated controllerrevision fluent-bit-5cf4f6467c: a=b");
        assertThat(bookkeeping(after("kubectl label ds fluent-bit a=b", 1)))
                .first()
                .isEqualTo("kubectl changed daemonset fluent-bit");
        assertThat(seen(after("kubectl rollout restart ds/fluent-bit", 1)))
                .first()
                .isEqualTo("kubectl gave DaemonSet fluent-bit a new template: annotations");
        assertThat(seen(after("kubectl delete ds fluent-bit", 1)))
                .startsWith("kubectl deleted DaemonSet fluent-bit")
                .contains("generic-garbage-collector deleted ControllerRevision fluent-bit-5cf4f6467c (revision 1): "
                        + "its owner fluent-bit is gone");
    }

    @Test
    void preemption() {
        load("""
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata: {name: high}
                value: 1000
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                status: {allocatable: {cpu: "2", memory: 4Gi, pods: "9"}, capacity: {cpu: "2", memory: 4Gi, pods: "9"}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {containers: [{name: c, image: c:1, resources: {requests: {cpu: 1500m}}}]}
                """);
        var all = after("kubectl create -f f.yaml", 5, """
                apiVersion: v1
                kind: Pod
                metadata: {name: urgent}
                spec:
                  priorityClassName: high
                  containers: [{name: c, image: c:1, resources: {requests: {cpu: 1500m}}}]
                """);
        assertThat(seen(all))
                .startsWith(
                        "kubectl created urgent",
                        "default-scheduler found no node for urgent: 0/1 nodes are available: 1 Insufficient cpu.; "
                                + "room is made for it on n1",
                        "default-scheduler preempted web on n1: to make room for urgent");
    }

    private List<Caption> after(String line, int seconds, String yaml) {
        int before = session.journal().size();
        give(line, Map.of("f.yaml", yaml));
        session.runFor(Duration.ofSeconds(seconds));
        return captions(before);
    }

    @Test
    void nodesComeAndGo() {
        sample("01-first-daemonset.yaml");
        assertThat(seen(after("kubectl cordon worker-1", 1)))
                .containsExactly(
                        "kubectl cordoned node worker-1",
                        "node-controller tainted node worker-1 with node.kubernetes.io/unschedulable:NoSchedule: "
                                + "it is cordoned");
        assertThat(seen(after("kubectl label node worker-1 disk=ssd kubernetes.io/os-", 1)))
                .containsExactly("kubectl labelled node worker-1: disk=ssd, kubernetes.io/os-");
        assertThat(seen(after("kubectl delete node worker-3", 90))).first().isEqualTo("kubectl deleted node worker-3");
        assertThat(seen(captions(0)))
                .contains("pod-garbage-collector deleted fluent-bit-mf8mf on worker-3: its node worker-3 is gone");
    }

    @Test
    void aKubeletFallsSilent() {
        sample("01-first-daemonset.yaml");
        assertThat(seen(after("kubelet stop worker-2", 70)))
                .containsExactly(
                        "user stopped the kubelet of worker-2",
                        "node-controller set Ready of node worker-2 to Unknown: no sign of life from its kubelet for"
                                + " 50s; marked fluent-bit-r8mrl on worker-2 as not ready",
                        "node-controller tainted node worker-2 with node.kubernetes.io/unreachable:NoSchedule: its"
                                + " conditions ask for it",
                        "node-controller tainted node worker-2 with node.kubernetes.io/unreachable:NoExecute: "
                                + "it is not ready, and it is its zone's turn");
        assertThat(bookkeeping(after("kubelet condition worker-1 DiskPressure=True", 1)))
                .first()
                .isEqualTo("user made the kubelet of worker-1 report DiskPressure=True");
    }

    @Test
    void anImageThatCannotBeHad() {
        load("""
                {apiVersion: v1, kind: Node, metadata: {name: n1}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {containers: [{name: c, image: "c:missing"}]}
                """);
        assertThat(seen(captions(0)))
                .contains(
                        "kubelet on n1 cannot run c of web: ErrImagePull",
                        "kubelet on n1 cannot run c of web: ImagePullBackOff: next try in 10s",
                        "kubelet on n1 cannot run c of web: ImagePullBackOff: next try in 20s");
    }

    @Test
    void whatIsRefusedOrIsSoAlreadyChangesNothing() {
        sample("01-first-daemonset.yaml");
        var io = new TextIo(Map.of());
        int before = session.journal().size();
        Console.run("kubectl create -f f.yaml", new TextIo(Map.of("f.yaml", """
                {apiVersion: v1, kind: Node, metadata: {name: worker-1}}
                """)), session);
        assertThat(io.err()).isEmpty();
        assertThat(captions(before)).singleElement().satisfies(caption -> {
            assertThat(caption.sentence())
                    .hasToString("user asked for this, and nothing changed: create node worker-1");
            assertThat(caption.about()).isEmpty();
        });
    }

    @Test
    void manyStepsAreOneCaption() {
        sample("13-two-hundred-nodes.yaml");
        var journal = session.journal();
        var nodes = Captions.of(journal, 1, 50);
        assertThat(nodes.sentence()).hasToString("kubectl created 50 nodes");
        assertThat(nodes.about()).hasSize(50);
        assertThat(nodes.first()).isEqualTo(1);
        assertThat(nodes.last()).isEqualTo(50);
        assertThat(seen(captions(0)))
                .contains("daemonset-controller created ControllerRevision node-exporter-5bbfc78b97 (revision 1): "
                        + "node-exporter has not had this template before; "
                        + "created 200 pods of node-exporter on 200 nodes");
        assertThat(said(journal, Happening.POD_READY, 30))
                .matches("30 kubelets found 30 pods of [a-z-]+(, [a-z-]+)* on \\d+ nodes ready");
    }

    private static String said(Journal journal, Happening happening, int count) {
        var steps = journal.stream()
                .filter(step -> Captions.of(journal, step.number()).happening() == happening)
                .limit(count)
                .toList();
        return Captions.of(journal, steps).sentence().toString();
    }

    /** 5,000 pods come in bursts of 250: each says how far it has come. */
    @Test
    void aBurstSaysHowFarItHasCome() {
        var yaml = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            yaml.append("{apiVersion: v1, kind: Node, metadata: {name: n")
                    .append(i)
                    .append("}}\n---\n");
        }
        load(yaml.toString());
        var all = after("kubectl apply -f f.yaml", 2, """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec: {containers: [{name: c, image: "c:1"}]}
                """);
        assertThat(seen(all))
                .contains(
                        "daemonset-controller created ControllerRevision agent-7d7fcf7664 (revision 1): agent has not"
                                + " had this template before; created 250 pods of agent on 250 nodes: 250 of 600 made",
                        "daemonset-controller created 250 pods of agent on 250 nodes: 500 of 600 made",
                        "daemonset-controller created 100 pods of agent on 100 nodes: 600 of 600 made");
    }

    @Test
    void captionsStayAsTheyAreWhenStepsWereGivenUp() {
        session.keepHistoryWithin(1);
        sample("13-two-hundred-nodes.yaml");
        var other = new CaptionsTest();
        other.sample("13-two-hundred-nodes.yaml");
        assertThat(session.journal().keptSteps())
                .isLessThan(other.session.journal().keptSteps());
        assertThat(captions(0)).isEqualTo(other.captions(0));
    }
}
