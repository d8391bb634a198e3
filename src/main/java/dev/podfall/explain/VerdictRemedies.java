package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.core.Tolerations;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.apiserver.admission.PodSecurity;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.Verdict.Older.How;
import dev.podfall.kubelet.Admission;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.PreemptionOutlook;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What would turn a verdict into a yes. */
final class VerdictRemedies {
    private final ClusterState state;
    private final @Nullable DaemonSet daemonSet;
    private final Node node;
    private final Known known;
    private final @Nullable Pod shown;
    private final Pod asked;
    private final Predicate<Pod> gone;

    /**
     * @param shown the pod that is there
     * @param asked the pod that the scheduler was asked about
     * @param gone pods that were left out when it was asked
     */
    VerdictRemedies(
            ClusterState state,
            @Nullable DaemonSet daemonSet,
            Node node,
            Known known,
            @Nullable Pod shown,
            Pod asked,
            Predicate<Pod> gone) {
        this.state = state;
        this.daemonSet = daemonSet;
        this.node = node;
        this.known = known;
        this.shown = shown;
        this.asked = asked;
        this.gone = gone;
    }

    List<Remedy> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused _, Verdict.Leaves _ -> daemonSet == null ? List.of() : Remedies.of(daemonSet, node);
            case Verdict.Misscheduled missed ->
                missed.pod().leaning() == Verdict.Leaning.YES
                        ? daemonSet == null ? List.of() : Remedies.of(daemonSet, node)
                        : of(missed.pod());
            case Verdict.Waits _, Verdict.NotHere _ -> waits();
            case Verdict.CreationRefused refused -> refused.still() ? creation() : List.of();
            case Verdict.Gated gated -> unset("schedulingGates", gated.gates());
            case Verdict.ForeignScheduler foreign -> unset("schedulerName", List.of(foreign.name()));
            case Verdict.KubeletRefuses _ -> kubelet();
            case Verdict.RunsFor _, Verdict.LandsFor _ -> forever();
            case Verdict.KubeletSilent _ ->
                List.of(new Remedy(Remedy.Side.NODE, List.of(new ClusterAct.StartKubelet(node.name()))));
            case Verdict.AwaitsNetwork awaits -> network(awaits);
            case Verdict.CannotEnd _ -> shown == null ? List.of() : cannotEnd(shown, node.name());
            case Verdict.Ends ends -> ends.next() == null ? List.of() : of(ends.next());
            case Verdict.Older older -> older(older);
            case Verdict.Fails _, Verdict.Restarts _ -> mendTemplate();
            case Verdict.NotReady unready -> unready.stuck() ? mendTemplate() : List.of();
            case Verdict.Runs _,
                    Verdict.Starts _,
                    Verdict.Lands _,
                    Verdict.Soon _,
                    Verdict.Ended _,
                    Verdict.Elsewhere _ -> List.of();
        };
    }

    /** For a pod that does not do what it should: its revision has to go. */
    private List<Remedy> mendTemplate() {
        return shown == null || daemonSet == null ? List.of() : mend(state, daemonSet, shown, known);
    }

    /** What helps a pod whose container does not do what it should: an earlier revision, or another image. */
    private static List<Remedy> mend(ClusterState state, DaemonSet daemonSet, Pod pod, Known known) {
        var out = new ArrayList<>(rollBack(state, daemonSet, pod));
        var template = daemonSet.spec().template().spec();
        for (var failing : PodVerdicts.failing(pod, known)) {
            var containers = new ArrayList<>(template.initContainers());
            containers.addAll(template.containers());
            // Of an older template nobody can change the image any more.
            containers.stream()
                    .filter(container -> container.name().equals(failing.name())
                            && container.image().equals(failing.image()))
                    .findFirst()
                    .map(container ->
                            new DaemonSetChange.AnotherImage(daemonSet.key(), container.name(), container.image()))
                    .ifPresent(change -> out.add(new Remedy(Remedy.Side.TEMPLATE, List.of(change))));
        }
        return List.copyOf(out);
    }

    private List<Remedy> older(Verdict.Older older) {
        var blocker = older.blocker();
        if (older.next().leaning() != Verdict.Leaning.YES) {
            return of(older.next());
        }
        if (blocker != null && daemonSet != null) {
            return of(state, daemonSet, blocker, known);
        }
        return older.how() == How.ON_DELETE && shown != null
                ? List.of(new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.DeletePod(shown.key()))))
                : List.of();
    }

    /** What gets a rollout going again that is stuck on a pod. */
    static List<Remedy> of(ClusterState state, DaemonSet daemonSet, Blocker blocker, Known known) {
        var pod = state.pod(blocker.pod());
        if (pod == null) {
            return List.of();
        }
        var out = new ArrayList<Remedy>();
        switch (blocker.hold()) {
            case CANNOT_END -> {
                var on = state.node(blocker.node());
                for (var remedy : cannotEnd(pod, blocker.node())) {
                    if (remedy.changes().stream().allMatch(change -> on != null && goesOn(on, daemonSet, change))) {
                        out.add(remedy);
                    }
                }
            }
            case KUBELET_SILENT ->
                out.add(new Remedy(Remedy.Side.NODE, List.of(new ClusterAct.StartKubelet(blocker.node()))));
            case NOT_SCHEDULED, NOBODY_SCHEDULES -> {
                return rollBack(state, daemonSet, pod);
            }
            case NOT_READY -> {
                return mend(state, daemonSet, pod, known);
            }
            case NOT_LONG_ENOUGH, TERMINATING, FAILED -> {
                return List.of();
            }
        }
        var rollout = RolloutDiagnosis.of(state, daemonSet, known.now());
        if (!out.isEmpty() && rollout.phase() == RolloutDiagnosis.Phase.ROLLING && rollout.maxSurge() == 0) {
            // A pod that ends counts against the budget even where no node wants one.
            int taken = Math.max(rollout.maxUnavailable(), rollout.unavailable());
            var wider = new DaemonSetChange.WidenBudget(daemonSet.key(), taken + 1);
            out.add(new Remedy(Remedy.Side.CLUSTER, List.of(wider)));
        }
        return List.copyOf(out);
    }

    /**
     * Whether a change lets a rollout go on that waits for a dead node: not if the controller makes another pod there,
     * which nobody starts.
     */
    private static boolean goesOn(Node on, DaemonSet daemonSet, SmallestChange change) {
        var taints = new ArrayList<Taint>(on.taints());
        if (change instanceof ClusterAct.OutOfService) {
            taints.add(ClusterAct.OutOfService.TAINT);
        }
        return change instanceof ClusterAct.StartKubelet
                || !NodePlacement.of(daemonSet).shouldRun(on.withSpec(on.spec().withTaints(taints)));
    }

    /** The last revision that did well, if it is the newest one's pod that fails. */
    private static List<Remedy> rollBack(ClusterState state, DaemonSet daemonSet, Pod pod) {
        var all = Revisions.of(state, daemonSet);
        if (all.size() < 2
                || Revisions.numberOf(state, daemonSet, pod) != all.getLast().revision()) {
            return List.of();
        }
        var before = lastGood(state, daemonSet, all.subList(0, all.size() - 1));
        return List.of(new Remedy(Remedy.Side.CLUSTER, List.of(new DaemonSetChange.RollBack(daemonSet.key(), before))));
    }

    /** The newest of some revisions of which a pod is ready; if there is none, the newest of all. */
    private static long lastGood(ClusterState state, DaemonSet daemonSet, List<ControllerRevision> older) {
        long good = 0;
        var revisions = new PodRevisions(state);
        for (var pod : state.podsControlledBy(daemonSet.uid())) {
            long number = pod.isReady() ? revisions.of(pod) : 0;
            if (number > good && number <= older.getLast().revision()) {
                good = number;
            }
        }
        return good == 0 ? older.getLast().revision() : good;
    }

    private static List<Remedy> cannotEnd(Pod pod, String node) {
        return List.of(
                new Remedy(Remedy.Side.NODE, List.of(new ClusterAct.StartKubelet(node))),
                new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.ForceDelete(pod.key()))),
                new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.OutOfService(node))));
    }

    private List<Remedy> waits() {
        var out = new ArrayList<Remedy>();
        var preempting = daemonSet == null ? null : preempting(daemonSet);
        if (preempting != null) {
            out.add(new Remedy(Remedy.Side.TEMPLATE, List.of(preempting)));
        }
        out.addAll(Remedies.of(state, asked, node, daemonSet, gone));
        return List.copyOf(out);
    }

    /**
     * The lowest class that would let preemption make room here; null if none would, or one does already. To push off the
     * pod that it is to replace would help, but nobody would call that a surge.
     */
    private @Nullable SmallestChange preempting(DaemonSet owner) {
        if (!(outlook(asked) instanceof PreemptionOutlook.NobodyLower nobody)) {
            return null;
        }
        return state.priorityClasses().stream()
                .filter(candidate -> candidate.value() > nobody.lowest())
                .sorted(Comparator.comparingInt(PriorityClass::value).thenComparing(PriorityClass::name))
                .filter(candidate -> outlook(with(candidate)) instanceof PreemptionOutlook.Helps helps
                        && helps.victims().stream().noneMatch(victim -> Remedies.isOf(state.pod(victim), owner)))
                .findFirst()
                .map(found -> new DaemonSetChange.Prioritise(owner.key(), node.name(), nobody.lowest(), found.name()))
                .orElse(null);
    }

    private @Nullable PreemptionOutlook outlook(Pod pod) {
        return Explainer.preemption(state, pod, node, known.now(), gone);
    }

    private Pod with(PriorityClass candidate) {
        var spec = asked.spec().withPriority(candidate.value(), candidate.preemptionPolicy(), candidate.name());
        return new Pod(asked.meta(), spec, PodStatus.PENDING);
    }

    /** Whatever it is that is missing, or in the way: the API server names one thing at a time. */
    private List<Remedy> creation() {
        if (daemonSet == null) {
            return List.of();
        }
        var out = new ArrayList<>(priorityClass(daemonSet));
        var rest = asked.spec().rest();
        var account = ObjectKey.of(daemonSet.namespace(), rest.text("serviceAccountName", "default"));
        if (!account.name().equals("default") && state.get(BuiltInKinds.SERVICE_ACCOUNT, account) == null) {
            out.add(new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.DefineServiceAccount(account))));
        }
        var runtime = rest.text("runtimeClassName", "");
        if (!runtime.isEmpty() && state.get(BuiltInKinds.RUNTIME_CLASS, ObjectKey.cluster(runtime)) == null) {
            out.addAll(unset("runtimeClassName", List.of(runtime)));
        }
        if (PodSecurity.refuses(asked, state)) {
            out.add(new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.LiftPodSecurity(daemonSet.namespace()))));
        }
        return List.copyOf(out);
    }

    private List<Remedy> priorityClass(DaemonSet daemonSet) {
        var className = asked.spec().priorityClassName();
        if (className.isEmpty() || state.priorityClass(className) != null) {
            return List.of();
        }
        return List.of(
                new Remedy(
                        Remedy.Side.TEMPLATE,
                        List.of(new DaemonSetChange.Unset(daemonSet.key(), "priorityClassName", List.of(className)))),
                new Remedy(Remedy.Side.CLUSTER, List.of(new ClusterAct.DefinePriorityClass(className))));
    }

    private List<Remedy> unset(String field, List<String> was) {
        return daemonSet == null
                ? List.of()
                : List.of(new Remedy(
                        Remedy.Side.TEMPLATE, List.of(new DaemonSetChange.Unset(daemonSet.key(), field, was))));
    }

    private List<Remedy> kubelet() {
        var changes = new ArrayList<SmallestChange>();
        var others = state.podsOnNode(node.name()).stream()
                .filter(other -> !other.isTerminal() && !other.uid().equals(asked.uid()) && !gone.test(other))
                .toList();
        for (var question : Admission.all(asked, node, others)) {
            switch (question.rejection()) {
                case Rejection.Evicted evicted ->
                    changes.add(new ClusterAct.Relieve(node.name(), evicted.conditions()));
                case Rejection.OutOf lack ->
                    changes.add(
                            lack.resource().equals("pods")
                                    ? new ClusterAct.FewerPods(node.name(), lack.used(), lack.capacity())
                                    : new SmallestChange.MakeRoom(
                                            node.name(),
                                            lack.resource(),
                                            lack.used() + lack.requested() - lack.capacity(),
                                            lack.requested() > lack.capacity()));
                case Rejection.NodeAffinity _, Rejection.NodePorts _, Rejection.TaintToleration _ -> {}
                case null -> {}
            }
        }
        return changes.isEmpty() ? List.of() : List.of(new Remedy(Remedy.Side.NODE, changes));
    }

    /** A plugin that waits for itself has to use the host's network; what others wait for is another DaemonSet. */
    private static List<Remedy> network(Verdict.AwaitsNetwork awaits) {
        return awaits.itself()
                ? List.of(
                        new Remedy(Remedy.Side.TEMPLATE, List.of(new DaemonSetChange.UseHostNetwork(awaits.plugin()))))
                : List.of();
    }

    private List<Remedy> forever() {
        var out = new ArrayList<Remedy>();
        var taints = Tolerance.noExecute(node.taints());
        var tolerations = asked.spec().tolerations();
        var used = Tolerations.matching(taints, tolerations);
        for (int i = 0; used != null && i < used.size(); i++) {
            Toleration toleration = used.get(i);
            if (toleration.seconds() != null) {
                if (daemonSet != null
                        && daemonSet.spec().template().spec().tolerations().contains(toleration)) {
                    out.add(new Remedy(
                            Remedy.Side.TEMPLATE, List.of(new DaemonSetChange.Forever(daemonSet.key(), toleration))));
                }
                out.addAll(Remedies.untainting(node, taints.get(i)));
            }
        }
        return List.copyOf(out);
    }
}
