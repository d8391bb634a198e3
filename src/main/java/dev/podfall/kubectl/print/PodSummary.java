package dev.podfall.kubectl.print;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a few words: READY, STATUS and RESTARTS.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go {@code printPod}.
 * <br>Differs: in nothing that we know of.
 */
public final class PodSummary {
    private final Pod pod;
    private int restarts;
    private @Nullable Instant lastRestart;
    private int ready;
    private String reason;

    private PodSummary(Pod pod) {
        this.pod = pod;
        this.reason = pod.status().reason().isEmpty()
                ? pod.status().phase().wire()
                : pod.status().reason();
        var scheduled = pod.status().condition("PodScheduled");
        if (scheduled != null && scheduled.reason().equals("SchedulingGated")) {
            reason = "SchedulingGated";
        }
        var initialized = pod.status().condition("Initialized");
        if (initContainers() || (initialized != null && initialized.isTrue())) {
            restarts = 0;
            lastRestart = null;
            sidecarsRestarts();
            containers();
        }
    }

    /** {@code 1/1} */
    public static String ready(Pod pod) {
        long sidecars = pod.spec().initContainers().stream()
                .filter(Container::isSidecar)
                .count();
        return new PodSummary(pod).ready + "/" + (pod.spec().containers().size() + sidecars);
    }

    /** {@code Running}, {@code CrashLoopBackOff}, {@code Terminating} ... */
    public static String status(Pod pod) {
        if (pod.isTerminating()) {
            if (pod.status().reason().equals("NodeLost")) {
                return "Unknown";
            }
            if (!pod.isTerminal()) {
                return "Terminating";
            }
        }
        return new PodSummary(pod).reason;
    }

    /** {@code 3 (2m ago)} */
    public static String restarts(Pod pod, Instant now) {
        var summary = new PodSummary(pod);
        var last = summary.lastRestart;
        return summary.restarts == 0 || last == null
                ? Integer.toString(summary.restarts)
                : summary.restarts + " (" + HumanDuration.since(last, now) + " ago)";
    }

    static String readinessGates(Pod pod) {
        var gates = pod.spec().rest().<Tree.Obj>list("readinessGates", gate -> gate);
        if (gates.isEmpty()) {
            return "<none>";
        }
        long met = gates.stream()
                .filter(gate -> {
                    var condition = pod.status().condition(gate.text("conditionType", ""));
                    return condition != null && condition.isTrue();
                })
                .count();
        return met + "/" + gates.size();
    }

    /** The images of a pod's containers, joined by commas. */
    public static String images(Pod pod) {
        return String.join(
                ",", pod.spec().containers().stream().map(Container::image).toList());
    }

    private void count(ContainerStatus status) {
        restarts += status.restartCount();
        if (status.lastState() instanceof ContainerState.Terminated ended) {
            var at = ended.finishedAt();
            if (at != null && (lastRestart == null || at.isAfter(lastRestart))) {
                lastRestart = at;
            }
        }
    }

    private boolean isSidecar(ContainerStatus status) {
        return pod.spec().initContainers().stream()
                .anyMatch(container -> container.name().equals(status.name()) && container.isSidecar());
    }

    /** Whether all are done; else the first that is not says what the pod does. */
    private boolean initContainers() {
        var statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < statuses.size(); i++) {
            var status = statuses.get(i);
            count(status);
            boolean done = status.state() instanceof ContainerState.Terminated ended && ended.exitCode() == 0;
            if (!done && isSidecar(status) && Boolean.TRUE.equals(status.started())) {
                ready += status.ready() ? 1 : 0;
                done = true;
            }
            if (!done) {
                reason = "Init:" + initReason(status.state(), i);
                return false;
            }
        }
        return true;
    }

    private String initReason(@Nullable ContainerState state, int index) {
        return switch (state) {
            case ContainerState.Terminated ended -> ending(ended);
            case ContainerState.Waiting waiting
            when !waiting.reason().isEmpty() && !waiting.reason().equals("PodInitializing") -> waiting.reason();
            case null -> index + "/" + pod.spec().initContainers().size();
            case ContainerState.Waiting _, ContainerState.Running _ ->
                index + "/" + pod.spec().initContainers().size();
        };
    }

    private static String ending(ContainerState.Terminated ended) {
        if (!ended.reason().isEmpty()) {
            return ended.reason();
        }
        return ended.signal() == 0 ? "ExitCode:" + ended.exitCode() : "Signal:" + ended.signal();
    }

    private void sidecarsRestarts() {
        for (var status : pod.status().initContainerStatuses()) {
            if (isSidecar(status)) {
                count(status);
            }
            boolean done = status.state() instanceof ContainerState.Terminated ended && ended.exitCode() == 0;
            if (!done && !(isSidecar(status) && Boolean.TRUE.equals(status.started()))) {
                return;
            }
        }
    }

    private void containers() {
        boolean running = false;
        var error = "";
        for (var status : pod.status().containerStatuses().reversed()) {
            count(status);
            switch (status.state()) {
                case ContainerState.Waiting waiting when !waiting.reason().isEmpty() -> reason = waiting.reason();
                case ContainerState.Terminated ended -> {
                    reason = ending(ended);
                    error = ended.exitCode() == 0 ? error : reason;
                }
                case ContainerState.Running _ -> {
                    running |= status.ready();
                    ready += status.ready() ? 1 : 0;
                }
                case ContainerState.Waiting _ -> {
                    // Waits for no known reason: the phase says enough.
                }
                case null -> {
                    // Says nothing yet.
                }
            }
        }
        if (reason.equals("Completed")) {
            if (running && pod.isReady()) {
                reason = PodPhase.RUNNING.wire();
            } else if (!error.isEmpty()) {
                reason = error;
            } else if (running) {
                reason = "NotReady";
            }
        }
    }
}
