package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.RevisionHash;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The worked traces: a DaemonSet from its first pod to its rollback, seen end to end. */
class DaemonSetControllerTest {
    private final DaemonWorld world = new DaemonWorld();

    @Test
    void onePodOnEveryNode() {
        world.addNodes(0, 3, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));

        world.settle();

        assertThat(world.nodesWithPods()).containsExactly("node-0", "node-1", "node-2");
        assertThat(world.counters(ds)).isEqualTo("3 3 3 3 3 0");
        assertThat(world.status(ds).observedGeneration()).isEqualTo(1);
        assertThat(world.history()).containsExactly("1 foo/bar");
        assertThat(world.events).allMatch(event -> event.startsWith("Normal SuccessfulCreate Created pod: agent-"));
        assertThat(world.events).hasSize(3);
    }

    @Test
    void traceA_templateChangeWithMaxUnavailable1() {
        world.addNodes(0, 3, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();

        world.change(ds, Fixtures.image("foo/bar:2"));
        world.settle();

        assertThat(world.images()).containsExactly("node-0 foo/bar:2", "node-1 foo/bar:2", "node-2 foo/bar:2");
        assertThat(world.counters(ds)).isEqualTo("3 3 3 3 3 0");
        assertThat(world.history()).containsExactly("1 foo/bar", "2 foo/bar:2");
    }

    @Test
    void traceB_untoleratedNoScheduleUnderARunningPod() {
        world.addNodes(0, 3, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();

        world.taint("node-1", Taint.of("gpu", TaintEffect.NO_SCHEDULE));
        world.settle();
        assertThat(world.counters(ds)).as("nothing wakes the controller").isEqualTo("3 3 3 3 3 0");

        world.change(ds, d -> Fixtures.withHistoryLimit(d, 9));
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 1");

        world.delete(world.podOn("node-1"));
        world.settle();
        assertThat(world.nodesWithPods()).containsExactly("node-0", "node-2");
        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 0");

        world.taint("node-1");
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("3 3 3 3 3 0");
    }

    @Test
    void traceC_untoleratedNoExecute() {
        world.addNodes(0, 3, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();
        var pod = world.podOn("node-1");

        world.taint("node-1", Taint.of("gpu", TaintEffect.NO_EXECUTE));
        world.settle();
        assertThat(world.nodesWithPods()).containsExactly("node-0", "node-2");
        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 0");
        assertThat(world.events).endsWith("Normal SuccessfulDelete Deleted pod: " + pod.name());

        world.taint("node-1");
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("3 3 3 3 3 0");
    }

    @Test
    void traceF_rollbackRenumbersTheSameObject() {
        world.addNodes(0, 2, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();
        var first = world.state().controllerRevisions().iterator().next();
        for (var image : List.of("foo/bar:2", "foo/bar:3", "foo/bar")) {
            world.change(ds, Fixtures.image(image));
            world.settle();
        }

        assertThat(world.history()).containsExactly("2 foo/bar:2", "3 foo/bar:3", "4 foo/bar");
        assertThat(world.live(first).uid()).isEqualTo(first.uid());
        assertThat(world.images()).containsExactly("node-0 foo/bar", "node-1 foo/bar");
    }

    @Test
    void traceE_cordonedNodesKeepAndGetDaemonPods() {
        world.addNodes(0, 2, Labels.of());
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();

        world.taint("node-1", Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE));
        world.delete(world.podOn("node-1"));
        world.settle();

        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 0");
    }

    @Test
    void traceG_whileSurgingAvailableNeverDrops() {
        world.addNodes(0, 3, Labels.of());
        var ds = world.addDaemonSet(Fixtures.with(Fixtures.daemonSet("agent"), Fixtures.surge(IntOrPercent.of(1))));
        world.settle();
        var available = new TreeSet<Integer>();
        world.store.watch(event -> available.add(world.status(ds).numberAvailable()));

        world.change(ds, Fixtures.image("foo/bar:2"));
        world.settle();

        assertThat(world.images()).containsExactly("node-0 foo/bar:2", "node-1 foo/bar:2", "node-2 foo/bar:2");
        assertThat(available).containsExactly(3);
    }

    @Test
    void everyDecisionIsExplainedOnce() {
        var gpu = Taint.of("gpu", TaintEffect.NO_SCHEDULE);
        world.addNode("node-0");
        world.addNode("node-1", Labels.of(), List.of(gpu));
        var ds = world.addDaemonSet(Fixtures.daemonSet("agent"));
        world.settle();
        var refusal = new PlacementCheck.NodeTaint(gpu, null, false, null);
        var pod = world.podOn("node-0");

        assertThat(world.explanations)
                .containsExactly(
                        new RevisionStep.Create(ds.key(), pod.meta().labels().get(RevisionHash.LABEL), 1),
                        new NodeSkipped(ds.key(), "node-1", new NodeVerdict(false, true, refusal, null)),
                        new PodCreation(ds.key(), "node-0", PodCreation.Why.NONE_THERE, pod.name()));
        assertThat(world.explanations.getLast().phrase().toString())
                .isEqualTo("agent makes " + pod.name() + " for node-0: it should run a pod and has none");

        world.explanations.clear();
        world.change(ds, d -> Fixtures.withHistoryLimit(d, 9));
        world.settle();
        assertThat(world.explanations).isEmpty();
    }
}
