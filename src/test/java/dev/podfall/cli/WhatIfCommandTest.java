package dev.podfall.cli;

import static dev.podfall.cli.Ran.podfall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code podfall what-if}: what it foretells, in which form, and its exit codes. */
class WhatIfCommandTest {
    @TempDir
    private Path folder;

    private String nodes = "";
    private String agent = "";

    @BeforeEach
    void write() throws IOException {
        nodes = file(
                "nodes.yaml",
                Stream.of("n1", "n2", "n3", "n4").map(WhatIfCommandTest::node).toList());
        agent = file("agent.yaml", List.of(agent("1", "")));
    }

    private static String node(String name) {
        return "apiVersion: v1\nkind: Node\nmetadata: {name: " + name + ", labels: {kubernetes.io/hostname: " + name
                + "}}\n";
    }

    private static String agent(String version, String podSpec) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers: [{name: agent, image: "registry.example/agent:%s"}]
                  %s
            """.formatted(version, podSpec);
    }

    private String file(String name, List<String> documents) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("---\n", documents))
                .toString();
    }

    /** Asks what these do; words that begin with a dash are options with what follows. */
    private Ran whatIf(String... acts) {
        return whatIf(List.of(nodes, agent), acts);
    }

    private static Ran whatIf(List<String> files, String... acts) {
        var args = new ArrayList<>(List.of("what-if"));
        args.addAll(files);
        for (int i = 0; i < acts.length; i++) {
            if (acts[i].startsWith("-")) {
                args.add(acts[i++]);
            } else {
                args.add("--do");
            }
            args.add(acts[i]);
        }
        return podfall(args.toArray(String[]::new));
    }

    @Test
    void whoLeavesAndTheCountersBeforeAndAfter() {
        assertThat(whatIf("kubectl taint nodes n1 maint=1:NoExecute")).isEqualTo(new Ran(0, """
            NAMESPACE   NAME                   NODE   OUTCOME
            default     daemonset.apps/agent   n1     evicted at once

            NAMESPACE   NAME                   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   MISSCHEDULED
            default     daemonset.apps/agent   4 → 3     4 → 3     4 → 3   4 → 3        4 → 3       0

