package dev.podfall.kubelet;

import dev.podfall.api.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How long a pod's containers stay in their stages.
 *
 * <p>Upstream: pkg/kubelet/kuberuntime/kuberuntime_manager.go, {@code doBackOff}.
 * <br>Differs: how long things take is made up, by the seed.
 */
record ContainerWaits(NodeAgent agent, Pod pod) {
    /** How often events of one kind get through. */
    static final Duration COMPLAINTS = Duration.ofMinutes(5);

    private static final Duration STOPPING = Duration.ofMillis(800);
    private static final Duration NOTHING_TO_STOP = Duration.ofMillis(200);

    Duration time(ContainerRun run, StageTable.Wait wait) {
        return switch (wait) {
            case StageTable.Wait.About about -> {
                double more =
                        agent.chance(pod.uid() + run.spec.name() + run.stage).nextDouble() / 2;
                yield about.time().plusMillis((long) (about.time().toMillis() * more));
            }
            case StageTable.Wait.Pull() -> Images.pullTime(agent, run.spec.image());
            case StageTable.Wait.Readiness() -> run.spec.readyAfter();
            case StageTable.Wait.ImageBackOff() -> run.pulls.delay(run.spec.image());
            case StageTable.Wait.CrashBackOff() -> crashBackOff(run);
            case StageTable.Wait.NextComplaint() -> COMPLAINTS;
        };
    }

    /** How long it takes to stop the pod's containers that run. */
    Duration stopTime(List<ContainerRun> running) {
        if (running.isEmpty()) {
            return NOTHING_TO_STOP;
        }
        var grace = Duration.ofSeconds(Objects.requireNonNullElse(pod.meta().deletionGracePeriodSeconds(), 30L));
        if (running.stream().anyMatch(run -> run.fate == ImageFate.STUBBORN)) {
            return grace;
        }
        var usual = agent.jittered(STOPPING, "stop" + pod.uid());
        return usual.compareTo(grace) < 0 ? usual : grace;
    }

    /** What is left of the back-off of a container that has crashed; it is counted from the exit. */
    Duration crashBackOff(ContainerRun run) {
        var now = agent.now();
        var since = run.finishedAt(now);
        var end = since.plus(run.crashes.delay(run.spec.name()));
        return run.crashes.inBackoffSince(run.spec.name(), since, now) ? Duration.between(now, end) : Duration.ZERO;
    }
}
