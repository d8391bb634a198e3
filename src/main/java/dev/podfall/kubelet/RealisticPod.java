package dev.podfall.kubelet;

import dev.podfall.api.core.Pod;

/** To come. */
final class RealisticPod implements PodLife {
    private final StandInPod until;

    RealisticPod(NodeAgent agent, Pod pod) {
        this.until = new StandInPod(agent, pod);
    }

    @Override
    public Pod pod() {
        return until.pod();
    }

    @Override
    public boolean takesRoom() {
        return until.takesRoom();
    }

    @Override
    public void changed(Pod pod) {
        until.changed(pod);
    }

    @Override
    public void halt() {
        until.halt();
    }

    @Override
    public void resume() {
        until.resume();
    }

    @Override
    public void gone() {
        until.gone();
    }
}
