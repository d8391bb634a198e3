package dev.podfall.kubelet;

import static dev.podfall.kubelet.ContainerStage.BACKING_OFF;
import static dev.podfall.kubelet.ContainerStage.COMPLETED;
import static dev.podfall.kubelet.ContainerStage.CREATED;
import static dev.podfall.kubelet.ContainerStage.EXITED;
import static dev.podfall.kubelet.ContainerStage.HELD;
import static dev.podfall.kubelet.ContainerStage.PULLED;
import static dev.podfall.kubelet.ContainerStage.PULLING;
import static dev.podfall.kubelet.ContainerStage.PULL_BACKING_OFF;
import static dev.podfall.kubelet.ContainerStage.PULL_FAILED;
import static dev.podfall.kubelet.ContainerStage.READY;
import static dev.podfall.kubelet.ContainerStage.RUNNING;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a container does next, and after how long. The first row that applies counts; if none does, it stays. */
final class StageTable {

    /** How long a stage lasts. */
    sealed interface Wait {

        /** What somebody is told who asks what is still going on. */
        default Clock clock() {
            return switch (this) {
                case About _ -> Clock.TURN;
                case Pull _ -> Clock.IMAGE_PULL;
                case Readiness _ -> Clock.READINESS;
                case ImageBackOff _, CrashBackOff _, NextComplaint _ -> Clock.CONTAINER_BACK_OFF;
            };
        }

        /** About so long: once and a half at most, by chance. */
        record About(Duration time) implements Wait {}

        /** As long as it takes to pull the image. */
        record Pull() implements Wait {}

        /** Until the readiness probe passes; no time without one. */
        record Readiness() implements Wait {}

        /** Until the image may be tried again. */
        record ImageBackOff() implements Wait {}

        /** Until the container may be started again. */
        record CrashBackOff() implements Wait {}

        /** Until it is said again that a container cannot be made: as often as events of one kind get through. */
        record NextComplaint() implements Wait {}
    }

    /**
     * A row.
     *
     * @param fates of the images that it applies to
     * @param init whether to init containers, or to the others; null for both
     * @param what the key of a sentence about a container and its pod
     */
    record Row(
            ContainerStage from,
            Set<ImageFate> fates,
            @Nullable Boolean init,
            Wait lasting,
            ContainerStage to,
            String what) {

        /** What somebody is told who asks what is still going on. */
        Phrase what(String container, ObjectKey pod) {
            return Phrase.of(what, container, pod);
        }
    }

    private static final Set<ImageFate> ALL = EnumSet.allOf(ImageFate.class);
    private static final Set<ImageFate> MISSING = EnumSet.of(ImageFate.MISSING);
    private static final Set<ImageFate> CRASHES = EnumSet.of(ImageFate.CRASHES);
    private static final Set<ImageFate> UNSTARTABLE = EnumSet.of(ImageFate.UNSTARTABLE);
    private static final Set<ImageFate> ENDING = EnumSet.complementOf(EnumSet.of(ImageFate.ENDLESS));
    private static final Set<ImageFate> GOOD = EnumSet.of(ImageFate.RUNS, ImageFate.STUBBORN);

    /** A container that crashes does so before the kubelet's next look at it: nobody sees it running. */
    static final List<Row> ROWS = List.of(
            new Row(PULLING, MISSING, null, about(1200), PULL_FAILED, "timer.container.fail-to-pull"),
            new Row(PULLING, ALL, null, new Wait.Pull(), PULLED, "timer.container.pull"),
            new Row(PULLED, UNSTARTABLE, null, about(80), HELD, "timer.container.fail-to-create"),
            new Row(HELD, ALL, null, new Wait.NextComplaint(), HELD, "timer.container.fail-again-to-create"),
            new Row(PULLED, ALL, null, about(80), CREATED, "timer.container.create"),
            new Row(CREATED, ALL, null, about(60), RUNNING, "timer.container.start"),
            new Row(RUNNING, CRASHES, null, about(300), EXITED, "timer.container.crash"),
            new Row(RUNNING, ENDING, true, about(1000), COMPLETED, "timer.container.complete"),
            new Row(RUNNING, GOOD, false, new Wait.Readiness(), READY, "timer.container.find-ready"),
            new Row(PULL_FAILED, ALL, null, about(1000), PULL_BACKING_OFF, "timer.container.back-off"),
            new Row(PULL_BACKING_OFF, ALL, null, new Wait.ImageBackOff(), PULLING, "timer.container.pull-again"),
            new Row(EXITED, ALL, null, about(700), BACKING_OFF, "timer.container.ended"),
            new Row(BACKING_OFF, ALL, null, new Wait.CrashBackOff(), PULLING, "timer.container.restart"));

    private StageTable() {}

    private static Wait about(long millis) {
        return new Wait.About(Duration.ofMillis(millis));
    }

    /** What comes after a stage; null if nothing does. */
    static @Nullable Row next(ContainerStage from, ImageFate fate, boolean init) {
        for (var row : ROWS) {
            if (row.from() == from && row.fates().contains(fate) && (row.init() == null || row.init() == init)) {
                return row;
            }
        }
        return null;
    }
}
