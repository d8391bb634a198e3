package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 6.1 to 6.4 of the semantics: the history of templates. */
class HistoryTest {
    private final DaemonWorld world = new DaemonWorld();
    private final DaemonSet ds = Fixtures.daemonSet("agent");

    private static ControllerRevision revision(String namespace, String name, String image, long number) {
        var data = RevisionHistory.patch(Fixtures.template(image, Tree.obj()));
        var meta =
                ObjectMeta.named(namespace, name).withLabels(Fixtures.SIMPLE).created("uid-" + name, 0, Instant.EPOCH);
        return new ControllerRevision(meta, data, number);
    }

    private static ControllerRevision owned(ControllerRevision revision, DaemonSet by) {
        return revision.withMeta(revision.meta().withOwnerReferences(List.of(OwnerReference.controllerOf(by))));
    }

    private static ControllerRevision labelled(ControllerRevision revision, String hash) {
        return revision.withMeta(
                revision.meta().withLabels(revision.meta().labels().with(RevisionHash.LABEL, hash)));
    }

    private static String hash(PodTemplate template, Integer collisions) {
        return RevisionHash.of(template.tree(), collisions);
    }

    @Test
    void aRevisionHoldsTheTemplateAndCopiesAnnotations() {
        var caused = ds.withMeta(
                ds.meta().withAnnotations(ds.meta().annotations().with(ControllerRevision.CHANGE_CAUSE, "first")));
        world.addDaemonSet(caused);
        world.settle();

        var hash = hash(ds.spec().template(), null);
        var revision = world.state().controllerRevision(DaemonWorld.key("agent-" + hash));
        assertThat(revision.data().at("spec", "template", "$patch")).isEqualTo(Tree.text("replace"));
        assertThat(revision.revision()).isEqualTo(1);
        assertThat(revision.meta().labels()).isEqualTo(Fixtures.SIMPLE.with(RevisionHash.LABEL, hash));
        assertThat(revision.meta().annotations()).isEqualTo(caused.meta().annotations());
        assertThat(revision.meta().isControlledBy(ds.uid())).isTrue();
    }

    @Test
    void testControlledHistories() {
        world.put(owned(revision("default", "ds1-x1", "a", 1), ds));
        world.put(revision("default", "ds1-x2", "b", 2));
        world.put(revision("other", "ds1-x3", "c", 3));
        world.addDaemonSet(ds);
        world.settle();

        assertThat(world.state().controllerRevisions().stream()
                        .filter(revision -> revision.meta().isControlledBy(ds.uid()))
                        .map(ControllerRevision::name))
                .containsExactlyInAnyOrder(
                        "ds1-x1", "ds1-x2", "agent-" + hash(ds.spec().template(), null));
        assertThat(world.history()).containsExactly("1 a", "2 b", "3 c", "3 foo/bar");
    }

    @Test
    void aRevisionWithoutHashLabelGetsItsNameAsOne() {
        world.put(owned(revision("default", "by-hand", "a", 1), ds));
        world.addDaemonSet(ds);
        world.settle();

        var revision = world.state().controllerRevision(DaemonWorld.key("by-hand"));
        assertThat(revision.meta().labels().get(RevisionHash.LABEL)).isEqualTo("by-hand");
    }

    @Test
    void aRevisionThatTheSelectorDoesNotMatchIsReleased() {
        var stray = owned(revision("default", "stray", "foo/bar", 7), ds);
        world.put(stray.withMeta(stray.meta().withLabels(Labels.of("a", "b"))));
        world.addDaemonSet(ds);
        world.settle();

        assertThat(world.live(stray).meta().ownerReferences()).isEmpty();
        assertThat(world.history()).containsExactly("1 foo/bar", "7 foo/bar");
    }

    @Test
    void ofDuplicatesTheHighestIsKeptAndAllPodsAreRelabelled() {
        world.addNodes(0, 1, Labels.of());
        world.put(labelled(owned(revision("default", "first", "foo/bar", 1), ds), "44"));
        world.put(labelled(owned(revision("default", "second", "foo/bar", 2), ds), "55"));
        var older = Fixtures.pod("of-an-older-template", "node-0", Fixtures.SIMPLE, ds);
        world.put(Fixtures.ready(older, true, Instant.EPOCH));
        world.addDaemonSet(ds);
        world.settle();

        assertThat(world.state().controllerRevisions().stream().map(ControllerRevision::name))
                .containsExactly("second");
        assertThat(world.live(older).meta().labels().get(RevisionHash.LABEL)).isEqualTo("55");
    }

    @Test
    void aNameThatIsTakenByOtherDataCountsAsCollision() {
        var hash = hash(ds.spec().template(), null);
        world.put(revision("default", "agent-" + hash, "something/else", 1)
                .withMeta(ObjectMeta.named("default", "agent-" + hash).created("uid-taken", 0, Instant.EPOCH)));
        world.addNodes(0, 1, Labels.of());
        world.addDaemonSet(ds);
        world.pass(Duration.ofSeconds(2));

        assertThat(world.status(ds).collisionCount()).isEqualTo(1);
        var second = hash(ds.spec().template(), 1);
        assertThat(world.state().controllerRevision(DaemonWorld.key("agent-" + second)))
                .isNotNull();
        assertThat(world.podOn("node-0").meta().labels().get(RevisionHash.LABEL))
                .isEqualTo(second);
    }

