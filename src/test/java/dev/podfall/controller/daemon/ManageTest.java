package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of upstream's daemon_controller_test.go about creating and deleting pods, under upstream's names. */
class ManageTest {
    static final List<UpdateStrategy> STRATEGIES = List.of(Fixtures.ON_DELETE, Fixtures.ROLLING);
    private static final Labels NONE = Labels.of();
    private static final Taint DEDICATED = Taint.of("dedicated", "user1", TaintEffect.NO_SCHEDULE);

    private final DaemonWorld world = new DaemonWorld().withoutKubelets();

    private static DaemonSet ds(UpdateStrategy strategy, Tree.Obj podSpec) {
        return Fixtures.daemonSet("foo", strategy, Fixtures.template("foo/bar", podSpec));
    }

    private static DaemonSet ds(UpdateStrategy strategy) {
        return ds(strategy, Tree.obj());
    }

    private static Tree.Obj named(String node) {
        return Tree.obj("nodeName", Tree.text(node));
    }

    private static Tree.Obj selecting(Labels labels) {
        return Tree.obj("nodeSelector", labels.toTree());
    }

    private static Tree.Obj tolerating() {
        var toleration = new Toleration("dedicated", "", "user1", TaintEffect.NO_SCHEDULE, null);
        return Tree.obj("tolerations", Tree.list(toleration.toTree()));
    }

    private void addPods(String node, Labels labels, DaemonSet owner, int count) {
        for (int i = 0; i < count; i++) {
            world.put(Fixtures.pod(node + "-" + labels.get("type") + "-" + i, node, labels, owner));
        }
    }

