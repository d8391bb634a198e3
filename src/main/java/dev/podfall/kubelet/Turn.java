package dev.podfall.kubelet;

import dev.podfall.api.meta.ObjectKey;

/**
 * What a kubelet does when a timer of its runs, told by names: so that it is done in whatever copy of the world the
 * timer runs in.
 */
sealed interface Turn {

    /** The kubelet's machine. Another one of the same name that has come since has nothing to do with it. */
    Machine machine();

    /** What a kubelet does for its node. */
    enum NodeStep {
        REGISTER,
        POST_STATUS,
        /** It looks at its container runtime, whose network has come. */
        FIND_NETWORK
    }

    /** What a kubelet does for a pod. */
    enum PodStep {
        ADMIT,
        /** A realistic pod that lacks a network is looked at again. */
        TRY_NETWORK,
        /** A realistic pod's sandbox is there. */
        SANDBOX_READY,
        /** A stand-in's pod is reported again. */
        REPORT,
        /** A realistic pod's containers have all ended. */
        STOPPED,
        CLEAN_UP
    }

    /**
     * A pod on a machine.
     *
     * @param uid tells it from one that has taken its name since
     */
    record Whose(Machine machine, ObjectKey pod, String uid) {}

    record OfNode(Machine machine, NodeStep step) implements Turn {}

    /** One of a pod's life. */
    sealed interface OfLife extends Turn {
        Whose whose();

        @Override
        default Machine machine() {
            return whose().machine();
        }
    }

    record OfPod(Whose whose, PodStep step) implements OfLife {}

    /**
     * One of a container.
     *
     * @param place counts the pod's init containers and then the others from 0
     * @param to the stage that the container enters
     */
    record OfContainer(Whose whose, int place, ContainerStage to) implements OfLife {}
}
