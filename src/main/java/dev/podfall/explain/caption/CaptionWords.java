package dev.podfall.explain.caption;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Labels;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Journal;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.SchedulingVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what was done, without who did it. */
final class CaptionWords {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration=";

    private final Reasons reasons;

    CaptionWords(Journal journal) {
        this.reasons = new Reasons(journal);
    }

    Phrase did(Group group) {
        return group.count() > 1 ? many(group) : because(one(group.fact()), reasons.of(group.fact()));
    }

    static Phrase because(Phrase what, @Nullable Phrase why) {
        return why == null ? what : Phrase.of("caption.because", what, why);
    }

    private static Phrase one(Fact fact) {
        var change = fact.change();
        if (change == null) {
            return decided(fact);
        }
        return switch (fact.happening()) {
            case DAEMON_SET_ROLLED_BACK,
                    DAEMON_SET_ROLLED,
                    DAEMON_SET_CREATED,
                    DAEMON_SET_CHANGED,
                    DAEMON_SET_DELETED,
                    PODS_COUNTED -> daemonSet(fact, change);
            case REVISION_CREATED ->
                Phrase.of("caption.revision.created", change.key().name(), number(change.after()));
            case REVISION_RENUMBERED ->
                Phrase.of(
                        "caption.revision.renumbered",
                        change.key().name(),
                        number(change.before()),
                        number(change.after()));
            case REVISION_DELETED ->
                Phrase.of("caption.revision.deleted", change.key().name(), number(change.object()));
            case NODE_LEFT,
                    NODE_JOINED,
                    NODE_NOT_READY,
                    NODE_READY,
                    NODE_TAINTED,
                    NODE_UNTAINTED,
                    NODE_CORDONED,
                    NODE_UNCORDONED,
                    NODE_LABELLED,
                    NODE_CONDITION -> node(fact.happening(), change);
            case POD_REFUSED,
                    POD_PREEMPTED,
                    POD_EVICTED,
                    POD_DELETED,
                    POD_FAILED,
                    POD_FAILING,
                    POD_SUCCEEDED,
                    POD_GONE,
                    POD_CREATED,
                    POD_BOUND,
                    POD_STARTED,
                    POD_READY,
                    POD_UNREADY,
                    POD_UNSCHEDULABLE,
                    POD_NETWORKLESS,
                    POD_ADMITTED,
                    POD_STOPPED,
                    POD_MARKED -> pod(fact, change);
            case REPORTED -> reported(change);
            case EVENTS_EXPIRED -> Phrase.of("caption.events.expired", 1);
            case OBJECT_CREATED -> Phrase.of("caption.object.created", named(change));
            case OBJECT_DELETED -> Phrase.of("caption.object.deleted", named(change));
            case OBJECT_CHANGED -> changed(change);
            case WRITTEN -> fact.step().byUser() ? changed(change) : Phrase.of("caption.written", named(change));
            case EVICTION_SCHEDULED,
                    EVICTION_CANCELLED,
                    DECIDED,
                    KUBELET_STOPPED,
                    KUBELET_STARTED,
                    KUBELET_TOLD,
                    NOTHING -> Phrase.of("caption.written", named(change));
        };
    }

    /** Annotations are told as kubectl writes them: a change-cause is one. */
    private static Phrase changed(Change change) {
        var before = change.before();
        var after = change.after();
        if (before == null || after == null) {
            return Phrase.of("caption.object.changed", named(change));
        }
        var annotated = different(before.meta().annotations(), after.meta().annotations());
        // What kubectl remembers for itself is nobody's annotation.
        annotated.removeIf(each -> each.startsWith(LAST_APPLIED));
        return annotated.isEmpty()
                ? Phrase.of("caption.object.changed", named(change))
                : Phrase.of("caption.object.annotated", named(change), Phrase.names(annotated));
    }

