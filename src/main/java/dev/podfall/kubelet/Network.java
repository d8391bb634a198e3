package dev.podfall.kubelet;

import dev.podfall.api.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the pods of a machine can have a network: what its network plugin has left in {@code /etc/cni/net.d}, and what
 * the kubelet knows of it.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go, {@code updateRuntimeUp}, {@code fastStatusUpdateOnce}; the container runtime
 * watches the folder.
 * <br>Differs: a plugin is configured as soon as a container of its pod has started; no plugin takes its configuration
 * away with it. Some do, in reality (OpenShift's); most leave it there (kubernetes-retired/bootkube#698,
 * cilium/cilium#24009), so the node stays Ready.
 */
final class Network {
    private static final Duration LOOK_AT_RUNTIME = Duration.ofSeconds(5);
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration HASTE = Duration.ofMinutes(2);
    private static final Duration QUICK_LOOK = Duration.ofMillis(100);

    private enum State {
        /** There is no configuration. */
        MISSING,
        /** It is there, and the kubelet has not looked since. */
        UNSEEN,
        THERE
    }

    private State state;
    private @Nullable ObjectKey plugin;
    private @Nullable ObjectKey bringer;
    private @Nullable Instant up;
    private boolean ready;

    /** @param plugin the DaemonSet whose pods bring it; null if it is there already */
    Network(@Nullable ObjectKey plugin) {
        this.plugin = plugin;
        this.state = plugin == null ? State.THERE : State.MISSING;
    }

    private Network(Network from) {
        this.state = from.state;
        this.plugin = from.plugin;
        this.bringer = from.bringer;
        this.up = from.up;
        this.ready = from.ready;
    }

    Network fork() {
        return new Network(this);
    }

    /** The DaemonSet that is waited for, as far as the kubelet knows; null if there is a network. */
    @Nullable
    ObjectKey awaited() {
        return state == State.THERE ? null : plugin;
    }

    /** The kubelet has come up: one that is started again is in haste again, until it is ready. */
    void up(Instant now) {
        up = now;
        ready = false;
    }

    /** The kubelet has posted that its node is ready. */
    void ready() {
        ready = true;
    }

    /**
     * A container of a DaemonSet's pod has started.
     *
     * @return whether it has brought the network
     */
    boolean started(@Nullable ObjectKey daemonSet, ObjectKey pod) {
        if (state != State.MISSING || daemonSet == null || !daemonSet.equals(plugin)) {
            return false;
        }
        state = State.UNSEEN;
        bringer = pod;
        return true;
    }

    /** What has come of it that another plugin is named. */
    enum Change {
        COMES,
        GOES,
        NONE
    }

    /**
     * Another plugin is named, or none.
     *
     * @param runs whether a pod of that DaemonSet runs here: it has left its configuration
     */
    Change named(@Nullable ObjectKey newPlugin, Predicate<ObjectKey> runs) {
        boolean there = newPlugin == null || runs.test(newPlugin);
        var before = state;
        if (!there) {
            plugin = newPlugin;
            bringer = null;
            state = State.MISSING;
            return before == State.MISSING ? Change.NONE : Change.GOES;
        }
        if (before != State.MISSING) {
            return Change.NONE;
        }
        // Until the kubelet has looked, it waits for what it waited for.
        state = State.UNSEEN;
        return Change.COMES;
    }

    /** The kubelet looks. @return whether it finds what it has not seen yet */
    boolean find() {
        if (state != State.UNSEEN) {
            return false;
        }
        state = State.THERE;
        return true;
    }

    /** The pod that has brought the network which is reported now; null if none has, or if that was asked before. */
    @Nullable
    ObjectKey takeBringer() {
        var pod = bringer;
        bringer = null;
        return pod;
    }

    /** When the kubelet looks at its runtime next: all the time while its node has yet to become ready. */
    Instant nextLook(Instant now) {
        return isHasty(now) ? now.plus(QUICK_LOOK) : next(LOOK_AT_RUNTIME, now);
    }

    /** When it next says what it has found. */
    Instant nextReport(Instant now) {
        return isHasty(now) ? now : next(REPORT, now);
    }

    private boolean isHasty(Instant now) {
        return !ready && up != null && now.isBefore(up.plus(HASTE));
    }

    private Instant next(Duration period, Instant now) {
        if (up == null) {
            return now;
        }
        long passed = Duration.between(up, now).toNanos() / period.toNanos();
        return up.plus(period.multipliedBy(passed + 1));
    }
}
