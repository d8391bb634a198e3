package dev.podfall.kubectl;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which of a node's pods a drain evicts, which it leaves, and which stand in its way.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/drain/filters.go.
 * <br>Differs: messages stand in the order of the pods where upstream's order is random.
 *
 * @param ignoreDaemonSets leave daemon pods alone
 * @param force evict pods that nobody will make again
 * @param deleteEmptyDirData evict pods with data that will be lost
 */
record DrainFilter(ClusterState state, boolean ignoreDaemonSets, boolean force, boolean deleteEmptyDirData) {
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private enum Reason {
        OKAY,
        SKIP,
        WARNING,
        ERROR
    }

    private record Verdict(boolean evict, Reason reason, String message) {
        static final Verdict OKAY = new Verdict(true, Reason.OKAY, "");
        static final Verdict SKIP = new Verdict(false, Reason.SKIP, "");

        static Verdict warning(boolean evict, String message) {
            return new Verdict(evict, Reason.WARNING, message);
        }

        static Verdict error(String message) {
            return new Verdict(false, Reason.ERROR, message);
        }
    }

    /**
     * What there is to do on a node.
     *
     * @param warnings empty if there are none
     */
    record Plan(List<Pod> pods, String warnings, List<Failure> failures) {
        Plan {
            pods = List.copyOf(pods);
            failures = List.copyOf(failures);
        }
    }

    Plan plan(Collection<Pod> onNode) {
        var pods = new ArrayList<Pod>();
        var warnings = new LinkedHashMap<String, List<String>>();
        var errors = new LinkedHashMap<String, List<String>>();
        for (var pod : onNode) {
            var verdict = verdict(pod);
            if (verdict.evict()) {
                pods.add(pod);
            }
            switch (verdict.reason()) {
                case OKAY, SKIP -> {
                    // Nothing to say.
                }
                case WARNING -> note(warnings, verdict.message(), pod);
                case ERROR -> note(errors, verdict.message(), pod);
            }
        }
        var failures = new ArrayList<Failure>();
        errors.forEach((message, names) ->
                failures.add(new Failure.Plain("cannot delete " + message + ": " + String.join(", ", names))));
        var said = new ArrayList<String>();
        warnings.forEach((message, names) -> said.add(message + ": " + String.join(", ", names)));
        return new Plan(pods, String.join("; ", said), failures);
    }

    private static void note(Map<String, List<String>> byMessage, String message, Pod pod) {
        byMessage.computeIfAbsent(message, any -> new ArrayList<>()).add(pod.namespace() + "/" + pod.name());
    }

    /** The first filter that says no decides; else the last one has the word. */
    private Verdict verdict(Pod pod) {
        var last = daemonSetVerdict(pod);
        if (last.evict()) {
            last = pod.meta().annotations().has(MIRROR) ? Verdict.SKIP : Verdict.OKAY;
        }
        if (last.evict()) {
            last = localStorageVerdict(pod);
        }
        return last.evict() ? unreplicatedVerdict(pod) : last;
    }

    private Verdict daemonSetVerdict(Pod pod) {
        var owner = pod.meta().controllerKey(Kind.DAEMON_SET);
        if (owner == null || pod.isTerminal()) {
            return Verdict.OKAY;
        }
        if (state.daemonSet(owner) == null) {
            var message = ApiException.notFound(Kind.DAEMON_SET, owner.name()).getMessage();
            var words = Objects.requireNonNullElse(message, "");
            return force ? Verdict.warning(true, words) : Verdict.error(words);
        }
        return ignoreDaemonSets
                ? Verdict.warning(false, "ignoring DaemonSet-managed Pods")
                : Verdict.error("DaemonSet-managed Pods (use --ignore-daemonsets to ignore)");
    }

    private Verdict localStorageVerdict(Pod pod) {
        if (pod.isTerminal() || !hasLocalStorage(pod)) {
            return Verdict.OKAY;
        }
        return deleteEmptyDirData
                ? Verdict.warning(true, "deleting Pods with local storage")
                : Verdict.error("Pods with local storage (use --delete-emptydir-data to override)");
    }

    private static boolean hasLocalStorage(Pod pod) {
        for (var volume : pod.spec().toTree().list("volumes")) {
            if (volume instanceof Tree.Obj v && v.get("emptyDir") instanceof Tree.Obj) {
                return true;
            }
        }
        return false;
    }

    private Verdict unreplicatedVerdict(Pod pod) {
        if (pod.isTerminal() || pod.meta().controller() != null) {
            return Verdict.OKAY;
        }
        return force
                ? Verdict.warning(true, "deleting Pods that declare no controller")
                : Verdict.error("Pods that declare no controller (use --force to override)");
    }
}
