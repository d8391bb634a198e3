package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.explain.BackOffs;
import dev.podfall.explain.Headcount;
import dev.podfall.explain.Lab;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tiles say of a session. */
class TopologyMapperTest {
    private final TopologyMapper mapper = new TopologyMapper(new Hues());

    private TopologyModel map(Lab lab) {
        return map(lab, null);
    }

    private TopologyModel map(Lab lab, WhatIf.@Nullable Result preview) {
        var session = lab.session();
        var moment =
                new Moment(1, session.frame(), session.journal().size(), session.now(), true, Pace.REAL, List.of());
        return mapper.map(moment, Selection.Choice.NOTHING, Ghosts.of(preview));
    }

    private static List<String> picture(TopologyModel model) {
        return model.nodes().stream()
                .map(tile -> "%s: %s %s"
                        .formatted(
                                tile.name(),
                                tile.verdict().text(),
                                tile.pods().stream()
                                        .map(pod -> pod.hue() + "/" + pod.number() + " " + pod.state())
                                        .toList()))
                .toList();
    }

    @Test
    void theControlPlaneIsSkippedAndSaysWhy() {
        var model = map(Lab.sample("03-control-plane.yaml").runFor(30));
        assertThat(model.selectedLane()).endsWith("/fluent-bit");
        assertThat(picture(model))
                .containsExactly(
                        "control-plane-1: taint [1/1 READY]",
                        "worker-1: runs [0/1 READY, 1/1 READY]",
                        "worker-2: runs [0/1 READY, 1/1 READY]",
                        "worker-3: runs [0/1 READY, 1/1 READY]");
        var tile = model.nodes().getFirst();
        assertThat(tile.ghost()).isNotNull();
        assertThat(tile.ghost().reason()).contains("node-role.kubernetes.io/control-plane:NoSchedule");
        assertThat(tile.taints()).extracting(TaintChip::refuses).containsExactly(true);
        assertThat(tile.roles()).containsExactly("control-plane");
    }

    @Test
    void whatDoesNotFitWaitsInTheTrayAndTheTileNamesTheRule() {
        var model = map(Lab.sample("11-does-not-fit.yaml").runFor(30));
        assertThat(model.pending()).hasSize(1);
        var waiting = model.pending().getFirst();
        assertThat(waiting.message()).startsWith("0/3 nodes are available: 1 Insufficient cpu");
        assertThat(waiting.refusal()).isNotNull();
        assertThat(waiting.refusal().node()).isEqualTo("small-1");
        assertThat(model.nodes().stream()
                        .filter(tile -> tile.name().equals("small-1"))
                        .map(tile -> tile.verdict().text()))
                .containsExactly("cpu");
    }

    @Test
    void theBarSaysHowMuchOfWhatOthersHaveIsMissing() {
        var tile = tile(map(Lab.sample("11-does-not-fit.yaml").runFor(30)), "small-1");
        var cpu = tile.capacity().getFirst();
        assertThat(cpu.text()).isEqualTo("cpu 1500m of 2, 1 wanted");
        assertThat(cpu.missing()).isEqualTo(0.25);
        assertThat(tile.capacity().getLast().missing()).isZero();
        assertThat(tile(map(Lab.sample("11-does-not-fit.yaml").runFor(30)), "worker-1")
                        .capacity())
                .allMatch(bar -> bar.missing() == 0 && bar.more().isEmpty());
    }

    @Test
    void thePlaceThatAPodWaitsForIsSeen() {
        var tile = tile(map(Lab.sample("11-does-not-fit.yaml").runFor(30)), "small-1");
        assertThat(tile.pods()).filteredOn(pod -> !pod.isHere()).singleElement().satisfies(pod -> {
            assertThat(pod.state()).isEqualTo(PodMark.State.AWAITED);
            assertThat(pod.ordinary()).isFalse();
        });
        long here = tile.pods().stream().filter(PodMark::isHere).count();
        assertThat(tile.spoken()).contains(here == 1 ? "1 pod" : here + " pods");
    }