    @Test
    void theLimitCountsOldRevisionsAndSparesThoseThatPodsCarry() {
        world.addNodes(0, 1, Labels.of());
        world.addDaemonSet(Fixtures.withHistoryLimit(ds, 2));
        world.settle();
        for (var image : List.of("b", "c", "d", "e")) {
            world.change(ds, Fixtures.image(image));
            world.settle();
        }
        assertThat(world.history()).containsExactly("3 c", "4 d", "5 e");

        world.silent.add("node-0");
        world.change(ds, d -> Fixtures.withHistoryLimit(Fixtures.image("f").apply(d), 0));
        world.pass(Duration.ofSeconds(1));
        assertThat(world.history()).as("the pod that ends slowly is still of e").containsExactly("5 e", "6 f");
    }

    @Test
    void orphanedPodsAndRevisionsAreAdoptedWithoutARestart() {
        world.addNodes(0, 2, Labels.of());
        world.addDaemonSet(ds);
        world.settle();
        world.remove(ds);
        world.state().pods().forEach(this::orphan);
        world.state()
                .controllerRevisions()
                .forEach(revision -> world.store.replace(
                        revision, revision.withMeta(revision.meta().withOwnerReferences(List.of()))));
        world.settle();
        var before = world.state().pods().stream().map(Pod::name).toList();

        var again = ds.withMeta(ds.meta().created("uid-again", 1, Instant.EPOCH));
        world.addDaemonSet(again);
        world.settle();

        assertThat(world.state().pods().stream().map(Pod::name)).isEqualTo(before);
        assertThat(world.state().pods()).allMatch(pod -> pod.meta().isControlledBy("uid-again"));
        assertThat(world.counters(again)).isEqualTo("2 2 2 2 2 0");
        assertThat(world.history()).containsExactly("1 foo/bar");
    }

    private void orphan(Pod pod) {
        world.store.replace(pod, pod.withMeta(pod.meta().withOwnerReferences(List.of())));
    }

    @Test
    void aPodThatLosesItsLabelIsReleasedAndOneIsMadeBesideIt() {
        world.addNodes(0, 2, Labels.of());
        world.addDaemonSet(ds);
        world.settle();
        var pod = world.podOn("node-0");
        relabel(pod, Labels.of("app", "debug"));
        world.settle();

        assertThat(world.live(pod).meta().ownerReferences()).isEmpty();
        assertThat(world.nodesWithPods()).containsExactly("node-0", "node-0", "node-1");
        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 0");

        relabel(world.live(pod), pod.meta().labels());
        world.settle();
        assertThat(world.nodesWithPods()).as("one of the two goes").containsExactly("node-0", "node-1");
        assertThat(world.counters(ds)).isEqualTo("2 2 2 2 2 0");
    }

    private void relabel(Pod pod, Labels labels) {
        world.clock.tick();
        world.store.replace(pod, pod.withMeta(pod.meta().withLabels(labels)));
    }

    @Test
    void aRollbackWhileRollingOutLeavesPodsOfThatTemplateAlone() {
        world.addNodes(0, 3, Labels.of());
        world.addDaemonSet(ds);
        world.settle();
        world.unready.addAll(List.of("node-0", "node-1", "node-2"));
        world.change(ds, Fixtures.image("broken"));
        world.settle();
        assertThat(world.images()).containsExactly("node-0 broken", "node-1 foo/bar", "node-2 foo/bar");
        world.deleted.clear();

        world.unready.clear();
        world.change(ds, Fixtures.image("foo/bar"));
        world.settle();

        assertThat(world.deleted).hasSize(1);
        assertThat(world.images()).containsExactly("node-0 foo/bar", "node-1 foo/bar", "node-2 foo/bar");
        assertThat(world.history()).containsExactly("2 broken", "3 foo/bar");
    }

    @Test
    void theOwnerIsReadAgainBeforeAnythingIsAdopted() {
        world.addDaemonSet(ds);
        world.settle();
        world.put(Fixtures.orphan("orphan", "node-0", Fixtures.SIMPLE));
        world.addNodes(0, 1, Labels.of());
        world.remove(ds);
        world.settle();

        assertThat(world.state().pod(DaemonWorld.key("orphan")).meta().ownerReferences())
                .isEmpty();
        assertThat(world.state().all(Kind.POD)).hasSize(1);
    }

    /** A touched DaemonSet is looked at again without its pods: at 15,000 nodes that is most of what it would cost. */
    @Test
    void podsAreAskedForOnlyIfTwoRevisionsHoldTheTemplate() {
        world.addDaemonSet(ds);
        world.settle();
        var plan = RevisionHistory.plan(world.state(), ds, () -> {
            throw new AssertionError("nobody needs to know the pods");
        });
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.hash()).isEqualTo(hash(ds.spec().template(), null));
    }
}
