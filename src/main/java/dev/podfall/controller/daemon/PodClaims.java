package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Adopts orphans that a DaemonSet's selector matches and releases pods that it matches no longer.
 *
 * <p>Upstream: pkg/controller/controller_ref_manager.go, {@code PodControllerRefManager}.
 * <br>Differs: once in a sync; upstream asks several times, with the same answer.
 */
final class PodClaims {
    private final ControllerContext context;
    private final OwnerClaims owners;

    PodClaims(ControllerContext context, OwnerClaims owners) {
        this.context = context;
        this.owners = owners;
    }

    static List<PodClaim> plan(ObjectKey daemonSet, OwnedPods pods) {
        var out = new ArrayList<PodClaim>();
        pods.toRelease().forEach(pod -> out.add(new PodClaim(daemonSet, pod.key(), false)));
        pods.toAdopt().forEach(pod -> out.add(new PodClaim(daemonSet, pod.key(), true)));
        return out;
    }

    void apply(DaemonSet daemonSet, Ledger ledger) {
        for (var pod : ledger.pods().toRelease()) {
            ledger.wrote(owners.release(daemonSet, pod));
            context.explanations().accept(new PodClaim(daemonSet.key(), pod.key(), false));
        }
        var orphans = ledger.pods().toAdopt();
        if (!orphans.isEmpty()) {
            owners.checkMayAdopt(daemonSet);
        }
        for (var pod : orphans) {
            var adopted = owners.adopt(daemonSet, pod);
            if (adopted != null && adopted.meta().isControlledBy(daemonSet.uid())) {
                ledger.wrote(adopted);
                ledger.adopted(pod);
                context.explanations().accept(new PodClaim(daemonSet.key(), pod.key(), true));
            }
        }
    }
}
