package dev.podfall.explain.caption;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.RevisionHistory;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.explain.Revisions;
import dev.podfall.store.WatchEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a step tells: every write and every decision in it as a fact. Looks at nothing but the step. */
final class Told {
    private record Thing(Kind kind, ObjectKey key) {}

    private Told() {}

    /** What the step tells, of each object what tells most; never empty. */
    static Collection<Fact> facts(Step step) {
        var all = all(step);
        if (all.size() == 1) {
            return all;
        }
        var out = new LinkedHashMap<Thing, Fact>();
        var others = new ArrayList<Fact>();
        for (var fact : all) {
            var change = fact.change();
            if (change == null || !fact.happening().isSeen()) {
                others.add(fact);
            } else {
                out.merge(new Thing(change.kind(), change.key()), fact, Told::telling);
            }
        }
        others.addAll(0, out.values());
        return others;
    }

    private static Fact telling(Fact one, Fact other) {
        if (other.happening() == Happening.POD_GONE) {
            return other;
        }
        return one.happening().compareTo(other.happening()) <= 0 ? one : other;
    }

    private static List<Fact> all(Step step) {
        var out = new ArrayList<Fact>();
        for (var change : step.changes()) {
            out.add(Fact.of(happening(step, change), step, change));
        }
        for (var explanation : step.explanations()) {
            out.add(new Fact(happening(explanation), step, null, explanation));
        }
        if (step.command() != null && out.isEmpty()) {
            out.add(new Fact(asked(step.command()), step, null, null));
        }
        if (out.isEmpty()) {
            out.add(new Fact(Happening.NOTHING, step, null, null));
        }
        return out;
    }

    /** Whether the map looks different after the step. */
    static boolean isSeen(Step step) {
        for (var change : step.changes()) {
            if (happening(step, change).isSeen()) {
                return true;
            }
        }
        for (var explanation : step.explanations()) {
            if (happening(explanation).isSeen()) {
                return true;
            }
        }
        return step.changes().isEmpty()
                && step.command() != null
                && asked(step.command()).isSeen();
    }

    private static Happening asked(Command command) {
        return switch (command) {
            case Command.StopKubelet _ -> Happening.KUBELET_STOPPED;
            case Command.StartKubelet _ -> Happening.KUBELET_STARTED;
            case Command.PostCondition _ -> Happening.KUBELET_TOLD;
            case Command.Create _,
                    Command.Restore _,
                    Command.Replace _,
                    Command.Patch _,
                    Command.Delete _,
                    Command.Evict _ -> Happening.NOTHING;
        };
    }

    private static Happening happening(Explanation explanation) {
        if (explanation instanceof EvictionDecision decision) {
            return switch (decision.verdict()) {
                case SCHEDULED -> Happening.EVICTION_SCHEDULED;
                case CANCELLED -> Happening.EVICTION_CANCELLED;
                case EVICTED_AT_ONCE, LEFT_SCHEDULED, TOLERATED, EVICTED -> Happening.DECIDED;
            };
        }
        return Happening.DECIDED;
    }

    private static Happening happening(Step step, Change change) {
        return switch (change.kind()) {
            case SimulatedKind.POD ->
                PodTold.happening(step, change.type(), (Pod) change.before(), (Pod) change.after());
            case SimulatedKind.NODE -> NodeTold.happening(change.type(), (Node) change.before(), (Node) change.after());
            case SimulatedKind.DAEMON_SET ->
                daemonSet(step, change.type(), (DaemonSet) change.before(), (DaemonSet) change.after());
            case SimulatedKind.CONTROLLER_REVISION -> revision(change);
            case SimulatedKind.EVENT -> change.after() == null ? Happening.EVENTS_EXPIRED : Happening.REPORTED;
            case SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS -> other(change.type());
            case KeptKind _ -> other(change.type());
        };
    }

    private static Happening other(WatchEvent.Type type) {
        return switch (type) {
            case ADDED -> Happening.OBJECT_CREATED;
            case MODIFIED -> Happening.OBJECT_CHANGED;
            case DELETED -> Happening.OBJECT_DELETED;
        };
    }

    private static Happening daemonSet(
            Step step, WatchEvent.Type type, @Nullable DaemonSet before, @Nullable DaemonSet after) {
        if (before == null || after == null) {
            return type == WatchEvent.Type.ADDED ? Happening.DAEMON_SET_CREATED : Happening.DAEMON_SET_DELETED;
        }
        if (after.meta().isTerminating() && !before.meta().isTerminating()) {
            return Happening.DAEMON_SET_DELETED;
        }
        if (!before.spec().template().equals(after.spec().template())) {
            return restored(step, after) == null ? Happening.DAEMON_SET_ROLLED : Happening.DAEMON_SET_ROLLED_BACK;
        }
        if (!before.spec().equals(after.spec())) {
            return Happening.DAEMON_SET_CHANGED;
        }
        return before.status().equals(after.status()) ? Happening.OBJECT_CHANGED : Happening.PODS_COUNTED;
    }

    /** The earlier revision whose template a DaemonSet has again; null if it is a new one, or still the newest. */
    static @Nullable ControllerRevision restored(Step step, DaemonSet daemonSet) {
        var data = RevisionHistory.patch(daemonSet.spec().template());
        var revisions = Revisions.of(step.state(), daemonSet);
        for (var revision : revisions) {
            if (revision.data().equals(data)) {
                return revision;
            }
        }
        return null;
    }

    private static Happening revision(Change change) {
        if (change.before() instanceof ControllerRevision before
                && change.after() instanceof ControllerRevision after) {
            return before.revision() == after.revision() ? Happening.WRITTEN : Happening.REVISION_RENUMBERED;
        }
        return change.type() == WatchEvent.Type.ADDED ? Happening.REVISION_CREATED : Happening.REVISION_DELETED;
    }

    /** Where it is: a pod's node, or a node itself; empty if nowhere. */
    static String node(KubeObject object) {
        return switch (object) {
            case Pod pod -> Objects.requireNonNullElse(pod.targetNode(), "");
            case Node node -> node.name();
            default -> "";
        };
    }

    static String node(Step step, Explanation explanation) {
        if (explanation instanceof EvictionDecision decision) {
            return decision.node();
        }
        if (explanation.subjectKind() == Kind.NODE) {
            return explanation.subject().name();
        }
        var object = step.state().get(explanation.subjectKind(), explanation.subject());
        return object == null ? "" : node(object);
    }
}
