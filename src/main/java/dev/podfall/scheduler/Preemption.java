package dev.podfall.scheduler;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.Code;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.sim.RandomSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for pods of lower priority whose removal would let a pod fit, and for the node where the least is lost.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go;
 * pkg/scheduler/framework/preemption/preemption.go.
 * <br>Differs: no PodDisruptionBudgets are served, so none is ever violated; nodes are tried one after the other, in
 * the order in which the cycle looked at them; of several best nodes the first is taken.
 */
final class Preemption {
    static final String NAME = "DefaultPreemption";
    /** The reason of the condition that victims get. */
    static final String PREEMPTED = "PreemptionByScheduler";

    private static final int CANDIDATES_PERCENT = 10;
    private static final int CANDIDATES = 100;

    private final Profile profile;
    private final Snapshot snapshot;
    private final Nominator nominator;
    private final RandomSource random;

    Preemption(Profile profile, Snapshot snapshot, Nominator nominator, RandomSource random) {
        this.profile = profile;
        this.snapshot = snapshot;
        this.nominator = nominator;
        this.random = random;
    }

    /** Draws what this one would, and looks at forks of what it looks at. */
    Preemption fork(Snapshot forkedSnapshot, Nominator forkedNominator) {
        return new Preemption(profile, forkedSnapshot, forkedNominator, random.fork());
    }

    /** @param victims most important first */
    record Candidate(String node, List<PodInfo> victims) {}

    sealed interface Outcome {}

    record Found(Candidate candidate) implements Outcome {}

    /** @param forget whether an earlier nomination of the pod is void */
    record Futile(String message, boolean forget) implements Outcome {}

    sealed interface Trial {}

    record Room(List<PodInfo> victims) implements Trial {}

    record Refused(Rejection rejection) implements Trial {}

    Outcome preempt(PodInfo pod, Diagnosis diagnosis, Instant now) {
        var ineligible = ineligible(pod, diagnosis);
        if (ineligible != null) {
            return new Futile("preemption: " + ineligible, false);
        }
        var trials = new Diagnosis(diagnosis.nodes());
        trials.others(Rejection.of(NAME, new Reason.PreemptionNotHelpful()), List.of());
        var candidates = candidates(pod, diagnosis.resolvable(), trials, now);
        return candidates.isEmpty()
                ? new Futile("preemption: " + trials.message(), true)
                : new Found(best(candidates, now));
    }

    private @Nullable String ineligible(PodInfo pod, Diagnosis diagnosis) {
        if (pod.pod().spec().preemptionPolicy().equals("Never")) {
            return "not eligible due to preemptionPolicy=Never.";
        }
        var nominated = pod.pod().status().nominatedNodeName();
        if (nominated.isEmpty() || diagnosis.code(nominated) == Code.UNSCHEDULABLE_AND_UNRESOLVABLE) {
            return null;
        }
        var node = snapshot.node(nominated);
        if (node != null) {
            for (var other : node.pods()) {
                if (other.priority() < pod.priority() && isLeavingForAnother(other.pod())) {
                    return "not eligible due to a terminating pod on the nominated node.";
                }
            }
        }
        return null;
    }

    private static boolean isLeavingForAnother(Pod pod) {
        var condition = Condition.find(pod.status().conditions(), Condition.DISRUPTION_TARGET);
        return pod.isTerminating()
                && condition != null
                && condition.isTrue()
                && condition.reason().equals(PREEMPTED);
    }

    /** The nodes where removing pods helps, up to as many as are enough; what the others said goes to {@code trials}. */
    List<Candidate> candidates(PodInfo pod, List<String> nodes, Diagnosis trials, Instant now) {
        var out = new ArrayList<Candidate>();
        if (nodes.isEmpty()) {
            return out;
        }
        int enough = Math.min(Math.max(nodes.size() * CANDIDATES_PERCENT / 100, CANDIDATES), nodes.size());
        int offset = random.nextInt(nodes.size());
        for (int i = 0; i < nodes.size() && out.size() < enough; i++) {
            var name = nodes.get((offset + i) % nodes.size());
            var node = snapshot.node(name);
            if (node == null) {
                continue;
            }
            switch (tryOut(pod, node, now, tried -> nominator.filter(profile, pod, tried))) {
                case Room(var victims) -> out.add(new Candidate(name, victims));
                case Refused(var rejection) -> trials.reject(name, rejection);
            }
        }
        return out;
    }

    /**
     * Takes away all pods of lower priority, then puts back as many as leave room, the most important first.
     *
     * @param filter what the plugins say of a node
     */
    static Trial tryOut(PodInfo pod, NodeInfo node, Instant now, Function<NodeInfo, @Nullable Rejection> filter) {
        var lower = new ArrayList<PodInfo>();
        for (var other : node.pods()) {
            if (other.priority() < pod.priority()) {
                lower.add(other);
            }
        }
        if (lower.isEmpty()) {
            return new Refused(Rejection.of(NAME, new Reason.NoVictims()));
        }
        var tried = node.without(other -> other.priority() < pod.priority());
        var rejection = filter.apply(tried);
        if (rejection != null) {
            return new Refused(rejection);
        }
        lower.sort(mostImportantFirst(now));
        var victims = new ArrayList<PodInfo>();
        for (var other : lower) {
            var fuller = tried.with(other);
            if (filter.apply(fuller) == null) {
                tried = fuller;
            } else {
                victims.add(other);
            }
        }
        // Nobody has to go: the pod was refused for something that is no longer so, and a later cycle will see it.
        return victims.isEmpty()
                ? new Refused(Rejection.of(NAME, new Reason.NoVictims()))
                : new Room(List.copyOf(victims));
    }

    private static Comparator<PodInfo> mostImportantFirst(Instant now) {
        return Comparator.comparingInt(PodInfo::priority)
                .reversed()
                .thenComparing(pod -> started(pod, now))
                .thenComparing(PodInfo::key);
    }

    private static Instant started(PodInfo pod, Instant now) {
        var start = pod.pod().status().startTime();
        return start == null ? now : start;
    }

    /** Where the least is lost; of equals the first. */
    static Candidate best(List<Candidate> candidates, Instant now) {
        var leastLost = Comparator.<Candidate>comparingInt(
                        c -> c.victims().getFirst().priority())
                .thenComparingLong(Preemption::sumOfPriorities)
                .thenComparingInt(c -> c.victims().size())
                .thenComparing(c -> earliestStartOfTheTop(c, now), Comparator.reverseOrder());
        var best = candidates.getFirst();
        for (var candidate : candidates) {
            if (leastLost.compare(candidate, best) < 0) {
                best = candidate;
            }
        }
        return best;
    }

    /** Each priority is lifted above zero, so that many negative ones do not count as little. */
    private static long sumOfPriorities(Candidate candidate) {
        long sum = 0;
        for (var victim : candidate.victims()) {
            sum += victim.priority() + (1L << 31);
        }
        return sum;
    }

    private static Instant earliestStartOfTheTop(Candidate candidate, Instant now) {
        int top = candidate.victims().getFirst().priority();
        var earliest = started(candidate.victims().getFirst(), now);
        for (var victim : candidate.victims()) {
            if (victim.priority() == top && started(victim, now).isBefore(earliest)) {
                earliest = started(victim, now);
            }
        }
        return earliest;
    }
}
