package dev.podfall.explain;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.controller.daemon.DaemonPods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pod runs on its node, as its kubelet has written it down: what each container does, and how far the pod is from
 * counting as available. Data: {@link RunWords} says it.
 *
 * @param containers init containers first, in their order
 * @param endsBy when the pod's grace period is over, if it is being deleted; else null
 */
public record PodRun(
        List<OfContainer> containers,
        Readiness readiness,
        @Nullable Instant endsBy) {

    public PodRun {
        containers = List.copyOf(containers);
    }

    /**
     * A container.
     *
     * @param init whether the others wait for it to end
     * @param last how it ended the last time; null if it has not
     */
    public record OfContainer(
            String name,
            boolean init,
            String image,
            Doing doing,
            int restarts,
            ContainerState.@Nullable Terminated last) {}

    /** What a container does. */
    public sealed interface Doing {

        /**
         * Its start is still to come, and nothing is wrong with it so far.
         *
         * @param reason in the status' word; empty if the kubelet has not written anything yet
         */
        record Begins(String reason) implements Doing {}

        /** It runs, and its readiness probe has passed, if it has one; an init container runs on to its end. */
        record Runs(Instant since, boolean ready) implements Doing {}

        /** It runs, but is not ready, or does not end, for longer than it should take. */
        record Stuck(Instant since) implements Doing {}

        /**
         * Something keeps it from running.
         *
         * @param reason in the status' word
         * @param message the kubelet's
         * @param next when it is tried again; null if that is not known, or if nobody tries
         */
        record Held(String reason, String message, @Nullable Retry next) implements Doing {}

        /**
         * It has ended.
         *
         * @param again whether the kubelet starts it again
         */
        record Ended(int exitCode, String reason, String message, boolean again) implements Doing {}
    }

    /**
     * The kubelet's next try.
     *
     * @param delay the wait before it, doubled at every failure
     */
    public record Retry(Instant at, Duration delay) {}

    /** How far the pod is. */
    public sealed interface Readiness {

        /** Not ready; the reason and the message are those of its {@code Ready} condition. */
        record NotReady(String reason, String message) implements Readiness {}

        /** Ready, and available once it has been so for {@code minReadySeconds}. */
        record Ripens(Instant availableFrom, int minReadySeconds) implements Readiness {}

        /** Ready; for a pod of a DaemonSet that is available too. */
        record Ready() implements Readiness {}

        /** It is over: nobody starts it again. */
        record Over(PodPhase phase, String reason, String message) implements Readiness {}
    }

    /**
     * Of a pod that is bound.
     *
     * @param minReadySeconds of its DaemonSet; 0 if it has none
     */
    static PodRun of(Pod pod, int minReadySeconds, Known known) {
        var out = new ArrayList<OfContainer>();
        var readiness = readiness(pod, minReadySeconds, known.now());
        var endsBy = pod.meta().deletionTimestamp();
        if (pod.isTerminal()
                && pod.status().containerStatuses().isEmpty()
                && pod.status().initContainerStatuses().isEmpty()) {
            // Nobody has looked at its containers, and nobody will.
            return new PodRun(out, readiness, endsBy);
        }
        for (var container : pod.spec().initContainers()) {
            out.add(of(pod, container, true, known));
        }
        for (var container : pod.spec().containers()) {
            out.add(of(pod, container, false, known));
        }
        return new PodRun(out, readiness, endsBy);
    }

    private static OfContainer of(Pod pod, Container container, boolean init, Known known) {
        var status = status(pod, container, init);
        boolean ends = init && !container.isSidecar();
        return new OfContainer(
                container.name(),
                ends,
                container.image(),
                doing(pod, container, status, init, known),
                status == null ? 0 : status.restartCount(),
                status != null && status.lastState() instanceof ContainerState.Terminated last ? last : null);
    }

    static @Nullable ContainerStatus status(Pod pod, Container container, boolean init) {
        var statuses =
                init ? pod.status().initContainerStatuses() : pod.status().containerStatuses();
        for (var status : statuses) {
            if (status.name().equals(container.name())) {
                return status;
            }
        }
        return null;
    }

    private static Doing doing(
            Pod pod, Container container, @Nullable ContainerStatus status, boolean init, Known known) {
        boolean ends = init && !container.isSidecar();
        var state = status == null ? null : status.state();
        return switch (state) {
            case null -> new Doing.Begins("");
            case ContainerState.Waiting(String reason, String message) -> {
                // A start that takes too long is a failure too.
                boolean wrong = Ailment.of(pod, container, init, known.now()) != null;
                yield wrong
                        ? new Doing.Held(reason, message, known.retry(pod.key(), container.name(), reason))
                        : new Doing.Begins(reason);
            }
            case ContainerState.Running(Instant since) ->
                Ailment.of(pod, container, init, known.now()) == null
                        ? new Doing.Runs(since, status != null && status.ready())
                        : new Doing.Stuck(since);
            case ContainerState.Terminated ended ->
                new Doing.Ended(
                        ended.exitCode(),
                        ended.reason(),
                        ended.message(),
                        !(ends && ended.exitCode() == 0)
                                && !pod.isTerminal()
                                && !pod.isTerminating()
                                && pod.spec().restartsAfter(ended.exitCode()));
        };
    }

    private static Readiness readiness(Pod pod, int minReadySeconds, Instant now) {
        if (pod.isTerminal()) {
            var status = pod.status();
            return new Readiness.Over(status.phase(), status.reason(), status.message());
        }
        var from = DaemonPods.availableFrom(pod, minReadySeconds);
        if (from == null) {
            var ready = pod.status().condition(Condition.READY);
            return new Readiness.NotReady(ready == null ? "" : ready.reason(), ready == null ? "" : ready.message());
        }
        return from.isAfter(now) ? new Readiness.Ripens(from, minReadySeconds) : new Readiness.Ready();
    }
}
