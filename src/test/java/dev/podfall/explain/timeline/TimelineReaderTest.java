package dev.podfall.explain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TimelineReaderTest {
    private static final String THREE = Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent("");

    private static Timeline read(Lab lab) {
        return new TimelineReader().read(1, lab.session().frame());
    }

    private static List<String> dots(Lane lane) {
        return lane.dots().stream()
                .map(dot -> (dot.renumbered() ? dot.was() + "->" : "") + dot.number() + " " + dot.changeCause() + " "
                        + dot.images())
                .toList();
    }

    @Test
    void theFirstTemplateIsRevisionOneOnAllNodes() {
        var lab = Lab.of(THREE).runFor(60);
        var lane = read(lab).lanes().getFirst();
        assertThat(dots(lane)).containsExactly("1 first [agent:1.16]");
        assertThat(lane.bands()).hasSize(1);
        assertThat(lane.bands().getFirst().pods().last()).isEqualTo(3);
        assertThat(lane.bands().getFirst().pods().at(lab.session().frame().start()))
                .isZero();
        assertThat(lane.bands().getFirst().pods().highest()).isEqualTo(3);
    }

    @Test
    void rollingBackRenumbersTheSameObject() {
        var lab = Lab.of(THREE).runFor(60);
        lab.image("agent:1.17", "second").runFor(120);
        lab.image("agent:1.16", "back").runFor(120);
        var lane = read(lab).lanes().getFirst();
        assertThat(lane.dots()).hasSize(3);
        var back = lane.dots().getLast();
        assertThat(back.was()).isEqualTo(1);
        assertThat(back.number()).isEqualTo(3);
        assertThat(back.name()).isEqualTo(lane.dots().getFirst().name());
        assertThat(back.by().actor().toString()).isEqualTo("daemonset-controller");
        assertThat(back.because())
                .isNotNull()
                .extracting(act -> act.actor().toString())
                .isEqualTo(Step.USER);
        assertThat(lane.bands().getFirst().pods().last()).isEqualTo(3);
        assertThat(lane.bands().getLast().pods().last()).isZero();
        assertThat(lane.bands().getLast().pods().highest()).isEqualTo(3);
        var now = lab.session().now();
        assertThat(lane.dotOf(back.hash(), now)).isEqualTo(back);
        assertThat(lane.dotOf(back.hash(), back.by().at().minusMillis(1)))
                .extracting(Dot::number)
                .isEqualTo(1L);
    }

    private static List<String> ends(Lab lab) {
        return read(lab).lanes().getFirst().dots().stream()
                .map(dot -> dot.number() + " "
                        + (dot.end() == null
                                ? "there"
                                : dot.end().why() + " " + dot.end().number() + " by "
                                        + dot.end().by().actor()))
                .toList();
    }

    @Test
    void aRenumberedRevisionSaysWhatItIsNow() {
        var lab = Lab.of(THREE).runFor(60);
        lab.image("agent:1.17", "second").runFor(120);
        lab.image("agent:1.16", "back").runFor(120);
        assertThat(ends(lab)).containsExactly("1 RENUMBERED 3 by daemonset-controller", "2 there", "3 there");
        var lane = read(lab).lanes().getFirst();
        var first = lane.dots().getFirst();
        var back = lane.dots().getLast();
        assertThat(lane.origin(back)).isEqualTo(first);
        assertThat(lane.origin(first)).isNull();
        assertThat(first.endAt(back.by().at().minusNanos(1))).isNull();
        assertThat(first.endAt(back.by().at())).isNotNull();
    }

    @Test
    void whatIsBeyondTheHistoryLimitSaysSo() {
        var lab = Lab.of(THREE).runFor(60);
        lab.patch(Kind.DAEMON_SET, "agent", "spec: {revisionHistoryLimit: 1}");
        lab.image("agent:1.17", "second").runFor(120);
        lab.image("agent:1.18", "third").runFor(120);
        assertThat(ends(lab)).containsExactly("1 HISTORY_LIMIT 1 by daemonset-controller", "2 there", "3 there");
        var lane = read(lab).lanes().getFirst();
        var first = lane.dots().getFirst();
        assertThat(lane.dotOf(first.hash(), lab.session().now())).isNull();
    }

    @Test
    void whatSomebodyDeletesSaysWho() {
        var lab = Lab.of(THREE).runFor(60);
        lab.image("agent:1.17", "second").runFor(120);
        var first = read(lab).lanes().getFirst().dots().getFirst();
        lab.give("kubectl delete controllerrevision " + first.name()).runFor(10);
        assertThat(ends(lab)).containsExactly("1 DELETED 0 by user", "2 there");
    }

    @Test
    void revisionsGoWithTheirDaemonSet() {
        var lab = Lab.of(THREE).runFor(60);
        lab.give("kubectl delete ds agent").runFor(60);
        assertThat(ends(lab)).containsExactly("1 OWNER_GONE 0 by generic-garbage-collector");
    }

    @Test
    void orphansAreTakenUpByTheNextDaemonSetUnderTheirNumbers() {
        var lab = Lab.of(THREE).runFor(60);
        lab.image("agent:1.17", "second").runFor(120);
        lab.give("kubectl delete ds agent --cascade=orphan").runFor(10);
        assertThat(ends(lab))
                .containsExactly(
                        "1 RELEASED 0 by generic-garbage-collector", "2 RELEASED 0 by generic-garbage-collector");
        lab.load(Lab.agent("")).runFor(60);
        var lanes = read(lab).lanes();
        assertThat(lanes).hasSize(2);
        assertThat(lanes.getLast().dots().stream().map(dot -> dot.was() + "->" + dot.number()))
                .containsExactly("0->1", "0->2", "1->3");
    }

    @Test
    void aDotIsKnownAgainWhenItsObjectHasChanged() {
        var lab = Lab.of(THREE).runFor(60);
        var before = read(lab).lanes().getFirst().dots().getFirst();
        lab.give("kubectl annotate controllerrevision " + before.name()
                        + " kubernetes.io/change-cause='other words' --overwrite")
                .runFor(10);
        var lane = read(lab).lanes().getFirst();
        assertThat(lane.dots()).doesNotContain(before);
        var now = lane.now(before);
        assertThat(now).isNotNull().extracting(Dot::changeCause).isEqualTo("other words");
    }

    @Test
    void bandsAgreeWithTheStateAtEveryStep() {
        var lab = Lab.of(THREE).runFor(60);
        lab.image("agent:1.17", "second").runFor(120);
        var lane = read(lab).lanes().getFirst();
        var journal = lab.session().journal();
        for (int i = 0; i < journal.size(); i++) {
            var step = journal.get(i);
            boolean lastAtThatTime =
                    i + 1 == journal.size() || journal.get(i + 1).at().isAfter(step.at());
            for (var band : lane.bands()) {
                if (lastAtThatTime) {
                    assertThat(band.pods().at(step.at()))
                            .as("step %d", step.number())
                            .isEqualTo(bound(step, band.hash()));
                }
            }
        }
    }

    private static int bound(Step step, String hash) {
        return (int) step.state().pods().stream()
                .filter(pod -> pod.meta().labels().has(RevisionHash.LABEL, hash))
                .filter(pod -> !pod.nodeName().isEmpty() && !pod.isTerminating() && !pod.isTerminal())
                .count();
    }

    @Test
    void readingOnIsTheSameAsReadingAll() {
        var lab = Lab.of(THREE);
        var reader = new TimelineReader();
        for (int i = 0; i < 60; i++) {
            reader.read(1, lab.session().frame());
            lab.runFor(1);
        }
        lab.image("agent:1.17", "second");
        var grown = reader.read(1, lab.runFor(60).session().frame());
        var whole = read(lab);
        assertThat(grown.acts()).isEqualTo(whole.acts());
        assertThat(grown.stops()).isEqualTo(whole.stops());
        assertThat(grown.lanes().getFirst().dots())
                .isEqualTo(whole.lanes().getFirst().dots());
        assertThat(grown.lanes().getFirst().bands().getFirst().pods().highest()).isEqualTo(3);
    }

    @Test
    void anotherSessionBeginsAnew() {
        var reader = new TimelineReader();
        reader.read(1, Lab.of(THREE).runFor(60).session().frame());
        var empty = reader.read(2, Lab.of("").session().frame());
        assertThat(empty.lanes()).isEmpty();
        assertThat(empty.acts()).isEmpty();
    }

    @Test
    void stopsAreWhatTheUserDidAndWhatCameOfIt() {
        var lab = Lab.of(THREE).runFor(60);
        var timeline = read(lab);
        assertThat(timeline.acts())
                .hasSize(4)
                .allMatch(act -> act.actor().toString().equals(Step.USER));
        var done = lab.session().journal().number(timeline.stops().getLast());
        assertThat(done.actor().toString()).isEqualTo("daemonset-controller");
        assertThat(timeline.nextStop(0)).isEqualTo(timeline.stops().getFirst());
        assertThat(timeline.nextStop(done.number())).isNull();
        assertThat(timeline.stopBefore(done.number()))
                .isEqualTo(timeline.stops().get(timeline.stops().size() - 2));
    }

    @Test
    void aDeletedDaemonSetKeepsItsLane() {
        var lab = Lab.of(THREE).runFor(60);
        lab.session()
                .execute(new dev.podfall.cluster.Command.Delete(
                        Kind.DAEMON_SET,
                        ObjectKey.of("default", "agent"),
                        dev.podfall.apiserver.DeleteOptions.DEFAULT));
        lab.session().runFor(Duration.ofSeconds(60));
        var lane = read(lab).lanes().getFirst();
        assertThat(lane.gone()).isNotNull().isAfter(Instant.EPOCH);
        assertThat(lane.bands().getFirst().pods().last()).isZero();
    }

    /** In a copy of a cluster the revisions and the pods may stand before the DaemonSet that they are of. */
    @Test
    void aCopyHasItsRevisionsAndPods() throws IOException {
        var file = Path.of("src/test/resources/dev/podfall/kubectl/load/dump-stuck-rollout.yaml");
        var sources = List.of(new Source("copy.yaml", Files.readString(file)));
        var session = new Session(ManifestLoad.optionsFor(sources));
        ManifestLoad.plan(sources, session).apply(session);
        session.runFor(Duration.ofSeconds(5));
        var lane = new TimelineReader().read(1, session.frame()).lanes().getFirst();
        assertThat(lane.dots()).extracting(Dot::number).containsExactly(1L, 2L);
        assertThat(lane.bands())
                .extracting(Lane.Band::hash, band -> band.pods().last())
                .containsExactlyInAnyOrder(Tuple.tuple("aaa", 2), Tuple.tuple("bbb", 1));
    }
}
