package dev.podfall.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sample is opened, comes to rest, and then its suggestions are followed one by one. */
class SamplesTest {
    @Test
    void sample01FirstDaemonSet() {
        var sample = Sample.open("01-first-daemonset.yaml");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2", "worker-3");
        assertThat(sample.counters("fluent-bit")).isEqualTo("3/3/3/3/3");

        assertThat(sample.give("kubectl get ds,pods -o wide")).contains("daemonset.apps/fluent-bit", "worker-3");
        var before = sample.pods("fluent-bit").get(1);
        sample.give("kubectl delete pod -l app=fluent-bit --field-selector spec.nodeName=worker-2");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2", "worker-3");
        assertThat(sample.pods("fluent-bit").get(1).uid()).isNotEqualTo(before.uid());
        assertThat(sample.give("kubectl describe ds fluent-bit")).contains("SuccessfulCreate");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample02NodesJoinAndLeave() {
        var sample = Sample.open("02-nodes-join-and-leave.yaml");
        assertThat(sample.nodes("node-exporter")).containsExactly("worker-1", "worker-2", "worker-3", "worker-4");

        sample.give("kubectl delete node worker-3");
        sample.give("wait 90s");
        assertThat(sample.nodes("node-exporter")).containsExactly("worker-1", "worker-2", "worker-4");
        assertThat(sample.give("kubectl get ds")).containsPattern("node-exporter +3 +3 +3 +3 +3");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample03ControlPlane() {
        var sample = Sample.open("03-control-plane.yaml");
        assertThat(sample.nodes("node-exporter"))
                .containsExactly("control-plane-1", "worker-1", "worker-2", "worker-3");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2", "worker-3");

        assertThat(sample.give("kubectl get ds"))
                .containsPattern("fluent-bit +3 ")
                .containsPattern("node-exporter +4 ");
        sample.give("kubectl taint node control-plane-1 node-role.kubernetes.io/control-plane:NoSchedule-");
        assertThat(sample.counters("fluent-bit")).isEqualTo("4/4/4/4/4");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample04NoScheduleAndNoExecute() {
        var sample = Sample.open("04-noschedule-and-noexecute.yaml");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-4", "worker-5");

        sample.give("kubectl taint node worker-1 maintenance=true:NoSchedule");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-4", "worker-5");
        assertThat(sample.give("kubectl get ds")).containsPattern("fluent-bit +3 ");
        sample.give("kubectl taint node worker-5 maintenance=true:NoExecute");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-4");
        assertThat(sample.give("kubectl get ds")).containsPattern("fluent-bit +1 ");
        assertThat(sample.counters("fluent-bit")).isEqualTo("1/1/1/1/1 misscheduled 1");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample05TolerationSeconds() {
        var sample = Sample.open("05-toleration-seconds.yaml");
        assertThat(sample.counters("fluent-bit")).isEqualTo("3/3/3/3/3");

        sample.give("kubectl taint node worker-2 maintenance=now:NoExecute");
        sample.give("wait 100s");
        assertThat(sample.give("kubectl get events --field-selector reason=TaintManagerEviction")
                        .lines()
                        .filter(line -> line.contains("Marking for deletion Pod default/fluent-bit-")))
                .hasSizeGreaterThan(2);
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample06NodeSelectorAndAffinity() {
        var sample = Sample.open("06-node-selector-and-affinity.yaml");
        assertThat(sample.nodes("gpu-plugin")).containsExactly("gpu-1");
        assertThat(sample.nodes("ssd-cache")).containsExactly("gpu-1", "worker-1", "worker-2");

        sample.give("kubectl label node worker-3 accelerator=gpu");
        assertThat(sample.nodes("gpu-plugin")).containsExactly("gpu-1", "worker-3");
        sample.give("kubectl label node worker-1 disk=hdd --overwrite");
        assertThat(sample.nodes("ssd-cache")).containsExactly("gpu-1", "worker-2");
        assertThat(sample.isThrough()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sample07CordonAndDrain(long seed) {
        var sample = Sample.open("07-cordon-and-drain.yaml", seed);
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2", "worker-3");
        assertThat(sample.bare()).containsExactly("shop-a on worker-1", "shop-b on worker-1");

        sample.give("kubectl cordon worker-2");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2", "worker-3");
        sample.give("kubectl delete pod -l app=fluent-bit --field-selector spec.nodeName=worker-2");
        assertThat(sample.counters("fluent-bit")).isEqualTo("3/3/3/3/3");
        assertThat(sample.give("kubectl drain worker-1"))
                .contains("cannot delete DaemonSet-managed Pods")
                .endsWith("exit 1");
        assertThat(sample.give("kubectl drain worker-1 --ignore-daemonsets"))
                .contains("use --force to override", "default/shop-a, default/shop-b")
                .endsWith("exit 1");
        assertThat(sample.bare()).hasSize(2);
        assertThat(sample.give("kubectl drain worker-1 --ignore-daemonsets --force"))
                .contains("ignoring DaemonSet-managed Pods", "node/worker-1 drained");
        assertThat(sample.bare()).isEmpty();
        assertThat(sample.counters("fluent-bit")).isEqualTo("3/3/3/3/3");
        assertThat(sample.give("kubectl uncordon worker-2")).isEqualTo("node/worker-2 uncordoned\n");
        assertThat(sample.isThrough()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sample08RolloutAndRollback(long seed) {
        var sample = Sample.open("08-rollout-and-rollback.yaml", seed);
        assertThat(sample.counters("fluent-bit")).isEqualTo("6/6/6/6/6");
        var first = revisions(sample).getFirst();

        sample.give("kubectl annotate ds/fluent-bit kubernetes.io/change-cause='3.2: new parser' --overwrite");
        sample.give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2");
        assertThat(sample.images("fluent-bit")).containsOnly("3.2").hasSize(6);
        assertThat(history(sample.give("kubectl rollout history ds/fluent-bit")))
                .containsExactly("1 3.1: first", "2 3.2: new parser");
        sample.give("kubectl annotate ds/fluent-bit kubernetes.io/change-cause='4.0: the big one' --overwrite");
        sample.give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:4.0");
        assertThat(sample.images("fluent-bit")).containsOnly("4.0").hasSize(6);
        sample.give("kubectl rollout undo ds/fluent-bit --to-revision=1");
        assertThat(history(sample.give("kubectl rollout history ds/fluent-bit")))
                .containsExactly("2 3.2: new parser", "3 4.0: the big one", "4 3.1: first");

        var last = revisions(sample).getLast();
        assertThat(last.revision()).isEqualTo(4);
        assertThat(last.uid()).isEqualTo(first.uid());
        assertThat(sample.images("fluent-bit")).containsOnly("3.1");
        assertThat(sample.isThrough()).isTrue();
    }

    private static List<ControllerRevision> revisions(Sample sample) {
        return revisions(sample, "fluent-bit");
    }

    private static List<ControllerRevision> revisions(Sample sample, String daemonSet) {
        return sample.session().state().controllerRevisions().stream()
                .filter(revision -> revision.name().startsWith(daemonSet + "-"))
                .sorted(java.util.Comparator.comparingLong(ControllerRevision::revision))
                .toList();
    }

    private static List<String> history(String printed) {
        return printed.lines()
                .filter(line -> line.matches("\\d+ .*"))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    @Test
    void sample09BrokenImage() {
        var sample = Sample.open("09-broken-image.yaml");
        assertThat(sample.counters("fluent-bit")).isEqualTo("6/6/6/6/6");

        sample.give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing");
        assertThat(sample.counters("fluent-bit")).isEqualTo("6/6/4/2/4");
        assertThat(sample.images("fluent-bit").stream().filter("missing"::equals))
                .hasSize(2);
        assertThat(sample.give("kubectl rollout status ds/fluent-bit --watch=false"))
                .contains("2 out of 6 new pods have been updated");
        assertThat(sample.give("kubectl get pods -o wide")).contains("ImagePullBackOff");
        sample.give("kubectl rollout undo ds/fluent-bit");
        assertThat(sample.counters("fluent-bit")).isEqualTo("6/6/6/6/6");
        assertThat(sample.images("fluent-bit")).containsOnly("3.1");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample10Surge() {
        var sample = Sample.open("10-surge.yaml");
        assertThat(sample.counters("ingress")).isEqualTo("4/4/4/4/4");
        int before = sample.session().journal().size();

        sample.give("kubectl set image ds/ingress ingress=registry.example/ingress:1.12");
        assertThat(sample.session()
                        .journal()
                        .subList(before, sample.session().journal().size()))
                .allSatisfy(step -> assertThat(step.state().daemonSets())
                        .allMatch(ds -> ds.status().numberAvailable() >= 4));
        assertThat(sample.images("ingress")).containsOnly("1.12").hasSize(4);
        assertThat(sample.give("kubectl get ds")).containsPattern("ingress +4 +4 +4 +4 +4");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample11DoesNotFit() {
        var sample = Sample.open("11-does-not-fit.yaml");
        assertThat(sample.nodes("agent")).containsExactly("small-1?", "worker-1", "worker-2");
        assertThat(sample.counters("agent")).isEqualTo("3/3/2/3/2");
        assertThat(sample.bare()).containsExactly("batch on small-1");
        assertThat(sample.pending("agent"))
                .singleElement()
                .asString()
                .startsWith("small-1: 0/3 nodes are available: 1 Insufficient cpu, ");

        assertThat(sample.give("kubectl get events --field-selector reason=FailedScheduling"))
                .contains("Insufficient cpu");
        sample.give("kubectl delete pod batch");
        assertThat(sample.nodes("agent")).containsExactly("small-1", "worker-1", "worker-2");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample12NodeDies() {
        var sample = Sample.open("12-node-dies.yaml");
        assertThat(sample.bare()).containsExactly("web on worker-2");

        sample.give("kubelet stop worker-2");
        sample.give("wait 70s");
        assertThat(sample.give("kubectl get nodes,ds,pods")).containsPattern("node/worker-2 +NotReady");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2?", "worker-3", "worker-4");
        sample.give("wait 300s");
        assertThat(sample.give("kubectl get pods -o wide")).containsPattern("web +1/1 +Terminating");
        assertThat(sample.bare()).containsExactly("web on worker-2, terminating");
        assertThat(sample.nodes("fluent-bit")).containsExactly("worker-1", "worker-2?", "worker-3", "worker-4");
        sample.give("kubelet start worker-2");
        assertThat(sample.bare()).isEmpty();
        assertThat(sample.counters("fluent-bit")).isEqualTo("4/4/4/4/4");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample13TwoHundredNodes() {
        var sample = Sample.open("13-two-hundred-nodes.yaml");
        assertThat(sample.counters("node-exporter")).isEqualTo("200/200/200/200/200");
        assertThat(sample.counters("fluent-bit")).isEqualTo("190/190/190/190/190");
        assertThat(sample.counters("gpu-plugin")).isEqualTo("30/30/30/30/30");

        assertThat(sample.give("kubectl get ds").lines()).hasSize(4);
        sample.give("kubectl taint nodes -l pool=spot reclaim=soon:NoExecute");
        assertThat(sample.counters("fluent-bit")).isEqualTo("150/150/150/150/150");
        assertThat(sample.counters("node-exporter")).isEqualTo("200/200/200/200/200");
        sample.give("kubectl set image ds/node-exporter node-exporter=quay.io/prometheus/node-exporter:v1.9");
        assertThat(sample.images("node-exporter")).containsOnly("v1.9").hasSize(200);
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample14ArticlePods() {
        var text = Sample.text("14-article-pods.yaml");
        var session = new Session(SessionOptions.DEFAULT);
        var load = ManifestLoad.plan(List.of(new Source("article.yaml", text)), session);

        assertThat(load.findings().stream().filter(Finding::isError))
                .extracting(finding -> finding.message().toString())
                .containsExactly("spec.containers: Required value", "spec.containers: Required value");
        assertThat(load.findings().stream().filter(Finding::isError).map(finding -> lineOf(text, finding)))
                .containsExactly("spec:", "spec:");
        assertThat(session.state().count(Kind.NODE)).isZero();
        assertThat(session.state().count(Kind.POD)).isZero();
    }

    @Test
    void sample14ArticlePodsWithAContainerEach() {
        var sample = Sample.openText("14-article-pods.yaml", mendedArticle());
        assertThat(sample.session().state().pods()).hasSize(2).allMatch(Pod::isReady);
        assertThat(sample.bare()).contains("demo-node-affinity on demo-node");

        sample.give("kubectl get pods -o wide");
        sample.give("kubectl label node demo-node metadata.name-");
        assertThat(sample.give("kubectl get pods -o wide"))
                .containsPattern("demo-node-affinity +1/1 +Running .* demo-node ");
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample14AsksForALabelOfTheWholeValue() {
        assertThat(affinityPod(mendedArticle().replace("    metadata.name: demo-node\n", "")))
                .isEmpty();
        assertThat(affinityPod(mendedArticle()
                        .replace("    metadata.name: demo-node\n", "")
                        .replace("matchExpressions", "matchFields")))
                .isEqualTo("demo-node");
        assertThat(affinityPod(mendedArticle().replace("            - demo-node\n", "            - demo\n")))
                .isEmpty();

        var equal = mendedArticle().replace("operator: In\n", "operator: Equal\n");
        assertThat(ManifestLoad.plan(List.of(new Source("article.yaml", equal)), new Session(SessionOptions.DEFAULT))
                        .findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("\"Equal\": not a valid selector operator");
    }

    private static String mendedArticle() {
        return Sample.text("14-article-pods.yaml")
                .replaceAll("(?m)^spec:$", "spec:\n  containers: [{name: app, image: registry.example/app:1.0}]");
    }

    /** Where the article's first Pod is, once a cluster has come to rest. */
    private static String affinityPod(String article) {
        return Sample.openText("article.yaml", article).session().state().pods().stream()
                .filter(pod -> pod.name().equals("demo-node-affinity"))
                .map(Pod::nodeName)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sample15ArticleDaemonSet() {
        var sample = Sample.open("15-article-daemonset.yaml");
        assertThat(sample.nodes("net-agent")).containsExactly("new-node", "worker-1", "worker-2");
        assertThat(sample.nodes("fluentd-elasticsearch")).containsExactly("worker-1", "worker-2");
        assertThat(tolerated(sample, "net-agent"))
                .hasSize(7)
                .contains("node.kubernetes.io/network-unavailable:NO_SCHEDULE")
                .doesNotContain("node.kubernetes.io/not-ready:NO_SCHEDULE");
        assertThat(tolerated(sample, "fluentd-elasticsearch"))
                .hasSize(6)
                .doesNotContain("node.kubernetes.io/network-unavailable:NO_SCHEDULE");
        var first = revisions(sample, "fluentd-elasticsearch").getFirst();

        assertThat(sample.give("kubectl get ds"))
                .containsPattern("fluentd-elasticsearch +2 ")
                .containsPattern("net-agent +3 ");
        sample.give("kubelet condition new-node NetworkUnavailable=False");
        assertThat(sample.give("kubectl get ds")).containsPattern("fluentd-elasticsearch +3 ");
        sample.give("kubectl set image ds/fluentd-elasticsearch"
                + " fluentd-elasticsearch=quay.io/fluentd_elasticsearch/fluentd:v2.2.1");
        assertThat(numbers(sample.give("kubectl get controllerrevisions -l name=fluentd-elasticsearch")))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(sample.give("kubectl get controllerrevisions -l name=fluentd-elasticsearch"
                        + " -o jsonpath='{.items[0].data}'"))
                .startsWith("{\"spec\":{\"template\":{\"$patch\":\"replace\",")
                .doesNotContain("updateStrategy", "selector\":{\"match");
        sample.give("kubectl rollout undo ds/fluentd-elasticsearch --to-revision=1");
        assertThat(numbers(sample.give("kubectl get controllerrevisions -l name=fluentd-elasticsearch")))
                .containsExactlyInAnyOrder(2, 3);
        assertThat(history(sample.give("kubectl rollout history ds/fluentd-elasticsearch")))
                .containsExactly("2 <none>", "3 <none>");

        var last = revisions(sample, "fluentd-elasticsearch").getLast();
        assertThat(last.revision()).isEqualTo(3);
        assertThat(last.uid()).isEqualTo(first.uid());
        assertThat(sample.isThrough()).isTrue();
    }

    @Test
    void sample15NobodyToleratesANodeWithoutANetworkPlugin() {
        var sample = Sample.open("15-article-daemonset.yaml");
        sample.run("kubelet condition new-node Ready=False");
        sample.run("kubectl delete pods -l name=net-agent --field-selector spec.nodeName=new-node");
        assertThat(sample.nodes("net-agent")).containsExactly("worker-1", "worker-2");
    }

    private static List<String> tolerated(Sample sample, String daemonSet) {
        return sample.pods(daemonSet).getFirst().spec().tolerations().stream()
                .map(toleration -> toleration.key() + ":" + toleration.effect())
                .toList();
    }

    private static List<Integer> numbers(String printed) {
        return printed.lines()
                .skip(1)
                .map(line -> Integer.valueOf(line.strip().split(" +")[2]))
                .toList();
    }

    private static String lineOf(String text, Finding finding) {
        return text.lines().toList().get(finding.line() - 1);
    }
}
