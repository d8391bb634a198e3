package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Affinity;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaemonPodsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static PodTemplate tolerating(Toleration toleration) {
        return Fixtures.template("foo/bar", Tree.obj("tolerations", Tree.list(toleration.toTree())));
    }

    @Test
    void aPodIsTheTemplatePinnedLabelledAndTolerant() {
        var ds = Fixtures.daemonSet("agent");

        var pod = DaemonPods.podFor(ds, "n1", "789");

        assertThat(pod.meta().generateName()).isEqualTo("agent-");
        assertThat(pod.meta().labels())
                .isEqualTo(Fixtures.SIMPLE.with(
                        Labels.of("controller-revision-hash", "789").with("pod-template-generation", "1")));
        assertThat(pod.meta().ownerReferences())
                .containsExactly(new OwnerReference("apps/v1", "DaemonSet", "agent", "uid-agent", true, true));
        assertThat(pod.spec().affinity())
                .isEqualTo(new Affinity(List.of(NodeSelectorTerm.pinnedTo("n1")), List.of(), Tree.obj()));
        assertThat(pod.spec().tolerations().stream().map(Toleration::key))
                .containsExactly(
                        Taint.NOT_READY,
                        Taint.UNREACHABLE,
                        Taint.DISK_PRESSURE,
                        Taint.MEMORY_PRESSURE,
                        Taint.PID_PRESSURE,
                        Taint.UNSCHEDULABLE);
        assertThat(pod.targetNode()).isEqualTo("n1");
    }

    @Test
    void aTolerationOfTheSameSlotIsReplacedInItsPlace() {
        var template = tolerating(new Toleration(Taint.NOT_READY, Toleration.EXISTS, "", TaintEffect.NO_EXECUTE, 60L));

        assertThat(DaemonPods.tolerations(template.spec()))
                .startsWith(Toleration.exists(Taint.NOT_READY, TaintEffect.NO_EXECUTE))
                .hasSize(6);
    }

    @Test
    void aCatchAllIsAnotherSlotAndComesFirst() {
        var catchAll = new Toleration("", Toleration.EXISTS, "", TaintEffect.NO_EXECUTE, 30L);

        assertThat(DaemonPods.tolerations(tolerating(catchAll).spec()))
                .startsWith(catchAll)
                .hasSize(7);
    }

    @Test
    void requiredTermsOfTheTemplateAreReplacedPreferredOnesStay() {
        var preferred = Tree.builder()
                .put("weight", 5)
                .put(
                        "preference",
                        Tree.obj(
                                "matchExpressions",
                                Tree.list(Tree.builder()
                                        .put("key", "disk")
                                        .put("operator", "Exists")
                                        .build())))
                .build();
        var nodeAffinity = Tree.obj("preferredDuringSchedulingIgnoredDuringExecution", Tree.list(preferred))
                .with(
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        Tree.obj(
                                "nodeSelectorTerms",
                                Tree.list(NodeSelectorTerm.pinnedTo("other").toTree())));
        var template = Fixtures.template("foo/bar", Tree.obj("affinity", Tree.obj("nodeAffinity", nodeAffinity)));

        var pod = DaemonPods.podFor(Fixtures.daemonSet("agent", Fixtures.ROLLING, template), "n1", "789");

        assertThat(pod.spec().affinity().required()).containsExactly(NodeSelectorTerm.pinnedTo("n1"));
        assertThat(pod.spec().affinity().preferred())
                .isEqualTo(template.spec().affinity().preferred());
    }

    @Test
    void availabilityIsCountedFromTheReadyTransition() {
        var pod = Fixtures.ready(Fixtures.orphan("p", "n1", Fixtures.SIMPLE), true, NOON);

        assertThat(DaemonPods.isAvailable(pod, 10, NOON.plusSeconds(9))).isFalse();
        assertThat(DaemonPods.isAvailable(pod, 10, NOON.plusSeconds(10))).isTrue();
        assertThat(DaemonPods.isAvailable(pod, 0, NOON)).isTrue();
        assertThat(DaemonPods.isAvailable(Fixtures.ready(pod, false, NOON), 0, NOON))
                .isFalse();
        assertThat(DaemonPods.isAvailable(Fixtures.ready(pod, true, null), 10, NOON.plusSeconds(99)))
                .isFalse();
    }

    @Test
    void boundPodsComeFirstThenOlderThenByName() {
        var unbound = Fixtures.createdAt(Fixtures.orphan("a", "", Fixtures.SIMPLE), 1);
        var older = Fixtures.createdAt(Fixtures.orphan("z", "n1", Fixtures.SIMPLE), 5);
        var younger = Fixtures.createdAt(Fixtures.orphan("b", "n1", Fixtures.SIMPLE), 9);
        var twin = Fixtures.createdAt(Fixtures.orphan("c", "n1", Fixtures.SIMPLE), 9);

        var sorted = List.of(unbound, twin, younger, older).stream()
                .sorted(DaemonPods.OLDEST_FIRST)
                .toList();

        assertThat(sorted).containsExactly(older, younger, twin, unbound);
    }
}
