package dev.podfall.scheduler;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import org.jspecify.annotations.Nullable;

/** The parts of a {@link SchedulingQueue}. Every pod is in one of them; who comes to one leaves the one where it was. */
final class Parts implements Forkable<Parts> {
    private final ForkSet<QueuedPod> active;
    private final ForkSet<QueuedPod> backoff;
    /** After errors: these wait out their back-off even if there is nothing else to do. */
    private final ForkSet<QueuedPod> errorBackoff;
    /** By {@link QueuedPod#parked}: who has been here longest comes first. */
    private final ForkMap<Long, QueuedPod> unschedulable;

    private final ForkHashMap<ObjectKey, QueuedPod> all;
    private long nextPlace;

    Parts() {
        this(
                new ForkSet<>(QueuedPod.BY_PRIORITY),
                new ForkSet<>(QueuedPod.BY_BACKOFF),
                new ForkSet<>(QueuedPod.BY_BACKOFF),
                ForkMap.natural(),
                new ForkHashMap<>());
    }

    private Parts(
            ForkSet<QueuedPod> active,
            ForkSet<QueuedPod> backoff,
            ForkSet<QueuedPod> errorBackoff,
            ForkMap<Long, QueuedPod> unschedulable,
            ForkHashMap<ObjectKey, QueuedPod> all) {
        this.active = active;
        this.backoff = backoff;
        this.errorBackoff = errorBackoff;
        this.unschedulable = unschedulable;
        this.all = all;
    }

    @Override
    public Parts fork() {
        var out = new Parts(active.fork(), backoff.fork(), errorBackoff.fork(), unschedulable.fork(), all.fork());
        out.nextPlace = nextPlace;
        return out;
    }

    /** The pod of that key, in whatever part it is. */
    @Nullable
    QueuedPod get(ObjectKey key) {
        return all.get(key);
    }

    /** The unschedulable ones, for reading. */
    ForkMap<Long, QueuedPod> unschedulable() {
        return unschedulable;
    }

    /** The one to try next: of the active ones, or else of those in back-off. */
    @Nullable
    QueuedPod next() {
        return active.isEmpty() ? backoff.first() : active.first();
    }

    /** Takes away the one to try next. */
    @Nullable
    QueuedPod takeNext() {
        var next = active.isEmpty() ? backoff.pollFirst() : active.pollFirst();
        if (next != null) {
            all.remove(next.key());
        }
        return next;
    }

    /** Of those in back-off after an error the one that may come back first. */
    @Nullable
    QueuedPod firstAfterError() {
        return errorBackoff.first();
    }

    void putInActive(QueuedPod queued) {
        putIn(active, queued);
    }

    void putInBackoff(QueuedPod queued) {
        putIn(backoff, queued);
    }

    void putInErrorBackoff(QueuedPod queued) {
        putIn(errorBackoff, queued);
    }

    private void putIn(ForkSet<QueuedPod> part, QueuedPod queued) {
        takeOut(all.put(queued.key(), queued));
        part.add(queued);
    }

    /** Puts it behind the other unschedulable ones. */
    void park(QueuedPod queued) {
        var parked = queued.parkedAt(nextPlace++);
        takeOut(all.put(parked.key(), parked));
        unschedulable.put(parked.parked(), parked);
    }

    /** A pod that is here has changed, but stays where it is. */
    void replace(QueuedPod before, QueuedPod after) {
        all.put(after.key(), after);
        if (before.isParked()) {
            unschedulable.put(after.parked(), after);
        } else if (active.remove(before)) {
            active.add(after);
        } else if (backoff.remove(before)) {
            backoff.add(after);
        } else if (errorBackoff.remove(before)) {
            errorBackoff.add(after);
        }
    }

    /** @return what was there, null if nothing */
    @Nullable
    QueuedPod remove(ObjectKey key) {
        var gone = all.remove(key);
        takeOut(gone);
        return gone;
    }

    private void takeOut(@Nullable QueuedPod queued) {
        if (queued == null) {
            return;
        }
        if (queued.isParked()) {
            unschedulable.remove(queued.parked());
        } else if (!active.remove(queued) && !backoff.remove(queued)) {
            errorBackoff.remove(queued);
        }
    }
}