    /** What the controller does in its first sync of the DaemonSet. */
    private String sync(DaemonSet ds) {
        world.moves();
        return world.sync(world.addDaemonSet(ds)).moves();
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testSimpleDaemonSetLaunchesPods(UpdateStrategy strategy) {
        world.addNodes(0, 5, NONE);
        assertThat(sync(ds(strategy))).isEqualTo("5/0");
        assertThat(world.nodesWithPods()).containsExactly("node-0", "node-1", "node-2", "node-3", "node-4");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testSimpleDaemonSetUpdatesStatusAfterLaunchingPods(UpdateStrategy strategy) {
        world.addNodes(0, 5, NONE);
        var ds = ds(strategy);
        assertThat(sync(ds)).isEqualTo("5/0");
        assertThat(world.status(ds).updatedNumberScheduled())
                .as("events come later")
                .isZero();
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("5 5 5 0 0 0");
    }

    @Test
    void testNoNodesDoesNothing() {
        assertThat(sync(ds(Fixtures.ROLLING))).isEqualTo("0/0");
    }

    @Test
    void testOneNodeDaemonLaunchesPod() {
        world.addNode("only-node");
        assertThat(sync(ds(Fixtures.ROLLING))).isEqualTo("1/0");
    }

    @Test
    void testNotReadyNodeDaemonDoesLaunchPod() {
        world.addNode("not-ready");
        assertThat(sync(ds(Fixtures.ROLLING)))
                .as("only taints count, conditions do not")
                .isEqualTo("1/0");
    }

    @Test
    void testDontDoAnythingIfBeingDeleted() {
        world.addNodes(0, 5, NONE);
        var ds = ds(Fixtures.ROLLING);
        var going = ds.withMeta(ds.meta().withDeletion(world.clock.now(), 0L).withFinalizers(List.of("orphan")));
        world.addDaemonSet(going);
        assertThat(world.settled()).isEqualTo("0/0");
        assertThat(world.state().controllerRevisions()).isEmpty();
    }

    @Test
    void testDontDoAnythingIfBeingDeletedRace() {
        world.addNodes(0, 5, NONE);
        world.put(Fixtures.orphan("orphan", "node-0", Fixtures.SIMPLE));
        var ds = world.addDaemonSet(ds(Fixtures.ROLLING));
        world.clock.tick();
        world.store.replace(
                ds,
                ds.withMeta(
                        ds.meta().withDeletion(world.clock.now(), 0L).withFinalizers(List.of("foregroundDeletion"))));
        world.moves();
        assertThat(world.settled()).isEqualTo("0/0");
        assertThat(world.pods(pod -> pod.meta().controller() != null)).isEmpty();
    }

    @Test
    void testPodIsNotDeletedByDaemonsetWithEmptyLabelSelector() {
        world.addNodes(0, 1, NONE);
        world.put(Fixtures.orphan("other", "node-0", Labels.of("a", "b")));
        var ds = Fixtures.withSelector(ds(Fixtures.ROLLING), LabelSelector.EMPTY);
        assertThat(sync(ds)).isEqualTo("0/0");
        assertThat(world.events)
                .containsExactly("Warning SelectingAll This daemon set is selecting all pods."
                        + " A non-empty selector is required.");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testDealsWithExistingPods(UpdateStrategy strategy) {
        world.addNodes(0, 5, NONE);
        var ds = ds(strategy);
        addPods("node-1", Fixtures.SIMPLE, ds, 1);
        addPods("node-2", Fixtures.SIMPLE, ds, 2);
        addPods("node-3", Fixtures.SIMPLE, ds, 5);
        addPods("node-4", Fixtures.SIMPLE_2, ds, 2);
        assertThat(sync(ds)).isEqualTo("2/5");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testSelectorDaemonLaunchesPods(UpdateStrategy strategy) {
        world.addNodes(0, 4, NONE);
        world.addNodes(4, 3, Fixtures.BLUE);
        assertThat(sync(ds(strategy, selecting(Fixtures.BLUE)))).isEqualTo("3/0");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testSelectorDaemonDeletesUnselectedPods(UpdateStrategy strategy) {
        var ds = ds(strategy, selecting(Fixtures.BLUE));
        world.addNodes(0, 5, NONE);
        world.addNodes(5, 5, Fixtures.BLUE);
        addPods("node-0", Fixtures.SIMPLE_2, ds, 2);
        addPods("node-1", Fixtures.SIMPLE, ds, 3);
        addPods("node-1", Fixtures.SIMPLE_2, ds, 1);
        addPods("node-4", Fixtures.SIMPLE, ds, 1);
        assertThat(sync(ds)).isEqualTo("5/4");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testSelectorDaemonDealsWithExistingPods(UpdateStrategy strategy) {
        var ds = ds(strategy, selecting(Fixtures.BLUE));
        world.addNodes(0, 5, NONE);
        world.addNodes(5, 5, Fixtures.BLUE);
        addPods("node-0", Fixtures.SIMPLE, ds, 1);
        addPods("node-1", Fixtures.SIMPLE, ds, 3);
        addPods("node-1", Fixtures.SIMPLE_2, ds, 2);
        addPods("node-2", Fixtures.SIMPLE, ds, 4);
        addPods("node-6", Fixtures.SIMPLE, ds, 13);
        addPods("node-7", Fixtures.SIMPLE_2, ds, 4);
        addPods("node-9", Fixtures.SIMPLE, ds, 1);
        addPods("node-9", Fixtures.SIMPLE_2, ds, 1);
        assertThat(sync(ds)).isEqualTo("3/20");
    }

    @Test
    void testBadSelectorDaemonDoesNothing() {
        world.addNodes(0, 4, NONE);
        world.addNodes(4, 3, Fixtures.BLUE);
        assertThat(sync(ds(Fixtures.ROLLING, selecting(Fixtures.RED)))).isEqualTo("0/0");
    }

    @Test
    void testNameDaemonSetLaunchesPods() {
        world.addNodes(0, 5, NONE);
        assertThat(sync(ds(Fixtures.ROLLING, named("node-0")))).isEqualTo("1/0");
    }

    @Test
    void testBadNameDaemonSetDoesNothing() {
        world.addNodes(0, 5, NONE);
        assertThat(sync(ds(Fixtures.ROLLING, named("node-10")))).isEqualTo("0/0");
    }

    @Test
    void testNameAndSelectorDaemonSetLaunchesPods() {
        world.addNodes(0, 4, NONE);
        world.addNodes(4, 3, Fixtures.BLUE);
        assertThat(sync(ds(Fixtures.ROLLING, selecting(Fixtures.BLUE).overlaid(named("node-6")))))
                .isEqualTo("1/0");
    }

    @Test
    void testInconsistentNameSelectorDaemonSetDoesNothing() {
        world.addNodes(0, 4, NONE);
        world.addNodes(4, 3, Fixtures.BLUE);
        assertThat(sync(ds(Fixtures.ROLLING, selecting(Fixtures.BLUE).overlaid(named("node-0")))))
                .isEqualTo("0/0");
    }

    @Test
    void testNodeAffinityDaemonLaunchesPods() {
        var term = Tree.obj(
                "matchExpressions",
                Tree.list(Tree.builder()
                        .put("key", "color")
                        .put("operator", "In")
                        .put("values", Tree.texts(List.of("blue")))
                        .build()));
        var required = Tree.obj(
                "requiredDuringSchedulingIgnoredDuringExecution", Tree.obj("nodeSelectorTerms", Tree.list(term)));
        world.addNodes(0, 4, NONE);
        world.addNodes(4, 3, Fixtures.BLUE);
        assertThat(sync(ds(Fixtures.ROLLING, Tree.obj("affinity", Tree.obj("nodeAffinity", required)))))
                .isEqualTo("3/0");
    }

    static Stream<Arguments> testDaemonKillFailedPods() {
        return Stream.of(
                arguments("normal (do nothing)", 0, 1, "0/0", 0),
                arguments("no pods (create 1)", 0, 0, "1/0", 0),
                arguments(
                        "1 failed pod (kill 1), 0 normal pod (create 0; will create in the next sync)", 1, 0, "0/1", 1),
                arguments("1 failed pod (kill 1), 3 normal pods (kill 2)", 1, 3, "0/3", 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void testDaemonKillFailedPods(String name, int failed, int normal, String moves, long warnings) {
        world.addNodes(0, 1, NONE);
        var ds = ds(Fixtures.ROLLING);
        addPods("node-0", Fixtures.SIMPLE, ds, normal);
        for (int i = 0; i < failed; i++) {
            var pod = Fixtures.pod("failed-" + i, "node-0", Fixtures.SIMPLE, ds);
            world.put(Fixtures.in(pod, PodPhase.FAILED));
        }
        assertThat(sync(ds)).as(name).isEqualTo(moves);
        assertThat(world.events.stream()
                        .filter(event ->
                                event.startsWith("Warning FailedDaemonPod Found failed daemon pod default/failed-0"
                                        + " on node node-0, will try to kill it")))
                .hasSize((int) warnings);
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testDaemonKillFailedPodsBackoff(UpdateStrategy strategy) {
        world.addNodes(0, 1, NONE);
        var ds = ds(strategy);
        assertThat(sync(ds)).isEqualTo("1/0");
        assertThat(world.settled()).isEqualTo("0/0");

        world.setStatus(world.podOn("node-0"), PodPhase.FAILED, false);
        world.pass(Duration.ofMillis(100));
        assertThat(world.moves()).as("the first is replaced at once").isEqualTo("1/1");

        world.setStatus(world.podOn("node-0"), PodPhase.FAILED, false);
        world.pass(Duration.ofMillis(800));
        assertThat(world.moves()).as("put off").isEqualTo("0/0");
        world.pass(Duration.ofMillis(400));
        assertThat(world.moves()).as("after one second").isEqualTo("1/1");
    }

    @Test
    void testNoScheduleTaintedDoesntEvicitRunningIntolerantPod() {
        var ds = ds(Fixtures.ROLLING);
        world.addNode("tainted", NONE, List.of(DEDICATED));
        world.put(Fixtures.pod("keep-running-me", "tainted", Fixtures.SIMPLE, ds));
        assertThat(sync(ds)).isEqualTo("0/0");
        assertThat(world.counters(ds)).isEqualTo("0 0 0 0 0 1");
    }

    @Test
    void testNoExecuteTaintedDoesEvicitRunningIntolerantPod() {
        var ds = ds(Fixtures.ROLLING);
        world.addNode("tainted", NONE, List.of(Taint.of("dedicated", "user1", TaintEffect.NO_EXECUTE)));
        world.put(Fixtures.pod("stop-running-me", "tainted", Fixtures.SIMPLE, ds));
        assertThat(sync(ds)).isEqualTo("0/1");
    }

    static Stream<Arguments> launching() {
        return Stream.of(
                arguments("testTaintedNodeDaemonDoesNotLaunchIntolerantPod", Tree.obj(), List.of(DEDICATED), "0/0"),
                arguments("testTaintedNodeDaemonLaunchesToleratePod", tolerating(), List.of(DEDICATED), "1/0"),
                arguments(
                        "testNotReadyNodeDaemonLaunchesPod",
                        Tree.obj(),
                        List.of(Taint.of(Taint.NOT_READY, TaintEffect.NO_EXECUTE)),
                        "1/0"),
                arguments(
                        "testUnreachableNodeDaemonLaunchesPod",
                        Tree.obj(),
                        List.of(Taint.of(Taint.UNREACHABLE, TaintEffect.NO_EXECUTE)),
                        "1/0"),
                arguments("testNodeDaemonLaunchesToleratePod", tolerating(), List.of(), "1/0"),
                arguments(
                        "testNetworkUnavailableNodeDaemonLaunchesPod",
                        Tree.obj("hostNetwork", Tree.TRUE),
                        List.of(Taint.of(Taint.NETWORK_UNAVAILABLE, TaintEffect.NO_SCHEDULE)),
                        "1/0"),
                arguments(
                        "testTaintPressureNodeDaemonLaunchesPod",
                        Tree.obj(),
                        List.of(
                                Taint.of(Taint.DISK_PRESSURE, TaintEffect.NO_SCHEDULE),
                                Taint.of(Taint.MEMORY_PRESSURE, TaintEffect.NO_SCHEDULE),
                                Taint.of(Taint.PID_PRESSURE, TaintEffect.NO_SCHEDULE)),
                        "1/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void launching(String name, Tree.Obj podSpec, List<Taint> taints, String moves) {
        world.addNode("tainted", NONE, taints);
        assertThat(sync(ds(Fixtures.ROLLING, podSpec))).as(name).isEqualTo(moves);
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testDaemonSetRespectsTermination(UpdateStrategy strategy) {
        world.addNodes(0, 1, Fixtures.BLUE);
        var ds = ds(strategy);
        world.put(Fixtures.terminating(Fixtures.pod("node-0-", "node-0", Fixtures.SIMPLE, ds)));
        assertThat(sync(ds)).isEqualTo("0/0");
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void testDeleteUnscheduledPodForNotExistingNode(UpdateStrategy strategy) {
        var ds = ds(strategy);
        world.addNodes(0, 1, NONE);
        addPods("node-0", Fixtures.SIMPLE, ds, 1);
        addPods("node-1", Fixtures.SIMPLE, ds, 1);
        var pending = Fixtures.pod("pod1-node-3", "", Fixtures.SIMPLE, ds);
        world.put(pending.withSpec(pending.spec()
                .withAffinity(pending.spec().affinity().withRequired(List.of(NodeSelectorTerm.pinnedTo("node-2"))))));
        var strays = List.of("pod1-node-3");
        world.addDaemonSet(ds);
        world.created.clear();
        world.sync(ds);
        assertThat(world.deleted).isEqualTo(strays);
        assertThat(world.created).isEmpty();
    }

    @Test
    void testSurgeDealsWithExistingPods() {
        testDealsWithExistingPods(Fixtures.surge(IntOrPercent.of(1)));
    }

    @Test
    void aSucceededPodIsDeletedWithoutBackoff() {
        var ds = ds(Fixtures.ROLLING);
        world.addNodes(0, 1, NONE);
        world.put(Fixtures.in(Fixtures.pod("done", "node-0", Fixtures.SIMPLE, ds), PodPhase.SUCCEEDED));
        assertThat(sync(ds)).isEqualTo("0/1");
        assertThat(world.events)
                .startsWith(
                        "Normal SucceededDaemonPod Found succeeded daemon pod default/done on node node-0,"
                                + " will try to delete it",
                        "Normal SuccessfulDelete Deleted pod: done");
    }

    @Test
    void aPodThatEndedAndIsBeingDeletedDoesNotBlockItsSuccessor() {
        var ds = ds(Fixtures.ROLLING);
        world.addNodes(0, 1, NONE);
        var ended = Fixtures.in(Fixtures.pod("ended", "node-0", Fixtures.SIMPLE, ds), PodPhase.SUCCEEDED);
        world.put(Fixtures.terminating(ended));
        assertThat(sync(ds)).isEqualTo("1/0");
    }

    @Test
    void atMost250PodsAreMadeInOneGo() {
        world.addNodes(0, 600, NONE);
        var ds = ds(Fixtures.ROLLING);
        assertThat(sync(ds)).isEqualTo("250/0");
        assertThat(world.settled()).isEqualTo("350/0");
    }
}
