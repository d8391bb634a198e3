package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.CaptionLine;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.TextIo;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pods of a copied cluster carry its hashes, and are of a revision all the same. */
class CopiedRevisionsTest {
    private static final String FOREIGN = "6b9d7c8f5d";

    private static final String TEMPLATE = "tolerations: [{key: gpu, operator: Exists}]\n"
            + "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
            + " [{matchExpressions: [{key: kubernetes.io/hostname, operator: Exists}]}]}}}\n";

    /** What {@code kubectl get} prints of the lab's cluster, as another controller would have named its pods' template. */
    private static Session copy(Lab lab, String kinds) {
        var io = new TextIo(Map.of());
        assertThat(Console.run("kubectl get " + kinds + " -A -o yaml", io, lab.session()))
                .isZero();
        var hash = lab.state().podsOnNode("n1").iterator().next().templateHash();
        var dump = io.out().replace(hash, FOREIGN);
        assertThat(dump).contains(RevisionHash.LABEL + ": " + FOREIGN);
        var sources = List.of(new Source("dump.yaml", dump));
        var copy = new Session(ManifestLoad.optionsFor(sources));
        ManifestLoad.plan(sources, copy).apply(copy);
        copy.runFor(Duration.ofSeconds(30));
        return copy;
    }

    private static List<Pod> agents(Session session) {
        var out = new ArrayList<Pod>();
        session.state().podsControlledBy(daemonSet(session).uid()).forEach(out::add);
        return out;
    }

    private static dev.podfall.api.apps.DaemonSet daemonSet(Session session) {
        return Objects.requireNonNull(session.state().daemonSet(Lab.AGENT));
    }

    @Test
    void theyAreOfTheRevisionThatTheirTemplateIs() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(TEMPLATE))
                .runFor(60);
        var copy = copy(lab, "nodes,daemonsets,pods");
        assertThat(agents(copy)).hasSize(2).allMatch(pod -> pod.templateHash().equals(FOREIGN));
        var own = Objects.requireNonNull(Revisions.newest(copy.state(), daemonSet(copy)));
        assertThat(own.hash()).isNotEqualTo(FOREIGN);
        for (var pod : agents(copy)) {
            assertThat(Revisions.numberOf(copy.state(), daemonSet(copy), pod)).isEqualTo(1);
            assertThat(TemplateMatch.isOf(Revisions.template(own), pod)).isTrue();
            var node = Objects.requireNonNull(copy.state().node(pod.nodeName()));
            var why = Why.of(copy.state(), daemonSet(copy), node, Known.at(copy.now()));
            assertThat(why.verdict()).isEqualTo(new Verdict.Runs());
        }
        assertThat(RolloutDiagnosis.of(copy.state(), daemonSet(copy), copy.now())
                        .phase())
                .isEqualTo(RolloutDiagnosis.Phase.SETTLED);
        assertThat(NotYet.of(copy.state(), daemonSet(copy), copy.now())).isNull();
    }

    @Test
    void nobodyIsSaidToHaveCreatedThem() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(TEMPLATE))
                .runFor(60);
        var journal = copy(lab, "nodes,daemonsets,pods").journal();
        var opened = journal.stream().filter(Step::byUser).toList();
        assertThat(Captions.of(journal, opened).sentence().toString())
                .isEqualTo("user opened a copied cluster: 2 nodes, 1 DaemonSet, and 2 pods");
        assertThat(Captions.of(journal, opened.getFirst().number()).sentence().toString())
                .isEqualTo("user opened a copied cluster: 1 node");
        var atRest = CaptionLine.atRest(journal, 0, journal.size()).seen();
        assertThat(Objects.requireNonNull(atRest).sentence().toString())
                .startsWith("user opened a copied cluster: 2 nodes")
                .contains("; daemonset-controller created ControllerRevision agent-")
                .doesNotContain("kubectl");
    }

    @Test
    void theTimelineCountsThemWithTheirRevision() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(TEMPLATE))
                .runFor(60);
        var copy = copy(lab, "nodes,daemonsets,pods");
        var lane = new TimelineReader().read(1, copy.frame()).lanes().getFirst();
        assertThat(lane.bands()).singleElement().satisfies(band -> {
            assertThat(band.hash()).isEqualTo(lane.dots().getFirst().hash());
            assertThat(band.pods().last()).isEqualTo(2);
        });
        // One that is made here carries a hash of ours, and is counted in the same band.
        var io = new TextIo(Map.of());
        assertThat(Console.run("kubectl delete pod " + agents(copy).getFirst().name() + " -n default", io, copy))
                .isZero();
        copy.runFor(Duration.ofSeconds(30));
        assertThat(agents(copy)).extracting(Pod::templateHash).contains(FOREIGN).doesNotHaveDuplicates();
        assertThat(new TimelineReader().read(1, copy.frame()).lanes().getFirst().bands())
                .singleElement()
                .satisfies(band -> assertThat(band.pods().last()).isEqualTo(2));
    }

    @Test
    void ofTwoRevisionsItIsTheOneThatHasWhatThePodHas() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent(TEMPLATE)).runFor(60);
        var old = lab.state().podsOnNode("n1").iterator().next();
        lab.give("kubectl set image ds/agent agent=agent:1.17").runFor(60);
        var changed = lab.state().podsOnNode("n1").iterator().next();
        lab.give("kubectl set env ds/agent LEVEL=debug").runFor(60);
        var more = lab.state().podsOnNode("n1").iterator().next();
        var revisions = Revisions.of(lab.state(), lab.agent());
        assertThat(List.of(old, changed, more))
                .extracting(pod ->
                        Objects.requireNonNull(Revisions.of(revisions, pod)).revision())
                .containsExactly(1L, 2L, 3L);
        // A pod of something else is of none of them.
        var stranger = Lab.of(Lab.node("n1", "") + Lab.agent("").replace("agent:1.16", "other:1"))
                .runFor(60);
        assertThat(Revisions.of(
                        revisions, stranger.state().podsOnNode("n1").iterator().next()))
                .isNull();
    }
}
