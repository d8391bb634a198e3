package dev.podfall.cluster;

import dev.podfall.api.meta.Kind;
import dev.podfall.store.ClusterState;
import java.time.Duration;

/**
 * How far a session may run by itself before whoever let it run hears of it again.
 *
 * @param time virtual
 * @param steps turns that anybody takes, whether they change anything or not; what bounds the work of a loop that takes
 *     hardly any time
 */
public record Limits(Duration time, long steps) {
    private static final long STEPS = 20_000;
    private static final long STEPS_A_PLACE = 500;

    public Limits {
        if (time.isNegative() || steps < 0) {
            throw new IllegalArgumentException(
                    "limits of " + time + " and " + steps + " steps: neither may be negative");
        }
    }

    /**
     * As many steps as a rollout of everything needs many times over; they grow with the cluster: with every node that a
     * DaemonSet may want and every pod of nobody's. Pods of DaemonSets do not count: where they fail without end there
     * are more of them all the time.
     */
    public static Limits within(Duration time, ClusterState state) {
        long places = (long) state.count(Kind.NODE) * (1 + state.count(Kind.DAEMON_SET))
                + state.podsControlledBy("").size();
        return new Limits(time, STEPS + STEPS_A_PLACE * places);
    }

    /** For a cluster that is to come to rest: a week, for rollouts node by node, and {@link #within} as many steps. */
    public static Limits toRest(ClusterState state) {
        return within(Duration.ofDays(7), state);
    }
}
