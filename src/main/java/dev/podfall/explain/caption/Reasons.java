package dev.podfall.explain.caption;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.controller.daemon.PodCreation;
import dev.podfall.controller.daemon.PodDeletion;
import dev.podfall.controller.daemon.RevisionStep;
import dev.podfall.controller.garbage.Collected;
import dev.podfall.controller.nodelifecycle.NodeDecision;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.kubelet.KubeletDecision;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.PodPreempted;
import dev.podfall.scheduler.SchedulingVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Because of what something was done: what whoever did it has said, in this step or in the one that led to it. */
final class Reasons {
    private final Journal journal;

    Reasons(Journal journal) {
        this.journal = journal;
    }

    @Nullable
    Phrase of(Fact fact) {
        var change = fact.change();
        if (change == null) {
            return ofDecision(fact);
        }
        return switch (change.object()) {
            case Pod pod -> ofPod(fact, change, pod);
            case Node node -> ofNode(fact, change, node);
            case DaemonSet set -> ofDaemonSet(fact, change, set);
            case ControllerRevision revision -> ofRevision(fact, revision);
            case KubeObject other -> collected(fact.step(), other);
        };
    }

    private @Nullable Phrase ofDecision(Fact fact) {
        return switch (fact.explanation()) {
            case EvictionDecision decision
            when decision.verdict() == EvictionDecision.Verdict.SCHEDULED ->
                decision.tolerance() instanceof Tolerance.For some
                        ? Phrase.of("caption.why.tolerates", some.taint().toString(), some.time())
                        : null;
            case SchedulingVerdict verdict
            when verdict.isPlaced() -> chosen(fact.step().state().pod(verdict.pod()), verdict);
            case null, default -> null;
        };
    }

    private @Nullable Phrase ofPod(Fact fact, Change change, Pod pod) {
        var step = fact.step();
        return switch (fact.happening()) {
            case POD_CREATED -> {
                var made = find(step, PodCreation.class, it -> it.podName().equals(pod.name()));
                yield made == null ? null : made.why().phrase();
            }
            case POD_BOUND -> {
                var verdict = before(step, SchedulingVerdict.class, pod.key());
                yield chosen(change.before() instanceof Pod waiting ? waiting : pod, verdict);
            }
            case POD_EVICTED -> evicted(step, pod.key());
            case POD_MARKED -> marked(step, pod);
            case POD_PREEMPTED -> preempted(step, pod);
            case POD_DELETED -> deleted(step, pod);
            case POD_GONE -> gone(step, pod);
            case POD_REFUSED, POD_FAILED ->
                said(pod.status().reason(), pod.status().message());
            case POD_FAILING -> nextTry(step, pod);
            case POD_UNSCHEDULABLE -> unschedulable(step, change, pod);
            case POD_NETWORKLESS -> {
                var waits = PodTold.networkless(step, pod);
                yield waits == null
                        ? null
                        : Phrase.of("caption.why.no-network", waits.plugin().name());
            }
            default -> null;
        };
    }

    private @Nullable Phrase unschedulable(Step step, Change change, Pod pod) {
        var said = refusal(step, pod);
        var nominated = pod.status().nominatedNodeName();
        boolean isNew = change.before() instanceof Pod before
                && !before.status().nominatedNodeName().equals(nominated);
        if (!isNew || nominated.isEmpty()) {
            return said.isEmpty() ? null : said;
        }
        return Phrase.clauses(List.of(said, Phrase.of("caption.why.nominated", nominated)));
    }

    /** What the only node says that a pod may go to; else what the scheduler says of all. */
    private Phrase refusal(Step step, Pod pod) {
        var here = find(step, SchedulingVerdict.class, it -> it.pod().equals(pod.key()));
        var verdict = here == null ? before(step, SchedulingVerdict.class, pod.key()) : here;
        var target = pod.targetNode();
        var own = verdict == null || target == null ? null : verdict.refusal(target);
        if (own != null) {
            return Phrase.verbatim(String.join(", ", own.messages()));
        }
        var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
        return scheduled == null ? Phrase.NONE : Phrase.verbatim(scheduled.message());
    }

    /** Why that node and no other. */
    private static @Nullable Phrase chosen(@Nullable Pod pod, @Nullable SchedulingVerdict verdict) {
        if (pod != null && pod.nodeName().isEmpty() && pod.targetNode() != null) {
            return Phrase.of("caption.why.pinned");
        }
        return verdict == null || verdict.nodes() < 2
                ? null
                : Phrase.of("caption.why.fits", verdict.refused(), verdict.nodes());
    }

