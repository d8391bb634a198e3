package dev.podfall.kubelet;

/** Where a container is on its way. */
enum ContainerStage {
    /** Its turn has not come. */
    WAITING,
    PULLING,
    PULLED,
    CREATED,
    RUNNING,
    READY,
    PULL_FAILED,
    PULL_BACKING_OFF,
    EXITED,
    BACKING_OFF,
    /** Cannot be made; the kubelet tries again and again. */
    HELD,
    /** An init container that has done its work. */
    COMPLETED
}
