package dev.podfall.api.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a container from doing its work, as far as its status tells: what a copy of a cluster goes on suffering
 * from. Nothing ails a container that runs, that has ended for good, that waits for another, or that has only begun.
 */
public sealed interface Ailment {
    /** A start that takes no longer than this is not stuck yet. */
    Duration STARTING = Duration.ofMinutes(5);

    /** How long after its readiness probe should have passed a container is unready. */
    Duration PROBED = Duration.ofMinutes(1);

    Set<String> NO_IMAGE = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "RegistryUnavailable",
            "SignatureValidationFailed");

    /** It ends, and is started again, for ever. */
    record Crashes(int exitCode, String reason) implements Ailment {}

    /**
     * Its image cannot be had.
     *
     * @param reason the reason for which it waits, as {@code ImagePullBackOff}
     * @param error what the runtime said; empty if it is not known
     */
    record NoImage(String reason, String error) implements Ailment {
        /** Whether the kubelet tries again and again; some errors it takes as final. */
        public boolean isTriedAgain() {
            return !reason.equals("ErrImageNeverPull") && !reason.equals("InvalidImageName");
        }
    }

    /** It cannot be made, for want of a ConfigMap or the like. */
    record CannotStart(String reason, String message) implements Ailment {}

    /** It runs, and is not ready. */
    record NotReady() implements Ailment {}

    /** An init container that runs and does not come to its end. */
    record NeverDone() implements Ailment {}

    /** A container of a pod and what ails it. */
    record Found(Container container, Ailment ailment) {}

    /** All of a pod's ailing containers; none if it has ended or is going. */
    static List<Found> in(Pod pod, Instant now) {
        var out = new ArrayList<Found>();
        for (var init : pod.spec().initContainers()) {
            add(out, init, of(pod, init, true, now));
        }
        for (var container : pod.spec().containers()) {
            add(out, container, of(pod, container, false, now));
        }
        return out;
    }

    private static void add(List<Found> out, Container container, @Nullable Ailment ailment) {
        if (ailment != null) {
            out.add(new Found(container, ailment));
        }
    }

    /** What ails one container of the pod; null if nothing does. */
    static @Nullable Ailment of(Pod pod, Container container, boolean init, Instant now) {
        if (pod.isTerminal() || pod.isTerminating()) {
            return null;
        }
        var statuses =
                init ? pod.status().initContainerStatuses() : pod.status().containerStatuses();
        for (var status : statuses) {
            if (status.name().equals(container.name())) {
                boolean ends = init && !container.isSidecar();
                return switch (status.state()) {
                    case null -> null;
                    case ContainerState.Waiting waiting -> waiting(pod, status, waiting, now);
                    case ContainerState.Running running -> running(container, status, running, ends, now);
                    case ContainerState.Terminated ended -> ended(pod, ended, ends);
                };
            }
        }
        return null;
    }

    private static @Nullable Ailment waiting(
            Pod pod, ContainerStatus status, ContainerState.Waiting waiting, Instant now) {
        var reason = waiting.reason();
        if (reason.equals("CrashLoopBackOff")) {
            return status.lastState() instanceof ContainerState.Terminated last
                    ? new Crashes(last.exitCode(), last.reason())
                    : new Crashes(1, "Error");
        }
        if (NO_IMAGE.contains(reason)) {
            return new NoImage(reason, pullError(reason, waiting.message()));
        }
        if (!waiting.isStarting()) {
            return new CannotStart(reason, waiting.message());
        }
        var since = pod.status().startTime();
        boolean stuck = reason.equals("ContainerCreating") && since != null && olderThan(since, STARTING, now);
        return stuck ? new CannotStart(reason, waiting.message()) : null;
    }

    /** What the kubelet quotes when it backs off from pulling. */
    private static String pullError(String reason, String message) {
        if (reason.equals("ImagePullBackOff")) {
            int quoted = message.indexOf("ErrImagePull: ");
            return quoted < 0 ? "" : message.substring(quoted + "ErrImagePull: ".length());
        }
        return message;
    }

    private static @Nullable Ailment running(
            Container container, ContainerStatus status, ContainerState.Running running, boolean ends, Instant now) {
        if (ends) {
            return olderThan(running.startedAt(), STARTING, now) ? new NeverDone() : null;
        }
        if (status.ready()) {
            return null;
        }
        boolean starting = Boolean.FALSE.equals(status.started());
        var patience = container.readyAfter().plus(starting ? STARTING : PROBED);
        return olderThan(running.startedAt(), patience, now) ? new NotReady() : null;
    }

    private static @Nullable Ailment ended(Pod pod, ContainerState.Terminated ended, boolean ends) {
        boolean done = ends && ended.exitCode() == 0;
        return !done && pod.spec().restartsAfter(ended.exitCode())
                ? new Crashes(ended.exitCode(), ended.reason())
                : null;
    }

    /** A time that is still to come is that of a clock ahead of ours: it tells nothing, and what was found counts. */
    private static boolean olderThan(Instant time, Duration age, Instant now) {
        return time.plus(age).isBefore(now) || time.isAfter(now);
    }
}
