package dev.podfall.kubelet;

/** How the kubelets behave. */
public enum KubeletProfile {
    /** As the kubelet that stood in when a real control plane was recorded: at once, and without events. */
    STAND_IN,
    /** As a kubelet on a machine: pulls images, takes its time, reports events. */
    REALISTIC
}
