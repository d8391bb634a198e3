package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.scheduler.framework.HostPort;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Reason.TermMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a language whose sentences are nothing but their places, nothing is left but names and Kubernetes' words. */
class OtherWordingTest {
    /** Numbers, times and lists; they are marks, not words. */
    private static final List<String> MARKS = List.of("duration.", "list.");

    private static final Wording WORDLESS = wordless();

    /** Words without a digit or a mark in them that are names in the situations or Kubernetes' own. */
    private static final Set<String> NAMES = Set.of(
            "agent",
            "cpu",
            "nope",
            "pods",
            "volcano",
            "for", // as kubectl describes a toleration: for 10s
            "nodeName",
            "nodeSelector",
            "priorityClassName",
            "schedulerName",
            "schedulingGates",
            "tolerationSeconds",
            "DefaultPreemption",
            "DiskPressure",
            "Evicted",
            "ImagePullBackOff",
            "KubeletNotReady",
            "NodeAffinity",
            "NodeName",
            "NodePorts",
            "NodeResourcesFit",
            "NodeUnschedulable",
            "OutOfcpu",
            "Ready",
            "SchedulingGated",
            "SchedulingGates",
            "TaintToleration",
            "Unschedulable");

    /** What the API server and the kubelet write. */
    private static final List<String> MESSAGES = List.of(
            "pods \"agent-\" is forbidden: no PriorityClass with name nope was found",
            "Pod was rejected: The node had condition: [DiskPressure].",
            "Pod was rejected: Node didn't have enough resource: cpu, requested: 90000, used: 0, capacity: 4000",
            "Back-off pulling image \"agent:missing\": ErrImagePull: rpc error: code = NotFound desc = failed to pull and"
                    + " unpack image \"agent:missing\": failed to resolve reference \"agent:missing\": agent:missing: not"
                    + " found",
            "container runtime network not ready: cni plugin not initialized",
            "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin"
                    + " returns error: cni plugin not initialized",
            "containers with unready status: [agent]");

    private static Wording wordless() {
        var out = new TreeMap<String, String>();
        Wording.ENGLISH.sentences().forEach((key, sentence) -> {
            boolean mark = MARKS.stream().anyMatch(key::startsWith);
            out.put(key, mark ? sentence : "⟦" + String.join(" ", places(sentence)) + "⟧");
        });
        return new Wording(Language.ENGLISH, out);
    }