    private @Nullable Phrase evicted(Step step, ObjectKey pod) {
        var here = find(step, EvictionDecision.class, it -> it.pod().equals(pod));
        var decision = here == null ? before(step, EvictionDecision.class, pod) : here;
        return switch (decision == null ? null : decision.tolerance()) {
            case Tolerance.None(var taint) -> Phrase.of("caption.why.not-tolerated", taint.toString());
            case Tolerance.For some
            when some.time().isZero() ->
                Phrase.of("caption.why.no-time", some.taint().toString());
            case Tolerance.For some ->
                Phrase.of("caption.why.time-over", some.taint().toString(), some.time());
            case Tolerance.Forever _ -> null;
            case null -> null;
        };
    }

    private @Nullable Phrase marked(Step step, Pod pod) {
        var why = new ArrayList<Phrase>();
        var evicted = evicted(step, pod.key());
        if (evicted != null) {
            why.add(evicted);
        }
        if (pod.isTerminating()) {
            why.add(Phrase.of("caption.why.going-already"));
        }
        return why.isEmpty() ? null : Phrase.clauses(why);
    }

    private static @Nullable Phrase preempted(Step step, Pod pod) {
        var preempted = find(step, PodPreempted.class, it -> it.pod().equals(pod.key()));
        return preempted == null
                ? null
                : Phrase.of("caption.why.preempted", preempted.by().name());
    }

    /** Whether a DaemonSet's controller deletes the pod because a taint of its node is not tolerated. */
    static boolean isForTaint(Fact fact) {
        var change = fact.change();
        var deletion = change == null
                ? null
                : find(fact.step(), PodDeletion.class, it -> it.pod().equals(change.key()));
        return deletion != null && deletion.because() instanceof PlacementCheck.NodeTaint;
    }

    private static @Nullable Phrase deleted(Step step, Pod pod) {
        var deletion = find(step, PodDeletion.class, it -> it.pod().equals(pod.key()));
        if (deletion == null) {
            return collected(step, pod);
        }
        var because = deletion.because();
        return CaptionWords.because(deletion.why().phrase(), because == null ? null : because.phrase());
    }

    /** One that was never asked to go goes at once if it has no node, or no time is given to it. */
    private @Nullable Phrase gone(Step step, Pod pod) {
        var collected = collected(step, pod);
        if (collected != null) {
            return collected;
        }
        if (pod.isTerminating()) {
            return step.actor().startsWith("kubelet") ? Phrase.of("caption.why.stopped") : null;
        }
        var preempted = preempted(step, pod);
        var deleted = preempted == null ? deleted(step, pod) : preempted;
        return deleted == null ? evicted(step, pod.key()) : deleted;
    }

    private static @Nullable Phrase nextTry(Step step, Pod pod) {
        var backingOff =
                find(step, KubeletDecision.BackingOff.class, it -> it.pod().equals(pod.key()));
        return backingOff == null
                ? null
                : Phrase.of("caption.why.next-try", rounded(Duration.between(step.at(), backingOff.at())));
    }

    /** To a second: a step takes some microseconds itself. */
    private static Duration rounded(Duration time) {
        return Duration.ofSeconds(time.plusMillis(500).toSeconds());
    }

    private static @Nullable Phrase said(String reason, String message) {
        if (message.isEmpty()) {
            return reason.isEmpty() ? null : Phrase.verbatim(reason);
        }
        return reason.isEmpty() ? Phrase.verbatim(message) : Phrase.verbatim(reason + ": " + message);
    }

    private static @Nullable Phrase ofNode(Fact fact, Change change, Node node) {
        var decision = find(
                fact.step(), NodeDecision.class, it -> it.node().equals(node.name()) && isFor(it, fact.happening()));
        return switch (decision) {
            case NodeDecision.TaintsFollowConditions followed -> followed(followed);
            case NodeDecision.TaintedNoExecute _ -> Phrase.of("caption.why.turn");
            case NodeDecision.NoExecuteSwapped _ -> Phrase.of("caption.why.ready-changed");
            case NodeDecision.NoExecuteRemoved removed ->
                Phrase.of(removed.clusterIsDown() ? "caption.why.cluster-down" : "caption.why.ready");
            case NodeDecision.KubeletSilent silent -> Phrase.of("caption.why.silent", silent.silentFor());
            case NodeDecision.ZoneBecame _ -> null;
            case null -> network(fact, change);
        };
    }

    private static Phrase followed(NodeDecision.TaintsFollowConditions decision) {
        boolean adds = !decision.added().isEmpty();
        var taints = adds ? decision.added() : decision.removed();
        if (taints.stream().allMatch(taint -> taint.key().equals(Taint.UNSCHEDULABLE))) {
            return Phrase.of(adds ? "caption.why.cordoned" : "caption.why.uncordoned");
        }
        return Phrase.of(adds ? "caption.why.conditions" : "caption.why.conditions-no-more");
    }

