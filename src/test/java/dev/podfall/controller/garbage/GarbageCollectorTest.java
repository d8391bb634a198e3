package dev.podfall.controller.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {
    private final GarbageWorld world = new GarbageWorld();

    @Test
    void inTheBackgroundTheOwnerGoesFirstAndItsDependentsFollow() {
        world.node("n1");
        var ds = world.daemonSet("default", "agent");
        world.revision("default", "agent-1", ds);
        world.pod("default", "agent-a", "n1", ds);
        world.pod("default", "other", "n1");
        world.settle();

        world.delete(ds, Propagation.BACKGROUND);
        assertThat(world.left())
                .containsExactly("controllerrevision default/agent-1", "pod default/agent-a", "pod default/other");
        world.settle();

        assertThat(world.left()).containsExactly("pod default/other");
        assertThat(world.explanations)
                .contains(new Collected(
                        Kind.CONTROLLER_REVISION,
                        world.unstored("default", "agent-1", "").key(),
                        Collected.Why.OWNERS_GONE,
                        "agent"));
    }

    @Test
    void inTheForegroundTheOwnerWaitsForItsDependents() {
        world.node(GarbageWorld.SILENT);
        var ds = world.daemonSet("default", "agent");
        world.revision("default", "agent-1", ds);
        var pod = world.pod("default", "agent-a", GarbageWorld.SILENT, ds);
        world.settle();

        world.delete(ds, Propagation.FOREGROUND);
        world.pass(Duration.ofSeconds(1));
        assertThat(world.left()).containsExactly("daemonset default/agent", "pod default/agent-a");

        world.server.delete(Kind.POD, pod.key(), DeleteOptions.grace(0));
        world.pass(Duration.ofSeconds(1));
        assertThat(world.left()).isEmpty();
    }

    @Test
    void orphaningLeavesDependentsWithoutOwner() {
        world.node("n1");
        var ds = world.daemonSet("default", "agent");
        world.revision("default", "agent-1", ds);
        var pod = world.pod("default", "agent-a", "n1", ds);
        world.settle();

        world.delete(ds, Propagation.ORPHAN);
        world.settle();

        assertThat(world.left()).containsExactly("controllerrevision default/agent-1", "pod default/agent-a");
        assertThat(world.server.get(Kind.POD, pod.key()).meta().ownerReferences())
                .isEmpty();
    }

    @Test
    void aDependentOfAnAbsentOwnerIsDeleted() {
        world.node("n1");
        var gone = world.unstored("default", "gone", "");
        world.pod("default", "left-over", "n1", gone);

        world.settle();

        assertThat(world.left()).isEmpty();
    }

    @Test
    void anOwnerOfTheSameNameAndAnotherUidIsAbsent() {
        world.node("n1");
        var ds = world.daemonSet("default", "agent");
        var pod = world.unstored("default", "a", "n1");
        var reference = new OwnerReference("apps/v1", "DaemonSet", ds.name(), "another", true, true);
        world.put(pod.withMeta(pod.meta().withOwnerReferences(List.of(reference))));

        world.settle();

        assertThat(world.left()).containsExactly("daemonset default/agent");
    }

    @Test
    void anOwnerOfAKindThatIsNotServedCountsAsPresent() {
        var pod = world.unstored("default", "a", "");
        var reference = new OwnerReference("apps/v1", "ReplicaSet", "web", "uid-web", true, true);
        world.put(pod.withMeta(pod.meta().withOwnerReferences(List.of(reference))));

        world.settle();

        assertThat(world.left()).containsExactly("pod default/a");
    }

    @Test
    void oneSolidOwnerKeepsADependentAndLosesTheDanglingOne() {
        world.node("n1");
        var ds = world.daemonSet("default", "agent");
        var gone = world.unstored("default", "gone", "");
        var pod = world.unstored("default", "a", "n1", gone);
        var owners = List.of(
                new OwnerReference("v1", "Pod", "gone", "uid-gone", false, false), OwnerReference.controllerOf(ds));
        world.put(pod.withMeta(pod.meta().withOwnerReferences(owners)));

        world.settle();

        var left = (Pod) world.server.get(Kind.POD, pod.key());
        assertThat(left.meta().ownerReferences()).containsExactly(OwnerReference.controllerOf(ds));
    }
}
