package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Tree;
import dev.podfall.client.Backoff;
import dev.podfall.fork.Forkable;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container of a pod, and how far it has come. */
final class ContainerRun implements Forkable<ContainerRun> {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    final Container spec;
    final boolean init;
    final ImageFate fate;

    /** What ails it as in the copy that it or its like came with; null if nothing is known. */
    @Nullable
    final Ailment ailment;

    final Backoff crashes;
    final Backoff pulls;
    ContainerStage stage = ContainerStage.WAITING;
    ContainerState state;

    @Nullable
    ContainerState last;

    String containerId = "";
    String imageId = "";
    Tree.Obj rest = Tree.obj();
    int restarts;
    boolean launched;

    @Nullable
    Instant pullStarted;

    @Nullable
    Timer timer;

    ContainerRun(Container spec, boolean init, boolean hasInit, @Nullable Ailment ailment) {
        this.spec = spec;
        this.init = init;
        this.ailment = ailment;
        this.crashes = new Backoff(FIRST_BACK_OFF, LONGEST_BACK_OFF);
        this.pulls = new Backoff(FIRST_BACK_OFF, LONGEST_BACK_OFF);
        this.fate = ailment == null ? ImageFate.of(spec.image()) : ImageFate.of(ailment);
        this.state = new ContainerState.Waiting(hasInit ? "PodInitializing" : "ContainerCreating", "");
    }

    private ContainerRun(ContainerRun from) {
        this.spec = from.spec;
        this.init = from.init;
        this.fate = from.fate;
        this.ailment = from.ailment;
        this.crashes = from.crashes.fork();
        this.pulls = from.pulls.fork();
        this.stage = from.stage;
        this.state = from.state;
        this.last = from.last;
        this.containerId = from.containerId;
        this.imageId = from.imageId;
        this.rest = from.rest;
        this.restarts = from.restarts;
        this.launched = from.launched;
        this.pullStarted = from.pullStarted;
        this.timer = from.timer;
    }

    @Override
    public ContainerRun fork() {
        return new ContainerRun(this);
    }

    /** Sidecars are init containers that behave as the others once they run. */
    boolean runsToCompletion() {
        return init && !spec.isSidecar();
    }

    boolean isRunning() {
        return state instanceof ContainerState.Running;
    }

    /** Whether it has run before: a container that waits for its first start keeps its pod pending. */
    boolean hasRun() {
        return last != null || restarts > 0;
    }

    /** Whether the kubelet starts it again now that it has ended. */
    boolean startsAgain(PodSpec pod) {
        return state instanceof ContainerState.Terminated ended && pod.restartsAfter(ended.exitCode());
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

    ContainerStatus status() {
        return new ContainerStatus(
                spec.name(), spec.image(), imageId, containerId, isReady(), isRunning(), restarts, state, last, rest);
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
    void adopt(ContainerStatus found, Instant now) {
        restarts = found.restartCount();
        last = found.lastState();
        containerId = found.containerId();
        imageId = found.imageId();
        rest = found.rest();
        switch (found.state()) {
            case ContainerState.Running running -> {
                state = running;
                launched = true;
                stage = found.ready() ? ContainerStage.READY : ContainerStage.RUNNING;
            }
            case ContainerState.Terminated ended -> {
                state = ended;
                launched = true;
                stage = runsToCompletion() && ended.exitCode() == 0 ? ContainerStage.COMPLETED : ContainerStage.EXITED;
                backOff(now);
            }
            case ContainerState.Waiting waiting -> adopt(waiting, now);
            case null -> {}
        }
    }

    /** One that waits for nothing in particular has its start before it. */
    private void adopt(ContainerState.Waiting waiting, Instant now) {
        var found = switch (ailment) {
            case Ailment.Crashes _ -> ContainerStage.BACKING_OFF;
            case Ailment.NoImage image -> image.isTriedAgain() ? ContainerStage.PULL_BACKING_OFF : ContainerStage.HELD;
            case Ailment.CannotStart _ -> ContainerStage.HELD;
            case Ailment.NotReady _, Ailment.NeverDone _ -> ContainerStage.WAITING;
            case null -> ContainerStage.WAITING;
        };
        if (found != ContainerStage.WAITING) {
            state = waiting;
            stage = found;
            launched = true;
            backOff(now);
        }
    }

    /** The back-off has doubled with each restart; that of pulling is taken to be at its longest. */
    private void backOff(Instant now) {
        if (restarts > 0) {
            var delay = FIRST_BACK_OFF.multipliedBy(1L << Math.min(restarts - 1, 10));
            crashes.resume(spec.name(), delay, now);
        }
        pulls.resume(spec.image(), LONGEST_BACK_OFF, now);
    }

    /** What the runtime says when the image is pulled in vain. */
    String pullError() {
        return ailment instanceof Ailment.NoImage image && !image.error().isEmpty()
                ? image.error()
                : Images.notFound(spec.image());
    }

    /** The state in which it waits that cannot be made, null if it can. */
    ContainerState.@Nullable Waiting hindrance() {
        return switch (ailment) {
            case Ailment.CannotStart cannot -> new ContainerState.Waiting(cannot.reason(), cannot.message());
            case Ailment.NoImage image
            when !image.isTriedAgain() -> new ContainerState.Waiting(image.reason(), image.error());
            case Ailment.NoImage _, Ailment.Crashes _, Ailment.NotReady _, Ailment.NeverDone _ -> null;
            case null -> null;
        };
    }

    /** It ends by itself, as it did in the copy. */
    void crashed(Instant at) {
        if (ailment instanceof Ailment.Crashes crash) {
            ended(crash.exitCode(), crash.reason(), at);
        } else {
            ended(1, "Error", at);
        }
    }

    void ended(int exitCode, String reason, Instant at) {
        state = new ContainerState.Terminated(exitCode, 0, reason, "", startedAt(), at, containerId);
    }

    /** @param pod its name, namespace and UID */
    void backsOff(Duration delay, String pod) {
        last = state instanceof ContainerState.Terminated ? state : last;
        var message =
                "back-off " + GoDuration.text(delay) + " restarting failed container=" + spec.name() + " pod=" + pod;
        state = new ContainerState.Waiting("CrashLoopBackOff", message);
    }

    /** When it ended last; now if it has not, or if that is still to come: a copy may be of a later day. */
    Instant finishedAt(Instant now) {
        var ended = state instanceof ContainerState.Terminated t
                ? t
                : last instanceof ContainerState.Terminated l ? l : null;
        var at = ended == null ? null : ended.finishedAt();
        return at == null || at.isAfter(now) ? now : at;
    }
}
