package dev.podfall.client;

import dev.podfall.fork.ForkFifo;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.sim.TimerQueue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be looked at, in the order in which it came, each once, and each with the step that led to it first: who
 * looks at several things one after the other does each because of its own reason, not because of that of the first.
 */
public final class CausedFifo<K> {
    private final TimerQueue timers;
    private final ForkFifo<K> elements;
    private final ForkHashMap<K, Long> causes;

    public CausedFifo(TimerQueue timers) {
        this(timers, new ForkFifo<>(), new ForkHashMap<>());
    }

    private CausedFifo(TimerQueue timers, ForkFifo<K> elements, ForkHashMap<K, Long> causes) {
        this.timers = timers;
        this.elements = elements;
        this.causes = causes;
    }

    /** The same elements, to be looked at on forked timers. */
    public CausedFifo<K> fork(TimerQueue forked) {
        return new CausedFifo<>(forked, elements.fork(), causes.fork());
    }

    public boolean contains(K element) {
        return causes.containsKey(element);
    }

    /** One that is there stays where it is, and keeps its cause. */
    public void add(K element) {
        if (elements.add(element)) {
            causes.put(element, timers.cause());
        }
    }

    /** The one that has been here longest, null if there is none. */
    public @Nullable K first() {
        return elements.first();
    }

    /** Takes the first one away; what is done from now on is done because of what led to it. Null if there is none. */
    public @Nullable K take() {
        var first = elements.pollFirst();
        var cause = first == null ? null : causes.remove(first);
        if (cause != null) {
            timers.causedBy(cause);
        }
        return first;
    }
}
