package dev.podfall.kubectl;

import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waiting until objects are gone.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/wait/delete.go {@code IsDeleted}.
 * <br>Differs: gives up after an hour of the cluster's time where upstream would wait for a week.
 */
final class Deletion {
    static final Duration LIMIT = Duration.ofHours(1);

    private Deletion() {}

    /** @throws KubectlException if some are still there in the end */
    static void await(Invocation in, List<ResourceInfo> infos, Duration timeout) {
        var limit = timeout.isZero() || timeout.isNegative() || timeout.compareTo(LIMIT) > 0 ? LIMIT : timeout;
        if (in.connection().waitUntil(state -> remaining(state, infos).isEmpty(), limit)) {
            return;
        }
        var failures = new ArrayList<Failure>();
        for (var info : remaining(in.connection().state(), infos)) {
            failures.add(new Failure.Plain("timed out waiting for the condition on " + info.objectName()));
        }
        KubectlException.throwIfAny(failures);
    }

    /** Those that are still the same objects. */
    private static List<ResourceInfo> remaining(ClusterState state, List<ResourceInfo> infos) {
        var out = new ArrayList<ResourceInfo>();
        for (var info : infos) {
            var there = state.get(info.kind(), info.key());
            var before = info.stored();
            if (there != null && (before == null || before.uid().equals(there.uid()))) {
                out.add(info);
            }
        }
        return out;
    }
}
