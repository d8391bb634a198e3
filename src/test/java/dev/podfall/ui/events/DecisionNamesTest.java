package dev.podfall.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.controller.daemon.DaemonSetDecision;
import dev.podfall.controller.garbage.Collected;
import dev.podfall.controller.nodelifecycle.NodeDecision;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.kubelet.KubeletDecision;
import dev.podfall.language.Wording;
import dev.podfall.scheduler.PodPreempted;
import dev.podfall.scheduler.PodQueued;
import dev.podfall.scheduler.SchedulingVerdict;
import dev.podfall.store.WatchEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionNamesTest {
    private static Stream<Class<?>> sorts(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(DecisionNamesTest::sorts)
                : Stream.of(type);
    }

    @Test
    void everySortOfDecisionHasANameOfItsOwn() {
        var keys = Stream.of(
                        DaemonSetDecision.class,
                        NodeDecision.class,
                        KubeletDecision.class,
                        Collected.class,
                        EvictionDecision.class,
                        SchedulingVerdict.class,
                        PodPreempted.class,
                        PodQueued.class)
                .flatMap(DecisionNamesTest::sorts)
                .map(DecisionNames::key)
                .toList();
        assertThat(keys).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(Wording.ENGLISH.sentences()).containsKeys(keys.toArray(String[]::new));
        assertThat(keys.stream().map(key -> Wording.ENGLISH.of(key))).doesNotHaveDuplicates();
        assertThat(Wording.ENGLISH.sentences().keySet().stream().filter(key -> key.startsWith("events.decision.")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void writesAreNamedToo() {
        assertThat(Stream.of(WatchEvent.Type.values()).map(DecisionNames::of))
                .extracting(Object::toString)
                .containsExactly("added", "modified", "deleted");
    }
}
