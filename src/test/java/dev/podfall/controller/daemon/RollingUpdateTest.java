package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.apiserver.DeleteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of upstream's update_test.go, and of its surge tests, under upstream's names. */
class RollingUpdateTest {
    private final DaemonWorld world = new DaemonWorld().withoutKubelets();
    private final DaemonSet ds = Fixtures.daemonSet("foo");

    private void launch() {
        world.addNodes(0, 5, Labels.of());
        world.addDaemonSet(ds);
        assertThat(world.settled()).isEqualTo("5/0");
    }

    private void update(String image, UpdateStrategy strategy) {
        UnaryOperator<DaemonSet> change =
                d -> Fixtures.with(Fixtures.image(image).apply(d), strategy);
        world.change(ds, change);
    }

    @Test
    void testDaemonSetUpdatesPods() {
        launch();
        world.markAllReady();
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(2)));
        assertThat(world.settled()).isEqualTo("2/2");
        assertThat(world.markAllReady().settled()).isEqualTo("2/2");
        assertThat(world.markAllReady().settled()).isEqualTo("1/1");
        assertThat(world.markAllReady().settled()).isEqualTo("0/0");
        assertThat(world.counters(ds)).isEqualTo("5 5 5 5 5 0");
    }

    @Test
    void testDaemonSetUpdatesPodsWithMaxSurge() {
        launch();
        world.markAllReady();
        update("foo2/bar2", Fixtures.surge(IntOrPercent.of(2)));
        assertThat(world.settled()).isEqualTo("2/0");
        assertThat(world.markAllReady().settled()).isEqualTo("2/2");
        assertThat(world.markAllReady().settled()).isEqualTo("1/2");
        assertThat(world.markAllReady().settled()).isEqualTo("0/1");
    }

    @Test
    void testDaemonSetUpdatesWhenNewPosIsNotReady() {
        launch();
        world.markAllReady();
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(3)));
        assertThat(world.settled()).isEqualTo("3/3");
        assertThat(world.pass(Duration.ofMinutes(1)).moves()).isEqualTo("0/0");
    }

    @Test
    void testDaemonSetUpdatesAllOldPodsNotReady() {
        launch();
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(3)));
        assertThat(world.settled()).isEqualTo("5/5");
    }

    @Test
    void testDaemonSetUpdatesSomeOldPodsNotReady() {
        launch();
        world.mark(true, 3, pod -> true);
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(1)));
        assertThat(world.settled())
                .as("the broken ones at once, the others wait for them")
                .isEqualTo("2/2");
    }

    @Test
    void testDaemonSetUpdatesSaveOldHealthyPods() {
        launch();
        world.mark(true, 3, pod -> true);
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(3)));
        assertThat(world.settled()).as("two are broken, one more may go").isEqualTo("3/3");
    }

    @Test
    void testDaemonSetUpdatesAllOldPodsNotReadyMaxSurge() {
        launch();
        world.pass(Duration.ofSeconds(100));
        update("foo2/bar2", Fixtures.surge(IntOrPercent.of(3)));
        assertThat(world.settled())
                .as("all are made beside the old, which then go")
                .isEqualTo("5/5");

        world.pass(Duration.ofSeconds(100));
        world.markAllReady();
        world.pass(Duration.ofSeconds(100));
        world.moves();
        world.change(
                ds,
                d -> Fixtures.withMinReadySeconds(Fixtures.image("foo3/bar3").apply(d), 15));
        world.pass(Duration.ofMillis(100));
        assertThat(world.moves()).isEqualTo("3/0");

        world.mark(true, 2, this::isUpdated);
        world.mark(false, 1, pod -> !isUpdated(pod) && podsOn(pod) == 1);
        world.pass(Duration.ofSeconds(10));
        assertThat(world.moves())
                .as("beside the one that broke, which then goes")
                .isEqualTo("1/1");
        world.pass(Duration.ofSeconds(7));
        assertThat(world.moves()).as("two are available").isEqualTo("1/2");

        world.mark(true, 3, this::isUpdated);
        world.pass(Duration.ofSeconds(20));
        assertThat(world.moves()).isEqualTo("0/2");
        assertThat(world.settled()).isEqualTo("0/0");
    }

    private boolean isUpdated(Pod pod) {
        var hash = RevisionHash.of(world.live(ds).spec().template().tree(), null);
        return pod.meta().labels().has(RevisionHash.LABEL, hash);
    }

    private long podsOn(Pod beside) {
        var node = String.valueOf(beside.targetNode());
        return world.pods(pod -> node.equals(pod.targetNode())).size();
    }

    @Test
    void testDaemonSetUpdatesNoTemplateChanged() {
        launch();
        world.change(ds, d -> Fixtures.with(d, Fixtures.unavailable(IntOrPercent.of(3))));
        assertThat(world.settled()).isEqualTo("0/0");
    }

    /** Upstream's TestGetUnavailableNumbers: how many nodes, how many with a ready pod, what may go. */
    static Stream<Arguments> testGetUnavailableNumbers() {
        var none = Fixtures.unavailable(IntOrPercent.of(0));
        var half = Fixtures.unavailable(IntOrPercent.percent(50));
        return Stream.of(
                arguments("No nodes", 0, 0, none, 0, 0),
                arguments("Two nodes with ready pods", 2, 2, Fixtures.ROLLING, 1, 0),
                arguments("Two nodes, one node without pods", 2, 1, none, 1, 0),
                arguments("Two nodes, one node without pods, surge", 2, 1, Fixtures.surge(IntOrPercent.of(0)), 1, 0),
                arguments("Two nodes with pods, MaxUnavailable in percents", 2, 2, half, 1, 0),
                arguments(
                        "Two nodes with pods, MaxUnavailable in percents, surge",
                        2,
                        2,
                        Fixtures.surge(IntOrPercent.percent(50)),
                        0,
                        1),
                arguments(
                        "Two nodes with pods, MaxUnavailable is 100%, surge",
                        2, 2, Fixtures.surge(IntOrPercent.percent(100)), 0, 2),
                arguments("Two nodes with pods, MaxUnavailable in percents, pod terminating", 3, 2, half, 2, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void testGetUnavailableNumbers(
            String name, int nodes, int ready, UpdateStrategy strategy, int maxUnavailable, int maxSurge) {
        world.addNodes(0, nodes, Labels.of());
        for (int i = 0; i < ready; i++) {
            var pod = Fixtures.pod("pod-" + i, "node-" + i, Fixtures.SIMPLE, ds);
            world.put(Fixtures.ready(pod, true, Instant.EPOCH));
        }

        var rollout = Plan.of(world.state(), Fixtures.with(ds, strategy), world.clock.now())
                .rollout();

        assertThat(rollout.maxUnavailable()).as(name).isEqualTo(maxUnavailable);
        assertThat(rollout.maxSurge()).isEqualTo(maxSurge);
    }

    // Surge, as in upstream's TestSurge...

    private final DaemonSet surging = Fixtures.with(ds, Fixtures.surge(IntOrPercent.of(1)));

    private Pod current(String name, String node, long created) {
        return Fixtures.createdAt(Fixtures.pod(name, node, Fixtures.SIMPLE, surging), created);
    }

    private Pod old(String name, String node, long created, boolean ready) {
        return Fixtures.ready(Fixtures.outdated(current(name, node, created)), ready, Instant.EPOCH);
    }

    private Plan plan(DaemonSet of, List<Pod> pods, Instant now) {
        world.addNodes(0, 5, Labels.of());
        pods.forEach(world::put);
        return Plan.of(world.state(), world.put(of), now);
    }

    private static List<String> deletes(Plan plan) {
        var out = new ArrayList<String>();
        plan.deletions().forEach(deletion -> out.add(deletion.pod().name()));
        return out;
    }

    @Test
    void testSurgePreservesReadyOldPods() {
        var pods = List.of(
                current("node-1-", "node-1", 100),
                old("node-1-old-", "node-1", 50, true),
                old("node-1-delete-", "node-1", 60, true),
                current("node-2-", "node-2", 1));

        var plan = plan(surging, pods, world.clock.now());

        assertThat(plan.creations()).hasSize(3);
        assertThat(deletes(plan)).containsExactly("node-1-delete-");
    }

    @Test
    void testSurgeCreatesNewPodWhenAtMaxSurgeAndOldPodDeleted() {
        var pods = new ArrayList<>(List.of(
                Fixtures.ready(current("node-0-", "node-0", 100), false, Instant.EPOCH),
                old("node-0-old-ready-", "node-0", 50, true)));
        for (int i = 1; i < 4; i++) {
            pods.add(old("node-" + i + "-preserve-", "node-" + i, 1, true));
        }
        pods.add(Fixtures.terminating(old("node-4-preserve-", "node-4", 1, true)));

        var plan = plan(surging, pods, world.clock.now());

        assertThat(plan.creations())
                .containsExactly(new PodCreation(ds.key(), "node-4", PodCreation.Why.NONE_RUNNING, ""));
        assertThat(deletes(plan)).isEmpty();
    }

    @Test
    void testSurgeDeletesUnreadyOldPods() {
        var pods = List.of(
                current("node-1-", "node-1", 100),
                old("node-1-old-unready-", "node-1", 50, false),
                old("node-1-delete-", "node-1", 60, true),
                current("node-2-", "node-2", 1));

        var plan = plan(surging, pods, world.clock.now());

        assertThat(plan.creations()).hasSize(3);
        assertThat(deletes(plan)).containsExactlyInAnyOrder("node-1-old-unready-", "node-1-delete-");
    }

    private Plan halfReady(int secondsAfterReady) {
        var pods = List.of(
                Fixtures.ready(current("node-1-", "node-1", 100), true, Instant.ofEpochSecond(50)),
                old("node-1-old-ready-", "node-1", 50, true),
                old("node-1-delete-", "node-1", 60, true),
                current("node-2-", "node-2", 1));
        return plan(Fixtures.withMinReadySeconds(surging, 15), pods, Instant.ofEpochSecond(50L + secondsAfterReady));
    }

    @Test
    void testSurgePreservesOldReadyWithUnsatisfiedMinReady() {
        assertThat(deletes(halfReady(10))).containsExactly("node-1-delete-");
    }

    @Test
    void testSurgeDeletesOldReadyWithUnsatisfiedMinReady() {
        assertThat(deletes(halfReady(20))).containsExactlyInAnyOrder("node-1-delete-", "node-1-old-ready-");
    }

    // Beyond upstream's cases.

    @Test
    void aDeadNodesTerminatingPodEatsTheBudget() {
        launch();
        world.markAllReady();
        var dead = world.podOn("node-0");
        world.clock.tick();
        world.store.replace(dead, Fixtures.terminating(dead));
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(1)));
        world.moves();
        assertThat(world.settled()).isEqualTo("0/0");
    }

    @Test
    void aNodeThatShouldNotRunLosesItsOldPodAndGetsNone() {
        launch();
        world.markAllReady();
        world.taint("node-0", Taint.of("gpu", TaintEffect.NO_SCHEDULE));
        update("foo2/bar2", Fixtures.unavailable(IntOrPercent.of(5)));
        assertThat(world.settled()).isEqualTo("4/5");
        assertThat(world.nodesWithPods()).containsExactly("node-1", "node-2", "node-3", "node-4");
    }

    @Test
    void aSurgeIsStuckWhileAnOldPodsNodeIsGone() {
        launch();
        world.state().pods().forEach(pod -> world.server.bind(pod.key(), pod.uid(), String.valueOf(pod.targetNode())));
        world.markAllReady();
        world.settle();
        world.remove(world.state().node("node-0"));
        update("foo2/bar2", Fixtures.surge(IntOrPercent.of(1)));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.moves()).isEqualTo("0/0");

        world.server.delete(Kind.POD, world.podOn("node-0").key(), DeleteOptions.grace(0));
        world.pass(Duration.ofMillis(100));
        assertThat(world.moves()).isEqualTo("1/1");
    }

    @Test
    void whileSurgingTheOldPodStandsForItsNode() {
        launch();
        world.markAllReady();
        update("foo2/bar2", Fixtures.surge(IntOrPercent.of(1)));
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("5 5 0 5 5 0");
    }

    @Test
    void minReadySecondsHoldsTheRolloutAndIsLookedAtAgain() {
        world.addNodes(0, 2, Labels.of());
        var slow = world.addDaemonSet(Fixtures.withMinReadySeconds(ds, 10));
        world.settle();
        world.markAllReady();
        world.pass(Duration.ofSeconds(9));
        assertThat(world.counters(slow)).isEqualTo("2 2 2 2 0 0");
        world.pass(Duration.ofSeconds(2));
        assertThat(world.counters(slow)).isEqualTo("2 2 2 2 2 0");
    }

    @Test
    void onDeleteLeavesOldPodsAlone() {
        launch();
        world.markAllReady();
        update("foo2/bar2", Fixtures.ON_DELETE);
        assertThat(world.settled()).isEqualTo("0/0");
        assertThat(world.counters(ds)).isEqualTo("5 5 0 5 5 0");

        world.delete(world.podOn("node-3"));
        assertThat(world.settled()).isEqualTo("1/1");
        assertThat(world.counters(ds)).isEqualTo("5 5 1 4 4 0");
        assertThat(world.podOn("node-3").status().phase()).isEqualTo(PodPhase.PENDING);
    }
}