    /** What is other, as kubectl writes it. */
    private static List<String> different(Labels before, Labels after) {
        var out = new ArrayList<String>();
        after.forEach((key, value) -> {
            if (!before.has(key, value)) {
                out.add(key + "=" + value);
            }
        });
        before.forEach((key, value) -> {
            if (!after.has(key)) {
                out.add(key + "-");
            }
        });
        return out;
    }

    private static Phrase named(Change change) {
        return Phrase.of("caption.named", change.kind().singular(), change.key().name());
    }

    private static String number(@Nullable Object revision) {
        return revision instanceof ControllerRevision known ? Long.toString(known.revision()) : "";
    }

    private static Phrase daemonSet(Fact fact, Change change) {
        var name = change.key().name();
        var set = (DaemonSet) change.object();
        return switch (fact.happening()) {
            case DAEMON_SET_CREATED -> Phrase.of("caption.daemon-set.created", name);
            case DAEMON_SET_DELETED -> Phrase.of("caption.daemon-set.deleted", name);
            case DAEMON_SET_ROLLED_BACK -> {
                var revision = Told.restored(fact.step(), set);
                yield Phrase.of("caption.daemon-set.rolled-back", name, number(revision));
            }
            case DAEMON_SET_ROLLED -> Phrase.of("caption.daemon-set.rolled", name);
            case PODS_COUNTED -> {
                var status = set.status();
                yield Phrase.of(
                        "caption.daemon-set.counted",
                        name,
                        status.numberReady(),
                        status.desiredNumberScheduled(),
                        status.updatedNumberScheduled());
            }
            default -> Phrase.of("caption.daemon-set.changed", name);
        };
    }

    private static Phrase node(Happening happening, Change change) {
        var name = change.key().name();
        var before = (Node) change.before();
        var after = (Node) change.after();
        if (before == null || after == null) {
            return Phrase.of(happening == Happening.NODE_JOINED ? "caption.node.joined" : "caption.node.left", name);
        }
        return switch (happening) {
            case NODE_READY -> Phrase.of("caption.node.ready", name);
            case NODE_NOT_READY -> Phrase.of("caption.node.not-ready", name, NodeTold.ready(after));
            case NODE_TAINTED, NODE_UNTAINTED -> taints(name, before.taints(), after.taints());
            case NODE_CORDONED -> Phrase.of("caption.node.cordoned", name);
            case NODE_UNCORDONED -> Phrase.of("caption.node.uncordoned", name);
            case NODE_LABELLED -> labels(name, before, after);
            default -> {
                var condition = Objects.requireNonNull(NodeTold.condition(before, after), "a condition has changed");
                yield Phrase.of("caption.node.condition", name, condition.type(), condition.status());
            }
        };
    }

    private static Phrase taints(String name, List<Taint> before, List<Taint> after) {
        var added = NodeTold.minus(after, before);
        var removed = NodeTold.minus(before, after);
        if (removed.isEmpty()) {
            return Phrase.of("caption.node.tainted", name, Phrase.names(added));
        }
        return added.isEmpty()
                ? Phrase.of("caption.node.untainted", name, Phrase.names(removed))
                : Phrase.of("caption.node.retainted", name, Phrase.names(added), Phrase.names(removed));
    }

    private static Phrase labels(String name, Node before, Node after) {
        return Phrase.of("caption.node.labelled", name, Phrase.names(different(before.labels(), after.labels())));
    }

    private static Phrase pod(Fact fact, Change change) {
        var pod = (Pod) change.object();
        var where = Told.node(pod);
        var name = pod.name();
        // A kubelet has nothing to do with other nodes than its own.
        boolean own = where.isEmpty() || fact.step().actor().equals("kubelet/" + where);
        var there = own ? Phrase.verbatim(name) : Phrase.of("caption.pod.on", name, where);
        return switch (fact.happening()) {
            case POD_CREATED ->
                where.isEmpty()
                        ? Phrase.of("caption.pods.created", there)
                        : Phrase.of("caption.pod.created", name, where);
            case POD_BOUND -> Phrase.of("caption.pod.bound", name, where);
            case POD_EVICTED -> Phrase.of("caption.pod.evicted", name, where);
            case POD_GONE -> own ? Phrase.of("caption.pods.gone", there) : Phrase.of("caption.pod.gone", name, where);
            case POD_FAILING -> failing(change, there);
            case POD_UNSCHEDULABLE ->
                where.isEmpty()
                        ? Phrase.of("caption.pods.unschedulable", there)
                        : Phrase.of("caption.pod.not-placed", name, where);
            case POD_READY -> Phrase.of(startsToo(change) ? "caption.pods.started-ready" : "caption.pods.ready", there);
            default -> Phrase.of(pods(fact.happening()), there);
        };
    }

