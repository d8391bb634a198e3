package dev.podfall.explain;

import dev.podfall.api.core.Amount;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Step;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.PreemptionOutlook;
import dev.podfall.scheduler.SchedulingVerdict;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Requests;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why a pod waits for a node: what the scheduler said when it tried it last, taken apart.
 *
 * @param message as the event and the condition word it; empty if nobody has tried the pod yet
 * @param nodes how many nodes there were
 * @param groups the reasons in it, the one first that most nodes have
 */
public record PendingAnswer(String message, int nodes, List<Group> groups) {
    /** Steps further back may have been given up. */
    private static final int MOST_STEPS = 4_000;

    public PendingAnswer {
        groups = List.copyOf(groups);
    }

    /**
     * The nodes that have one reason.
     *
     * @param reason in the scheduler's words
     * @param count how many nodes have it
     * @param names of those that are known to, by name: all, unless the scheduler has not looked at each of them
     * @param lookedAt whether the scheduler has looked at each; if not, it has ruled them out before
     */
    public record Group(String reason, int count, List<String> names, boolean lookedAt) {
        public Group {
            names = List.copyOf(names);
        }
    }

    /**
     * A pod that has something of what the waiting one lacks.
     *
     * @param amount as people write it: {@code 1500m}; a host port; empty if the pod as such is one too many
     * @param priority its priority
     * @param victim whether preemption would evict it
     */
    public record Occupant(ObjectKey pod, String amount, int priority, boolean victim) {}

    /** Who takes up what a pod lacks on a node, the largest first. */
    public record Room(
            String lacks,
            List<Occupant> occupants,
            @Nullable PreemptionOutlook preemption) {
        public Room {
            occupants = List.copyOf(occupants);
        }
    }

    /** Null if the pod is bound, or if no scheduler here looks at it. */
    public static @Nullable PendingAnswer of(ClusterState state, Pod pod, List<Step> steps) {
        if (!pod.nodeName().isEmpty() || pod.isTerminal() || PodVerdicts.unscheduled(pod) != null) {
            return null;
        }
        var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
        var message = scheduled == null || scheduled.isTrue() ? "" : scheduled.message();
        var verdict = message.isEmpty() ? null : last(pod.key(), steps);
        return verdict == null
                ? new PendingAnswer(message, state.nodes().size(), List.of())
                : new PendingAnswer(verdict.message(), verdict.nodes(), groups(state, verdict));
    }

    private static @Nullable SchedulingVerdict last(ObjectKey pod, List<Step> steps) {
        int oldest = Math.max(0, steps.size() - MOST_STEPS);
        for (int i = steps.size() - 1; i >= oldest; i--) {
            for (var explanation : steps.get(i).explanations()) {
                if (explanation instanceof SchedulingVerdict verdict
                        && verdict.pod().equals(pod)
                        && !verdict.isPlaced()) {
                    return verdict;
                }
            }
        }
        return null;
    }

    /** Each reason is counted as the message counts it: a node that has two counts twice. */
    private static List<Group> groups(ClusterState state, SchedulingVerdict verdict) {
        var names = new TreeMap<String, TreeSet<String>>();
        verdict.refusals()
                .forEach((node, rejection) -> rejection
                        .reasons()
                        .forEach(reason -> names.computeIfAbsent(reason.message(), said -> new TreeSet<>())
                                .add(node)));
        var out = new ArrayList<Group>();
        names.forEach((reason, nodes) -> out.add(new Group(reason, nodes.size(), List.copyOf(nodes), true)));
        var others = verdict.others();
        int rest = verdict.nodes() - verdict.refused();
        if (others != null && rest > 0) {
            var unasked = new ArrayList<String>();
            for (var node : state.nodes()) {
                if (!verdict.refusals().containsKey(node.name())) {
                    unasked.add(node.name());
                }
            }
            boolean known = verdict.isComplete() && unasked.size() == rest;
            for (var message : new TreeSet<>(others.messages())) {
                out.add(new Group(message, rest, known ? unasked : List.of(), false));
            }
        }
        // What could be mended comes first: what has been looked at.
        out.sort(Comparator.comparing((Group group) -> !group.lookedAt())
                .thenComparing(Group::count, Comparator.reverseOrder())
                .thenComparing(Group::reason));
        return out;
    }

    /** Who takes the room that a pod lacks on a node; null if it is not room that it lacks. */
    public static @Nullable Room room(ClusterState state, Pod pod, Node node, Instant now) {
        Lack lack = null;
        for (var row : Explainer.explain(state, pod, node)) {
            for (var reason : row.reasons()) {
                lack = lack == null ? Lack.of(reason) : lack;
            }
        }
        if (lack == null) {
            return null;
        }
        var preemption = Explainer.preemption(state, pod, node, now, other -> false);
        var victims = preemption instanceof PreemptionOutlook.Helps helps ? helps.victims() : List.<ObjectKey>of();
        var taken = new ArrayList<Taken>();
        for (var other : state.podsOnNode(node.name())) {
            long amount = other.isTerminal() || other.key().equals(pod.key())
                    ? 0
                    : lack.amount().applyAsLong(other);
            if (amount > 0) {
                var said = lack.said().apply(amount);
                int priority = PodInfo.of(other).priority();
                taken.add(new Taken(amount, new Occupant(other.key(), said, priority, victims.contains(other.key()))));
            }
        }
        taken.sort(Comparator.comparingLong(Taken::amount)
                .reversed()
                .thenComparing(each -> each.occupant().pod()));
        return new Room(lack.what(), taken.stream().map(Taken::occupant).toList(), preemption);
    }

    /** Whether a node is refused because there is too little of something on it, which other pods have. */
    static boolean isOfRoom(Reason reason) {
        return Lack.of(reason) != null;
    }

    private record Taken(long amount, Occupant occupant) {}

    /**
     * What there is too little of.
     *
     * @param amount how much of it a pod has
     * @param said that, as people write it
     */
    private record Lack(String what, ToLongFunction<Pod> amount, LongFunction<String> said) {
        /** Null if the reason is not about room. */
        static @Nullable Lack of(Reason reason) {
            return switch (reason) {
                case Reason.Insufficient insufficient ->
                    new Lack(
                            insufficient.resource(),
                            pod -> requested(pod, insufficient.resource()),
                            amount -> new Amount(insufficient.resource(), amount).toString());
                case Reason.TooManyPods _ -> new Lack(Requests.PODS, pod -> 1, amount -> "");
                case Reason.PortConflict port ->
                    new Lack(
                            port.wanted().toString(),
                            pod -> port.by().equals(pod.key()) ? 1 : 0,
                            amount -> port.taken().toString());
                case Reason.Gated _,
                        Reason.Unschedulable _,
                        Reason.OtherNodeName _,
                        Reason.UntoleratedTaint _,
                        Reason.SelectorMismatch _,
                        Reason.AffinityMismatch _,
                        Reason.AffinityConflict _,
                        Reason.NotAmongNodes _,
                        Reason.NoVictims _,
                        Reason.PreemptionNotHelpful _ -> null;
            };
        }

        private static long requested(Pod pod, String resource) {
            var requests = PodInfo.of(pod).requests();
            return switch (resource) {
                case Requests.CPU -> requests.milliCpu();
                case Requests.MEMORY -> requests.memory();
                case Requests.EPHEMERAL_STORAGE -> requests.ephemeralStorage();
                default -> requests.scalars().getOrDefault(resource, 0L);
            };
        }
    }
}
