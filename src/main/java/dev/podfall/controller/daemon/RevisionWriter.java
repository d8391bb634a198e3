package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Does to the history what a {@link HistoryPlan} says.
 *
 * <p>Upstream: pkg/controller/daemon/update.go, {@code snapshot}, {@code dedupCurHistories}.
 * <br>Differs: labels and numbers are patched where upstream replaces the object and tries again after a conflict.
 */
final class RevisionWriter {
    private final ControllerContext context;
    private final OwnerClaims owners;

    RevisionWriter(ControllerContext context, OwnerClaims owners) {
        this.context = context;
        this.owners = owners;
    }

    /**
     * @return the current revision's hash: the plan's, unless the revision turned out to be there under another label
     * @throws ApiException if a write was refused
     */
    String apply(DaemonSet daemonSet, HistoryPlan plan, Ledger ledger) {
        var hash = plan.hash();
        if (plan.steps().stream().anyMatch(RevisionStep.Adopt.class::isInstance)) {
            owners.checkMayAdopt(daemonSet);
        }
        for (var step : plan.steps()) {
            switch (step) {
                case RevisionStep.Adopt(var _, var revision) -> ledger.wrote(owners.adopt(daemonSet, revision));
                case RevisionStep.Release(var _, var revision) -> ledger.wrote(owners.release(daemonSet, revision));
                case RevisionStep.Label(var _, var revision) -> ledger.wrote(label(revision));
                case RevisionStep.Create create -> hash = create(daemonSet, create, ledger);
                case RevisionStep.Renumber(var _, var revision, var number) -> ledger.wrote(renumber(revision, number));
                case RevisionStep.RelabelPod(var _, var pod, var newHash) ->
                    ledger.wrote(context.api().update(relabelled(pod, newHash)));
                case RevisionStep.DropDuplicate(var _, var revision) -> delete(revision);
                case RevisionStep.Expire(var _, var revision, var _) -> delete(revision);
            }
            context.explanations().accept(step);
        }
        return hash;
    }

    /** @throws ApiException if a deletion was refused */
    void expire(List<RevisionStep> steps) {
        for (var step : steps) {
            context.api().delete(Kind.CONTROLLER_REVISION, step.subject(), DeleteOptions.DEFAULT);
            context.explanations().accept(step);
        }
    }

    private void delete(ControllerRevision revision) {
        context.api().delete(Kind.CONTROLLER_REVISION, revision.key(), DeleteOptions.DEFAULT);
    }

    private ControllerRevision label(ControllerRevision revision) {
        return patch(
                revision,
                live -> live.withMeta(
                        live.meta().withLabels(live.meta().labels().with(RevisionHash.LABEL, live.name()))));
    }

    private ControllerRevision renumber(ControllerRevision revision, long number) {
        return patch(revision, live -> live.withRevision(number));
    }

    private ControllerRevision patch(ControllerRevision revision, UnaryOperator<ControllerRevision> change) {
        ControllerRevision patched = context.api().patch(Kind.CONTROLLER_REVISION, revision.key(), change);
        if (patched == null) {
            throw ApiException.notFound(Kind.CONTROLLER_REVISION, revision.name());
        }
        return patched;
    }

    private static Pod relabelled(Pod pod, String hash) {
        return pod.withMeta(pod.meta().withLabels(pod.meta().labels().with(RevisionHash.LABEL, hash)));
    }

    private String create(DaemonSet daemonSet, RevisionStep.Create step, Ledger ledger) {
        var template = daemonSet.spec().template();
        var meta = ObjectMeta.named(daemonSet.namespace(), step.subject().name())
                .withLabels(template.labels().with(RevisionHash.LABEL, step.hash()))
                .withAnnotations(daemonSet.meta().annotations())
                .withOwnerReferences(List.of(OwnerReference.controllerOf(daemonSet)));
        var revision = new ControllerRevision(meta, RevisionHistory.patch(template), step.number());
        try {
            ledger.wrote(context.api().create(revision));
            return step.hash();
        } catch (ApiException e) {
            if (!e.is(Status.ALREADY_EXISTS)) {
                throw e;
            }
            var there = (ControllerRevision) context.api().getLive(Kind.CONTROLLER_REVISION, revision.key());
            if (there != null && there.data().equals(revision.data())) {
                return there.hash();
            }
            countCollision(daemonSet, ledger);
            throw e;
        }
    }

    /** The name is taken by another template: the next hash is made with a higher count. */
    private void countCollision(DaemonSet daemonSet, Ledger ledger) {
        var live = (DaemonSet) context.api().getLive(Kind.DAEMON_SET, daemonSet.key());
        if (live == null) {
            throw ApiException.notFound(Kind.DAEMON_SET, daemonSet.name());
        }
        var used = daemonSet.status().collisionCount();
        var now = live.status().collisionCount();
        if (!Objects.equals(used, now)) {
            throw new WorkQueue.Retry(String.format(
                    Locale.ROOT,
                    "found a stale collision count (%d, expected %d) of DaemonSet \"%s\" while processing; "
                            + "will retry until it is updated",
                    orZero(used),
                    orZero(now),
                    daemonSet.name()));
        }
        ledger.wrote(context.api().updateStatus(live.withStatus(live.status().withCollisionCount(orZero(now) + 1))));
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