    private static boolean startsToo(Change change) {
        return change.before() instanceof Pod before
                && change.after() instanceof Pod after
                && PodTold.started(before, after) != null;
    }

    private static Phrase failing(Change change, Phrase pod) {
        var container = change.before() instanceof Pod before && change.after() instanceof Pod after
                ? PodTold.trouble(before, after)
                : null;
        if (container == null) {
            throw new IllegalStateException(pod + " is in no trouble");
        }
        return switch (container.state()) {
            case ContainerState.Waiting waiting ->
                Phrase.of("caption.pod.waits", container.name(), pod, waiting.reason());
            case ContainerState.Terminated ended ->
                Phrase.of("caption.pod.exited", container.name(), pod, Integer.toString(ended.exitCode()));
            case ContainerState.Running _ -> throw new IllegalStateException(pod + " runs and is in no trouble");
            case null -> throw new IllegalStateException(pod + " has a container that nothing is known of");
        };
    }

    /** What was done to one pod or to many. */
    private static String pods(Happening happening) {
        return switch (happening) {
            case POD_CREATED -> "caption.pods.created";
            case POD_REFUSED -> "caption.pods.refused";
            case POD_PREEMPTED -> "caption.pods.preempted";
            case POD_EVICTED -> "caption.pods.evicted";
            case POD_DELETED -> "caption.pods.deleted";
            case POD_FAILED -> "caption.pods.failed";
            case POD_FAILING -> "caption.pods.failing";
            case POD_SUCCEEDED -> "caption.pods.succeeded";
            case POD_GONE -> "caption.pods.gone";
            case POD_BOUND -> "caption.pods.bound";
            case POD_STARTED -> "caption.pods.started";
            case POD_READY -> "caption.pods.ready";
            case POD_UNREADY -> "caption.pods.unready";
            case POD_UNSCHEDULABLE -> "caption.pods.unschedulable";
            case POD_NETWORKLESS -> "caption.pods.networkless";
            case POD_ADMITTED -> "caption.pods.admitted";
            case POD_STOPPED -> "caption.pods.stopped";
            case POD_MARKED -> "caption.pods.marked";
            default -> throw new IllegalArgumentException(happening + " does not happen to a pod");
        };
    }

    private static Phrase reported(Change change) {
        var event = (Event) change.object();
        return Phrase.of(
                "caption.reported",
                event.involvedObject().name(),
                event.reason(),
                event.message().strip());
    }

    private static Phrase decided(Fact fact) {
        var explanation = fact.explanation();
        if (explanation == null) {
            return asked(fact);
        }
        if (explanation instanceof SchedulingVerdict verdict && verdict.isPlaced()) {
            return Phrase.of("caption.chose", verdict.node(), verdict.pod().name());
        }
        if (explanation instanceof EvictionDecision decision) {
            var name = decision.pod().name();
            switch (decision.verdict()) {
                case SCHEDULED -> {
                    if (decision.tolerance() instanceof Tolerance.For some) {
                        return Phrase.of("caption.eviction.scheduled", name, decision.node(), some.time());
                    }
                }
                case CANCELLED -> {
                    return Phrase.of("caption.eviction.cancelled", name, decision.node());
                }
                case EVICTED_AT_ONCE, LEFT_SCHEDULED, TOLERATED, EVICTED -> {
                    // Its own words will do.
                }
            }
        }
        return Phrase.of("caption.decided", explanation.phrase());
    }