    private static boolean isFor(NodeDecision decision, Happening happening) {
        return switch (decision) {
            case NodeDecision.KubeletSilent _ -> happening == Happening.NODE_NOT_READY;
            case NodeDecision.ZoneBecame _ -> false;
            case NodeDecision.TaintsFollowConditions _,
                    NodeDecision.TaintedNoExecute _,
                    NodeDecision.NoExecuteSwapped _,
                    NodeDecision.NoExecuteRemoved _ ->
                happening == Happening.NODE_TAINTED || happening == Happening.NODE_UNTAINTED;
        };
    }

    /** The pod that has brought a network to a node, which is ready because of that. */
    private static @Nullable Phrase network(Fact fact, Change change) {
        var found = fact.happening() == Happening.NODE_READY
                ? find(
                        fact.step(),
                        KubeletDecision.NetworkFound.class,
                        it -> it.node().equals(change.key().name()))
                : null;
        return found == null
                ? condition(fact.happening(), change)
                : Phrase.of("caption.why.network", found.pod().name());
    }

    /** What the kubelet says of the condition that it has changed. */
    private static @Nullable Phrase condition(Happening happening, Change change) {
        if (!(change.before() instanceof Node before) || !(change.after() instanceof Node after)) {
            return null;
        }
        var condition = switch (happening) {
            case NODE_NOT_READY -> after.status().condition(Condition.READY);
            case NODE_CONDITION -> NodeTold.condition(before, after);
            default -> null;
        };
        return condition == null ? null : said(condition.reason(), condition.message());
    }

    private static @Nullable Phrase ofDaemonSet(Fact fact, Change change, DaemonSet set) {
        return switch (fact.happening()) {
            case DAEMON_SET_ROLLED ->
                change.before() instanceof DaemonSet before ? SpecWords.images(before, set) : null;
            case DAEMON_SET_CHANGED ->
                change.before() instanceof DaemonSet before ? SpecWords.fields(before, set) : null;
            case DAEMON_SET_DELETED -> collected(fact.step(), set);
            default -> null;
        };
    }

    private static @Nullable Phrase ofRevision(Fact fact, ControllerRevision revision) {
        var step = find(fact.step(), RevisionStep.class, it -> it.subject().equals(revision.key()));
        return switch (step) {
            case RevisionStep.Create create ->
                Phrase.of("caption.why.new-template", create.daemonSet().name());
            case RevisionStep.Renumber renumber ->
                Phrase.of("caption.why.template-again", renumber.daemonSet().name());
            case RevisionStep.Expire expire -> Phrase.of("caption.why.limit", expire.limit());
            case RevisionStep.DropDuplicate _ -> Phrase.of("caption.why.duplicate");
            case RevisionStep.Adopt _, RevisionStep.Release _, RevisionStep.Label _, RevisionStep.RelabelPod _ -> null;
            case null -> collected(fact.step(), revision);
        };
    }

    private static @Nullable Phrase collected(Step step, KubeObject object) {
        var collected = find(
                step,
                Collected.class,
                it -> it.subjectKind() == object.kind() && it.subject().equals(object.key()));
        if (collected == null) {
            return null;
        }
        var because = collected.because();
        return switch (collected.why()) {
            case OWNERS_GONE -> Phrase.of("caption.why.owner-gone", because);
            case OWNER_WAITS -> Phrase.of("caption.why.owner-waits", because);
            case ORPHANED -> Phrase.of("caption.why.orphaned", because);
            case NODE_GONE -> Phrase.of("caption.why.node-gone", because);
            case NODE_OUT_OF_SERVICE -> Phrase.of("caption.why.out-of-service", because);
            case NEVER_BOUND -> Phrase.of("caption.why.never-bound");
            case TOO_MANY_ENDED -> Phrase.of("caption.why.too-many-ended");
            case NAMESPACE_GOES -> Phrase.of("caption.why.namespace-goes", because);
        };
    }

    /** How far a burst has come: nothing if it has made all that are wanted. */
    @Nullable
    Phrase progress(Group group) {
        var fact = group.fact();
        var change = fact.change();
        var set = change == null ? null : fact.step().state().daemonSetOf(change.object());
        if (set == null || group.owners().size() != 1) {
            return null;
        }
        int made = fact.step().state().podsControlledBy(set.uid()).size();
        int desired = set.status().desiredNumberScheduled();
        return made < desired || made > group.count() && made == desired
                ? Phrase.of("caption.why.progress", made, desired)
                : null;
    }

    private <E extends Explanation> @Nullable E before(Step step, Class<E> type, ObjectKey subject) {
        return step.cause() == 0
                ? null
                : find(journal.number(step.cause()), type, it -> it.subject().equals(subject));
    }

    private static <E extends Explanation> @Nullable E find(Step step, Class<E> type, Predicate<E> which) {
        for (var explanation : step.explanations()) {
            if (type.isInstance(explanation) && which.test(type.cast(explanation))) {
                return type.cast(explanation);
            }
        }
        return null;
    }
}
