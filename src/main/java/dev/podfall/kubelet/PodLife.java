package dev.podfall.kubelet;

import dev.podfall.api.core.Pod;

/** A pod's life on one node, as its kubelet drives it. */
sealed interface PodLife permits StandInPod, RealisticPod {

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

    /** The pod object is gone. */
    void gone();
}
