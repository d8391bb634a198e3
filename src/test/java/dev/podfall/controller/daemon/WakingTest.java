package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.tree.Tree;
import dev.podfall.sim.Timer;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What wakes which DaemonSet: the cases of upstream's daemon_controller_test.go about handlers, under their names. */
class WakingTest {
    private final DaemonWorld world = new DaemonWorld().withoutKubelets();

    private DaemonSet quiet(String name) {
        return quiet(Fixtures.daemonSet(name));
    }

    /** A DaemonSet that has nothing left to do. */
    private DaemonSet quiet(DaemonSet ds) {
        world.addDaemonSet(ds);
        world.settle();
        return ds;
    }

    /** The DaemonSets that are synced before all is quiet, but for syncs that follow from their own writes. */
    private List<String> woken() {
        var out = new TreeSet<String>();
        int writes = world.explanations.size();
        for (Optional<Timer> ran = world.timers.runNext(); ran.isPresent(); ran = world.timers.runNext()) {
            var what = ran.get().what();
            if (what.key().equals("timer.sync") && what.values().getFirst() instanceof ObjectKey key) {
                out.add(key.name());
            }
            if (world.timers.idle() || world.explanations.size() > writes) {
                break;
            }
        }
        return List.copyOf(out);
    }

    private void change(Pod pod, UnaryOperator<Pod> change) {
        world.clock.tick();
        var live = world.live(pod);
        world.store.replace(live, change.apply(live));
    }

    @Test
    void testAddNode() {
        var ds = Fixtures.daemonSet(
                "ds", Fixtures.ROLLING, Fixtures.template("foo/bar", Tree.obj("nodeSelector", Fixtures.BLUE.toTree())));
        quiet(ds);

        world.addNode("node1");
        assertThat(woken()).isEmpty();

        world.addNode("node2", Fixtures.BLUE, List.of());
        assertThat(woken()).containsExactly("ds");
    }

    @Test
    void testUpdateNode_nothingChanged_shouldNotEnqueue() {
        world.addNode("node1");
        quiet("ds");
        world.changeNode("node1", node -> node);
        assertThat(woken()).isEmpty();
    }

    @Test
    void testUpdateNode_nodeLabelsChanged() {
        world.addNode("node1");
        quiet(Fixtures.daemonSet(
                "ds",
                Fixtures.ROLLING,
                Fixtures.template("foo/bar", Tree.obj("nodeSelector", Fixtures.BLUE.toTree()))));
        world.changeNode("node1", node -> node.withMeta(node.meta().withLabels(Fixtures.BLUE)));
        assertThat(woken()).containsExactly("ds");
    }

    @Test
    void testUpdateNode_nodeTaintsChanged() {
        world.addNode("node1", Labels.of(), List.of(Taint.of("dedicated", TaintEffect.NO_SCHEDULE)));
        quiet("ds");
        world.taint("node1");
        assertThat(woken()).containsExactly("ds");
    }

    @Test
    void testUpdateNode_nodeAllocatableChanged() {
        world.addNode("node1");
        quiet("ds");
        var ready = new Condition(Condition.READY, Condition.FALSE, "", "", null, null, 0);
        world.changeNode(
                "node1",
                node -> node.withStatus(NodeStatus.fromTree(Tree.obj("conditions", Tree.list(ready.toNodeTree())))));
        assertThat(woken()).isEmpty();
    }

    @Test
    void misscheduledPodsAreCountedAgainWhenTheirNodeChanges() {
        world.addNode("node1", Labels.of(), List.of(Taint.of("a", TaintEffect.NO_SCHEDULE)));
        var ds = Fixtures.daemonSet("ds");
        world.put(Fixtures.pod("p", "node1", Fixtures.SIMPLE, ds));
        quiet(ds);
        assertThat(world.counters(ds)).isEqualTo("0 0 0 0 0 1");

        world.taint("node1");
        world.settle();
        assertThat(world.counters(ds)).isEqualTo("1 1 1 0 0 0");
    }

    /** {@code syncNodeUpdate} groups a node's pods by their owner's name. */
    @Test
    void aPodOfAnEarlierDaemonSetOfThatNameCountsAsScheduled() {
        var ds = Fixtures.daemonSet(
                "ds", Fixtures.ROLLING, Fixtures.template("foo/bar", Tree.obj("nodeSelector", Fixtures.BLUE.toTree())));
        var earlier = ds.withMeta(ds.meta().created("uid-earlier", 1, world.clock.now()));
        world.addNode("node1");
        world.put(Fixtures.pod("p", "node1", Fixtures.SIMPLE, earlier));
        quiet(ds);

        world.changeNode("node1", node -> node.withMeta(node.meta().withLabels(Fixtures.BLUE)));
        assertThat(woken()).isEmpty();
    }

