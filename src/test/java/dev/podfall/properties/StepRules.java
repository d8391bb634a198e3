package dev.podfall.properties;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.Codec;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What holds after every step. Costs what the step changed. */
final class StepRules {
    /** How long after a node's end its pods may still be made: the controller's view lags a little behind. */
    private static final Duration JUST_DELETED = Duration.ofSeconds(1);

    private final Map<String, Instant> nodesDeleted = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Set<String> adopters = new HashSet<>();
    private final Set<String> surged = new HashSet<>();
    private long version;

    /** @throws Broken if something does not hold */
    void check(Step step) {
        for (var change : step.changes()) {
            versionGrows(change);
            var after = change.after();
            if (after != null) {
                survivesItsTree(after);
            }
            switch (change.object()) {
                case Pod pod -> checkPod(change, pod, step);
                case ControllerRevision revision -> checkRevision(change, revision, step.state());
                case DaemonSet daemonSet -> checkDaemonSet(daemonSet);
                default -> {
                    if (change.kind() == Kind.NODE && after == null) {
                        nodesDeleted.put(change.key().name(), step.at());
                    }
                }
            }
        }
    }

    private void versionGrows(Change change) {
        holds(change.revision() > version, () -> "version " + change.revision() + " follows " + version);
        version = change.revision();
        var after = change.after();
        holds(
                after == null || after.meta().resourceVersion() == version,
                () -> change + " stored an object that says it has another resourceVersion");
    }

    private static void survivesItsTree(KubeObject object) {
        var again = Codec.decode(object.kind(), object.toTree());
        holds(
                again.equals(object),
                () -> "read from its tree again, it is another object: " + difference(again, object));
        holds(again.toTree().equals(object.toTree()), () -> "its tree changes when it is read: " + object.toTree());
    }

    private void checkDaemonSet(DaemonSet daemonSet) {
        if (surges(daemonSet)) {
            surged.add(daemonSet.uid());
        }
    }

    private static boolean surges(DaemonSet daemonSet) {
        return daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate rolling
                && rolling.maxSurge().scaledRoundedUp(1) > 0;
    }

    private void checkPod(Change change, Pod pod, Step step) {
        var owner = pod.meta().controller();
        if (owner == null || !owner.kind().equals(Kind.DAEMON_SET.kindName())) {
            return;
        }
        var before = change.before();
        if (before != null && before.meta().controller() == null) {
            adopters.add(owner.uid());
        }
        if (change.before() == null) {
            isPinned(pod, step);
        }
        if (change.after() != null && !adopters.contains(owner.uid())) {
            isAloneOnItsNode(pod, owner.uid(), step.state());
        }
    }

    private void isPinned(Pod pod, Step step) {
        var node = pod.targetNode();
        holds(node != null, () -> "a daemon pod is pinned to no node: " + pod.key());
        var deleted = nodesDeleted.get(node);
        holds(
                step.state().node(Objects.requireNonNull(node)) != null
                        || (deleted != null && step.at().isBefore(deleted.plus(JUST_DELETED))),
                () -> "a daemon pod is made for a node that does not exist: " + pod.key() + " for " + node);
    }

    private void isAloneOnItsNode(Pod pod, String owner, ClusterState state) {
        if (!runs(pod)) {
            return;
        }
        var node = pod.targetNode();
        for (var other : state.podsControlledBy(owner)) {
            if (other.key().equals(pod.key()) || !runs(other) || !Objects.equals(other.targetNode(), node)) {
                continue;
            }
            holds(
                    surged.contains(owner),
                    () -> "two running pods of a DaemonSet that does not surge on " + node + ": " + pod.key() + ", "
                            + other.key());
            holds(
                    !other.templateHash().equals(pod.templateHash()),
                    () -> "two running pods of revision " + pod.templateHash() + " on " + node + ": " + pod.key() + ", "
                            + other.key());
        }
    }

    static boolean runs(Pod pod) {
        return !pod.isTerminating() && !pod.isTerminal();
    }

    private void checkRevision(Change change, ControllerRevision revision, ClusterState state) {
        var owner = revision.meta().controller();
        if (change.after() == null) {
            return;
        }
        long number = revision.revision();
        var before = numbers.put(revision.uid(), number);
        holds(
                before == null || before <= number,
                () -> "the number of " + revision.key() + " falls from " + before + " to " + number);
        if (owner == null) {
            return;
        }
        if (change.before() == null || (before != null && before < number)) {
            long most = highest.getOrDefault(owner.uid(), 0L);
            holds(number > most, () -> revision.key() + " gets number " + number + ", but there was " + most);
        }
        highest.merge(owner.uid(), number, Math::max);
        for (var other : state.controllerRevisions()) {
            holds(
                    other.key().equals(revision.key())
                            || !other.meta().isControlledBy(owner.uid())
                            || other.revision() != number,
                    () -> revision.key() + " and " + other.key() + " both have number " + number);
        }
    }

    static void holds(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Broken(otherwise.get());
        }
    }

    /** Something that should always hold does not. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    /** What a change changed; empty if there is only one object. */
    static String difference(Change change) {
        var before = change.before();
        var after = change.after();
        return before == null || after == null
                ? ""
                : difference(
                        before.withMeta(before.meta().withResourceVersion(0)),
                        after.withMeta(after.meta().withResourceVersion(0)));
    }

    /** Where they begin to differ. */
    private static String difference(KubeObject one, KubeObject other) {
        var left = one.toString();
        var right = other.withMeta(other.meta().withWrites(one.meta().writes())).toString();
        int i = 0;
        while (i < Math.min(left.length(), right.length()) && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        int from = Math.max(0, i - 120);
        return "\n  ..." + left.substring(from, Math.min(left.length(), i + 120)) + "\n  ..."
                + right.substring(from, Math.min(right.length(), i + 120));
    }
}
