package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates and deletes a DaemonSet's pods and reports it: at most {@value #BURST} of each in one go, creations in batches
 * that double as long as none fails.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code syncNodes}; pkg/controller/controller_utils.go,
 * {@code RealPodControl}.
 * <br>Differs: what upstream does in parallel happens in the order of the plan.
 */
final class PodControl {
    static final int BURST = 250;
    private static final int FIRST_BATCH = 1;

    private final ControllerContext context;
    private final Expectations expectations;

    PodControl(ControllerContext context, Expectations expectations) {
        this.context = context;
        this.expectations = expectations;
    }

    /** @throws WorkQueue.Retry if anything but a deletion of what is gone already was refused */
    void sync(
            DaemonSet daemonSet, String hash, List<PodCreation> creations, List<PodDeletion> deletions, Ledger ledger) {
        int creates = Math.min(BURST, creations.size());
        int deletes = Math.min(BURST, deletions.size());
        expectations.set(daemonSet.key(), creates, deletes, context.now());
        var errors = new ArrayList<String>();
        if (creates > 0) {
            var burst = createAll(daemonSet, hash, creations, creates, ledger, errors);
            // What comes to nothing without a word is no step.
            if (burst.wanted() > 1 && (burst.made() > 0 || !errors.isEmpty())) {
                context.explanations().accept(burst);
            }
        }
        for (var deletion : deletions.subList(0, deletes)) {
            delete(daemonSet, deletion, ledger, errors);
        }
        if (!errors.isEmpty()) {
            throw new WorkQueue.Retry(errors.size() == 1 ? errors.getFirst() : errors.toString());
        }
    }

    /** @param creates how many of the creations there is time for */
    private PodBurst createAll(
            DaemonSet daemonSet,
            String hash,
            List<PodCreation> creations,
            int creates,
            Ledger ledger,
            List<String> errors) {
        var prototype = DaemonPods.prototype(daemonSet, hash);
        int batch = Math.min(creates, FIRST_BATCH);
        int done = 0;
        int made = 0;
        var batches = new ArrayList<Integer>();
        while (done < creates) {
            int errorsBefore = errors.size();
            for (var creation : creations.subList(done, done + batch)) {
                made += create(daemonSet, prototype, creation, ledger, errors) ? 1 : 0;
            }
            batches.add(batch);
            done += batch;
            int skipped = creates - done;
            if (errors.size() > errorsBefore && skipped > 0) {
                expectations.lower(daemonSet.key(), skipped, 0);
                break;
            }
            batch = Math.min(2 * batch, skipped);
        }
        return new PodBurst(daemonSet.key(), creations.size(), batches, made);
    }

    /** @return whether there is a pod now */
    private boolean create(
            DaemonSet daemonSet,
            DaemonPods.Prototype prototype,
            PodCreation creation,
            Ledger ledger,
            List<String> errors) {
        try {
            if (daemonSet.spec().template().labels().isEmpty()) {
                throw new WorkQueue.Retry("unable to create pods, no labels");
            }
            var pod = context.api().create(prototype.on(creation.node()));
            ledger.wrote(pod);
            context.explanations().accept(creation.named(pod.name()));
            event(daemonSet, Event.NORMAL, "SuccessfulCreate", "Created pod: " + pod.name());
            return true;
        } catch (ApiException e) {
            if (!isNamespaceTerminating(e.status())) {
                event(daemonSet, Event.WARNING, "FailedCreate", "Error creating: " + e.getMessage());
                expectations.creationObserved(daemonSet.key());
                errors.add(String.valueOf(e.getMessage()));
            }
        } catch (WorkQueue.Retry e) {
            expectations.creationObserved(daemonSet.key());
            errors.add(String.valueOf(e.getMessage()));
        }
        return false;
    }

    /** Nothing can be made in the namespace any more, and nothing needs to be. */
    private static boolean isNamespaceTerminating(Status status) {
        return status.causes().stream().anyMatch(cause -> cause.rule() == FieldError.Rule.NAMESPACE_STAYS);
    }

    private void delete(DaemonSet daemonSet, PodDeletion deletion, Ledger ledger, List<String> errors) {
        try {
            ledger.wrote(context.api().delete(Kind.POD, deletion.pod(), DeleteOptions.DEFAULT));
            context.explanations().accept(deletion);
            event(
                    daemonSet,
                    Event.NORMAL,
                    "SuccessfulDelete",
                    "Deleted pod: " + deletion.pod().name());
        } catch (ApiException e) {
            expectations.deletionObserved(daemonSet.key());
            if (!e.is(Status.NOT_FOUND)) {
                event(daemonSet, Event.WARNING, "FailedDelete", "Error deleting: " + e.getMessage());
                errors.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void event(DaemonSet daemonSet, String type, String reason, String message) {
        context.events().event(ObjectReference.to(daemonSet), type, reason, message);
    }
}
