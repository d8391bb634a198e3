package dev.podfall.ui.placement;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Step;
import dev.podfall.explain.BackOffs;
import dev.podfall.explain.Check;
import dev.podfall.explain.Known;
import dev.podfall.explain.NotYet;
import dev.podfall.explain.NotYetWords;
import dev.podfall.explain.PendingAnswer;
import dev.podfall.explain.QueueWait;
import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutWords;
import dev.podfall.explain.TermWords;
import dev.podfall.explain.Verdict;
import dev.podfall.explain.VerdictWords;
import dev.podfall.explain.Why;
import dev.podfall.kubectl.print.PodSummary;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Section;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a selection and a state into what the panel says. Pure. */
public final class PlacementViewModel {

    /**
     * What is asked.
     *
     * @param start virtual time at the session's beginning
     * @param steps what has happened so far: kubelets have said there until when they back off
     */
    public record Question(ClusterState state, Selection.Choice choice, Known known, Instant start, List<Step> steps) {

        /** What is known, back-offs of a node's kubelet included. */
        Known knownOn(Node node) {
            return known.with(BackOffs.on(node.name(), steps, known.now()));
        }
    }

    private PlacementViewModel() {}

    public static PlacementModel answer(Question question) {
        var state = question.state();
        var choice = question.choice();
        var pod = choice.pod() == null ? null : state.pod(choice.pod());
        var node = node(state, choice, pod);
        if (node == null) {
            var whole = choice.focus() == Kind.DAEMON_SET ? daemonSet(state, choice) : null;
            if (whole != null && whole.key().equals(choice.daemonSet())) {
                return rollout(question, whole);
            }
            if (pod != null && choice.focus() == Kind.POD && pod.nodeName().isEmpty()) {
                return waiting(question, pod);
            }
            return PlacementModel.nothing(Words.of(
                    pod != null ? "why.pod-without-node" : state.nodes().isEmpty() ? "why.no-nodes" : "why.choose"));
        }
        if (pod != null && (choice.focus() == Kind.POD || state.daemonSets().isEmpty())) {
            return model(
                    question, state.daemonSetOf(pod), Why.of(state, pod, node, question.knownOn(node)), pod.name());
        }
        var daemonSet = daemonSet(state, choice);
        if (daemonSet == null) {
            return PlacementModel.nothing(Words.of("why.no-daemonset"));
        }
        return model(question, daemonSet, Why.of(state, daemonSet, node, question.knownOn(node)), daemonSet.name());
    }

