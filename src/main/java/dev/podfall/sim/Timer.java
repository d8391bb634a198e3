package dev.podfall.sim;

import dev.podfall.language.Phrase;
import java.time.Instant;

/**
 * Something that will be done at a time. It is data: whoever holds the {@link Port} does it, in whatever copy of the
 * world that is.
 *
 * @param sequence breaks ties between timers of one instant: first scheduled, first done
 * @param actor who will act: {@code daemonset-controller}, {@code default-scheduler}, {@code kubelet/n1} ...
 * @param what will be done
 * @param clock what sort of wait it ends
 * @param background whether it recurs for ever by itself (polls, sweeps), so that waiting for rest does not wait for it
 * @param cause the number that {@link TimerQueue#causedBy} was last told when this timer was scheduled: the step that
 *     led to it
 * @param port the name of the port that gets the message
 * @param message immutable
 */
public record Timer(
        Instant at,
        long sequence,
        String actor,
        Phrase what,
        Clock clock,
        boolean background,
        long cause,
        String port,
        Object message) {

    static int inOrder(Timer a, Timer b) {
        int byTime = a.at.compareTo(b.at);
        return byTime != 0 ? byTime : Long.compare(a.sequence, b.sequence);
    }
}
