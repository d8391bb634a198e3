package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.PreemptionOutlook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private static Why why(Lab lab, String node) {
        return Why.of(lab.state(), lab.agent(), lab.node(node), lab.known());
    }

    @Test
    void aReadyPodRuns() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        var why = why(lab, "n1");
        assertThat(why.verdict()).isEqualTo(new Verdict.Runs());
        assertThat(why.revision()).isEqualTo(1);
        assertThat(why.against()).isEmpty();
        assertThat(why.remedies()).isEmpty();
        assertThat(why.checks().stream()
                        .filter(check -> check.asker() == Check.Asker.SCHEDULER)
                        .map(Check::rule))
                .containsExactlyInAnyOrder(
                        "NodeUnschedulable",
                        "NodeName",
                        "TaintToleration",
                        "NodeAffinity",
                        "NodePorts",
                        "NodeResourcesFit");
    }

    /** Nobody has written that term: who reads that one matches, where the template asks for nothing, looks for it in vain. */
    @Test
    void theTermOfTheControllerIsSaidToBeItsOwn() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        assertThat(why(lab, "n1").checks().stream()
                        .filter(check -> check.asker() == Check.Asker.SCHEDULER
                                && check.rule().equals("NodeAffinity"))
                        .map(check -> CheckWords.note(check).toString()))
                .containsExactly("term 1 names this node: the DaemonSet controller has put that in");
    }

    @Test
    void anUntoleratedTaintRefuses() {
        var lab = Lab.of(Lab.node("n1", GPU) + Lab.agent("")).runFor(60);
        var why = why(lab, "n1");
        assertThat(why.verdict()).isEqualTo(new Verdict.Refused());
        assertThat(why.pod()).isNull();
        assertThat(why.against().getFirst())
                .isEqualTo(new Check.Placement(new PlacementCheck.NodeTaint(
                        Taint.of("gpu", "true", TaintEffect.NO_SCHEDULE), null, false, null)));
        var check = why.against().getFirst();
        assertThat(check.rule()).isEqualTo("taint");
        assertThat(check.field()).isEqualTo("spec.taints[gpu:NoSchedule]");
        assertThat(CheckWords.code(check)).isEqualTo("gpu=true:NoSchedule");
        assertThat(CheckWords.note(check)).hasToString("no toleration of this key · a pod that runs may stay");
    }

    @Test
    void aTolerationThatNearlyFitsIsNamedWithWhatDiffers() {
        var lab = Lab.of(Lab.node("n1", GPU)
                        + Lab.agent("tolerations: [{key: gpu, operator: Equal, value: 'no', effect: NoSchedule}]"))
                .runFor(60);
        assertThat(CheckWords.note(why(lab, "n1").against().getFirst()))
                .isEqualTo(Phrase.of(
                        "why.untolerated.spares-running", Phrase.of("why.closest.value", "gpu=no:NoSchedule", "no")))
                .hasToString("closest: gpu=no:NoSchedule, but its value \"no\" differs · a pod that runs may stay");
    }

    @Test
    void theSmallestChangesAreATolerationOrTheTaint() {
        var lab = Lab.of(Lab.node("n1", GPU) + Lab.agent("")).runFor(60);
        assertThat(why(lab, "n1").remedies())
                .containsExactly(
                        new Remedy(
                                Remedy.Side.TEMPLATE,
                                List.of(new SmallestChange.Tolerate(
                                        Lab.AGENT,
                                        List.of(new Toleration(
                                                "gpu", "Equal", "true", TaintEffect.NO_SCHEDULE, null))))),
                        new Remedy(
                                Remedy.Side.NODE,
                                List.of(new SmallestChange.Untaint(
                                        "n1", List.of(Taint.of("gpu", "true", TaintEffect.NO_SCHEDULE))))));
    }

    @Test
    void everyRemedyLetsThePodLand() {
        var cluster = Lab.node(
                        "n1",
                        "spec:\n"
                                + "  taints: [{key: gpu, value: 'true', effect: NoSchedule}, {key: x, effect:"
                                + " NoExecute}]\n")
                + Lab.agent("nodeSelector: {disk: ssd}");
        for (int side = 0; side < 2; side++) {
            var lab = Lab.of(cluster).runFor(60);
            var remedy = why(lab, "n1").remedies().get(side);
            remedy.commands(lab.state()).forEach(lab.session()::execute);
            lab.runFor(60);
            assertThat(why(lab, "n1").verdict()).as(remedy.toString()).isEqualTo(new Verdict.Runs());
        }
    }

    @Test
    void aMissingLabelIsGivenToTheNode() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("""
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: zone, operator: In, values: [a, b]}
            """)).runFor(60);
        var labels = new TreeMap<String, String>();
        labels.put("zone", "a");
        assertThat(why(lab, "n1").remedies())
                .containsExactly(new Remedy(Remedy.Side.NODE, List.of(new SmallestChange.Relabel("n1", labels))));
        assertThat(new SmallestChange.Relabel("n1", labels).kubectl(lab.state()))
                .isEqualTo("kubectl label nodes n1 zone=a");
    }

    @Test
    void aPodThatRunsWhenATaintComesIsMisscheduledAndStays() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        lab.patch(Kind.NODE, "n1", GPU).runFor(60);
        assertThat(why(lab, "n1").verdict()).isEqualTo(new Verdict.Misscheduled(new Verdict.Runs()));
    }

    @Test
    void aPodThatDoesNotFitWaits() {
        var lab = Lab.of(Lab.node(
                                "n1",
                                "status:\n"
                                        + "  allocatable: {cpu: '1', memory: 1Gi, pods: '10'}\n"
                                        + "  capacity: {cpu: '1', memory: 1Gi, pods: '10'}\n")
                        + Lab.agent("")
                                .replace(
                                        "image: agent:1.16",
                                        "image: agent:1.16\n        resources: {requests: {cpu: '2'}}"))
                .runFor(60);
        var why = why(lab, "n1");
        assertThat(why.verdict()).isEqualTo(new Verdict.Waits());
        assertThat(why.against())
                .extracting(Check::asker, Check::rule)
                .containsExactly(
                        Tuple.tuple(Check.Asker.SCHEDULER, "NodeResourcesFit"),
                        Tuple.tuple(Check.Asker.KUBELET, "resources"));
        assertThat(why.remedies())
                .containsExactly(
                        new Remedy(Remedy.Side.NODE, List.of(new SmallestChange.MakeRoom("n1", "cpu", 1000, true))));
    }

    @Test
    void aTaintThatAConditionKeepsIsNotOfferedForRemoval() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60);
        var pod = lab.state().podsOnNode("n1").iterator().next();
        lab.session().execute(new dev.podfall.cluster.Command.PostCondition("n1", "Ready", "False"));
        lab.runFor(30);
        assertThat(lab.node("n1").taints()).isNotEmpty();
        assertThat(why(lab, "n1").remedies())
                .allSatisfy(remedy -> assertThat(remedy.changes()).noneMatch(SmallestChange.Untaint.class::isInstance));
        assertThat(Why.of(lab.state(), Objects.requireNonNull(lab.state().pod(pod.key())), lab.node("n1"), lab.known())
                        .daemonSet())
                .isEqualTo(Lab.AGENT);
    }

    @Test
    void aPodOfNobodysIsAskedAboutByTheSchedulerAlone() {
        var lab = Lab.of(Lab.node("n1", GPU)
                        + "---\n"
                        + "apiVersion: v1\n"
                        + "kind: Pod\n"
                        + "metadata: {name: lone}\n"
                        + "spec: {containers: [{name: c, image: i}]}\n")
                .runFor(10);
        var pod = Objects.requireNonNull(lab.state().pod(ObjectKey.of("default", "lone")));
        var why = Why.of(lab.state(), pod, lab.node("n1"), lab.known());
        assertThat(why.verdict()).isEqualTo(new Verdict.Waits());
        assertThat(why.checks()).noneMatch(check -> check.asker() == Check.Asker.CONTROLLER);
        assertThat(why.remedies()).hasSize(1);
    }

    private static Check check(Why why, String rule) {
        return why.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secondsThatTheControllerWipesAreSaidWhereverThePodIs() {
        var thirty = new Toleration(Taint.NOT_READY, "Exists", "", TaintEffect.NO_EXECUTE, 30L);
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.agent(
                                "tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute,"
                                        + " tolerationSeconds: 30}, {key: mine, operator: Exists, tolerationSeconds: 5,"
                                        + " effect: NoExecute}]"))
                .runFor(60);
        assertThat(why(lab, "n1").checks().stream().filter(Check.SecondsLost.class::isInstance))
                .containsExactly(new Check.SecondsLost("spec.template.spec.tolerations[0].tolerationSeconds", thirty));
        assertThat(TemplateNote.of(lab.agent().spec().template().spec()))
                .containsExactly(new TemplateNote.SecondsLost("tolerations[0].tolerationSeconds", thirty));
    }

    @Test
    void aTolerationSaysForHowLongAndWhoseItIs() {
        var lab = Lab.of(
                        Lab.node("n1", "")
                                + Lab.agent(
                                        "tolerations: [{key: hello, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]"))
                .runFor(60);
        lab.patch(Kind.NODE, "n1", "spec:\n  taints: [{key: hello, effect: NoExecute}]\n");
        assertThat(CheckWords.note(check(why(lab, "n1"), "taint")))
                .isEqualTo(Phrase.of("why.tolerated.while", "hello:NoExecute op=Exists", Duration.ofSeconds(10)));
        lab.patch(Kind.NODE, "n1", "spec:\n  taints: [{key: node.kubernetes.io/unreachable, effect: NoExecute}]\n");
        assertThat(CheckWords.note(check(why(lab, "n1"), "taint")))
                .isEqualTo(Phrase.of("why.tolerated.automatic", "node.kubernetes.io/unreachable:NoExecute op=Exists"));
    }

    @Test
    void preemptionSaysWhomItWouldPushOff() {
        var node = Lab.node(
                "n1",
                "status:\n  allocatable: {cpu: '1', memory: 1Gi, pods: '10'}\n"
                        + "  capacity: {cpu: '1', memory: 1Gi, pods: '10'}\n");
        var filler =
                "---\napiVersion: v1\nkind: Pod\nmetadata: {name: filler}\nspec: {nodeName: n1, containers: [{name: c,"
                        + " image: i, resources: {requests: {cpu: '1'}}}]}\n";
        var agent = Lab.agent("")
                .replace("image: agent:1.16", "image: agent:1.16\n        resources: {requests: {cpu: 100m}}");
        var equal = Lab.of(node + filler + agent).runFor(10);
        assertThat(check(why(equal, "n1"), Check.PREEMPTION))
                .isEqualTo(new Check.Preempts(new PreemptionOutlook.NobodyLower(0, 0)));
        var critical = Lab.of(node + filler).runFor(10);
        critical.load(
                agent.replace("      containers:", "      priorityClassName: system-node-critical\n      containers:"));
        assertThat(check(why(critical, "n1"), Check.PREEMPTION))
                .isEqualTo(new Check.Preempts(
                        new PreemptionOutlook.Helps(2_000_001_000, List.of(ObjectKey.of("default", "filler")))));
    }

    @Test
    void aRefusalThatIsOverWaitsForTheNextTry() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("priorityClassName: nope"))
                .runFor(60);
        lab.give("kubectl create priorityclass nope --value=1000");
        assertThat(why(lab, "n1").verdict())
                .isEqualTo(new Verdict.CreationRefused(
                        "Error creating: pods \"agent-\" is forbidden: no PriorityClass with name nope was found",
                        false));
        assertThat(why(lab.runFor(600), "n1").verdict()).isEqualTo(new Verdict.Runs());
    }

    @Test
    void aServiceAccountThatNobodyMadeIsNamedAndCanBeMade() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("serviceAccountName: robot"))
                .runFor(60);
        var why = why(lab, "n1");
        assertThat(why.verdict())
                .isEqualTo(new Verdict.CreationRefused(
                        "pods \"agent-\" is forbidden: error looking up service account default/robot: serviceaccount"
                                + " \"robot\" not found",
                        true));
        assertThat(why.remedies())
                .containsExactly(new Remedy(
                        Remedy.Side.CLUSTER,
                        List.of(new ClusterAct.DefineServiceAccount(ObjectKey.of("default", "robot")))));
        lab.give("kubectl create serviceaccount robot");
        assertThat(why(lab.runFor(600), "n1").verdict()).isEqualTo(new Verdict.Runs());
    }

    @Test
    void aStandardThatTheNamespaceEnforcesCanBeLifted() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("hostNetwork: true")).runFor(10);
        lab.give("kubectl label namespace default pod-security.kubernetes.io/enforce=baseline");
        var why = why(lab.runFor(60), "n1");
        assertThat(why.verdict()).isInstanceOf(Verdict.Runs.class);
        lab.give("kubectl delete pods --all");
        var refused = why(lab.runFor(60), "n1");
        assertThat(refused.verdict())
                .isEqualTo(new Verdict.CreationRefused(
                        "pods \"agent-\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces"
                                + " (hostNetwork=true)",
                        true));
        assertThat(refused.remedies())
                .containsExactly(new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.LiftPodSecurity("default"))));
        lab.give(refused.remedies().getFirst().changes().getFirst().kubectl(lab.state()));
        assertThat(why(lab.runFor(600), "n1").verdict()).isEqualTo(new Verdict.Runs());
    }

    @Test
    void aRuntimeClassThatIsNotThereCanBeLeftOut() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("runtimeClassName: nvidia"))
                .runFor(60);
        var why = why(lab, "n1");
        assertThat(why.verdict())
                .isEqualTo(new Verdict.CreationRefused(
                        "pods \"agent-\" is forbidden: pod rejected: RuntimeClass \"nvidia\" not found", true));
        assertThat(why.remedies())
                .containsExactly(new Remedy(
                        Remedy.Side.TEMPLATE,
                        List.of(new DaemonSetChange.Unset(Lab.AGENT, "runtimeClassName", List.of("nvidia")))));
    }

    @Test
    void aFullQuotaIsWhyAPodIsMissing() {
        var lab = Lab.of("---\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: '1'}}\n"
                        + Lab.node("n1", "") + Lab.agent(""))
                .runFor(60);
        assertThat(why(lab, "n1").verdict()).isEqualTo(new Verdict.Runs());
        lab.load(Lab.node("n2", "")).runFor(60);
        assertThat(why(lab, "n2").verdict())
                .isInstanceOfSatisfying(
                        Verdict.CreationRefused.class,
                        refused -> assertThat(refused.words())
                                .contains("exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1"));
    }

    @Test
    void aPodThatReplacesAnotherNeedsNoMoreOfTheQuota() {
        var lab = Lab.of("---\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: '1'}}\n"
                        + Lab.node("n1", "")
                        + Lab.agent("").replace("selector:", "updateStrategy: {type: OnDelete}\n  selector:"))
                .runFor(60);
        lab.image("agent:2", "second").runFor(60);
        assertThat(why(lab, "n1").verdict())
                .isInstanceOfSatisfying(
                        Verdict.Older.class, older -> assertThat(older.next()).isEqualTo(new Verdict.Lands()));
    }
}
