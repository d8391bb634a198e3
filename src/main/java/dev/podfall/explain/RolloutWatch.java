package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.RolloutDiagnosis.Hold;
import dev.podfall.explain.RolloutDiagnosis.Standing;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what {@link RolloutDiagnosis#of} says, from one state to the next: it looks at the pods that are new since it was
 * asked last. It remembers the DaemonSet that it was asked about last. Not safe for several threads.
 */
public final class RolloutWatch {
    private @Nullable Tally tally;

    /** The pods of a DaemonSet in a state, as a rollout to a revision looks at them. */
    private static final class Tally {
        final String uid;
        final String hash;
        final long generation;
        final int minReadySeconds;
        final TreeMap<ObjectKey, Standing> standings = new TreeMap<>();
        final TreeSet<Blocker> blockers = new TreeSet<>(RolloutDiagnosis.WORST_FIRST);
        /** Those whose time has still to come. */
        final TreeSet<ObjectKey> ripening = new TreeSet<>();

        DaemonSet daemonSet;
        ClusterState state;
        Instant now;
        int outdated;
        int staying;

        Tally(ClusterState state, DaemonSet daemonSet, String hash, Instant now) {
            this.uid = daemonSet.uid();
            this.hash = hash;
            this.generation = daemonSet.templateGeneration();
            this.minReadySeconds = daemonSet.spec().minReadySeconds();
            this.daemonSet = daemonSet;
            this.state = state;
            this.now = now;
            for (var pod : state.podsControlledBy(uid)) {
                put(pod);
            }
        }

        /** Back in time pods may be too young again. */
        boolean leadsTo(DaemonSet next, String newHash, Instant later) {
            return uid.equals(next.uid())
                    && hash.equals(newHash)
                    && minReadySeconds == next.spec().minReadySeconds()
                    && generation == next.templateGeneration()
                    && !later.isBefore(now);
        }

        void goTo(ClusterState next, Instant later) {
            var before = state;
            state = next;
            now = later;
            for (var key : List.copyOf(ripening)) {
                look(key, next.pod(key));
            }
            for (var pod : next.<Pod>differences(before, Kind.POD)) {
                look(pod.key(), pod.after());
            }
            for (var node : next.<Node>differences(before, Kind.NODE)) {
                if (isSilent(node.before()) != isSilent(node.after())) {
                    next.podsOnNode(node.key().name()).forEach(pod -> look(pod.key(), pod));
                }
            }
        }

        private static boolean isSilent(@Nullable Node node) {
            return node != null && PodVerdicts.isSilent(node);
        }

        private void look(ObjectKey key, @Nullable Pod pod) {
            var was = standings.remove(key);
            if (was != null) {
                count(key, was, -1);
            }
            if (pod != null && pod.meta().isControlledBy(uid)) {
                put(pod);
            }
        }

        private void put(Pod pod) {
            var standing = Standing.of(state, pod, daemonSet, hash, now);
            standings.put(pod.key(), standing);
            count(pod.key(), standing, 1);
        }

        private void count(ObjectKey key, Standing standing, int by) {
            outdated += standing.outdated() ? by : 0;
            staying += standing.stays() ? by : 0;
            var blocker = standing.blocker();
            if (blocker == null) {
                return;
            }
            boolean ripens = blocker.hold() == Hold.NOT_LONG_ENOUGH;
            if (by > 0) {
                blockers.add(blocker);
                if (ripens) {
                    ripening.add(key);
                }
            } else {
                blockers.remove(blocker);
                ripening.remove(key);
            }
        }

        RolloutDiagnosis diagnosis(DaemonSet daemonSet) {
            var worst = new ArrayList<Blocker>();
            for (var blocker : blockers) {
                if (worst.size() == RolloutDiagnosis.SHOWN) {
                    break;
                }
                worst.add(blocker);
            }
            return RolloutDiagnosis.of(state, daemonSet, outdated, staying > 0, worst, blockers.size());
        }
    }

    /** @param now virtual time, for {@code minReadySeconds} */
    public RolloutDiagnosis of(ClusterState state, DaemonSet daemonSet, Instant now) {
        var newest = Revisions.newest(state, daemonSet);
        var hash = newest == null ? "" : newest.hash();
        var known = tally;
        if (known != null && known.leadsTo(daemonSet, hash, now)) {
            known.goTo(state, now);
        } else {
            known = new Tally(state, daemonSet, hash, now);
            tally = known;
        }
        return known.diagnosis(daemonSet);
    }
}
