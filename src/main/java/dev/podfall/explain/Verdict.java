package dev.podfall.explain;

import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question about a pod and a node comes to. Data: each window's text is a rendering of it.
 *
 * <p>"The pod" is the one that is asked about: of the revision asked about, or the one that was chosen.
 */
public sealed interface Verdict {

    /** In which direction it goes. */
    enum Leaning {
        YES,
        /** Neither yes nor no, or yes and no in turn. */
        WAITS,
        NO
    }

    default Leaning leaning() {
        return switch (this) {
            case Runs _, Starts _, Lands _, Elsewhere _ -> Leaning.YES;
            case RunsFor _, LandsFor _, Soon _, Waits _, Gated _, Restarts _ -> Leaning.WAITS;
            case NotReady unready -> noIf(unready.stuck());
            case AwaitsNetwork awaits -> noIf(awaits.itself());
            case Fails _,
                    KubeletSilent _,
                    ForeignScheduler _,
                    KubeletRefuses _,
                    Leaves _,
                    CannotEnd _,
                    Refused _,
                    NotHere _ -> Leaning.NO;
            case CreationRefused refused -> noIf(refused.still());
            case Ended ended -> noIf(!ended.again());
            case Older older ->
                noIf(older.next().leaning() == Leaning.NO || older.next() instanceof Waits || older.blocker() != null);
            case Misscheduled missed -> noIf(missed.pod().leaning() == Leaning.NO);
            case Ends ends -> noIf(ends.next() == null || ends.next().leaning() == Leaning.NO);
        };
    }

    private static Leaning noIf(boolean no) {
        return no ? Leaning.NO : Leaning.WAITS;
    }

    /** The pod is there and ready. */
    record Runs() implements Verdict {}

    /**
     * The pod is there, but only for the seconds that it tolerates a taint.
     *
     * @param until when it is evicted; null if that is not known
     * @param again whether it is made again each time
     */
    record RunsFor(Taint taint, Duration time, @Nullable Instant until, boolean again) implements Verdict {}

    /** The pod is bound to the node and starts. */
    record Starts() implements Verdict {}

    /**
     * The pod is bound to the node, and one of its containers does not come up.
     *
     * @param init whether it is an init container: the others have not been started yet
     * @param reason in the status' word
     */
    record Fails(String container, boolean init, String reason, String message) implements Verdict {}

    /**
     * The pod is bound to the node; one of its containers has ended with an error and been started again: it runs, and is
     * not ready yet.
     *
     * @param restarts how often in all
     * @param reason why it ended the last time, in the status' word
     */
    record Restarts(String container, int restarts, int exitCode, String reason) implements Verdict {}

    /**
     * The pod is bound to the node, and one of its containers runs, but is not ready.
     *
     * @param init whether it is an init container, which should end
     * @param stuck whether that takes longer than it should
     */
    record NotReady(String container, boolean init, boolean stuck) implements Verdict {}

    /** The node's kubelet is silent: a pod is not started there, and none that is there can be ready. */
    record KubeletSilent(boolean bound) implements Verdict {}

    /**
     * The node has no network, and the pod needs one: the kubelet takes it in, and does not start it.
     *
     * @param bound whether the pod is there; if not, it would be bound
     * @param plugin the DaemonSet whose pod brings the network
     * @param itself whether it is the plugin's own pod, which so waits for itself
     */
    record AwaitsNetwork(boolean bound, ObjectKey plugin, boolean itself) implements Verdict {}

    /** No pod is there; one would be made, and would fit. */
    record Lands() implements Verdict {}

    /** One would be made and would fit, would be evicted when the toleration runs out, and be made again. */
    record LandsFor(Taint taint, Duration time) implements Verdict {}

    /** The pod is made, nothing is against it, the scheduler has not bound it yet. */
    record Soon() implements Verdict {}

    /** The pod is made, or would be, and the scheduler finds no room: the scheduler's checks say why. */
    record Waits() implements Verdict {}

    /** The pod's scheduling gates are closed: no scheduler looks at it. */
    record Gated(List<String> gates) implements Verdict {
        public Gated {
            gates = List.copyOf(gates);
        }
    }

    /** The pod names a scheduler that is not here: nobody ever binds it. */
    record ForeignScheduler(String name) implements Verdict {}

    /**
     * The API server refuses to create the pod.
     *
     * @param words the server's
     * @param still whether it would do so now, too; if not, the controller's next try is still to come
     */
    record CreationRefused(String words, boolean still) implements Verdict {}

    /**
     * The kubelet does not admit the pod.
     *
     * @param reason one word, as in the pod's status
     * @param words the kubelet's
     * @param happened whether it has refused one; if not, it would
     * @param again whether the controller makes it again, after a back-off between these two; without any where both are
     *     zero
     */
    record KubeletRefuses(
            String reason,
            String words,
            boolean happened,
            boolean again,
            Duration firstBackoff,
            Duration longestBackoff)
            implements Verdict {
        /** The same where another pod is made at once. */
        KubeletRefuses withoutPause() {
            return new KubeletRefuses(reason, words, happened, again, Duration.ZERO, Duration.ZERO);
        }
    }

    /**
     * The pod is over.
     *
     * @param again whether the controller makes it again
     */
    record Ended(PodPhase phase, String reason, String message, boolean again) implements Verdict {}

    /**
     * A pod of an older revision is there instead.
     *
     * @param revision the older one's number; 0 if it is not known any more
     * @param how what brings the newer one
     * @param next what would become of a pod of the revision asked about
     * @param blocker what the rollout is stuck on; null if on nothing
     */
    record Older(long revision, How how, Verdict next, RolloutDiagnosis.@Nullable Blocker blocker) implements Verdict {

        /** How an old pod is replaced. */
        public enum How {
            /** The rolling update deletes it when its turn comes. */
            ROLLING,
            /** The rolling update starts the new one beside it. */
            SURGING,
            /** It stays until somebody deletes it. */
            ON_DELETE,
            /** The controller has not seen the new template yet. */
            UNSEEN
        }
    }

    /**
     * The pod is there; a new one would not be made, but this one may stay: the controller's checks say why.
     *
     * @param pod what becomes of it meanwhile
     */
    record Misscheduled(Verdict pod) implements Verdict {}

    /** The pod is there and has to go: the controller's checks say why. */
    record Leaves() implements Verdict {}

    /**
     * The pod is being deleted.
     *
     * @param next what becomes of the one that follows; null if none does
     */
    record Ends(@Nullable Verdict next) implements Verdict {}

    /**
     * The pod is being deleted, but the kubelet that would have to end it is silent.
     *
     * @param next what becomes of the one that follows; null if none does
     */
    record CannotEnd(@Nullable Verdict next) implements Verdict {}

    /** No pod is there, and none is made: the controller's checks say why. */
    record Refused() implements Verdict {}

    /** The pod runs on another node; it would fit here. */
    record Elsewhere() implements Verdict {}

    /** The pod runs on another node; it would not fit here: the scheduler's checks say why. */
    record NotHere() implements Verdict {}
}
