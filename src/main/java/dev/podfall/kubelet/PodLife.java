package dev.podfall.kubelet;

import dev.podfall.api.core.Pod;

/** A pod's life on one node, as its kubelet drives it. */
sealed interface PodLife permits StandInPod, RealisticPod {

    /** The pod on its machine; does not change. */
    Turn.Whose whose();

    /** The pod as last seen. */
    Pod pod();

    /** Whether the kubelet has admitted the pod and it has not ended: it takes up room. */
    boolean takesRoom();

    /** The pod has changed. */
    void changed(Pod pod);

    /** The kubelet falls silent: nothing of this pod goes on. */
    void halt();

    /** The kubelet is back: goes on where it stopped, and says again how the pod is. */
    void resume();

    /** Whether one of its containers, other than init containers, runs. */
    boolean runs();

    /** The node has a network from now on. */
    void networkFound();

    /** The pod object is gone. */
    void gone();

    /** What was planned for now, unless it was cancelled. */
    void turn(Turn.OfLife turn);

    /** Another one that has come as far, for a fork of the agent. */
    PodLife fork(NodeAgent forked);

    /** A turn that the kubelets of another profile take. */
    static IllegalStateException foreign(Turn turn) {
        return new IllegalStateException(
                "kubelets of this profile never plan " + turn + "; a pod's life keeps to the profile it began with");
    }
}
