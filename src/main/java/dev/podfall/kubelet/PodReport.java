package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.meta.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod's status as its kubelet reports it.
 *
 * <p>Upstream: pkg/kubelet/kubelet_pods.go, {@code generateAPIPodStatus}, {@code getPhase}; status/generate.go.
 * <br>Differs: started is said as soon as a container runs, startup probes are not looked at.
 *
 * @param sandbox whether the pod has its sandbox, and its address with it
 * @param ended whether all its containers have been stopped for good
 */
record PodReport(List<ContainerRun> init, List<ContainerRun> containers, boolean sandbox, boolean ended) {

    PodPhase phase(PodSpec spec) {
        boolean failed = false;
        boolean done = true;
        for (var run : containers) {
            boolean terminated = run.state instanceof ContainerState.Terminated;
            done &= terminated && (ended || !run.startsAgain(spec));
            failed |= run.state instanceof ContainerState.Terminated t && t.exitCode() != 0;
        }
        boolean cannotStart = spec.restartPolicy().equals("Never")
                && init.stream().anyMatch(run -> run.stage == ContainerStage.EXITED);
        if (ended || done || cannotStart) {
            return failed || !done ? PodPhase.FAILED : PodPhase.SUCCEEDED;
        }
        if (!uninitialized().isEmpty()) {
            return PodPhase.PENDING;
        }
        boolean pending =
                containers.stream().anyMatch(run -> run.state instanceof ContainerState.Waiting && !run.hasRun());
        return pending ? PodPhase.PENDING : PodPhase.RUNNING;
    }

    private List<String> uninitialized() {
        return init.stream()
                .filter(run -> !run.letsOthersStart())
                .map(run -> run.spec.name())
                .toList();
    }

    private List<String> unready() {
        return Stream.concat(init.stream().filter(run -> run.spec.isSidecar()), containers.stream())
                .filter(run -> !run.isReady())
                .map(run -> run.spec.name())
                .toList();
    }

    /** The pod with this status. */
    Pod on(Pod live, NodeAgent agent) {
        var status = live.status();
        var now = agent.now();
        var phase = phase(live.spec());
        var start = status.startTime() == null ? Times.seconds(now) : status.startTime();
        var ip = sandbox ? agent.podAddress(live) : status.podIp();
        PodStatus said = status.withPhase(phase)
                .withHost(agent.address(), ip, start)
                .withContainerStatuses(statuses(init), sorted(statuses(containers)))
                .withConditions(conditions(live, phase, now));
        return live.withStatus(said);
    }

    private static List<ContainerStatus> statuses(List<ContainerRun> runs) {
        return runs.stream().map(ContainerRun::status).toList();
    }

    private static List<ContainerStatus> sorted(List<ContainerStatus> statuses) {
        return statuses.stream()
                .sorted(Comparator.comparing(ContainerStatus::name))
                .toList();
    }

    private List<Condition> conditions(Pod live, PodPhase phase, Instant now) {
        var out = new ArrayList<>(
                PodConditions.of(live, new PodConditions.Standing(sandbox, uninitialized(), unready()), now));
        if (phase.isTerminal()) {
            var reason = phase == PodPhase.SUCCEEDED ? "PodCompleted" : "PodFailed";
            for (int i = 2; i < out.size(); i++) {
                out.set(i, PodConditions.condition(live, out.get(i).type(), false, reason, "", now));
            }
        }
        var scheduled = live.status().condition(Condition.POD_SCHEDULED);
        out.add(PodConditions.condition(
                live, Condition.POD_SCHEDULED, scheduled == null || scheduled.isTrue(), "", "", now));
        for (var condition : live.status().conditions()) {
            if (!PodConditions.isOwned(condition) && !condition.type().equals(Condition.POD_SCHEDULED)) {
                out.add(condition);
            }
        }
        return List.copyOf(out);
    }
}
