package dev.podfall.explain;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Movement;
import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Rest;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import java.util.ArrayList;
import java.util.List;

/** Says how a run has ended that was to lead to rest. */
public final class RestWords {
    private static final int NAMED = 3;

    private RestWords() {}

    /** Empty if the cluster is at rest. */
    public static Phrase of(Rest rest) {
        return switch (rest) {
            case Rest.Reached _ -> Phrase.NONE;
            case Rest.Repeats repeats -> Phrase.of("rest.repeats", repeats.since(), movements(repeats.movements()));
            case Rest.OutOfTime out -> Phrase.of("rest.out-of-time", out.ran(), clocks(out.running()));
            case Rest.OutOfSteps out ->
                Phrase.of("rest.out-of-steps", out.steps(), out.ran(), movements(out.movements()));
            case Rest.Cancelled cancelled -> Phrase.of("rest.cancelled", cancelled.ran());
        };
    }

    /** {@code DaemonSet default/agent on n1: 6 pods made, 6 ended; ...} */
    private static Phrase movements(List<Movement> movements) {
        return named(movements.stream().map(RestWords::movement).toList());
    }

    private static Phrase movement(Movement movement) {
        var owner = movement.kind().namespaced()
                ? movement.owner().toString()
                : movement.owner().name();
        var subject = movement.kind().kindName() + " " + owner;
        var moves = Phrase.names(moves(movement));
        return movement.node().isEmpty()
                ? Phrase.of("rest.movement", subject, moves)
                : Phrase.of("rest.movement.on", subject, movement.node(), moves);
    }

    private static List<Phrase> moves(Movement movement) {
        var moves = new ArrayList<Phrase>();
        var pods = movement.kind() == Kind.DAEMON_SET && !movement.node().isEmpty();
        if (movement.made() > 0) {
            moves.add(Phrase.of(pods ? "rest.pods-made" : "rest.made", movement.made()));
        }
        if (movement.failed() > 0) {
            moves.add(Phrase.of("rest.failed", movement.failed()));
        }
        if (movement.ended() > 0) {
            moves.add(Phrase.of("rest.ended", movement.ended()));
        }
        if (moves.isEmpty() && movement.reason().isEmpty()) {
            moves.add(Phrase.of("rest.written", movement.changes()));
        }
        if (!movement.reason().isEmpty()) {
            moves.add(Phrase.verbatim(movement.reason()));
        }
        return moves;
    }

    private static Phrase clocks(List<Pending> running) {
        return named(running.stream()
                .map(pending ->
                        Phrase.of("rest.clock", clock(pending.clock()), pending.what(), pending.actor(), pending.at()))
                .toList());
    }

    /** {@code tolerationSeconds run (evict pod default/agent-x7k2p, by taint-eviction-controller)} */
    public static Phrase of(Pending pending) {
        return Phrase.of("rest.clock.runs", clock(pending.clock()), pending.what(), pending.actor());
    }

    private static Phrase named(List<Phrase> all) {
        var said = Phrase.clauses(all.stream().limit(NAMED).toList());
        return all.size() <= NAMED ? said : Phrase.of("rest.more", said, all.size() - NAMED);
    }

    private static Phrase clock(Clock clock) {
        return Phrase.of(
                switch (clock) {
                    case TURN -> "rest.clock.turn";
                    case EVICTION -> "rest.clock.eviction";
                    case MIN_READY_SECONDS -> "rest.clock.min-ready-seconds";
                    case FAILED_POD_BACK_OFF -> "rest.clock.failed-pod-back-off";
                    case RETRY -> "rest.clock.retry";
                    case SCHEDULING_BACK_OFF -> "rest.clock.scheduling-back-off";
                    case NODE_MONITOR -> "rest.clock.node-monitor";
                    case POD_COLLECTION -> "rest.clock.pod-collection";
                    case GRACE_PERIOD -> "rest.clock.grace-period";
                    case IMAGE_PULL -> "rest.clock.image-pull";
                    case READINESS -> "rest.clock.readiness";
                    case CONTAINER_BACK_OFF -> "rest.clock.container-back-off";
                    case NAMESPACE_DELETION -> "rest.clock.namespace-deletion";
                });
    }
}