    private static @Nullable Node node(ClusterState state, Selection.Choice choice, @Nullable Pod pod) {
        if (pod != null && choice.focus() == Kind.POD) {
            var target = pod.targetNode();
            if (target != null) {
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

    private static PlacementModel model(Question asked, @Nullable DaemonSet daemonSet, Why why, String subject) {
        var pod = why.pod();
        var state = asked.state();
        return new PlacementModel(
                why.node(),
                subject,
                Words.say(VerdictWords.question(why, subject)),
                tone(why),
                Words.say(VerdictWords.headline(why)),
                Words.say(TermWords.of(why.verdict())),
                pod == null ? "" : Words.of("why.pod", pod.name(), PodSummary.status(pod), PodSummary.ready(pod)),
                detail(why, asked.start()),
                sections(asked, why),
                WaysOut.of(state, why.remedies()),
                state.daemonSets().stream().map(DaemonSet::key).toList(),
                daemonSet == null ? null : daemonSet.key(),
                "");
    }

    /** Why a pod waits that nothing binds to one node. */
    private static PlacementModel waiting(Question asked, Pod pod) {
        var state = asked.state();
        var pending = PendingAnswer.of(state, pod, asked.steps());
        if (pending == null) {
            return PlacementModel.nothing(Words.of("why.pod-without-node"));
        }
        return new PlacementModel(
                "",
                pod.name(),
                Words.of("why.question.waits", pod.name()),
                Tone.WAITS,
                Words.of("why.verdict.nowhere", pending.nodes()),
                Words.of("why.term.pending"),
                Words.of("why.pod", pod.name(), PodSummary.status(pod), PodSummary.ready(pod)),
                Words.of("why.pod-without-node"),
                List.of(PendingRows.of(pending, QueueWait.of(asked.steps(), pod))),
                List.of(),
                state.daemonSets().stream().map(DaemonSet::key).toList(),
                null,
                "");
    }

    /** What a pod waits for that is not bound, if anybody has tried it. */
    private static void pending(Question asked, Why why, List<Section> out) {
        var pod = why.pod();
        var node = asked.state().node(why.node());
        boolean waits = why.verdict() instanceof Verdict.Waits || why.verdict() instanceof Verdict.NotHere;
        if (pod == null || node == null || !waits) {
            return;
        }
        var pending =
                why.verdict() instanceof Verdict.Waits ? PendingAnswer.of(asked.state(), pod, asked.steps()) : null;
        var room = PendingAnswer.room(asked.state(), pod, node, asked.known().now());
        if (room != null) {
            out.add(PendingRows.of(room));
        }
        if (pending != null) {
            out.add(PendingRows.of(pending, QueueWait.of(asked.steps(), pod)));
        }
    }

    /** How far a DaemonSet is as a whole. */
    private static PlacementModel rollout(Question asked, DaemonSet daemonSet) {
        var state = asked.state();
        var now = asked.known().now();
        var diagnosis = RolloutDiagnosis.of(state, daemonSet, now);
        var said = RolloutWords.of(diagnosis);
        var notYet = NotYet.of(state, daemonSet, now);
        return new PlacementModel(
                "",
                daemonSet.name(),
                Words.of("why.question.rollout", daemonSet.name()),
                diagnosis.stuck() ? Tone.BAD : said.isEmpty() ? Tone.GOOD : Tone.WAITS,
                said.isEmpty() ? Words.of("why.verdict.settled", diagnosis.desired()) : Words.say(said),
                "",
                "",
                Words.of("why.choose.node"),
                notYet == null ? blockers(diagnosis) : List.of(RolloutRows.of(notYet, null)),
                WaysOut.of(state, diagnosis.remedies(state, daemonSet, now)),
                state.daemonSets().stream().map(DaemonSet::key).toList(),
                daemonSet.key(),
                "");
    }

    /** The pods that are waited for where no older revision is left to be replaced. */
    private static List<Section> blockers(RolloutDiagnosis diagnosis) {
        if (diagnosis.blockers().isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<PlacementModel.Row>();
        for (var blocker : diagnosis.blockers()) {
            rows.add(new PlacementModel.Row(
                            blocker.wrong() ? Tone.BAD : Tone.SOFT,
                            blocker.node().isEmpty() ? blocker.pod().name() : blocker.node(),
                            "",
                            Words.say(NotYetWords.of(blocker)),
                            "")
                    .linked(Kind.POD, blocker.pod()));
        }
        return List.of(new Section(Words.of("why.section.waits"), rows));
    }

    /** A line for each sentence. */
    private static String detail(Why why, Instant start) {
        return VerdictWords.details(why, ClockText.since(start)).stream()
                .map(Words::say)
                .collect(Collectors.joining("\n"));
    }

    static Tone tone(Why why) {
        return switch (why.verdict().leaning()) {
            case YES -> Tone.GOOD;
            case WAITS -> Tone.WAITS;
            case NO -> why.chosen() && why.verdict() instanceof Verdict.Older ? Tone.WAITS : Tone.BAD;
        };
    }

    private static List<Section> sections(Question asked, Why why) {
        var out = new ArrayList<Section>();
        var notYet = why.notYet();
        if (notYet != null) {
            out.add(RolloutRows.of(notYet, why.daemonSet()));
        }
        pending(asked, why, out);
        if (why.daemonSet() != null) {
            var rows = rows(why, Check.Asker.CONTROLLER);
            if (rows.isEmpty()) {
                rows = List.of(
                        new PlacementModel.Row(Tone.GOOD, Words.of("why.asks"), "", Words.of("why.asks-nothing"), ""));
            }
            out.add(new Section(Words.of("why.section.controller"), rows));
        }
        out.add(new Section(Words.of("why.section.scheduler"), rows(why, Check.Asker.SCHEDULER)));
        var kubelet = new ArrayList<>(kubelet(why));
        var run = why.run();
        if (run != null) {
            kubelet.addAll(CheckRows.of(run));
        }
        out.add(new Section(Words.of(run == null ? "why.section.kubelet" : "why.section.run"), kubelet));
        boolean well = out.stream()
                .flatMap(section -> section.rows().stream())
                .allMatch(row -> row.tone() == Tone.GOOD || row.tone() == Tone.SOFT);
        return well ? List.copyOf(out) : out.stream().map(Section::foldedIfWell).toList();
    }

    /** What says no, or is worth knowing; that all is well takes one row, as the scheduler has asked most of it. */
    private static List<PlacementModel.Row> kubelet(Why why) {
        var refusing = why.checks().stream()
                .filter(check -> check.asker() == Check.Asker.KUBELET
                        && (check.refuses() || check.answer() == Check.Answer.NOTE))
                .map(CheckRows::of)
                .toList();
        return refusing.isEmpty()
                ? List.of(new PlacementModel.Row(
                        Tone.GOOD, Words.of("why.kubelet.admission"), "", Words.of("why.kubelet.fine"), ""))
                : refusing;
    }

    private static List<PlacementModel.Row> rows(Why why, Check.Asker asker) {
        return why.checks().stream()
                .filter(check -> check.asker() == asker)
                .map(CheckRows::of)
                .toList();
    }
}
