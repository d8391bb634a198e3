package dev.podfall.ui.nodes;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.QueueWait;
import dev.podfall.explain.Revisions;
import dev.podfall.kubectl.print.PodSummary;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.nodes.SummaryModel.Chips;
import dev.podfall.ui.nodes.SummaryModel.Fact;
import dev.podfall.ui.nodes.SummaryModel.Facts;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Rows;
import dev.podfall.ui.nodes.SummaryModel.Section;
import dev.podfall.ui.nodes.SummaryModel.Target;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pod in short. */
final class PodSummaryText {
    private final Question question;

    PodSummaryText(Question question) {
        this.question = question;
    }

    SummaryModel of(Pod pod) {
        var daemonSet = question.state().daemonSetOf(pod);
        var sections = new ArrayList<Section>();
        sections.add(new Rows(Words.of("summary.where"), where(pod, daemonSet)));
        var queue = queue(pod);
        if (queue != null) {
            sections.add(queue);
        }
        sections.add(facts(pod, daemonSet));
        sections.add(new Rows(Words.of("summary.containers"), containers(pod)));
        if (!pod.status().conditions().isEmpty()) {
            sections.add(new Rows(
                    Words.of("summary.conditions"),
                    pod.status().conditions().stream()
                            .map(PodSummaryText::condition)
                            .toList()));
        }
        List<Toleration> own = daemonSet == null
                ? List.of()
                : daemonSet.spec().template().spec().tolerations();
        sections.add(new Chips(
                Words.of("summary.tolerations"),
                pod.spec().tolerations().stream()
                        .map(toleration -> DaemonSetSummary.chip(toleration, !own.contains(toleration)))
                        .toList()));
        sections.add(
                SummaryViewModel.labels(Words.of("summary.labels"), pod.meta().labels()));
        var status = PodSummary.status(pod);
        var tone = pod.isReady() && !pod.isTerminating() ? Tone.GOOD : NodeSummary.tone(pod);
        return new SummaryModel(pod.name(), pod.namespace() + " · " + status, tone, sections, "");
    }

    private List<Row> where(Pod pod, @Nullable DaemonSet daemonSet) {
        var rows = new ArrayList<Row>();
        var target = pod.targetNode();
        if (target != null) {
            var key = ObjectKey.cluster(target);
            rows.add(new Row(
                    Tone.SOFT,
                    -1,
                    "",
                    target,
                    Words.of(pod.nodeName().isEmpty() ? "summary.pinned" : "summary.bound"),
                    "",
                    new Target(Kind.NODE, key)));
        }
        if (daemonSet != null) {
            rows.add(new Row(
                    Tone.SOFT,
                    -1,
                    "",
                    daemonSet.name(),
                    "DaemonSet",
                    "",
                    new Target(Kind.DAEMON_SET, daemonSet.key())));
            var revision = Revisions.of(Revisions.of(question.state(), daemonSet), pod);
            if (revision != null) {
                rows.add(RevisionSummary.row(revision));
            }
        }
        return rows;
    }

    /** Where it waits in the scheduler's queue; null if nowhere. */
    private @Nullable Facts queue(Pod pod) {
        var wait = QueueWait.of(question.steps(), pod);
        if (wait == null) {
            return null;
        }
        var told = wait.told();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said("summary.queue.part", Words.say(QueueWords.part(told)), Tone.WAITS));
        facts.add(Fact.said("summary.queue.why", Words.say(told.why()), Tone.SOFT));
        var woken = wait.woken();
        if (woken != null) {
            add(facts, Words.of("summary.queue.by"), Words.of("caption", woken.who(), woken.what()));
        }
        facts.add(Fact.said("summary.queue.tried", Words.say(QueueWords.tried(told)), Tone.SOFT));
        add(facts, Words.of("summary.queue.no"), String.join(", ", told.plugins()));
        facts.add(Fact.said(
                "summary.queue.next", Words.say(QueueWords.next(told, question.start(), question.now())), Tone.SOFT));
        return new Facts(Words.of("summary.queue"), facts);
    }

    private Facts facts(Pod pod, @Nullable DaemonSet daemonSet) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("phase", pod.status().phase().wire(), Tone.SOFT));
        facts.add(Fact.said("counter.ready", PodSummary.ready(pod), Tone.SOFT));
        long revision = daemonSet == null ? 0 : Revisions.numberOf(question.state(), daemonSet, pod);
        if (revision > 0) {
            facts.add(Fact.said("summary.revision", Long.toString(revision), Tone.SOFT));
        }
        add(facts, Words.of("summary.created"), time(pod.meta().creationTimestamp()));
        add(facts, Words.of("summary.started"), time(pod.status().startTime()));
        add(facts, "podIP", pod.status().podIp());
        add(facts, "qosClass", pod.status().qosClass());
        add(facts, "priorityClassName", pod.spec().priorityClassName());
        add(facts, "reason", pod.status().reason());
        add(facts, "message", pod.status().message());
        if (pod.isTerminating()) {
            facts.add(Fact.said("summary.deletion", time(pod.meta().deletionTimestamp()), Tone.WAITS));
        }
        return new Facts(Words.of("summary.status"), facts);
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value, Tone.SOFT));
        }
    }

    private String time(@Nullable Instant time) {
        if (time == null) {
            return "";
        }
        var since = Duration.between(question.start(), time);
        return ClockText.brief(since.isNegative() ? Duration.ZERO : since);
    }

    private static List<Row> containers(Pod pod) {
        var rows = new ArrayList<Row>();
        for (var container : pod.spec().containers()) {
            var status = pod.status().containerStatuses().stream()
                    .filter(each -> each.name().equals(container.name()))
                    .findFirst()
                    .orElse(null);
            var state = status == null ? null : status.state();
            int restarts = status == null ? 0 : status.restartCount();
            rows.add(
                    switch (state) {
                        case ContainerState.Running _ ->
                            Row.of(
                                    status != null && status.ready() ? Tone.GOOD : Tone.WAITS,
                                    container.name(),
                                    "Running",
                                    note(container.image(), restarts));
                        case ContainerState.Waiting waiting ->
                            Row.of(
                                    waiting.message().isEmpty() ? Tone.WAITS : Tone.BAD,
                                    container.name(),
                                    waiting.reason(),
                                    note(
                                            waiting.message().isEmpty() ? container.image() : waiting.message(),
                                            restarts));
                        case ContainerState.Terminated ended ->
                            Row.of(
                                    ended.exitCode() == 0 ? Tone.SOFT : Tone.BAD,
                                    container.name(),
                                    ended.reason() + " (" + ended.exitCode() + ")",
                                    note(container.image(), restarts));
                        case null -> Row.of(Tone.SILENT, container.name(), "", container.image());
                    });
        }
        return rows;
    }

    private static String note(String said, int restarts) {
        return restarts == 0
                ? said
                : Words.of("summary.container.restarted", said, Phrase.of("summary.restarts", restarts));
    }

    private static Row condition(Condition condition) {
        boolean disruption = condition.type().equals(Condition.DISRUPTION_TARGET);
        return Row.of(
                condition.isTrue() != disruption ? Tone.GOOD : Tone.WAITS,
                condition.type(),
                condition.status(),
                NodeSummary.text(condition));
    }
}
