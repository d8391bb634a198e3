package dev.podfall.kubelet;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.tree.Tree;
import dev.podfall.client.Backoff;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A container of a pod, and how far it has come. */
final class ContainerRun {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    final Container spec;
    final boolean init;
    final ImageFate fate;
    final Backoff crashes = new Backoff(FIRST_BACK_OFF, LONGEST_BACK_OFF);
    final Backoff pulls = new Backoff(FIRST_BACK_OFF, LONGEST_BACK_OFF);
    ContainerStage stage = ContainerStage.WAITING;
    ContainerState state;

    @Nullable
    ContainerState last;

    String containerId = "";
    String imageId = "";
    int restarts;
    boolean launched;

    @Nullable
    Instant pullStarted;

    @Nullable
    Timer timer;

    ContainerRun(Container spec, boolean init, boolean hasInit) {
        this.spec = spec;
        this.init = init;
        this.fate = ImageFate.of(spec.image());
        this.state = new ContainerState.Waiting(hasInit ? "PodInitializing" : "ContainerCreating", "");
    }

    /** Sidecars are init containers that behave as the others once they run. */
    boolean runsToCompletion() {
        return init && !spec.isSidecar();
    }

    boolean isRunning() {
        return state instanceof ContainerState.Running;
    }

    boolean isReady() {
        return stage == ContainerStage.READY || stage == ContainerStage.COMPLETED;
    }

    /** Whether the containers after this one need not wait for it any longer. */
    boolean letsOthersStart() {
        return init ? stage == ContainerStage.COMPLETED || (spec.isSidecar() && isRunning()) : launched;
    }

    /** {@code Always}, {@code IfNotPresent} or {@code Never}: by the image's tag unless it is said. */
    String pullPolicy() {
        var said = spec.rest().text("imagePullPolicy", "");
        if (!said.isEmpty()) {
            return said;
        }
        var image = spec.image().substring(spec.image().lastIndexOf('/') + 1);
        return image.endsWith(":latest") || !image.contains(":") ? "Always" : "IfNotPresent";
    }

    /** How long after its start the readiness probe passes: probes come at every period, the first after the delay. */
    Duration readinessDelay() {
        if (!(spec.rest().get("readinessProbe") instanceof Tree.Obj probe)) {
            return Duration.ZERO;
        }
        long period = Math.max(probe.number("periodSeconds", 10), 1);
        long initial = Math.max(probe.number("initialDelaySeconds", 0), 0);
        long first = (initial + period - 1) / period * period;
        long more = Math.max(probe.number("successThreshold", 1) - 1, 0) * period;
        return Duration.ofMillis((first + more) * 1000 + 100);
    }

    ContainerStatus status() {
        return new ContainerStatus(
                spec.name(),
                spec.image(),
                imageId,
                containerId,
                isReady(),
                isRunning(),
                restarts,
                state,
                last,
                Tree.obj());
    }

    /** When the present or last run began. */
    @Nullable
    Instant startedAt() {
        return switch (state) {
            case ContainerState.Running running -> running.startedAt();
            case ContainerState.Terminated ended -> ended.startedAt();
            case ContainerState.Waiting ignored -> null;
        };
    }

    /** How it stood when the kubelet found it. */
    void adopt(ContainerStatus found) {
        restarts = found.restartCount();
        last = found.lastState();
        if (found.state() instanceof ContainerState.Running running) {
            launched = true;
            state = running;
            containerId = found.containerId();
            imageId = found.imageId();
            stage = found.ready() ? ContainerStage.READY : ContainerStage.RUNNING;
        } else if (init && found.state() instanceof ContainerState.Terminated ended && ended.exitCode() == 0) {
            launched = true;
            state = ended;
            stage = ContainerStage.COMPLETED;
        }
    }

    void ended(int exitCode, String reason, Instant at) {
        state = new ContainerState.Terminated(exitCode, reason, "", startedAt(), at, containerId);
    }

    /** When it ended last; now if it has not. */
    Instant finishedAt(Instant now) {
        var ended = state instanceof ContainerState.Terminated t
                ? t
                : last instanceof ContainerState.Terminated l ? l : null;
        return ended == null ? now : Objects.requireNonNullElse(ended.finishedAt(), now);
    }
}
