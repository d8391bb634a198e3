package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;

/** What a kubelet decided about a pod. */
public sealed interface KubeletDecision extends Explanation {

    ObjectKey pod();

    String node();

    @Override
    default Kind subjectKind() {
        return Kind.POD;
    }

    @Override
    default ObjectKey subject() {
        return pod();
    }

    /** The pod was bound to the node, but the kubelet does not take it. */
    record PodRejected(ObjectKey pod, String node, Rejection rejection) implements KubeletDecision {
        @Override
        public Phrase phrase() {
            return Phrase.of("decision.kubelet.rejects", node, pod, rejection.reason(), rejection.message());
        }
    }

    /**
     * The kubelet has taken the pod in and does not start it: the node has no network, and the pod does not use the
     * host's.
     *
     * @param plugin the DaemonSet whose pod brings the network
     */
    record AwaitsNetwork(ObjectKey pod, String node, ObjectKey plugin) implements KubeletDecision {
        @Override
        public Phrase phrase() {
            return Phrase.of("decision.kubelet.no-network", node, pod, plugin);
        }
    }

    /** The kubelet has found a network, which this pod has brought. */
    record NetworkFound(ObjectKey pod, String node) implements KubeletDecision {
        @Override
        public Phrase phrase() {
            return Phrase.of("decision.kubelet.network", node, pod);
        }
    }

    /**
     * A container that failed waits before it is tried again.
     *
     * @param pulling whether its image failed to be pulled; else it exited
     * @param delay the wait, doubled at every failure
     * @param at when it is tried again
     */
    record BackingOff(ObjectKey pod, String node, String container, boolean pulling, Duration delay, Instant at)
            implements KubeletDecision {
        @Override
        public Phrase phrase() {
            return pulling
                    ? Phrase.of("decision.kubelet.not-pulled", pod, node, container, delay)
                    : Phrase.of("decision.kubelet.exited", pod, node, container, delay);
        }
    }

    /**
     * A container suffers from what it, or its like, was found to suffer from in the cluster of which this one is a copy:
     * until its image or its node is another.
     */
    record AsInCopy(ObjectKey pod, String node, String container, Ailment ailment) implements KubeletDecision {
        @Override
        public Phrase phrase() {
            return switch (ailment) {
                case Ailment.Crashes crash ->
                    Phrase.of("decision.copied.crashes", pod, node, container, Integer.toString(crash.exitCode()));
                case Ailment.NoImage image ->
                    Phrase.of("decision.copied.no-image", pod, node, container, image.reason());
                case Ailment.CannotStart cannot ->
                    Phrase.of("decision.copied.cannot-start", pod, node, container, cannot.reason());
                case Ailment.NotReady _ -> Phrase.of("decision.copied.not-ready", pod, node, container);
                case Ailment.NeverDone _ -> Phrase.of("decision.copied.never-done", pod, node, container);
            };
        }
    }
}
