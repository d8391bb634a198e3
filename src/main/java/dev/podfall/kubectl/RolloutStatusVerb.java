package dev.podfall.kubectl;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;

/**
 * {@code kubectl rollout status}: a line for each change of a DaemonSet until its rollout is done, one after the other.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_status.go;
 * pkg/polymorphichelpers/rollout_status.go {@code DaemonSetStatusViewer}.
 * <br>Differs: waits for ten minutes of the cluster's time where upstream waits for ever.
 */
final class RolloutStatusVerb implements Action {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private record Status(String line, boolean done) {}

    @Override
    public void run(Invocation in) {
        RolloutVerbs.revision(in);
        var any = new boolean[1];
        RolloutVerbs.find(in).visit(info -> {
            any[0] = true;
            tell(in, info);
        });
        if (!any[0]) {
            in.err("No resources found in " + in.namespace() + " namespace.");
        }
    }

    private static void tell(Invocation in, ResourceInfo info) {
        if (!(info.object() instanceof DaemonSet daemonSet)) {
            throw new KubectlException("no status viewer has been implemented for " + Resources.groupKind(info.kind()));
        }
        var first = status(daemonSet);
        in.out(first.line());
        if (!first.done() && in.flag("watch")) {
            follow(in, daemonSet);
        }
    }

    private static void follow(Invocation in, DaemonSet daemonSet) {
        var seen = new long[] {daemonSet.meta().resourceVersion()};
        var asked = in.command().duration("timeout");
        var limit = asked.isZero() || asked.isNegative() ? LIMIT : asked;
        if (in.connection().waitUntil(state -> isDone(in, state, daemonSet, seen), limit)) {
            return;
        }
        if (asked.isZero()) {
            in.remark(Phrase.of("rollout.watch-ends", LIMIT.toMinutes()));
        }
        throw new KubectlException("timed out waiting for the condition");
    }

    private static boolean isDone(Invocation in, ClusterState state, DaemonSet watched, long[] seen) {
        var now = state.daemonSet(watched.key());
        if (now == null || !now.uid().equals(watched.uid())) {
            throw new KubectlException("object has been deleted");
        }
        if (now.meta().resourceVersion() == seen[0]) {
            return false;
        }
        seen[0] = now.meta().resourceVersion();
        var status = status(now);
        in.out(status.line());
        return status.done();
    }

    private static Status status(DaemonSet daemonSet) {
        var tree = daemonSet.toTree();
        if (!tree.obj("spec").obj("updateStrategy").text("type", "").equals("RollingUpdate")) {
            throw new KubectlException("rollout status is only available for RollingUpdate strategy type");
        }
        var status = tree.obj("status");
        if (daemonSet.meta().generation() > status.number("observedGeneration", 0)) {
            return new Status("Waiting for daemon set spec update to be observed...", false);
        }
        long desired = status.number("desiredNumberScheduled", 0);
        long updated = status.number("updatedNumberScheduled", 0);
        long available = status.number("numberAvailable", 0);
        var name = daemonSet.name();
        if (updated < desired) {
            return new Status(
                    "Waiting for daemon set \"" + name + "\" rollout to finish: " + updated + " out of " + desired
                            + " new pods have been updated...",
                    false);
        }
        if (available < desired) {
            return new Status(
                    "Waiting for daemon set \"" + name + "\" rollout to finish: " + available + " of " + desired
                            + " updated pods are available...",
                    false);
        }
        return new Status("daemon set \"" + name + "\" successfully rolled out", true);
    }
}
