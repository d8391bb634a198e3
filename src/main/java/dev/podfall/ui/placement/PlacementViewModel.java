package dev.podfall.ui.placement;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Check;
import dev.podfall.explain.Why;
import dev.podfall.kubectl.print.PodSummary;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Section;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a selection and a state into what the panel says. Pure. */
public final class PlacementViewModel {

    /** What is asked. */
    public record Question(ClusterState state, Selection.Choice choice) {}

    private PlacementViewModel() {}

    public static PlacementModel answer(Question question) {
        var state = question.state();
        var choice = question.choice();
        var pod = choice.pod() == null ? null : state.pod(choice.pod());
        var node = node(state, choice, pod);
        if (node == null) {
            return PlacementModel.nothing(Words.of(
                    pod != null ? "why.pod-without-node" : state.nodes().isEmpty() ? "why.no-nodes" : "why.choose"));
        }
        if (pod != null && (choice.focus() == Kind.POD || state.daemonSets().isEmpty())) {
            var owner = ownerOf(state, pod);
            return model(state, owner, Why.of(state, pod, node), pod.name());
        }
        var daemonSet = daemonSet(state, choice);
        if (daemonSet == null) {
            return PlacementModel.nothing(Words.of("why.no-daemonset"));
        }
        return model(state, daemonSet, Why.of(state, daemonSet, node), daemonSet.name());
    }

    private static @Nullable Node node(ClusterState state, Selection.Choice choice, @Nullable Pod pod) {
        if (pod != null && choice.focus() == Kind.POD) {
            var target = dev.podfall.explain.StateDiff.target(pod);
            if (!target.isEmpty()) {
                return state.node(target);
            }
        }
        return choice.node() == null ? null : state.node(choice.node());
    }

    /** The chosen one; else the first there is, so that a click on a node already says something. */
    private static @Nullable DaemonSet daemonSet(ClusterState state, Selection.Choice choice) {
        var chosen = choice.daemonSet() == null ? null : state.daemonSet(choice.daemonSet());
        return chosen != null ? chosen : state.daemonSets().stream().findFirst().orElse(null);
    }

    private static @Nullable DaemonSet ownerOf(ClusterState state, Pod pod) {
        var owner = pod.meta().controller();
        return owner == null ? null : state.daemonSet(ObjectKey.of(pod.namespace(), owner.name()));
    }

    private static PlacementModel model(ClusterState state, @Nullable DaemonSet daemonSet, Why why, String subject) {
        var pod = why.pod();
        var question = why.daemonSet() != null
                ? Words.of("why.question.daemonset", why.daemonSet().name(), Long.toString(why.revision()))
                : Words.of("why.question.pod", subject);
        return new PlacementModel(
                why.node(),
                subject,
                question,
                tone(why.verdict()),
                verdict(why),
                pod == null ? "" : pod.name() + " · " + PodSummary.status(pod) + " · " + PodSummary.ready(pod),
                sections(why),
                WaysOut.of(state, why),
                state.daemonSets().stream().map(DaemonSet::key).toList(),
                daemonSet == null ? null : daemonSet.key(),
                "");
    }

    static Tone tone(Why.Verdict verdict) {
        return switch (verdict) {
            case RUNS, STARTS, LANDS, ELSEWHERE -> Tone.GOOD;
            case SOON, WAITS, MISSCHEDULED, ENDS -> Tone.WAITS;
            case LEAVES, REFUSED, NOT_HERE -> Tone.BAD;
        };
    }

    private static String verdict(Why why) {
        return switch (why.verdict()) {
            case RUNS -> Words.of("why.verdict.runs");
            case STARTS -> Words.of("why.verdict.starts");
            case LANDS -> Words.of("why.verdict.lands");
            case SOON -> Words.of("why.verdict.soon");
            case WAITS -> Words.of("why.verdict.waits", refusals(why, Check.Asker.SCHEDULER));
            case MISSCHEDULED -> Words.of("why.verdict.misscheduled", refusals(why, Check.Asker.CONTROLLER));
            case LEAVES -> Words.of("why.verdict.leaves", refusals(why, Check.Asker.CONTROLLER));
            case ENDS -> Words.of("why.verdict.ends");
            case REFUSED -> Words.of("why.verdict.refused", refusals(why, Check.Asker.CONTROLLER));
            case ELSEWHERE -> Words.of("why.verdict.elsewhere");
            case NOT_HERE -> Words.of("why.verdict.not-here", refusals(why, Check.Asker.SCHEDULER));
        };
    }

    /** {@code one taint is not tolerated}, {@code 2 labels do not match}, {@code NodeResourcesFit says no} ... */
    private static String refusals(Why why, Check.Asker asker) {
        var against = why.against().stream().filter(c -> c.asker() == asker).toList();
        int taints = count(against, "taint", "TaintToleration");
        int labels = count(against, "nodeSelector", "nodeAffinity", "NodeAffinity");
        var out = new ArrayList<String>();
        if (taints > 0) {
            out.add(Words.of("why.refusal.taints", taints));
        }
        if (labels > 0) {
            out.add(Words.of("why.refusal.labels", labels));
        }
        for (var check : against) {
            switch (check.rule()) {
                case "nodeName", "NodeName" -> out.add(Words.of("why.refusal.name"));
                case "NodePorts" -> out.add(Words.of("why.refusal.ports"));
                case "NodeResourcesFit" -> out.add(Words.of("why.refusal.room"));
                case "NodeUnschedulable" -> out.add(Words.of("why.refusal.cordoned"));
                default -> {
                    // Counted above.
                }
            }
        }
        return String.join(", ", out);
    }

    private static int count(List<Check> checks, String... rules) {
        var names = List.of(rules);
        return (int) checks.stream().filter(c -> names.contains(c.rule())).count();
    }

    private static List<Section> sections(Why why) {
        var out = new ArrayList<Section>();
        if (why.daemonSet() != null) {
            var rows = rows(why, Check.Asker.CONTROLLER);
            if (rows.isEmpty()) {
                rows = List.of(
                        new PlacementModel.Row(Tone.GOOD, Words.of("why.asks"), "", Words.of("why.asks-nothing"), ""));
            }
            out.add(new Section(Words.of("why.section.controller"), rows));
        }
        out.add(new Section(Words.of("why.section.scheduler"), rows(why, Check.Asker.SCHEDULER)));
        return List.copyOf(out);
    }

    private static List<PlacementModel.Row> rows(Why why, Check.Asker asker) {
        return why.checks().stream()
                .filter(check -> check.asker() == asker)
                .map(CheckRows::of)
                .toList();
    }
}
