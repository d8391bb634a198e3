package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.client.ApiClient;
import dev.podfall.client.WorkQueue;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Writes and removes the owner reference by which a DaemonSet holds its pods and revisions.
 *
 * <p>Upstream: pkg/controller/controller_ref_manager.go.
 * <br>Differs: in nothing that we know of.
 */
final class OwnerClaims {
    private final ApiClient api;

    OwnerClaims(ApiClient api) {
        this.api = api;
    }

    /**
     * Makes sure, by a live read, that the DaemonSet may still adopt.
     *
     * @throws WorkQueue.Retry if it is gone, going, or another one
     */
    void checkMayAdopt(DaemonSet daemonSet) {
        var fresh = api.getLive(Kind.DAEMON_SET, daemonSet.key());
        if (fresh == null || !fresh.uid().equals(daemonSet.uid())) {
            throw new WorkQueue.Retry("original DaemonSet " + daemonSet.key() + " is gone: got uid "
                    + (fresh == null ? "none" : fresh.uid()) + ", wanted " + daemonSet.uid());
        }
        if (fresh.meta().isTerminating()) {
            throw new WorkQueue.Retry(daemonSet.key() + " has just been deleted at "
                    + fresh.meta().deletionTimestamp());
        }
    }

    /** The object with the DaemonSet as its controller, as stored; null if it is gone. */
    @SuppressWarnings("unchecked")
    <T extends KubeObject> @Nullable T adopt(DaemonSet daemonSet, T orphan) {
        return api.<T>patch(orphan.kind(), orphan.key(), live -> {
            if (!live.uid().equals(orphan.uid())) {
                return live;
            }
            var owners = new ArrayList<>(live.meta().ownerReferences());
            owners.removeIf(owner -> owner.uid().equals(daemonSet.uid()));
            owners.add(OwnerReference.controllerOf(daemonSet));
            return (T) live.withMeta(live.meta().withOwnerReferences(owners));
        });
    }

    /** The object without the DaemonSet among its owners, as stored; null if it is gone. */
    @SuppressWarnings("unchecked")
    <T extends KubeObject> @Nullable T release(DaemonSet daemonSet, T owned) {
        return api.<T>patch(owned.kind(), owned.key(), live -> {
            if (!live.uid().equals(owned.uid())) {
                return live;
            }
            var owners = new ArrayList<>(live.meta().ownerReferences());
            owners.removeIf(owner -> owner.uid().equals(daemonSet.uid()));
            return (T) live.withMeta(live.meta().withOwnerReferences(owners));
        });
    }
}
