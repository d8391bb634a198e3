package dev.podfall.kubelet;

import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.GoDuration;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a kubelet reports of a pod's containers, in upstream's words.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go, {@code SyncPod}; images/image_manager.go, kuberuntime/kuberuntime_container.go,
 * kuberuntime_manager.go.
 * <br>Differs: in nothing that we know of.
 */
record PodEvents(NodeAgent agent, Pod pod) {

    void pulling(ContainerRun run) {
        normal(run, "Pulling", "Pulling image \"" + run.spec.image() + "\"");
    }

    void present(ContainerRun run) {
        normal(
                run,
                "Pulled",
                "Container image \"" + run.spec.image()
                        + "\" already present on machine and can be accessed by the pod");
    }

    void pulled(ContainerRun run, Duration took, long bytes) {
        var time = GoDuration.text(took.truncatedTo(ChronoUnit.MILLIS));
        normal(
                run,
                "Pulled",
                "Successfully pulled image \"" + run.spec.image() + "\" in " + time + " (" + time
                        + " including waiting). Image size: " + bytes + " bytes.");
    }

    void created(ContainerRun run) {
        normal(run, "Created", "Container created");
    }

    void started(ContainerRun run) {
        normal(run, "Started", "Container started");
    }

    void killing(ContainerRun run) {
        normal(run, "Killing", "Stopping container " + run.spec.name());
    }

    void unhealthy(ContainerRun run) {
        warning(run, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");
    }

    void pullFailed(ContainerRun run, String error) {
        warning(run, "Failed", "Failed to pull image \"" + run.spec.image() + "\": " + error);
        warning(run, "Failed", "Error: ErrImagePull");
    }

    void pullBackingOff(ContainerRun run) {
        normal(run, "BackOff", "Back-off pulling image \"" + run.spec.image() + "\"");
        warning(run, "Failed", "Error: ImagePullBackOff");
    }

    void neverPulled(ContainerRun run, String message) {
        warning(run, "ErrImageNeverPull", message);
        warning(run, "Failed", "Error: ErrImageNeverPull");
    }

    /** A container that cannot be made; of one whose pod is still being prepared nothing is said. */
    void held(ContainerRun run, ContainerState.Waiting hindrance) {
        if (!hindrance.message().isEmpty()) {
            warning(run, "Failed", "Error: " + hindrance.message());
        }
    }

    void backingOff(ContainerRun run, String fullName) {
        warning(run, "BackOff", "Back-off restarting failed container " + run.spec.name() + " in pod " + fullName);
    }

    void networkNotReady() {
        agent.report(
                ObjectReference.to(pod),
                Event.WARNING,
                "NetworkNotReady",
                "network is not ready: " + NodeNetwork.NOT_READY);
    }

    void rejected(Rejection rejection) {
        agent.report(ObjectReference.to(pod), Event.WARNING, rejection.reason(), rejection.message());
    }

    private void normal(ContainerRun run, String reason, String message) {
        agent.report(about(run), Event.NORMAL, reason, message);
    }

    private void warning(ContainerRun run, String reason, String message) {
        agent.report(about(run), Event.WARNING, reason, message);
    }

    private ObjectReference about(ContainerRun run) {
        var list = run.init ? "spec.initContainers" : "spec.containers";
        return ObjectReference.to(pod).withFieldPath(list + "{" + run.spec.name() + "}");
    }
}
