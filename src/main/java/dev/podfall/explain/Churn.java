package dev.podfall.explain;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pods of a DaemonSet that are made and refused without a pause. A DaemonSet that surges makes the next pod as soon as a
 * kubelet has refused one, as upstream does: whoever looks on should be told that this is not a hang.
 *
 * @param nodes where
 * @param perSecond how many are refused a second of virtual time
 * @param reason in the words of the last one's status
 */
public record Churn(ObjectKey daemonSet, List<String> nodes, long perSecond, String reason) {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    /** Slower than this anybody can see each of them. */
    private static final int LEAST_PER_SECOND = 3;
    /** Many more steps than a storm on one node takes in that time; a landing of thousands need not be read through. */
    private static final int MOST_STEPS = 4_000;

    public Churn {
        nodes = List.copyOf(nodes);
    }

    private static final class Tally {
        final TreeSet<String> nodes = new TreeSet<>();
        String reason = "";
        int failed;
    }

    /** The worst of the last few seconds; costs what happened in them, up to a limit. */
    public static Optional<Churn> of(List<Step> steps, Instant now) {
        var tallies = new TreeMap<ObjectKey, Tally>();
        var since = now.minus(WINDOW);
        int oldest = Math.max(0, steps.size() - MOST_STEPS);
        for (int i = steps.size() - 1; i >= oldest && !steps.get(i).at().isBefore(since); i--) {
            for (var change : steps.get(i).changes()) {
                if (change.kind() == Kind.POD) {
                    add(change, tallies);
                }
            }
        }
        return tallies.entrySet().stream()
                .filter(tally -> tally.getValue().failed >= LEAST_PER_SECOND * WINDOW.toSeconds())
                .max(Comparator.comparingInt(tally -> tally.getValue().failed))
                .map(tally -> new Churn(
                        tally.getKey(),
                        List.copyOf(tally.getValue().nodes),
                        tally.getValue().failed / WINDOW.toSeconds(),
                        tally.getValue().reason));
    }

    private static void add(Change change, TreeMap<ObjectKey, Tally> tallies) {
        var owner = change.object().meta().controllerKey(Kind.DAEMON_SET);
        if (!(change.after() instanceof Pod after) || !change.endsPod() || owner == null) {
            return;
        }
        var tally = tallies.computeIfAbsent(owner, key -> new Tally());
        tally.failed++;
        tally.nodes.add(after.nodeName());
        if (tally.reason.isEmpty()) {
            tally.reason = after.status().reason();
        }
    }
}
