package dev.podfall.controller.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.DeleteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodGarbageCollectorTest {
    private final GarbageWorld world = new GarbageWorld();

    @Test
    void aPodOfAGoneNodeGoesAfterTwoMoreLooksOnTheGrid() {
        var node = world.node("n1");
        world.pod("default", "a", "n1");
        world.pass(Duration.ofSeconds(7));
        world.server.delete(Kind.NODE, node.key(), DeleteOptions.DEFAULT);

        world.pass(Duration.ofSeconds(52));
        assertThat(world.left()).containsExactly("pod default/a");
        world.pass(Duration.ofSeconds(2));
        assertThat(world.left()).isEmpty();
        assertThat(world.clock.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    }

    @Test
    void itIsMarkedFailedBeforeItGoes() {
        var pod = world.unstored("default", "a", "n1");
        var finalized = pod.withMeta(pod.meta().withFinalizers(List.of("keep")));
        world.put(finalized);

        world.pass(Duration.ofSeconds(61));

        var left = world.store.state().pod(pod.key());
        assertThat(left.status().phase().wire()).isEqualTo("Failed");
        assertThat(left.status().condition(Condition.DISRUPTION_TARGET))
                .isEqualTo(new Condition(
                        Condition.DISRUPTION_TARGET,
                        Condition.TRUE,
                        "DeletionByPodGC",
                        "PodGC: node no longer exists",
                        null,
                        Instant.parse("2026-01-01T00:01:00Z"),
                        1));
    }

    @Test
    void aNodeThatComesBackInTimeKeepsItsPods() {
        var node = world.node("n1");
        world.pod("default", "a", "n1");
        world.settle();
        world.server.delete(Kind.NODE, node.key(), DeleteOptions.DEFAULT);
        world.pass(Duration.ofSeconds(30));
        world.node("n1");
        world.pass(Duration.ofMinutes(5));
        assertThat(world.left()).containsExactly("pod default/a");
    }

    @Test
    void aTerminatingPodOfANodeOutOfServiceGoesAtTheNextLook() {
        var pod = world.pod("default", "a", GarbageWorld.SILENT);
        world.node(GarbageWorld.SILENT, Taint.of(Taint.OUT_OF_SERVICE, TaintEffect.NO_EXECUTE));
        world.store.replace(pod, pod.withMeta(pod.meta().withDeletion(world.clock.now(), 30L)));
        world.pass(Duration.ofSeconds(21));
        assertThat(world.left()).isEmpty();
    }

    @Test
    void whereThereIsNothingToSeeNothingIsScheduled() {
        world.node("n1");
        world.pod("default", "a", "n1");
        world.settle();
        assertThat(world.timers.size()).isZero();
    }

    @Test
    void restWaitsForThePodsThatWillGoAndForNoOthers() {
        var kept = world.unstored("default", "kept", "n1");
        world.put(kept.withMeta(kept.meta().withFinalizers(List.of("keep"))));
        world.pass(Duration.ofMinutes(5));
        assertThat(world.timers.idle()).isTrue();

        var stranded = world.pod("default", "stranded", "");
        world.store.replace(stranded, stranded.withMeta(stranded.meta().withDeletion(world.clock.now(), 30L)));
        world.pass(Duration.ofMillis(10));
        assertThat(world.timers.idle()).isFalse();

        world.pass(Duration.ofSeconds(50));
        assertThat(world.left()).containsExactly("pod default/kept");
        assertThat(world.timers.idle()).isTrue();
    }
}
