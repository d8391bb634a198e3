package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.sim.Clock;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What wakes which DaemonSet.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code addPod}, {@code updatePod}, {@code syncNodeUpdate} and
 * their like.
 * <br>Differs: in nothing that we know of. As upstream, nothing is woken when a Node object is deleted, nor when a node's
 * conditions change.
 */
final class DaemonSetHandlers {
    private final ControllerContext context;
    private final Ledgers ledgers;
    private final Expectations expectations;
    private final WorkQueue<ObjectKey> queue;
    private final WorkQueue<String> nodes;

    DaemonSetHandlers(
            ControllerContext context, Ledgers ledgers, Expectations expectations, WorkQueue<ObjectKey> queue) {
        this(
                context,
                ledgers,
                expectations,
                queue,
                sync -> new WorkQueue<>(context.component() + "/nodes", context.component(), context.timers(), sync));
    }

    private DaemonSetHandlers(
            ControllerContext context,
            Ledgers ledgers,
            Expectations expectations,
            WorkQueue<ObjectKey> queue,
            Function<Consumer<String>, WorkQueue<String>> nodes) {
        this.context = context;
        this.ledgers = ledgers;
        this.expectations = expectations;
        this.queue = queue;
        this.nodes = nodes.apply(this::syncNode);
        var informers = context.informers();
        informers.on(Kind.DAEMON_SET, this::daemonSet);
        informers.on(Kind.CONTROLLER_REVISION, this::revision);
        informers.on(Kind.POD, this::pod);
        informers.on(Kind.NODE, this::node);
    }

    /** The same handlers for the parts of a forked controller. */
    DaemonSetHandlers fork(
            ControllerContext forked, Ledgers newLedgers, Expectations newExpectations, WorkQueue<ObjectKey> newQueue) {
        return new DaemonSetHandlers(
                forked, newLedgers, newExpectations, newQueue, sync -> nodes.fork(forked.timers(), sync));
    }

    private void daemonSet(WatchEvent event) {
        boolean another = event.before() != null
                && event.after() != null
                && !event.before().uid().equals(event.after().uid());
        if (event.type() == WatchEvent.Type.DELETED || another) {
            expectations.forget(event.key());
            ledgers.drop(event.key());
        }
        queue.add(event.key());
    }

    private void revision(WatchEvent event) {
        ledgers.revisionChanged(event.object().namespace());
        var before = (ControllerRevision) event.before();
        var after = (ControllerRevision) event.after();
        if (after == null || after.meta().isTerminating()) {
            wake(event.object(), event.object().meta().controller());
        } else if (before == null) {
            wakeMatchingIfOrphan(after);
        } else {
            updated(before, after);
        }
    }

    private void pod(WatchEvent event) {
        var before = (Pod) event.before();
        var after = (Pod) event.after();
        ledgers.podChanged(before, after);
        if (after == null || after.isTerminating()) {
            deleted((Pod) event.object());
        } else if (before == null) {
            var owner = resolve(after, after.meta().controller());
            if (owner != null) {
                expectations.creationObserved(owner.key());
                queue.add(owner.key());
            }
            wakeMatchingIfOrphan(after);
        } else {
            updated(before, after);
            becameReady(before, after);
        }
    }

    private void deleted(Pod pod) {
        var owner = resolve(pod, pod.meta().controller());
        if (owner != null) {
            expectations.deletionObserved(owner.key());
            queue.add(owner.key());
        }
    }

    private void updated(KubeObject before, KubeObject after) {
        var was = before.meta().controller();
        var is = after.meta().controller();
        boolean changedHands = !Objects.equals(was, is);
        if (changedHands) {
            wake(before, was);
        }
        if (is != null) {
            wake(after, is);
        } else if (changedHands || !before.meta().labels().equals(after.meta().labels())) {
            wakeMatchingIfOrphan(after);
        }
    }

    /** One second more than needed, against clocks that disagree; upstream does so too. */
    private void becameReady(Pod before, Pod after) {
        var owner = resolve(after, after.meta().controller());
        if (owner != null && owner.spec().minReadySeconds() > 0 && !before.isReady() && after.isReady()) {
            queue.addAfter(
                    owner.key(),
                    Duration.ofSeconds(owner.spec().minReadySeconds()).plusSeconds(1),
                    Clock.MIN_READY_SECONDS);
        }
    }

    private void wake(KubeObject owned, @Nullable OwnerReference reference) {
        var owner = resolve(owned, reference);
        if (owner != null) {
            queue.add(owner.key());
        }
    }

    private void wakeMatchingIfOrphan(KubeObject object) {
        var labels = object.meta().labels();
        if (object.meta().controller() != null || labels.isEmpty()) {
            return;
        }
        for (var candidate : context.view().all(Kind.DAEMON_SET, object.namespace())) {
            var selector = ((DaemonSet) candidate).spec().selector();
            if (!selector.isEmpty() && selector.matches(labels)) {
                queue.add(candidate.key());
            }
        }
    }

    private @Nullable DaemonSet resolve(KubeObject owned, @Nullable OwnerReference reference) {
        if (reference == null || !reference.kind().equals(Kind.DAEMON_SET.kindName())) {
            return null;
        }
        var owner = context.view().daemonSet(ObjectKey.of(owned.namespace(), reference.name()));
        return owner != null && owner.uid().equals(reference.uid()) ? owner : null;
    }

    private void node(WatchEvent event) {
        var before = (Node) event.before();
        var after = (Node) event.after();
        if (before != null
                && after != null
                && before.labels().equals(after.labels())
                && before.taints().equals(after.taints())) {
            return;
        }
        ledgers.nodeChanged(event.object().name());
        if (after != null) {
            nodes.add(after.name());
        }
    }

    private void syncNode(String name) {
        var view = context.view();
        var node = view.node(name);
        if (node == null) {
            return;
        }
        for (var daemonSet : view.daemonSets()) {
            var verdict = ledgers.of(daemonSet).placement(daemonSet).verdict(node);
            boolean scheduled = isScheduled(daemonSet, name);
            boolean wanted = verdict.shouldRun() && !scheduled;
            boolean unwanted = !verdict.shouldContinueRunning() && scheduled;
            boolean recount = scheduled && daemonSet.status().numberMisscheduled() > 0;
            if (wanted || unwanted || recount) {
                queue.add(daemonSet.key());
            }
        }
    }

    /** Upstream knows the pods' owner by its name alone here: those of an earlier DaemonSet of that name count. */
    private boolean isScheduled(DaemonSet daemonSet, String node) {
        for (var pod : context.view().podsOnNode(node)) {
            if (daemonSet.key().equals(pod.meta().controllerKey(Kind.DAEMON_SET))) {
                return true;
            }
        }
        return false;
    }
}
