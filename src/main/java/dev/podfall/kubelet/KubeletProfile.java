package dev.podfall.kubelet;

/** How the kubelets behave. */
public enum KubeletProfile {
    /** As the kubelet that stood in when a real control plane was recorded: at once, and without events. */
    STAND_IN("oracle"),
    /** As a kubelet on a machine: pulls images, takes its time, reports events. */
    REALISTIC("kubelet");

    private final String fieldManager;

    KubeletProfile(String fieldManager) {
        this.fieldManager = fieldManager;
    }

    /** How the program calls itself when it writes. */
    public String fieldManager() {
        return fieldManager;
    }
}