    @Test
    void aDeletedNodeWakesNobody() {
        world.addNode("node1");
        quiet("ds");
        world.remove(world.state().node("node1"));
        assertThat(woken()).isEmpty();
    }

    @Test
    void testDeleteNoDaemonPod() {
        world.addNode("node1");
        var other = world.put(Fixtures.orphan("pod_0", "node1", Labels.of("a", "b")));
        quiet("ds");
        world.remove(other);
        assertThat(woken()).isEmpty();
    }

    @Test
    void testAddPod() {
        var ds1 = quiet("foo1");
        quiet("foo2");
        world.put(Fixtures.pod("pod1-", "node-0", Fixtures.SIMPLE, ds1));
        assertThat(woken()).containsExactly("foo1");
    }

    @Test
    void testAddPodOrphan() {
        quiet("foo1");
        quiet("foo2");
        quiet(Fixtures.withSelector(Fixtures.daemonSet("foo3"), LabelSelector.of(Labels.of("a", "b"))));
        world.put(Fixtures.orphan("pod1-", "node-0", Fixtures.SIMPLE));
        world.settle();
        assertThat(world.explanations.stream().filter(PodClaim.class::isInstance))
                .as("whoever is first gets it")
                .containsExactly(new PodClaim(DaemonWorld.key("foo1"), DaemonWorld.key("pod1-"), true));
    }

    @Test
    void testUpdatePod() {
        var ds1 = quiet("foo1");
        quiet("foo2");
        var pod = world.put(Fixtures.pod("pod1-", "node-0", Fixtures.SIMPLE, ds1));
        world.settle();
        change(pod, p -> Fixtures.ready(p, true, world.clock.now()));
        assertThat(woken()).containsExactly("foo1");
    }

    @Test
    void testUpdatePodOrphanSameLabels() {
        var pod = world.put(Fixtures.orphan("pod1-", "node-0", Labels.of("a", "b")));
        quiet("foo1");
        change(pod, p -> Fixtures.ready(p, true, world.clock.now()));
        assertThat(woken()).isEmpty();
    }

    @Test
    void testUpdatePodOrphanWithNewLabels() {
        var pod = world.put(Fixtures.orphan("pod1-", "node-0", Labels.of("a", "b")));
        quiet("foo1");
        change(pod, p -> p.withMeta(p.meta().withLabels(Fixtures.SIMPLE)));
        assertThat(woken()).containsExactly("foo1");
    }

    @Test
    void testUpdatePodChangeControllerRef() {
        var ds1 = quiet("foo1");
        var ds2 = quiet("foo2");
        var pod = world.put(Fixtures.pod("pod1-", "node-0", Fixtures.SIMPLE, ds1));
        world.settle();
        change(pod, p -> p.withMeta(p.meta().withOwnerReferences(List.of(OwnerReference.controllerOf(ds2)))));
        assertThat(woken()).containsExactly("foo1", "foo2");
    }

    @Test
    void testUpdatePodControllerRefRemoved() {
        var ds1 = quiet("foo1");
        quiet("foo2");
        var pod = world.put(Fixtures.pod("pod1-", "node-0", Fixtures.SIMPLE, ds1));
        world.settle();
        change(pod, p -> p.withMeta(p.meta().withOwnerReferences(List.of())));
        assertThat(woken()).startsWith("foo1");
    }

    @Test
    void testDeletePod() {
        var ds1 = quiet("foo1");
        quiet("foo2");
        var pod = world.put(Fixtures.pod("pod1-", "node-0", Fixtures.SIMPLE, ds1));
        world.settle();
        world.remove(pod);
        assertThat(woken()).containsExactly("foo1");
    }

    @Test
    void testDeletePodOrphan() {
        var pod = world.put(Fixtures.orphan("pod1-", "node-0", Labels.of("a", "b")));
        quiet("foo1");
        world.remove(pod);
        assertThat(woken()).isEmpty();
    }

    @Test
    void testDeleteFinalStateUnknown() {
        var ds = quiet("foo");
        world.remove(ds);
        assertThat(woken()).as("a deleted DaemonSet is looked at").containsExactly("foo");
    }

    @Test
    void testExpectationsOnRecreate() {
        world.addNode("node-0");
        var ds = world.addDaemonSet(Fixtures.daemonSet("foo"));
        world.sync(ds);
        assertThat(world.moves()).isEqualTo("1/0");
        world.remove(ds);
        var again = ds.withMeta(ds.meta().created("uid-again", 1, world.clock.now()));
        world.addDaemonSet(again.withStatus(DaemonSetStatus.ZERO));

        world.settle();

        assertThat(world.pods(pod -> pod.meta().isControlledBy("uid-again"))).hasSize(1);
    }
}
