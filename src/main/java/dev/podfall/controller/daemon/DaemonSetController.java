package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.client.Backoff;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.Informers;
import dev.podfall.client.WorkQueue;
import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The control loop of DaemonSets: one key at a time it plans what a DaemonSet needs and does it.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code syncDaemonSet}.
 * <br>Differs: one worker, which cannot be told from two, as a key is never worked on twice at once; until the view shows
 * the controller's own writes, a sync waits for the watch instead of for the rate limiter (upstream's consistency gate);
 * a sync that gave pods new hashes ends there, as upstream's mostly sees the new ones before it goes on.
 */
public final class DaemonSetController {
    private static final Phrase WAIT_FOR_THE_WATCH = Phrase.of("timer.wait-for-watch");
    private static final int STATUS_ATTEMPTS = 2;

    private final ControllerContext context;
    private final Expectations expectations;
    private final Backoff failures;
    private final Ledgers ledgers;
    private final PodClaims claims;
    private final RevisionWriter revisions;
    private final PodControl pods;
    private final WorkQueue<ObjectKey> queue;
    private final DaemonSetHandlers handlers;
    /** DaemonSets whose sync waits until the view shows what was written for them. */
    private final ForkSet<ObjectKey> blind;

    private final Port<ObjectKey> seeing;

    /** Begins with what is there, and from then on runs by itself. */
    public DaemonSetController(ControllerContext context) {
        this(
                context,
                new Expectations(),
                new Backoff(Plan.FIRST_BACKOFF, Plan.LONGEST_BACKOFF),
                new Ledgers(context),
                ForkSet.natural(),
                sync -> new WorkQueue<>(context.component(), context.component(), context.timers(), sync),
                null);
        context.view().daemonSets().forEach(daemonSet -> queue.add(daemonSet.key()));
    }

