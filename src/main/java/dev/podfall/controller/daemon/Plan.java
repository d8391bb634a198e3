package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Backoff;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All that a sync of a DaemonSet will do, before it does it.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code syncDaemonSet}, {@code manage}.
 * <br>Differs: upstream decides while it acts.
 *
 * @param hash of the current template's revision
 * @param history what is done to the revisions first
 * @param claims pods adopted and released
 * @param creations pods to make, by node; the first 250 of them in one sync
 * @param deletions pods to delete, by node; the first 250 of them in one sync
 * @param putOff failed pods that stay for now, so that they are not made again at once
 * @param rollout what comes next if nothing is created or deleted before it
 * @param expired revisions beyond the history limit, deleted last
 * @param status the counters as they are now, to be written if they differ
 */
public record Plan(
        ObjectKey daemonSet,
        String hash,
        List<RevisionStep> history,
        List<PodClaim> claims,
        List<PodCreation> creations,
        List<PodDeletion> deletions,
        List<PutOff> putOff,
        Rollout rollout,
        List<RevisionStep> expired,
        DaemonSetStatus status) {

    /** How long the controller waits at first before it makes a pod again that failed on a node; then twice as long. */
    public static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    public static final Duration LONGEST_BACKOFF = Duration.ofMinutes(15);

    /** A failed pod that is not deleted yet. */
    public record PutOff(ObjectKey pod, String node) {}

    /**
     * What the controller would do for a DaemonSet that it sees for the first time, in this state and at this time.
     * Looks at all nodes and pods.
     */
    public static Plan of(ClusterState view, DaemonSet daemonSet, Instant now) {
        var ledger = new Ledger(view, daemonSet, skipped -> {});
        var history = RevisionHistory.plan(view, daemonSet, ledger.pods()::all);
        var claims = PodClaims.plan(daemonSet.key(), ledger.pods());
        ledger.pods().toAdopt().forEach(ledger::adopted);
        var basis = new Basis(daemonSet, history.hash(), now);
        ledger.update(view, basis);
        return of(ledger, basis, history, claims, new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF));
    }

    static Plan of(Ledger ledger, Basis basis, HistoryPlan history, List<PodClaim> claims, Backoff failures) {
        var daemonSet = basis.daemonSet();
        var creations = new ArrayList<PodCreation>();
        var deletions = new ArrayList<PodDeletion>();
        var putOff = new ArrayList<PutOff>();
        for (var decision : ledger.decisions()) {
            if (decision.creation() != null) {
                creations.add(decision.creation());
            }
            failed(decision.failed(), basis, failures, deletions, putOff);
            deletions.addAll(decision.deletions());
        }
        return new Plan(
                daemonSet.key(),
                basis.hash(),
                history.steps(),
                claims,
                creations,
                deletions,
                putOff,
                RollingUpdate.plan(daemonSet, ledger.census(), ledger.counter().desired()),
                RevisionHistory.cleanup(daemonSet, history.old(), ledger),
                ledger.counter().status(daemonSet.status(), daemonSet.meta().generation()));
    }

    private static void failed(
            List<Pod> failed, Basis basis, Backoff failures, List<PodDeletion> deletions, List<PutOff> putOff) {
        var key = basis.daemonSet().key();
        var deletedOn = new TreeSet<String>();
        for (var pod : failed) {
            var node = String.valueOf(pod.targetNode());
            boolean waits = failures.inBackoffSinceUpdate(failureKey(basis.daemonSet(), node), basis.now());
            if (waits || !deletedOn.add(node)) {
                putOff.add(new PutOff(pod.key(), node));
            } else {
                deletions.add(new PodDeletion(key, pod.key(), node, PodDeletion.Why.FAILED, null));
            }
        }
    }

    /** A new generation of the DaemonSet starts afresh. */
    static String failureKey(DaemonSet daemonSet, String node) {
        return daemonSet.uid() + "/" + daemonSet.status().observedGeneration() + "/" + node;
    }
}
