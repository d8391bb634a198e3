package dev.podfall.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of container goes through, read off the table. */
class StageTableTest {

    private static List<ContainerStage> path(ImageFate fate, boolean init) {
        var seen = new EnumMap<ContainerStage, Boolean>(ContainerStage.class);
        var out = new ArrayList<ContainerStage>();
        var stage = ContainerStage.PULLING;
        while (seen.put(stage, true) == null) {
            out.add(stage);
            var row = StageTable.next(stage, fate, init);
            if (row == null) {
                return out;
            }
            stage = row.to();
        }
        out.add(stage);
        return out;
    }

    @Test
    void anyOtherTagRuns() {
        assertThat(path(ImageFate.of("registry.example/app:1.0"), false))
                .containsExactly(
                        ContainerStage.PULLING,
                        ContainerStage.PULLED,
                        ContainerStage.CREATED,
                        ContainerStage.RUNNING,
                        ContainerStage.READY);
    }

    @Test
    void unreadyRunsAndIsNeverReady() {
        assertThat(path(ImageFate.of("app:unready"), false))
                .containsExactly(
                        ContainerStage.PULLING, ContainerStage.PULLED, ContainerStage.CREATED, ContainerStage.RUNNING);
    }

    @Test
    void whatCannotBeMadeIsHeldForEver() {
        assertThat(path(ImageFate.UNSTARTABLE, false))
                .containsExactly(
                        ContainerStage.PULLING, ContainerStage.PULLED, ContainerStage.HELD, ContainerStage.HELD);
    }

    @Test
    void anEndlessInitContainerRuns() {
        assertThat(path(ImageFate.ENDLESS, true))
                .containsExactly(
                        ContainerStage.PULLING, ContainerStage.PULLED, ContainerStage.CREATED, ContainerStage.RUNNING);
    }

    @Test
    void missingIsPulledAgainAndAgain() {
        assertThat(path(ImageFate.of("app:missing"), false))
                .containsExactly(
                        ContainerStage.PULLING,
                        ContainerStage.PULL_FAILED,
                        ContainerStage.PULL_BACKING_OFF,
                        ContainerStage.PULLING);
    }

    @Test
    void crashIsStartedAgainAndAgain() {
        assertThat(path(ImageFate.of("app:crash"), false))
                .containsExactly(
                        ContainerStage.PULLING,
                        ContainerStage.PULLED,
                        ContainerStage.CREATED,
                        ContainerStage.RUNNING,
                        ContainerStage.EXITED,
                        ContainerStage.BACKING_OFF,
                        ContainerStage.PULLING);
    }

    @Test
    void anInitContainerCompletes() {
        assertThat(path(ImageFate.RUNS, true)).endsWith(ContainerStage.RUNNING, ContainerStage.COMPLETED);
    }

    @Test
    void theTagIsWhatFollowsTheLastColon() {
        assertThat(ImageFate.of("localhost:5000/crash")).isEqualTo(ImageFate.RUNS);
        assertThat(ImageFate.of("localhost:5000/app:stubborn")).isEqualTo(ImageFate.STUBBORN);
    }
}