    @Test
    void aFailedPodSaysWhenItIsTriedAgain() {
        var lab = Lab.sample("09-broken-image.yaml")
                .runFor(30)
                .give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing")
                .runFor(40);
        for (int i = 0; i < 60 && !failed(map(lab)).verdict().text().startsWith("try in 5s"); i++) {
            lab.runFor(1);
        }
        var before = failed(map(lab));
        var said = BackOffs.on(
                        before.name(),
                        lab.session().frame().journal(),
                        lab.session().now())
                .stream()
                .filter(backing -> backing.at().isAfter(lab.session().now()))
                .findFirst()
                .orElseThrow();
        long left = (Duration.between(lab.session().now(), said.at()).toMillis() + 999) / 1000;
        assertThat(before.verdict().text()).isEqualTo("try in " + left + "s · ImagePullBackOff");
        assertThat(before.pods()).anySatisfy(pod -> {
            assertThat(pod.state()).isEqualTo(PodMark.State.FAILED);
            assertThat(pod.countdown()).isNotNull();
            assertThat(pod.countdown().retry()).isTrue();
            assertThat(pod.countdown().seconds()).isEqualTo(left);
        });
        var later = tile(map(lab.runFor(1)), before.name());
        assertThat(later.verdict().text()).startsWith("try in " + (left - 1) + "s");
    }

