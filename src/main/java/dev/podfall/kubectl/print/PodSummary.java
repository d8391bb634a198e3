package dev.podfall.kubectl.print;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a few words: READY, STATUS and RESTARTS.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go {@code printPod}.
 * <br>Differs: in nothing that we know of.
 */
public final class PodSummary {
    private PodSummary() {}

    /** {@code 1/1} */
    public static String ready(Pod pod) {
        int total = pod.spec().containers().size();
        int ready = 0;
        for (var sidecar : pod.spec().initContainers()) {
            if (sidecar.isSidecar()) {
                total++;
                var status = find(pod.status().initContainerStatuses(), sidecar.name());
                ready += status != null && status.ready() ? 1 : 0;
            }
        }
        for (var status : pod.status().containerStatuses()) {
            if (status.ready() && status.state() instanceof ContainerState.Running) {
                ready++;
            }
        }
        return ready + "/" + total;
    }

    /** {@code Running}, {@code CrashLoopBackOff}, {@code Terminating} ... */
    public static String status(Pod pod) {
        var reason = pod.status().reason().isEmpty()
                ? pod.status().phase().wire()
                : pod.status().reason();
        var scheduled = pod.status().condition("PodScheduled");
        if (scheduled != null && scheduled.reason().equals("SchedulingGated")) {
            reason = "SchedulingGated";
        }
        var initialising = initialising(pod);
        reason = initialising != null ? initialising : containers(pod, reason);
        if (pod.isTerminating()) {
            if (pod.status().reason().equals("NodeLost")) {
                return "Unknown";
            }
            if (!pod.isTerminal()) {
                return "Terminating";
            }
        }
        return reason;
    }

    /** {@code 3 (2m ago)} */
    public static String restarts(Pod pod, Instant now) {
        boolean init = initialising(pod) != null;
        int restarts = 0;
        Instant last = null;
        var all = new java.util.ArrayList<ContainerStatus>();
        for (var status : pod.status().initContainerStatuses()) {
            if (init || isSidecar(pod, status.name())) {
                all.add(status);
            }
        }
        if (!init) {
            all.addAll(pod.status().containerStatuses());
        }
        for (var status : all) {
            restarts += status.restartCount();
            if (status.lastState() instanceof ContainerState.Terminated ended) {
                var at = ended.finishedAt();
                if (at != null && (last == null || at.isAfter(last))) {
                    last = at;
                }
            }
        }
        return restarts == 0 || last == null
                ? Integer.toString(restarts)
                : restarts + " (" + HumanDuration.since(last, now) + " ago)";
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

    private static boolean isSidecar(Pod pod, String name) {
        return pod.spec().initContainers().stream().anyMatch(c -> c.name().equals(name) && c.isSidecar());
    }

    private static @Nullable ContainerStatus find(List<ContainerStatus> statuses, String name) {
        return statuses.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    /** What the first unfinished init container says; null if all are done. */
    private static @Nullable String initialising(Pod pod) {
        var statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < statuses.size(); i++) {
            var status = statuses.get(i);
            switch (status.state()) {
                case ContainerState.Terminated t
                when t.exitCode() == 0 -> {
                    continue;
                }
                case ContainerState.Terminated t -> {
                    return t.reason().isEmpty() ? "Init:" + exit(t.exitCode()) : "Init:" + t.reason();
                }
                case ContainerState.Waiting w
                when !w.reason().isEmpty() && !w.reason().equals("PodInitializing") -> {
                    return "Init:" + w.reason();
                }
                case ContainerState.Running r
                when isSidecar(pod, status.name()) && Boolean.TRUE.equals(status.started()) -> {
                    continue;
                }
                case null -> {
                    // Says nothing yet: counted below.
                }
                case ContainerState.Waiting w -> {
                    // Its turn has not come: counted below.
                }
                case ContainerState.Running r -> {
                    // Not done: counted below.
                }
            }
            return "Init:" + i + "/" + pod.spec().initContainers().size();
        }
        return null;
    }

    private static String exit(int code) {
        return code > 128 ? "Signal:" + (code - 128) : "ExitCode:" + code;
    }

    private static String containers(Pod pod, String otherwise) {
        var reason = otherwise;
        boolean running = false;
        var statuses = pod.status().containerStatuses();
        for (int i = statuses.size() - 1; i >= 0; i--) {
            switch (statuses.get(i).state()) {
                case ContainerState.Waiting w when !w.reason().isEmpty() -> reason = w.reason();
                case ContainerState.Terminated t -> reason = t.reason().isEmpty() ? exit(t.exitCode()) : t.reason();
                case ContainerState.Running r -> running |= statuses.get(i).ready();
                case ContainerState.Waiting w -> {
                    // Waits for no known reason: the phase says enough.
                }
                case null -> {
                    // Says nothing yet.
                }
            }
        }
        if (reason.equals("Completed") && running) {
            return pod.isReady() ? PodPhase.RUNNING.wire() : "NotReady";
        }
        return reason;
    }

    /** The images of a pod's containers, joined by commas. */
    public static String images(Pod pod) {
        return String.join(
                ",", pod.spec().containers().stream().map(Container::image).toList());
    }
}