    private static Set<String> places(String sentence) {
        var out = new TreeSet<String>();
        var pattern = new MessagePattern(sentence);
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPart(i).getType() == MessagePattern.Part.Type.ARG_START) {
                out.add("{" + pattern.getSubstring(pattern.getPart(i + 1)) + "}");
            }
        }
        return out;
    }

    static Stream<WhyTableTest.Situation> situations() {
        return WhyTableTest.situations();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void whatIsLeftAreNamesAndKubernetesWords(WhyTableTest.Situation of) {
        var lab = of.lab();
        var node = lab.node(of.node());
        var why = of.pod() == null
                ? Why.of(lab.state(), lab.agent(), node, lab.known())
                : Why.of(lab.state(), of.pod(), node, lab.known());
        var said = said(why);
        for (var daemonSet : lab.state().daemonSets()) {
            said.add(RolloutWords.of(
                    RolloutDiagnosis.of(lab.state(), daemonSet, lab.known().now())));
        }
        assertThat(said.stream().flatMap(phrase -> ours(WORDLESS.say(phrase)).stream()))
                .isEmpty();
        assertThat(said.stream().map(Wording.ENGLISH::say)).noneMatch(text -> text.contains("{"));
    }

    /** The words of a text that are neither names nor Kubernetes'. */
    private static List<String> ours(String said) {
        var text = said;
        for (var message : MESSAGES) {
            text = text.replace(message, "");
        }
        return Stream.of(text.split("[\\s⟦⟧]+"))
                .map(word -> word.replaceFirst("[,.;:)]+$", "").replaceFirst("^\\(", ""))
                .filter(word -> !word.isEmpty() && !NAMES.contains(word))
                // A name with a mark or a digit in it: n1, gpu=true:NoSchedule, 54323/TCP.
                .filter(word -> !word.matches(".*[A-Za-z0-9].*") || word.matches("[A-Za-z']+"))
                .toList();
    }

    /** One of each, and of each way to say it. */
    static Stream<Reason> reasons() {
        var gpu = Taint.of("gpu", "true", TaintEffect.NO_SCHEDULE);
        var zone = new NodeSelectorRequirement("zone", "In", List.of("a1", "b1"));
        var port = new HostPort(HostPort.ANY, "TCP", 9100, "spec.containers[0].ports[0].hostPort");
        var busy = ObjectKey.of("default", "agent-1");
        return Stream.of(
                new Reason.Gated(List.of("example.com/a", "example.com/b")),
                new Reason.Unschedulable("n1"),
                new Reason.OtherNodeName("n2", "n1"),
                new Reason.UntoleratedTaint(gpu, 0, null),
                new Reason.UntoleratedTaint(gpu, 0, Toleration.exists("gpu", TaintEffect.NO_EXECUTE)),
                new Reason.UntoleratedTaint(gpu, 0, Toleration.exists("gpu-2", null)),
                new Reason.UntoleratedTaint(gpu, 0, new Toleration("gpu", Toleration.EQUAL, "v1", null, null)),
                new Reason.UntoleratedTaint(gpu, 0, new Toleration("gpu", "Gt", "1", null, null)),
                new Reason.SelectorMismatch("disk", "v1", null),
                new Reason.SelectorMismatch("disk", "v1", "v2"),
                new Reason.AffinityMismatch(List.of()),
                new Reason.AffinityMismatch(List.of(
                        TermMiss.empty(0),
                        new TermMiss(1, false, 0, zone, null),
                        new TermMiss(2, false, 0, zone, "c1"),
                        new TermMiss(3, false, 0, new NodeSelectorRequirement("zone", "In", List.of()), "c1"),
                        new TermMiss(4, true, 0, zone, "n1"))),
                new Reason.AffinityConflict(),
                new Reason.NotAmongNodes(List.of("NodeAffinity")),
                new Reason.PortConflict(port, port, busy),
                new Reason.TooManyPods(1, 1),
                new Reason.TooManyPods(110, 110),
                new Reason.Insufficient("cpu", 100, 900, 950),
                new Reason.Insufficient("cpu", 5000, 0, 4000),
                new Reason.NoVictims(),
                new Reason.PreemptionNotHelpful());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void reasonsToo(Reason reason) {
        assertThat(ours(WORDLESS.say(reason.phrase())))
                .isSubsetOf("gpu", "true", "zone", "In", "Gt", "NoSchedule", "NoExecute");
        assertThat(Wording.ENGLISH.say(reason.phrase())).doesNotContain("{").isNotBlank();
    }

    @Test
    void amountsAreThoseOfManifests() {
        assertThat(new Reason.Insufficient("memory", 64L << 20, 1L << 30, (1L << 30) + (1L << 10)).phrase())
                .hasToString("requests 64Mi memory, 1024Mi of 1048577Ki are in use");
        assertThat(new Reason.Insufficient("example.com/gpu", 2, 0, 1).phrase())
                .hasToString(
                        "requests 2 example.com/gpu, 0 of 1 are in use; the node is too small for it even when empty");
    }

    @Test
    void wordsThatAreGluedWouldBeSeen() {
        assertThat(ours("⟦n1 ⟦gpu=true:NoSchedule⟧ 10s⟧ op=Exists for 10s")).isEmpty();
        assertThat(ours("⟦n1⟧, but its effect differs · ⟦2⟧")).containsExactly("but", "its", "effect", "differs", "·");
        assertThat(ours("⟦No — it has failed⟧")).contains("No", "—", "failed");
    }

    private static List<Phrase> said(Why why) {
        var out = new ArrayList<Phrase>();
        out.add(VerdictWords.question(why, "agent"));
        out.add(VerdictWords.headline(why));
        out.add(TermWords.of(why.verdict()));
        out.addAll(VerdictWords.details(why, _ -> "01:00"));
        for (var check : why.checks()) {
            out.add(CheckWords.rule(check));
            out.add(CheckWords.note(check));
            out.add(TermWords.of(check));
        }
        var notYet = why.notYet();
        if (notYet != null) {
            out.add(NotYetWords.question(notYet));
            out.addAll(NotYetWords.rule(notYet));
            notYet.holders().forEach(holder -> out.add(NotYetWords.holder(holder)));
        }
        var run = why.run();
        for (var line : run == null ? List.<RunWords.Line>of() : RunWords.lines(run)) {
            out.add(line.about());
            out.addAll(line.notes());
        }
        for (var remedy : why.remedies()) {
            out.add(RemedyWords.lead(remedy));
            out.add(RemedyWords.act(remedy));
        }
        return out;
    }
}