    private static NodeTile failed(TopologyModel model) {
        return model.nodes().stream()
                .filter(tile -> tile.verdict().kind() == Verdict.Kind.FAILS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHasToMakeRoomIsMarkedAndSoIsThePlaceOfTheOther() {
        var lab = Lab.of(Lab.node(
                                "n1",
                                "status:\n  allocatable: {cpu: '4', memory: 1Gi, pods: '10'}\n  capacity: {cpu: '4', memory: 1Gi, pods: '10'}\n")
                        + "---\napiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 1000\n"
                        + pod("small", "", "3"))
                .runFor(30);
        lab.load(pod("large", "priorityClassName: high, ", "3"));
        var states = new java.util.TreeSet<PodMark.State>();
        for (int i = 0; i < 40; i++) {
            tile(map(lab), "n1").pods().forEach(pod -> states.add(pod.state()));
            lab.session().runFor(Duration.ofMillis(50));
        }
        assertThat(states).contains(PodMark.State.PREEMPTED, PodMark.State.AWAITED);
    }

    private static String pod(String name, String extra, String cpu) {
        return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: default}\nspec: {%scontainers: [{name: c, image: i, resources: {requests: {cpu: '%s'}}}]}\n"
                .formatted(name, extra, cpu);
    }

    @Test
    void aStagedTaintShowsWhoWouldGoAndWhen() {
        var lab = Lab.sample("05-toleration-seconds.yaml").runFor(30);
        var result = stage(lab, Taint.of("maintenance", "now", TaintEffect.NO_EXECUTE));
        var tile = tile(map(lab, result), "worker-2");
        assertThat(tile.taints())
                .extracting(TaintChip::text, TaintChip::staged)
                .containsExactly(Tuple.tuple("maintenance=now:NoExecute", true));
        assertThat(tile.verdict().kind()).isEqualTo(Verdict.Kind.EVICTS);
        assertThat(tile.pods()).extracting(PodMark::state).containsExactly(PodMark.State.LEAVING);
        assertThat(tile(map(lab), "worker-2").taints()).isEmpty();
    }

    /** A pod that a rollout deletes where a NoSchedule taint lets no new one come. */
    @Test
    void whoGoesWithoutBeingEvictedIsNotSaidToBe() {
        var lab = Lab.sample("04-noschedule-and-noexecute.yaml").runFor(30);
        lab.give("kubectl taint node worker-1 maintenance=true:NoSchedule").runFor(10);
        var daemonSet = lab.session().state().daemonSets().iterator().next().name();
        var staged = StagedLines.of(
                List.of(ConsoleLine.of("kubectl set env ds/" + daemonSet + " A=b")),
                lab.session().rehearsal());
        assertThat(staged.complaints()).isEmpty();
        var result = Objects.requireNonNull(WhatIf.run(lab.session(), staged.commands(), () -> false));
        var tile = tile(map(lab, result), "worker-1");
        assertThat(tile.verdict().kind()).isEqualTo(Verdict.Kind.ENDS);
        assertThat(tile.verdict().text()).isEqualTo("goes");
    }

    /** Until its controller has looked again. */
    @Test
    void whoIsNoMoreSelectedGoesAndIsNotEvicted() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("nodeSelector: {disk: ssd}"));
        lab.give("kubectl label node n1 disk=ssd").runFor(30).give("kubectl label node n1 --overwrite disk=hdd");
        assertThat(tile(map(lab), "n1").verdict().kind()).isEqualTo(Verdict.Kind.ENDS);
    }

    @Test
    void aTolerationThatRunsOutCountsDown() {
        var lab = Lab.sample("05-toleration-seconds.yaml").runFor(30);
        var node = lab.node("worker-2")
                .withSpec(lab.node("worker-2")
                        .spec()
                        .withTaints(List.of(Taint.of("maintenance", "now", TaintEffect.NO_EXECUTE))));
        lab.session()
                .execute(new Command.Replace(Kind.NODE, node.key(), node.toTree(), WriteOptions.by("kubectl-taint")));
        var tile = tile(map(lab.runFor(10)), "worker-2");
        assertThat(tile.verdict().text()).isEqualTo("evicts in 20s");
        assertThat(tile.pods()).extracting(PodMark::countdown).containsExactly(new PodMark.Countdown(0.68, 20));
    }

    private static WhatIf.Result stage(Lab lab, Taint taint) {
        var node = lab.node("worker-2").withSpec(lab.node("worker-2").spec().withTaints(List.of(taint)));
        var session = lab.session();
        var command = new Command.Replace(Kind.NODE, node.key(), node.toTree(), WriteOptions.by("kubectl-taint"));
        return Objects.requireNonNull(WhatIf.run(session, List.of(command), () -> false));
    }

    private static NodeTile tile(TopologyModel model, String name) {
        return model.nodes().stream()
                .filter(tile -> tile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tilesOfWhatDidNotChangeAreTheSameObjects() {
        var lab = Lab.sample("01-first-daemonset.yaml").runFor(60);
        var before = map(lab);
        var after = map(lab.runFor(1));
        for (int i = 0; i < before.nodes().size(); i++) {
            assertThat(after.nodes().get(i)).isSameAs(before.nodes().get(i));
        }
    }

    /** The group headers' numbers, the chip's and those that the status bar and the Summary take from the status. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-first-daemonset.yaml",
                "03-control-plane.yaml",
                "06-node-selector-and-affinity.yaml",
                "09-broken-image.yaml",
                "10-surge.yaml",
                "11-does-not-fit.yaml",
                "12-node-dies.yaml"
            })
    void groupsAddUpToTheDaemonSetsNumbers(String file) {
        var lab = Lab.sample(file).runFor(60);
        if (file.startsWith("09")) {
            lab.give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing")
                    .runFor(120);
        } else if (file.startsWith("12")) {
            lab.give("kubelet stop worker-2").runFor(120);
        }
        var model = map(lab);
        var posted = Headcount.posted(lab.state().daemonSets().iterator().next());
        var sum = model.nodes().stream().map(NodeTile::count).reduce(Headcount.NONE, Headcount::plus);
        assertThat(sum).isEqualTo(posted);
        assertThat(model.lanes().getFirst().count()).isEqualTo(sum.ready() + "/" + sum.wanted());
        assertThat(sum.isComplete()).isEqualTo(!file.matches("(09|11).*"));
    }

    private static String nodesAnd(String podSpec) {
        return Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(podSpec);
    }

    @Test
    void aPodThatTheKubeletRefusesCountsAsWantedAndSaysWhy() {
        var lab = Lab.of(nodesAnd("")).runFor(60);
        lab.give("kubelet condition n1 DiskPressure=True").runFor(20);
        lab.give("kubectl delete pod -l app=agent").runFor(60);
        assertThat(tile(map(lab), "n1").verdict().text()).isEqualTo("Evicted");
        assertThat(tile(map(lab), "n1").count()).isEqualTo(new Headcount(1, 0));
        assertThat(tile(map(lab), "n2").count()).isEqualTo(new Headcount(1, 1));
    }

    @Test
    void whoKeepsPodsFromBeingMadeBoundOrEndedIsOnTheTile() {
        var refused = Lab.of(nodesAnd("priorityClassName: nope")).runFor(60);
        assertThat(tile(map(refused), "n1").verdict().text()).isEqualTo("not created");
        var foreign = Lab.of(nodesAnd("schedulerName: volcano")).runFor(60);
        assertThat(tile(map(foreign), "n1").verdict().text()).isEqualTo("no scheduler");
        var gated =
                Lab.of(nodesAnd("schedulingGates: [{name: example.com/wait}]")).runFor(60);
        assertThat(tile(map(gated), "n1").verdict().text()).isEqualTo("gated");
        var networkless = Lab.of(Lab.node("n1", "  annotations: {podfall.dev/network-plugin: cni}\n")
                        + Lab.agent("tolerations: [{operator: Exists}]"))
                .runFor(60);
        assertThat(tile(map(networkless), "n1").verdict().text()).isEqualTo("no network");
        var dead = Lab.of(nodesAnd("tolerations: [{operator: Exists}]")).runFor(60);
        dead.give("kubelet stop n1").runFor(120);
        assertThat(tile(map(dead), "n1").verdict().text()).isEqualTo("kubelet silent");
        dead.give("kubectl set image ds/agent agent=agent:1.17").runFor(60);
        assertThat(tile(map(dead), "n1").verdict().text()).isEqualTo("cannot end");
    }

    private static MapFacts.OfGroup facts(TopologyModel model) {
        var slots = Slots.EMPTY.next(model, new Grouping.None());
        var facts = new MapFacts();
        facts.follow(model.nodes(), slots, 0);
        return facts.group(0);
    }

    @Test
    void aGroupsNumbersAreTheStatusesAndSayWhatFails() {
        var lab = Lab.sample("09-broken-image.yaml")
                .runFor(30)
                .give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing")
                .runFor(60);
        var facts = facts(map(lab));
        var status = lab.state().daemonSets().iterator().next().status();
        assertThat(facts.count())
                .isEqualTo(new Headcount(status.desiredNumberScheduled(), status.numberReady()))
                .isEqualTo(new Headcount(6, 4));
        assertThat(facts.updated()).isEqualTo(status.updatedNumberScheduled()).isEqualTo(2);
        assertThat(facts.outdated()).isEqualTo(4);
        assertThat(facts.failed()).isEqualTo(2);
    }

    @Test
    void aGroupSaysOnHowManyNodesMoreItRunsThatItShouldNot() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .runFor(30);
        assertThat(facts(map(lab)).misscheduled()).isZero();
        lab.give("kubectl taint nodes n1 n2 dedicated=x:NoSchedule").runFor(30);
        // The controller comes to it when something of its own changes.
        lab.give("kubectl annotate ds agent looked=again").runFor(30);
        var facts = facts(map(lab));
        var status = lab.state().daemonSets().iterator().next().status();
        assertThat(facts.count()).isEqualTo(new Headcount(1, 1));
        assertThat(facts.misscheduled()).isEqualTo(status.numberMisscheduled()).isEqualTo(2);
    }

    @Test
    void whileARolloutRunsTheGroupCountsAsTheControllerDoes() {
        var lab = Lab.sample("10-surge.yaml").runFor(30);
        lab.give("kubectl set image ds/ingress ingress=registry.example/ingress:1.12");
        for (int second = 0; second < 60; second++) {
            lab.runFor(1);
            var facts = facts(map(lab));
            var status = lab.state().daemonSets().iterator().next().status();
            assertThat(facts.count().wanted()).isEqualTo(status.desiredNumberScheduled());
            assertThat(facts.updated() + facts.outdated()).isEqualTo(status.currentNumberScheduled());
        }
        assertThat(facts(map(lab)).outdated()).isZero();
    }

    @Test
    void aGroupSaysWhatAllItsNodesShare() {
        var taints = """
                spec:
                  taints:
                  - {key: dedicated, value: gpu, effect: NoSchedule}
                """;
        var lab = Lab.of(Lab.node("n1", taints)
                        + Lab.node("n2", taints + "  - {key: out, effect: NoExecute}\n")
                        + Lab.agent(""))
                .runFor(10);
        assertThat(facts(map(lab)).taints()).extracting(TaintChip::text).containsExactly("dedicated=gpu:NoSchedule");
        var mixed = Lab.of(Lab.node("n1", taints) + Lab.node("n2", "") + Lab.agent(""))
                .runFor(10);
        assertThat(facts(map(mixed)).taints()).isEmpty();
    }

    @Test
    void labelsThatAnyDaemonSetOrPodLooksAtComeFirst() {
        var node = Lab.node("n1", "").replace("hostname: n1}", "hostname: n1, aaa: x, wanted: 'yes', zoned: b}");
        var pod = """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: lone}
                spec:
                  nodeSelector: {zoned: b}
                  containers: [{name: c, image: c}]
                """;
        assertThat(map(Lab.of(node + Lab.agent("nodeSelector: {wanted: 'yes'}")).runFor(5))
                        .nodes()
                        .getFirst()
                        .chips())
                .extracting(LabelChip::key)
                .containsExactly("wanted", "aaa", "zoned");
        var lab = Lab.of(node + Lab.agent("") + pod).runFor(5);
        assertThat(map(lab).nodes().getFirst().chips())
                .extracting(LabelChip::key)
                .containsExactly("zoned", "aaa", "wanted");
        assertThat(map(lab.give("kubectl delete pod lone").runFor(60))
                        .nodes()
                        .getFirst()
                        .chips())
                .extracting(LabelChip::key)
                .containsExactly("aaa", "wanted", "zoned");
    }

    /** Clouds set a label under its old name too; on a tile both would read the same. */
    @Test
    void aLabelUnderItsOldNameIsShownOnlyIfItSaysSomethingElse() {
        var both = Lab.node("n1", "")
                .replace(
                        "hostname: n1}",
                        "hostname: n1, topology.kubernetes.io/zone: a, failure-domain.beta.kubernetes.io/zone: a,"
                                + " topology.kubernetes.io/region: r, failure-domain.beta.kubernetes.io/region: other,"
                                + " beta.kubernetes.io/instance-type: m5}");
        assertThat(map(Lab.of(both).runFor(5)).nodes().getFirst().chips())
                .extracting(LabelChip::key)
                .containsExactly(
                        "beta.kubernetes.io/instance-type",
                        "failure-domain.beta.kubernetes.io/region",
                        "topology.kubernetes.io/region",
                        "topology.kubernetes.io/zone");
        var asked = Lab.agent("nodeSelector: {failure-domain.beta.kubernetes.io/zone: a}");
        assertThat(map(Lab.of(both + asked).runFor(5)).nodes().getFirst().chips())
                .extracting(LabelChip::key)
                .startsWith("failure-domain.beta.kubernetes.io/zone");
    }

    @Test
    void theMostSevereTaintComesFirst() {
        var lab = Lab.of(Lab.node("n1", """
                        spec:
                          taints:
                          - {key: a, effect: PreferNoSchedule}
                          - {key: b, effect: NoSchedule}
                          - {key: c, effect: NoExecute}
                        """)).runFor(1);
        assertThat(map(lab).nodes().getFirst().taints())
                .extracting(TaintChip::key)
                .containsExactly("c", "b", "a");
    }
}
