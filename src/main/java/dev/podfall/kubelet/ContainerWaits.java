package dev.podfall.kubelet;

import dev.podfall.api.core.Pod;
import java.time.Duration;

/**
 * How long a pod's containers stay in their stages.
 *
 * <p>Upstream: pkg/kubelet/kuberuntime/kuberuntime_manager.go, {@code doBackOff}.
 * <br>Differs: how long things take is made up, by the seed.
 */
record ContainerWaits(NodeAgent agent, Pod pod) {
    private static final Duration COMPLAINTS = Duration.ofMinutes(5);

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

    /** What is left of the back-off of a container that has crashed; it is counted from the exit. */
    Duration crashBackOff(ContainerRun run) {
        var now = agent.now();
        var since = run.finishedAt(now);
        var end = since.plus(run.crashes.delay(run.spec.name()));
        return run.crashes.inBackoffSince(run.spec.name(), since, now) ? Duration.between(now, end) : Duration.ZERO;
    }
}