    private DaemonSetController(
            ControllerContext context,
            Expectations expectations,
            Backoff failures,
            Ledgers ledgers,
            ForkSet<ObjectKey> blind,
            Function<Consumer<ObjectKey>, WorkQueue<ObjectKey>> queue,
            @Nullable DaemonSetHandlers handlers) {
        this.context = context;
        this.expectations = expectations;
        this.failures = failures;
        this.ledgers = ledgers;
        this.blind = blind;
        var owners = new OwnerClaims(context.api());
        this.claims = new PodClaims(context, owners);
        this.revisions = new RevisionWriter(context, owners);
        this.pods = new PodControl(context, expectations);
        this.queue = queue.apply(this::sync);
        this.seeing = context.timers().port(context.component() + "/watch", this::seen);
        this.handlers = handlers == null
                ? new DaemonSetHandlers(context, ledgers, expectations, this.queue)
                : handlers.fork(context, ledgers, expectations, this.queue);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public DaemonSetController fork(ControllerContext forked) {
        return new DaemonSetController(
                forked,
                expectations.fork(),
                failures.fork(),
                ledgers.fork(forked),
                blind.fork(),
                sync -> queue.fork(forked.timers(), sync),
                handlers);
    }

    /** What the next sync of a DaemonSet would do as far as the controller knows now; null if it knows no such one. */
    public @Nullable Plan plan(ObjectKey key) {
        var daemonSet = context.view().daemonSet(key);
        return daemonSet == null ? null : Plan.of(context.view(), daemonSet, context.now());
    }

    private void sync(ObjectKey key) {
        var view = context.view();
        var daemonSet = view.daemonSet(key);
        if (daemonSet == null) {
            expectations.forget(key);
            return;
        }
        if (daemonSet.spec().selector().isEmpty()) {
            event(
                    daemonSet,
                    Event.WARNING,
                    "SelectingAll",
                    "This daemon set is selecting all pods. A non-empty selector is required.");
            return;
        }
        var ledger = ledgers.of(daemonSet);
        if (!ledger.isVisibleIn(view)) {
            lookAgain(key);
            return;
        }
        if (!daemonSet.meta().isTerminating()) {
            sync(daemonSet, ledger);
        }
    }

    /** Not by way of the queue's delays: a short one would take the place of a longer one that is still wanted. */
    private void lookAgain(ObjectKey key) {
        if (blind.add(key)) {
            seeing.after(Informers.LATENCY, context.component(), WAIT_FOR_THE_WATCH, key);
        }
    }

    private void seen(ObjectKey key) {
        blind.remove(key);
        queue.add(key);
    }

    private void sync(DaemonSet daemonSet, Ledger ledger) {
        var view = context.view();
        var history = ledgers.history(daemonSet, ledger);
        var hash = revisions.apply(daemonSet, history, ledger);
        if (history.relabelsPods()) {
            lookAgain(daemonSet.key());
            return;
        }
        var claimed = PodClaims.plan(daemonSet.key(), ledger.pods());
        claims.apply(daemonSet, ledger);
        var basis = new Basis(daemonSet, hash, context.now());
        ledger.update(view, basis);
        var plan = Plan.of(ledger, basis, history, claimed, failures);
        if (!expectations.satisfied(daemonSet.key(), context.now())) {
            store(daemonSet, plan.status(), daemonSet.status().observedGeneration(), ledger);
            return;
        }
        var failure = attempt(() -> apply(daemonSet, plan, ledger));
        var statusFailure =
                attempt(() -> store(daemonSet, plan.status(), daemonSet.meta().generation(), ledger));
        if (failure != null) {
            throw failure;
        }
        if (statusFailure != null) {
            throw statusFailure;
        }
    }

    private static @Nullable RuntimeException attempt(Runnable part) {
        try {
            part.run();
            return null;
        } catch (ApiException | WorkQueue.Retry e) {
            return e;
        }
    }

    private void apply(DaemonSet daemonSet, Plan plan, Ledger ledger) {
        reportEnded(daemonSet, plan.deletions());
        for (var waiting : plan.putOff()) {
            queue.addAfter(
                    daemonSet.key(),
                    failures.delay(Plan.failureKey(daemonSet, waiting.node())),
                    Clock.FAILED_POD_BACK_OFF);
        }
        pods.sync(daemonSet, plan.hash(), plan.creations(), plan.deletions(), ledger);
        if (expectations.satisfied(daemonSet.key(), context.now())) {
            var rollout = plan.rollout();
            if (!rollout.error().isEmpty()) {
                throw new WorkQueue.Retry(rollout.error());
            }
            pods.sync(daemonSet, plan.hash(), rollout.creations(), rollout.deletions(), ledger);
        }
        revisions.expire(plan.expired());
    }

    private void reportEnded(DaemonSet daemonSet, List<PodDeletion> deletions) {
        for (var deletion : deletions) {
            if (deletion.why() == PodDeletion.Why.FAILED) {
                failures.next(Plan.failureKey(daemonSet, deletion.node()), context.now());
                event(
                        daemonSet,
                        Event.WARNING,
                        "FailedDaemonPod",
                        "Found failed daemon pod " + deletion.pod() + " on node " + deletion.node()
                                + ", will try to kill it");
            } else if (deletion.why() == PodDeletion.Why.SUCCEEDED) {
                event(
                        daemonSet,
                        Event.NORMAL,
                        "SucceededDaemonPod",
                        "Found succeeded daemon pod " + deletion.pod() + " on node " + deletion.node()
                                + ", will try to delete it");
            }
        }
    }

    /**
     * Writes the counters if they changed; a write that comes too late is tried once more.
     *
     * <p>Upstream: {@code storeDaemonSetStatus}, {@code updateDaemonSetStatus}.
     * <br>Differs: in nothing that we know of.
     */
    private void store(DaemonSet daemonSet, DaemonSetStatus counted, long observedGeneration, Ledger ledger) {
        var before = daemonSet.status();
        boolean sameCounters =
                withObserved(counted, before.observedGeneration()).equals(before);
        if (!sameCounters || before.observedGeneration() < daemonSet.meta().generation()) {
            write(daemonSet, counted, observedGeneration, ledger);
        }
        int minReady = daemonSet.spec().minReadySeconds();
        if (minReady > 0 && ledger.counter().waitsForAvailability()) {
            queue.addAfter(daemonSet.key(), Duration.ofSeconds(minReady), Clock.MIN_READY_SECONDS);
        }
    }

    private void write(DaemonSet daemonSet, DaemonSetStatus counted, long observedGeneration, Ledger ledger) {
        var target = daemonSet;
        for (int attempt = 1; ; attempt++) {
            try {
                var status = withObserved(counted, observedGeneration)
                        .withCollisionCount(target.status().collisionCount());
                ledger.wrote(context.api().updateStatus(target.withStatus(status)));
                return;
            } catch (ApiException e) {
                if (attempt >= STATUS_ATTEMPTS) {
                    throw e;
                }
                var live = (DaemonSet) context.api().getLive(Kind.DAEMON_SET, daemonSet.key());
                if (live == null) {
                    throw ApiException.notFound(Kind.DAEMON_SET, daemonSet.name());
                }
                target = live;
            }
        }
    }

    private static DaemonSetStatus withObserved(DaemonSetStatus status, long observedGeneration) {
        return new DaemonSetStatus(
                status.currentNumberScheduled(),
                status.numberMisscheduled(),
                status.desiredNumberScheduled(),
                status.numberReady(),
                status.updatedNumberScheduled(),
                status.numberAvailable(),
                status.numberUnavailable(),
                observedGeneration,
                status.collisionCount());
    }

    private void event(DaemonSet daemonSet, String type, String reason, String message) {
        context.events().event(ObjectReference.to(daemonSet), type, reason, message);
    }
}