    private static Phrase asked(Fact fact) {
        return switch (fact.step().command()) {
            case Command.StopKubelet(var node) -> Phrase.of("caption.kubelet.stopped", node);
            case Command.StartKubelet(var node) -> Phrase.of("caption.kubelet.started", node);
            case Command.PostCondition told ->
                Phrase.of("caption.kubelet.told", told.node(), told.type(), told.status());
            case null, default -> Phrase.of("caption.nothing", fact.step().what());
        };
    }

    private Phrase many(Group group) {
        int count = group.count();
        return switch (group.happening()) {
            case NODE_JOINED -> Phrase.of("caption.nodes.joined", count);
            case NODE_LEFT -> Phrase.of("caption.nodes.left", count);
            case NODE_READY -> Phrase.of("caption.nodes.ready", count);
            case NODE_NOT_READY -> Phrase.of("caption.nodes.not-ready", count);
            case NODE_TAINTED -> Phrase.of("caption.nodes.tainted", count);
            case NODE_UNTAINTED -> Phrase.of("caption.nodes.untainted", count);
            case NODE_CORDONED -> Phrase.of("caption.nodes.cordoned", count);
            case NODE_UNCORDONED -> Phrase.of("caption.nodes.uncordoned", count);
            case NODE_LABELLED -> Phrase.of("caption.nodes.labelled", count);
            case NODE_CONDITION -> Phrase.of("caption.nodes.condition", count);
            case POD_CREATED -> because(Phrase.of(pods(group.happening()), pods(group)), reasons.progress(group));
            case POD_NETWORKLESS -> because(Phrase.of(pods(group.happening()), pods(group)), reasons.of(group.fact()));
            case POD_REFUSED,
                    POD_PREEMPTED,
                    POD_EVICTED,
                    POD_DELETED,
                    POD_FAILED,
                    POD_FAILING,
                    POD_SUCCEEDED,
                    POD_GONE,
                    POD_BOUND,
                    POD_STARTED,
                    POD_READY,
                    POD_UNREADY,
                    POD_UNSCHEDULABLE,
                    POD_ADMITTED,
                    POD_STOPPED,
                    POD_MARKED -> Phrase.of(pods(group.happening()), pods(group));
            case EVICTION_SCHEDULED -> Phrase.of("caption.evictions.scheduled", count);
            case EVICTION_CANCELLED -> Phrase.of("caption.evictions.cancelled", count);
            case EVENTS_EXPIRED -> Phrase.of("caption.events.expired", count);
            case DAEMON_SET_ROLLED_BACK,
                    DAEMON_SET_ROLLED,
                    DAEMON_SET_CREATED,
                    DAEMON_SET_CHANGED,
                    DAEMON_SET_DELETED,
                    PODS_COUNTED,
                    REVISION_CREATED,
                    REVISION_RENUMBERED,
                    REVISION_DELETED,
                    REPORTED,
                    DECIDED,
                    WRITTEN,
                    OBJECT_CREATED,
                    OBJECT_CHANGED,
                    OBJECT_DELETED,
                    KUBELET_STOPPED,
                    KUBELET_STARTED,
                    KUBELET_TOLD,
                    NOTHING ->
                Phrase.of("caption.and-more", because(one(group.fact()), reasons.of(group.fact())), count - 1);
        };
    }

    /** So many pods, of whom, and where. */
    private static Phrase pods(Group group) {
        var owners = group.owners();
        int others = group.strangers();
        var own = Phrase.of("caption.pods.of", group.count() - others, Phrase.names(owners));
        var pods = owners.isEmpty()
                ? Phrase.of("caption.pods", group.count())
                : others == 0 ? own : Phrase.of("caption.pods.and-others", own, others);
        int nodes = group.nodes();
        return nodes == 0 ? pods : Phrase.of("caption.pods.on", pods, nodes);
    }
}
