package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the controller does when the API server refuses: cases of upstream's daemon_controller_test.go, and more. */
class RefusalTest {
    private final DaemonWorld world = new DaemonWorld().withoutKubelets();

    private final DaemonSet refused = Fixtures.daemonSet(
            "foo", Fixtures.ROLLING, Fixtures.template("foo/bar", Tree.obj("priorityClassName", Tree.text("missing"))));

    @Test
    void testSimpleDaemonSetPodCreateErrors() {
        world.addNodes(0, 100, Labels.of());
        world.addDaemonSet(refused);

        world.sync(refused);

        assertThat(world.events)
                .as("one batch of one fails, the rest is not tried")
                .hasSize(1)
                .allSatisfy(event -> assertThat(event).startsWith("Warning FailedCreate Error creating: pods"));
        assertThat(world.status(refused).desiredNumberScheduled())
                .as("counted all the same")
                .isEqualTo(100);
        assertThat(world.status(refused).observedGeneration()).isEqualTo(1);
    }

    @Test
    void testDaemonSetPodCreateExpectationsError() {
        world.addNodes(0, 100, Labels.of());
        world.addDaemonSet(refused);
        world.pass(Duration.ofSeconds(1));
        var tries = world.events.size();
        assertThat(tries).as("tried again, rate-limited").isBetween(5, 10);

        world.add(
                new PriorityClass(ObjectMeta.named("", "missing"), 5, false, "", PriorityClass.PREEMPT_LOWER_PRIORITY));
        world.settle();
        assertThat(world.nodesWithPods()).hasSize(100);
    }

    @Test
    void testStoreDaemonSetStatus_succeedAfterOneUpdateFailure() {
        var ds = world.addDaemonSet(Fixtures.daemonSet("foo"));
        world.clock.tick();
        world.store.replace(ds, ds.withMeta(ds.meta().withLabels(Labels.of("changed", "meanwhile"))));

        world.sync(ds);

        assertThat(world.status(ds).observedGeneration()).isEqualTo(1);
        assertThat(world.live(ds).meta().labels()).isEqualTo(Labels.of("changed", "meanwhile"));
    }

    @Test
    void testStoreDaemonSetStatus_failAfterOneUpdateFailureAndOneGetFailure() {
        var ds = world.addDaemonSet(Fixtures.daemonSet("foo"));
        world.remove(ds);
        world.settle();
        assertThat(world.state().daemonSets()).isEmpty();
    }

    @Test
    void aPodThatIsGoneAlreadyIsNoError() {
        world.addNodes(0, 1, Labels.of());
        var ds = Fixtures.daemonSet("foo");
        var done = world.put(Fixtures.in(Fixtures.pod("done", "node-0", Fixtures.SIMPLE, ds), PodPhase.SUCCEEDED));
        world.addDaemonSet(ds);
        world.remove(done);

        world.sync(ds);

        assertThat(world.events)
                .containsExactly("Normal SucceededDaemonPod Found succeeded daemon pod default/done on node node-0,"
                        + " will try to delete it");
        world.settle();
        assertThat(world.nodesWithPods()).containsExactly("node-0");
    }

    @Test
    void inANamespaceThatGoesNothingIsMadeAndNothingIsReported() {
        world.server.create(new Namespace(ObjectMeta.named("", "tools"), Tree.obj(), Tree.obj()));
        world.server.delete(Kind.NAMESPACE, ObjectKey.cluster("tools"), DeleteOptions.DEFAULT);
        world.addNodes(0, 3, Labels.of());
        var ds = Fixtures.daemonSet("foo");
        var there = world.addDaemonSet(ds.withMeta(ds.meta().withNamespace("tools")));
        var patch = RevisionHistory.patch(there.spec().template());
        world.put(new ControllerRevision(
                ObjectMeta.named("tools", "r")
                        .withLabels(Fixtures.SIMPLE)
                        .withOwnerReferences(List.of(OwnerReference.controllerOf(there))),
                patch,
                1));

        world.sync(there);

        assertThat(world.events).isEmpty();
        assertThat(world.created).isEmpty();
    }

    @Test
    void aFailedPodStaysWhilePutOffAndBlocksItsSuccessorWithoutSurge() {
        world.addNodes(0, 1, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("foo"));
        world.settle();
        for (int i = 0; i < 5; i++) {
            world.setStatus(world.podOn("node-0"), PodPhase.FAILED, false);
            world.pass(Duration.ofMillis(10));
        }
        assertThat(world.moves())
                .as("the first is replaced at once, the second waits")
                .isEqualTo("2/1");
        assertThat(world.counters(ds)).isEqualTo("1 1 1 0 0 0");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.moves()).isEqualTo("1/1");
    }
}
