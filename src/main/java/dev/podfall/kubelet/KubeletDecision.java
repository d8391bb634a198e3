package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
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
        public String summary() {
            return "the kubelet of " + node + " rejects " + pod + " (" + rejection.reason() + "): "
                    + rejection.message();
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
        public String summary() {
            var what = pulling ? "the image of container " + container + " could not be pulled" : container + " exited";
            return pod + " on " + node + ": " + what + "; tried again after " + GoDuration.text(delay);
        }
    }

    /**
     * A container suffers from what it, or its like, was found to suffer from in the cluster of which this one is a copy:
     * until its image or its node is another.
     */
    record AsInCopy(ObjectKey pod, String node, String container, Ailment ailment) implements KubeletDecision {
        @Override
        public String summary() {
            var what = switch (ailment) {
                case Ailment.Crashes crash -> "crashes with exit code " + crash.exitCode();
                case Ailment.NoImage image -> "has no image (" + image.reason() + ")";
                case Ailment.CannotStart cannot -> "cannot be started (" + cannot.reason() + ")";
                case Ailment.NotReady _ -> "does not become ready";
                case Ailment.NeverDone _ -> "does not come to its end";
            };
            return pod + " on " + node + ": container " + container + " " + what + ", as in the copied cluster";
        }
    }
}
