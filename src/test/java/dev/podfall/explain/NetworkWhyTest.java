package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.caption.Captions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Why and the captions say of a node that waits for its network plugin. */
class NetworkWhyTest {
    private static final ObjectKey CNI = ObjectKey.of("default", "cni");
    private static final String ALL = "tolerations: [{operator: Exists}]";
    private static final String NODE = Lab.node("n1", "  annotations: {podfall.dev/network-plugin: default/cni}\n");

    private static String daemonSet(String name, String podSpec) {
        return Lab.agent(podSpec).replace("agent", name);
    }

    private static Why why(Lab lab, String daemonSet) {
        DaemonSet set = Objects.requireNonNull(lab.state().daemonSet(ObjectKey.of("default", daemonSet)));
        var node = Objects.requireNonNull(lab.state().node("n1"));
        return Why.of(lab.state(), set, node, Known.at(lab.session().now()));
    }

    private static List<String> refusing(Why why) {
        return why.against().stream()
                .map(check -> check.asker() + " " + check.rule() + ": " + CheckWords.note(check))
                .toList();
    }

    @Test
    void aPodThatIsThereWaitsForThePlugin() {
        var why = why(Lab.of(NODE + daemonSet("logs", ALL)).runFor(600), "logs");
        assertThat(why.verdict()).isEqualTo(new Verdict.AwaitsNetwork(true, CNI, false));
        assertThat(why.verdict().leaning()).isEqualTo(Verdict.Leaning.WAITS);
        assertThat(VerdictWords.headline(why))
                .hasToString("Waits — its pod is here and not started: the node has no network yet");
        assertThat(VerdictWords.details(why, Object::toString))
                .singleElement()
                .hasToString("Until a pod of DaemonSet default/cni runs here, the kubelet starts only pods with"
                        + " hostNetwork: true.");
        assertThat(refusing(why))
                .containsExactly("KUBELET NetworkReady: not until a pod of DaemonSet default/cni runs here; of pods"
                        + " without hostNetwork none is started before");
        assertThat(why.remedies()).isEmpty();
    }

    @Test
    void onTheHostsNetworkItNeedsNone() {
        var why = why(
                Lab.of(NODE + daemonSet("proxy", ALL + "\nhostNetwork: true")).runFor(60), "proxy");
        assertThat(why.verdict()).isEqualTo(new Verdict.Runs());
        assertThat(why.checks())
                .filteredOn(Check.HasNetwork.class::isInstance)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.answer()).isEqualTo(Check.Answer.YES);
                    assertThat(CheckWords.note(check)).hasToString("not needed: the pod uses the network of its node");
                });
    }

    @Test
    void aPluginThatWaitsForItselfIsToUseTheHostsNetwork() {
        var lab = Lab.of(NODE + daemonSet("cni", ALL)).runFor(600);
        var why = why(lab, "cni");
        assertThat(why.verdict()).isEqualTo(new Verdict.AwaitsNetwork(true, CNI, true));
        assertThat(why.verdict().leaning()).isEqualTo(Verdict.Leaning.NO);
        assertThat(why.remedies())
                .containsExactly(new Remedy(Remedy.Side.TEMPLATE, List.of(new DaemonSetChange.UseHostNetwork(CNI))));
        why.remedies().getFirst().commands(lab.state()).forEach(lab.session()::execute);
        lab.runFor(60);
        assertThat(why(lab, "cni").verdict()).isEqualTo(new Verdict.Runs());
        assertThat(Objects.requireNonNull(lab.state().node("n1")).isReady()).isTrue();
    }

    /** Who waits is told for whom; the plugin itself has to be let in: nothing else brings the network. */
    @Test
    void aPluginThatTheNodeRefusesIsToBeLetIn() {
        var lab = Lab.of(NODE + daemonSet("logs", "") + daemonSet("cni", "hostNetwork: true"))
                .runFor(60);
        var notReady = Taint.of(Taint.NOT_READY, TaintEffect.NO_SCHEDULE);
        assertThat(why(lab, "logs").remedies())
                .contains(new Remedy(Remedy.Side.NODE, List.of(new SmallestChange.BringNetwork("n1", notReady, CNI))));
        var tolerate = why(lab, "cni").remedies();
        assertThat(tolerate).extracting(Remedy::side).containsExactly(Remedy.Side.TEMPLATE);
        tolerate.getFirst().commands(lab.state()).forEach(lab.session()::execute);
        lab.runFor(60);
        assertThat(why(lab, "logs").verdict()).isEqualTo(new Verdict.Runs());
    }

    @Test
    void aPodThatIsStillToComeWouldWaitToo() {
        var lab = Lab.of(NODE + daemonSet("logs", ALL)).runFor(60);
        lab.give("kubectl delete pods -l app=logs --force --grace-period=0");
        var why = why(lab, "logs");
        assertThat(lab.state().pods()).isEmpty();
        assertThat(why.verdict()).isEqualTo(new Verdict.AwaitsNetwork(false, CNI, false));
    }

    private static List<String> captions(Lab lab, int from) {
        var out = new ArrayList<String>();
        for (long number = from + 1; number <= lab.session().journal().size(); number++) {
            out.add(Captions.of(lab.session().journal(), number).sentence().toString());
        }
        return out;
    }

    @Test
    void captionsSayWhoBringsTheNetwork() {
        var lab = Lab.of(NODE + daemonSet("logs", ALL)).runFor(200);
        Pod waits = lab.state().pods().iterator().next();
        assertThat(captions(lab, 0))
                .contains("kubelet on n1 did not start " + waits.name() + ": no network until a pod of cni runs there");
        int before = lab.session().journal().size();
        lab.load(daemonSet("cni", ALL + "\nhostNetwork: true")).runFor(60);
        var cni = lab.state().pods().stream()
                .filter(pod -> pod.name().startsWith("cni"))
                .findFirst()
                .orElseThrow();
        assertThat(captions(lab, before))
                .contains("kubelet on n1 reported node n1 ready: " + cni.name() + " has brought its network");
        var journal = lab.session().journal();
        assertThat(Objects.requireNonNull(Captions.outcome(journal, before, journal.size()))
                        .sentence()
                        .toString())
                .isEqualTo("kubectl created DaemonSet cni; kubelet on n1 reported node n1 ready: " + cni.name()
                        + " has brought its network; kubelet on n1 found 2 pods of cni, logs on 1 node ready");
    }
}
