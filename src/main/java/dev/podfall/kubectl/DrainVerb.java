package dev.podfall.kubectl;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Selector;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import dev.podfall.apiserver.Status;
import dev.podfall.cluster.Command;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl drain}: cordons, then evicts what may be evicted and waits until it is gone.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go, pkg/drain/drain.go.
 * <br>Differs: pods are evicted one after the other, not at once; waits for an hour where upstream waits for ever.
 */
final class DrainVerb implements Action {
    private static final Duration LIMIT = Duration.ofHours(1);

    @Override
    public void run(Invocation in) {
        var selector = in.text("pod-selector");
        Selector pods;
        try {
            pods = Selector.parse(selector);
        } catch (IllegalArgumentException e) {
            throw new KubectlException("--pod-selector=<pod_selector> must be a valid label selector");
        }
        var nodes = CordonVerb.nodes(in);
        new CordonVerb(true).cordon(in, nodes);
        var failures = new ArrayList<Failure>();
        var pending = new ArrayList<String>();
        for (var node : nodes) {
            try {
                drain(in, node, pods);
                in.report(node, node.object(), "drained");
            } catch (KubectlException e) {
                in.err("error: unable to drain node \"" + node.name() + "\" due to error: "
                        + e.failure().message() + ", continuing command...");
                failures.add(e.failure());
                pending.add(node.name());
            }
        }
        if (!pending.isEmpty()) {
            in.err("There are pending nodes to be drained:");
            pending.forEach(name -> in.err(" " + name));
            throw new KubectlException(new Failure.Many(failures));
        }
    }

    private static void drain(Invocation in, ResourceInfo node, Selector selector) {
        var plan = plan(in, node, selector);
        if (!plan.failures().isEmpty()) {
            throw new KubectlException(new Failure.Many(plan.failures()));
        }
        if (!plan.warnings().isEmpty()) {
            in.warn(plan.warnings());
        }
        if (in.dryRun() == DryRun.CLIENT) {
            plan.pods().forEach(pod -> in.out("evicting pod " + pod.namespace() + "/" + pod.name() + " (dry run)"));
            return;
        }
        try {
            evictAll(in, plan.pods());
        } catch (KubectlException e) {
            var left = plan(in, node, selector).pods();
            if (!left.isEmpty()) {
                in.err("There are pending pods in node \"" + node.name() + "\" when an error occurred: "
                        + e.failure().message());
                left.forEach(pod -> in.err("pod/" + pod.name()));
            }
            throw e;
        }
    }

    private static DrainFilter.Plan plan(Invocation in, ResourceInfo node, Selector selector) {
        var state = in.connection().state();
        var pods = state.podsOnNode(node.name()).stream()
                .filter(pod -> selector.matches(pod.meta().labels()))
                .toList();
        return new DrainFilter(state, in.flag("ignore-daemonsets"), in.flag("force"), in.flag("delete-emptydir-data"))
                .plan(pods);
    }

    private static void evictAll(Invocation in, List<Pod> pods) {
        boolean evicts = !in.flag("disable-eviction");
        long grace = in.command().number("grace-period");
        var options =
                new DeleteOptions(grace < 0 ? null : grace, Propagation.BACKGROUND, null, in.dryRun() == DryRun.SERVER);
        var failures = new ArrayList<Failure>();
        var going = new ArrayList<Pod>();
        for (var pod : pods) {
            if (evicts) {
                in.out("evicting pod " + pod.namespace() + "/" + pod.name()
                        + in.dryRun().suffix());
            }
            try {
                in.send(
                        evicts
                                ? new Command.Evict(pod.key(), options)
                                : new Command.Delete(Kind.POD, pod.key(), options));
                going.add(pod);
            } catch (KubectlException e) {
                if (!e.failure().is(Status.NOT_FOUND)) {
                    failures.add(new Failure.Plain("error when evicting pod \"" + pod.name() + "\": "
                            + e.failure().message()));
                }
            }
        }
        if (in.dryRun() == DryRun.NONE) {
            await(in, going, evicts ? "evicted" : "deleted", failures);
        }
        if (!failures.isEmpty()) {
            throw new KubectlException(new Failure.Many(failures));
        }
    }

    private static void await(Invocation in, List<Pod> going, String operation, List<Failure> failures) {
        var left = new ArrayList<>(going);
        var asked = in.command().duration("timeout");
        var limit = asked.isZero() || asked.compareTo(LIMIT) > 0 ? LIMIT : asked;
        boolean done = in.connection()
                .waitUntil(
                        state -> {
                            left.removeIf(pod -> gone(in, state, pod, operation));
                            return left.isEmpty();
                        },
                        limit);
        if (!done) {
            left.forEach(pod -> failures.add(new Failure.Plain("error when waiting for pod \"" + pod.name()
                    + "\" in namespace \"" + pod.namespace() + "\" to terminate: global timeout reached: "
                    + GoDuration.text(limit))));
        }
    }

    private static boolean gone(Invocation in, ClusterState state, Pod pod, String operation) {
        var there = state.pod(pod.key());
        if (there != null && there.uid().equals(pod.uid())) {
            return false;
        }
        in.report(Kind.POD, pod.name(), pod.toTree(), operation);
        return true;
    }
}
