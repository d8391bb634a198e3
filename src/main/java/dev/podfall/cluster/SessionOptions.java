package dev.podfall.cluster;

import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.sim.VirtualClock;
import java.time.Instant;

/**
 * What a session begins with.
 *
 * @param seed of all chance: names, UIDs, jitter
 * @param kubelets how kubelets behave
 * @param start virtual time at the beginning
 */
public record SessionOptions(long seed, KubeletProfile kubelets, Instant start) {

    public static final SessionOptions DEFAULT = new SessionOptions(1, KubeletProfile.REALISTIC, VirtualClock.EPOCH);

    public SessionOptions withKubelets(KubeletProfile newKubelets) {
        return new SessionOptions(seed, newKubelets, start);
    }

    public SessionOptions withStart(Instant newStart) {
        return new SessionOptions(seed, kubelets, newStart);
    }

    public SessionOptions withSeed(long newSeed) {
        return new SessionOptions(newSeed, kubelets, start);
    }
}
