package dev.podfall.cluster;

import java.time.Duration;
import java.util.List;

/**
 * How a run that was to lead to rest has ended. A cluster is at rest when nothing is scheduled that could change it: no
 * rollout under way, no {@code minReadySeconds}, countdown, grace period or back-off running, no lease about to expire, no
 * pod to be collected. What recurs for ever by itself does not count: restarts of a container that exits, pulls of an
 * image that cannot be had.
 */
public sealed interface Rest {

    /** How much virtual time it took. */
    Duration ran();

    /** Whether nothing more happens until somebody acts. */
    default boolean reached() {
        return this instanceof Reached;
    }

    /** @param recurring what goes on for ever, and was not waited for */
    record Reached(Duration ran, List<Pending> recurring) implements Rest {
        public Reached {
            recurring = List.copyOf(recurring);
        }
    }

    /**
     * It goes round in circles: all that changes has been as it is before, several times, and nothing else is scheduled.
     *
     * @param since how long it has brought nothing new
     * @param movements what moves, what moves most first
     */
    record Repeats(Duration ran, Duration since, List<Movement> movements) implements Rest {
        public Repeats {
            movements = List.copyOf(movements);
        }
    }

    /**
     * The time was used up.
     *
     * @param running the clocks that were still running, the next to end first
     */
    record OutOfTime(Duration ran, List<Pending> running) implements Rest {
        public OutOfTime {
            running = List.copyOf(running);
        }
    }

    /**
     * The steps were used up.
     *
     * @param steps how many it were
     * @param movements what moved, what moved most first
     */
    record OutOfSteps(Duration ran, long steps, List<Movement> movements) implements Rest {
        public OutOfSteps {
            movements = List.copyOf(movements);
        }
    }

    /** Whoever let it run has lost interest. */
    record Cancelled(Duration ran) implements Rest {}
}