            0 replaced, 0 land, 1 leaves, 0 wait, 0 evicted and back, 0 without end, 0 misscheduled
            """, ""));
    }

    @Test
    void aRolloutReplacesAll() throws IOException {
        var second = file("v2.yaml", List.of(agent("2", "")));

        var ran = whatIf("kubectl apply -f " + second);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines().filter(line -> line.endsWith("replaced by the new revision")))
                .hasSize(4);
        assertThat(ran.out())
                .containsPattern("default +daemonset.apps/agent +4 +4 +4 +4 +4 +0\n")
                .endsWith("\n4 replaced, 0 land, 0 leave, 0 wait, 0 evicted and back, 0 without end, 0 misscheduled\n");
    }

    @Test
    void whoLandsWaitsAndStaysMisscheduled() throws IOException {
        var more = file("more.yaml", List.of(node("n5")));
        assertThat(whatIf("kubectl apply -f " + more).out())
                .containsPattern("agent +n5 +a pod lands\n")
                .contains("\n0 replaced, 1 lands, 0 leave,");

        var large = file(
                "large.yaml",
                List.of(agent("1", "").replace("agent:1\"", "agent:1\", resources: {requests: {cpu: \"1000\"}}")));
        assertThat(whatIf(List.of(nodes), "kubectl apply -f " + large).out())
                .containsPattern("agent +n1 +a pod waits: 0/4 nodes are available: ")
                .containsPattern("agent +0 → 4 +0 → 4 +0 +0 → 4 +0 +0\n")
                .contains("\n0 replaced, 0 land, 0 leave, 4 wait, ");

        assertThat(whatIf("kubectl taint nodes n2 x:NoSchedule").out())
                .containsPattern("agent +n2 +stays, misscheduled\n")
                .contains(", 1 misscheduled\ndefault/agent: DESIRED follows at the controller's next sync.\n");
    }

    @Test
    void whoIsEvictedLaterAndComesBackForEver() throws IOException {
        var patient = file(
                "patient.yaml",
                List.of(agent(
                        "1", "tolerations: [{key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 30}]")));

        var ran = whatIf(List.of(nodes, patient), "kubectl taint nodes n3 x=1:NoExecute");

        assertThat(ran.code()).as("it goes round in circles: an answer").isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .containsPattern("agent +n3 +evicted after 30s; another one lands, for as long\n")
                .contains("0 leave, 0 wait, 1 evicted and back, 0 without end, 0 misscheduled\n")
                .contains("\nthe cluster does not come to rest: in the last ");
    }

    @Test
    void podsOfNobodyAndCommandsTogether() throws IOException {
        var web = file(
                "web.yaml",
                List.of("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  nodeName: n2\n"
                        + "  containers: [{name: web, image: \"registry.example/web:1\"}]\n"));

        var ran = whatIf(List.of(nodes, agent, web), "kubelet stop n2", "kubectl cordon n3");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("default +pod/web +n2 +evicted after 5m5\\ds\n")
                .containsPattern("agent +n2 +stays, misscheduled\n")
                .doesNotContain(" n3 ");
    }

    @Test
    void whatChangesNothingIsSaid() {
        var ran = whatIf("kubectl get nodes", "kubectl cordon n1");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEqualTo("podfall what-if: --do \"kubectl get nodes\" asks for no change.\n");
        assertThat(ran.out()).startsWith("Nothing would change for any pod.\n\nNAMESPACE ");
    }

    @Test
    void twoForWhatIsRefusedOrNoCommand() {
        var ran = whatIf("kubectl cordon nope", "systemctl stop kubelet", "wait 30s", "kubectl cordon n1");

        assertThat(ran).isEqualTo(new Ran(2, "", """
            Error from server (NotFound): nodes "nope" not found
            podfall what-if: --do "kubectl cordon nope" is refused. Write it as the cluster would take it; \
            podfall run with the same --do shows what it does.
            systemctl: no such command. There are kubectl, kubelet, wait and help.
            podfall what-if: --do "systemctl stop kubelet" is refused. Write it as the cluster would take it; \
            podfall run with the same --do shows what it does.
            podfall what-if: --do "wait 30s": no time passes between the commands of what-if. Leave it out, \
            or take podfall run, which waits.
            Nothing was foretold.
            """));
    }

    @Test
    void twoForFilesAndOptions() throws IOException {
        var missing = podfall("what-if", folder.resolve("none.yaml").toString(), "--do", "kubectl cordon n1");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).startsWith("podfall what-if: cannot read ").contains("no such file");

        var bad =
                file("bad.yaml", List.of(agent("1", "").replace("matchLabels: {app: agent}", "matchLabels: {app: b}")));
        var refused = whatIf(List.of(nodes, bad), "kubectl cordon n1");
        assertThat(refused).isEqualTo(podfall("run", nodes, bad));
        assertThat(refused.code()).isEqualTo(2);

        assertThat(podfall("what-if", nodes).err()).startsWith("Missing: --do COMMAND.\n");
        assertThat(podfall("what-if", nodes).code()).isEqualTo(2);
        assertThat(whatIf("kubectl cordon n1", "--horizon", "-5s").err())
                .startsWith("--horizon -5s: time does not run backwards. Write it as 90s or 5m.\n");
        assertThat(whatIf("kubectl cordon n1", "--for", "soon").err())
                .startsWith("--for soon: ")
                .contains("Write it as 90s or 5m.\n");
        assertThat(whatIf("kubectl cordon n1", "--budget", "0").err())
                .startsWith("--budget 0: there is no answer without a step. Write a number of 1 or more.\n");
        assertThat(whatIf("kubectl cordon n1", "--budget", "many").err())
                .startsWith("--budget many: write a whole number.\n");
        assertThat(whatIf("kubectl cordon n1", "-o", "yaml"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran ->
                        assertThat(ran.err()).startsWith("--output yaml: write one of table, json, markdown.\n"));
    }

    @Test
    void threeWhenALimitWasMet() {
        var time = whatIf("kubelet stop n2", "--horizon", "20s");
        assertThat(time.code()).isEqualTo(3);
        assertThat(time.err())
                .isEqualTo("podfall what-if: the limit of time was met, --horizon 20s: what is said is so until then."
                        + " A longer one may show more.\n");
        assertThat(time.out()).contains("\nthe cluster is not at rest yet after 20s: the node monitor waits for");

        var steps = whatIf("kubectl set image ds/agent agent=registry.example/agent:2", "--budget", "5");
        assertThat(steps.code()).isEqualTo(3);
        assertThat(steps.err())
                .isEqualTo("podfall what-if: the limit of steps was met, --budget 5: what is said is so until then."
                        + " A larger one may show more.\n");
        assertThat(steps.out()).contains("\nthe cluster is not at rest yet: stopped after 5 steps in ");

        assertThat(whatIf("kubelet stop n2", "--horizon", "1h", "--budget", "100000")
                        .code())
                .isZero();
    }

    /** What goes on anyway is not what the commands do, and that it does go on is said. */
    @Test
    void aClusterThatDoesNotComeToRestIsWarnedOf() throws IOException {
        var tainted = file(
                "tainted.yaml", List.of(node("n1") + "spec: {taints: [{key: x, effect: NoExecute}]}\n", node("n2")));
        var patient = file(
                "patient.yaml",
                List.of(agent(
                        "1", "tolerations: [{key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 5}]")));

        var ran = whatIf(List.of(tainted, patient), "kubectl cordon n2");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).startsWith("podfall: the cluster does not come to rest: in the last ");
        assertThat(ran.out()).startsWith("Nothing would change for any pod.\n");

        var early = whatIf(List.of(nodes, agent), "kubectl cordon n2", "--for", "0s");
        assertThat(early.code()).as("before anything landed").isZero();
        assertThat(early.out())
                .startsWith("Nothing would change for any pod.\n")
                .containsPattern("0 → 4 +0 → 4");
    }

    @Test
    void aDaemonSetThatIsDeletedIsGoneThen() {
        var ran = whatIf(List.of(nodes, agent), "kubectl delete ds agent");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("\ndefault/agent is gone then.\n");
    }

    private static Tree.Obj json(Ran ran) throws SyntaxError {
        return (Tree.Obj) JsonReader.parse(ran.out());
    }

    @Test
    void programsReadJson() throws SyntaxError {
        var ran = whatIf("kubectl taint nodes n1 maint=1:NoExecute", "-o", "json");

        assertThat(ran.code()).isZero();
        var json = json(ran);
        assertThat(json.texts("acts")).containsExactly("kubectl taint nodes n1 maint=1:NoExecute");
        assertThat(json.list("pods", pod -> pod)).singleElement().satisfies(pod -> {
            assertThat(pod.text("kind")).isEqualTo("DaemonSet");
            assertThat(pod.text("name")).isEqualTo("agent");
            assertThat(pod.text("node")).isEqualTo("n1");
            assertThat(pod.text("outcome")).isEqualTo("leaves");
            assertThat(pod.text("after")).startsWith("PT0.0");
            assertThat(pod.obj("sentence").text("key")).isEqualTo("outcome.evicted");
            assertThat(pod.obj("sentence").text("text")).isEqualTo("evicted at once");
        });
        assertThat(json.list("daemonSets", each -> each)).singleElement().satisfies(counted -> {
            assertThat(counted.obj("before").number("desiredNumberScheduled")).isEqualTo(4);
            assertThat(counted.obj("after").number("desiredNumberScheduled")).isEqualTo(3);
            assertThat(counted.flag("changed")).isTrue();
            assertThat(counted.flag("stale")).isFalse();
        });
        assertThat(json.obj("totals").number("leave")).isEqualTo(1);
        assertThat(json.obj("totals").number("replaced")).isZero();
        assertThat(json.obj("totals").obj("sentence").list("values")).hasSize(7);
        assertThat(json.obj("rest").flag("reached")).isTrue();
        assertThat(json.obj("rest").has("limit")).isFalse();

        var limited = json(whatIf("kubelet stop n2", "--horizon", "20s", "-o", "json"));
        assertThat(limited.obj("rest").text("limit")).isEqualTo("horizon");
        assertThat(limited.obj("rest").text("after")).isEqualTo("PT20S");
        assertThat(limited.obj("rest").obj("sentence").text("key")).isEqualTo("rest.out-of-time");
        var few = json(whatIf("kubelet stop n2", "--budget", "5", "-o", "json"));
        assertThat(few.obj("rest").text("limit")).isEqualTo("budget");
    }

    @Test
    void allButTheTextsIsTheSameInEveryLanguage() {
        var acts = new String[] {"kubelet stop n2", "kubectl cordon n1", "-o", "json"};
        var english = whatIf(acts);
        var chinese = whatIf(
                Stream.concat(Stream.of(acts), Stream.of("--lang", "zh-CN")).toArray(String[]::new));

        assertThat(chinese.code()).isZero();
        assertThat(chinese.out()).isNotEqualTo(english.out()).contains("留下，误调度");
        assertThat(withoutTexts(chinese)).isEqualTo(withoutTexts(english));
    }

    private static List<String> withoutTexts(Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> !line.strip().startsWith("\"text\"") && !line.contains("\"language\""))
                .toList();
    }

    @Test
    void pullRequestsGetMarkdown() throws IOException {
        var second = file("v2.yaml", List.of(agent("2", "")));

        var ran = whatIf("kubectl apply -f " + second, "-o", "markdown");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("""
            ## What this would do

