package dev.podfall.explain;

import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Movement;
import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Rest;
import dev.podfall.sim.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in English how a run has ended that was to lead to rest: for the command line. */
public final class RestText {
    private static final int NAMED = 3;

    private RestText() {}

    /** Empty if the cluster is at rest. */
    public static String of(Rest rest) {
        return switch (rest) {
            case Rest.Reached _ -> "";
            case Rest.Repeats repeats ->
                "the cluster never comes to rest; in the last "
                        + HumanDuration.text(repeats.since()) + " this came round again: "
                        + movements(repeats.movements());
            case Rest.OutOfTime out ->
                "the cluster is not at rest after " + HumanDuration.text(out.ran()) + ": " + clocks(out.running());
            case Rest.OutOfSteps out ->
                "stopped after " + out.steps() + " steps in " + HumanDuration.text(out.ran())
                        + " of the cluster's time, for something moves without end: " + movements(out.movements());
            case Rest.Cancelled cancelled -> "stopped after " + HumanDuration.text(cancelled.ran());
        };
    }

    /** {@code DaemonSet default/agent on n1: 6 pods made, 6 ended; ...} */
    private static String movements(List<Movement> movements) {
        return named(movements.stream().map(RestText::movement).toList());
    }

    private static String movement(Movement movement) {
        var out = new StringBuilder(movement.kind().kindName()).append(' ');
        out.append(
                movement.kind().namespaced()
                        ? movement.owner().toString()
                        : movement.owner().name());
        if (!movement.node().isEmpty()) {
            out.append(" on ").append(movement.node());
        }
        var what = new ArrayList<String>();
        var pods = movement.kind() == Kind.DAEMON_SET && !movement.node().isEmpty();
        if (movement.made() > 0) {
            what.add(movement.made() + (!pods ? "" : movement.made() == 1 ? " pod" : " pods") + " made");
        }
        if (movement.failed() > 0) {
            what.add(movement.failed() + " failed");
        }
        if (movement.ended() > 0) {
            what.add(movement.ended() + " ended");
        }
        if (what.isEmpty() && movement.reason().isEmpty()) {
            what.add("written " + movement.changes() + " times");
        }
        if (!movement.reason().isEmpty()) {
            what.add(movement.reason());
        }
        return out.append(": ").append(String.join(", ", what)).toString();
    }

    private static String clocks(List<Pending> running) {
        return named(running.stream()
                .map(pending -> clock(pending.clock()) + " (" + pending.what() + ", by " + pending.actor() + ", at "
                        + pending.at() + ")")
                .toList());
    }

    private static String named(List<String> all) {
        var said = all.stream().limit(NAMED).collect(Collectors.joining("; "));
        return all.size() <= NAMED ? said : said + "; and " + (all.size() - NAMED) + " more";
    }

    private static String clock(Clock clock) {
        return switch (clock) {
            case TURN -> "a turn is still to come";
            case EVICTION -> "tolerationSeconds run";
            case MIN_READY_SECONDS -> "minReadySeconds run";
            case FAILED_POD_BACK_OFF -> "the DaemonSet controller waits before it makes a failed pod anew";
            case RETRY -> "something that failed is tried again";
            case SCHEDULING_BACK_OFF -> "the scheduler waits before it tries again";
            case NODE_MONITOR -> "the node monitor waits for a kubelet";
            case POD_COLLECTION -> "pods are still to be collected";
            case GRACE_PERIOD -> "containers are given time to stop";
            case IMAGE_PULL -> "an image is pulled";
            case READINESS -> "a readiness probe has yet to pass";
            case CONTAINER_BACK_OFF -> "a container is tried again";
            case NAMESPACE_DELETION -> "a namespace is being emptied";
        };
    }
}
