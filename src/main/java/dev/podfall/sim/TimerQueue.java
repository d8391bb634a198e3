package dev.podfall.sim;

import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All that will happen, in order of {@code (time, sequence)}. Times in the past are due at once. */
public final class TimerQueue {
    private final VirtualClock clock;
    private final ForkSet<Timer> queue;
    private final Map<String, Port<?>> ports = new LinkedHashMap<>();
    private long nextSequence;
    private int foreground;
    private long cause;
    private long run;

    public TimerQueue(VirtualClock clock) {
        this(clock, new ForkSet<>(Timer::inOrder));
    }

    private TimerQueue(VirtualClock clock, ForkSet<Timer> queue) {
        this.clock = clock;
        this.queue = queue;
    }

    /**
     * The same timers on another clock, which says the same time. Nobody gets them until the ports are open that those of
     * this queue have been scheduled through.
     */
    public TimerQueue fork(VirtualClock newClock) {
        var out = new TimerQueue(newClock, queue.fork());
        out.nextSequence = nextSequence;
        out.foreground = foreground;
        out.cause = cause;
        out.run = run;
        return out;
    }

    public VirtualClock clock() {
        return clock;
    }

    /**
     * Opens a port.
     *
     * @param name no other port has it; in all forks the same
     * @param receiver is given what timers of this port carry, when they are due
     * @throws IllegalStateException if there is one of that name
     */
    public <M> Port<M> port(String name, Consumer<M> receiver) {
        var port = new Port<>(this, name, receiver);
        if (ports.putIfAbsent(name, port) != null) {
            throw new IllegalStateException("there is a port \"" + name + "\" already; every port needs its own name");
        }
        return port;
    }

    Timer add(Instant time, String actor, Phrase what, Clock running, boolean background, String port, Object message) {
        var at = time.isBefore(clock.now()) ? clock.now() : time;
        var timer = new Timer(at, nextSequence++, actor, what, running, background, cause, port, message);
        queue.add(timer);
        if (!background) {
            foreground++;
        }
        return timer;
    }

    /** Nothing comes of it; one that has run or was cancelled is left alone. */
    public void cancel(Timer timer) {
        if (queue.remove(timer)) {
            finish(timer);
        }
    }

    /** The timer that is next, not taken. */
    public Optional<Timer> peek() {
        return Optional.ofNullable(queue.first());
    }

    /** Takes the next timer, moves the clock to it and runs it. Empty if nothing will ever happen. */
    public Optional<Timer> runNext() {
        var timer = queue.pollFirst();
        if (timer == null) {
            return Optional.empty();
        }
        finish(timer);
        run++;
        cause = timer.cause();
        clock.advanceTo(timer.at());
        var port = ports.get(timer.port());
        if (port == null) {
            throw new IllegalStateException("nobody has opened the port \"" + timer.port() + "\" of " + timer);
        }
        port.deliver(timer.message());
        return Optional.of(timer);
    }

    /** From now on, until the next timer runs, timers are scheduled because of the step with this number. */
    public void causedBy(long step) {
        cause = step;
    }

    /** What the timer that runs now was caused by, or what {@link #causedBy} has said since. */
    public long cause() {
        return cause;
    }

    /** How many timers have run: with the clock's time, the exact place in a scenario. */
    public long run() {
        return run;
    }

    /** All timers that have yet to run, in their order. */
    public Stream<Timer> pending() {
        return StreamSupport.stream(queue.spliterator(), false);
    }

    /** What the next timer to be scheduled will have as its {@link Timer#sequence}. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Whether only background timers are left. */
    public boolean idle() {
        return foreground == 0;
    }

    public int size() {
        return queue.size();
    }

    private void finish(Timer timer) {
        if (!timer.background()) {
            foreground--;
        }
    }
}