            - `kubectl apply -f %s`

            **4 replaced, 0 land, 0 leave, 0 wait, 0 evicted and back, 0 without end, 0 misscheduled**

            | NAMESPACE | NAME | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE | MISSCHEDULED |
            | --- | --- | --: | --: | --: | --: | --: | --: |
            | default | agent | 4 | 4 | 4 | 4 | 4 | 0 |

            ## DaemonSet default/agent

            - replaced by the new revision (4): `n1`, `n2`, `n3`, `n4`

            """.formatted(second));

        var limited = whatIf("kubelet stop n2", "--horizon", "20s", "-o", "markdown");
        assertThat(limited.code()).isEqualTo(3);
        assertThat(limited.out())
                .contains("\n> the cluster is not at rest yet after 20s: ")
                .contains("\nNothing would change for any pod.\n");
    }

    @Test
    void manyThatFareAlikeAreNotAllNamedInMarkdown() throws IOException {
        var many = new ArrayList<String>();
        for (int i = 10; i < 40; i++) {
            many.add(node("n" + i));
        }
        var ran = whatIf(List.of(file("many.yaml", many), agent), "kubectl delete ds agent", "-o", "markdown");

        assertThat(ran.out()).contains(" (30): `n10`, ", "`n29` and 10 more\n").doesNotContain("`n30`");
    }

    @Test
    void theSameSeedForetellsTheSame() {
        assertThat(whatIf("kubelet stop n2", "--seed", "7")).isEqualTo(whatIf("kubelet stop n2", "--seed", "7"));
    }

    @Test
    void namespacesAreMadeIfAskedFor() throws IOException {
        var elsewhere = file(
                "elsewhere.yaml",
                List.of(agent("1", "").replace("{name: agent}\n", "{name: agent, namespace: infra}\n")));

        assertThat(whatIf(List.of(nodes, elsewhere), "kubectl cordon n1").code())
                .isEqualTo(2);

        var args = List.of("what-if", nodes, elsewhere, "--create-namespaces", "--do", "kubectl cordon n1");
        assertThat(podfall(args.toArray(String[]::new)).code()).isZero();
    }

    @Test
    void inChinese() {
        var ran = whatIf("kubelet stop n2", "--horizon", "20s", "--lang", "zh-CN");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .startsWith("没有任何 Pod 会改变。\n")
                .contains("替换 0，落位 0，离开 0，等待 0，驱逐后又回来 0，反复 0，误调度 0\n经过 20 秒，集群还没有稳定下来：");
        assertThat(ran.err())
                .startsWith("podfall what-if：到了时间的上限 --horizon 20s：")
                .doesNotContain("limit");
        var markdown = whatIf("kubectl taint nodes n1 a=b:NoExecute", "-o", "markdown", "--lang", "zh-CN");
        assertThat(markdown.out()).startsWith("## 这会带来什么\n").contains("- 立即被驱逐（1）：`n1`\n");
        assertThat(whatIf("wait 3s", "--lang", "zh-CN").err())
                .isEqualTo("podfall what-if：--do \"wait 3s\"：what-if 的命令之间不经过时间。请去掉它，或者使用会等待的 podfall run。\n"
                        + "没有推演任何内容。\n");
    }
}
