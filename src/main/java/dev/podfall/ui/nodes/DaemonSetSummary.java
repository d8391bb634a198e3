package dev.podfall.ui.nodes;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.explain.Headcount;
import dev.podfall.explain.LastBurst;
import dev.podfall.explain.RemedyWords;
import dev.podfall.explain.Revisions;
import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutWords;
import dev.podfall.explain.StaleCounters;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.RemedyText;
import dev.podfall.ui.nodes.SummaryModel.Chip;
import dev.podfall.ui.nodes.SummaryModel.Chips;
import dev.podfall.ui.nodes.SummaryModel.Fact;
import dev.podfall.ui.nodes.SummaryModel.Facts;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Rows;
import dev.podfall.ui.nodes.SummaryModel.Section;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A DaemonSet in short. */
final class DaemonSetSummary {
    private static final int REASONS = 8;

    private final Question question;

    DaemonSetSummary(Question question) {
        this.question = question;
    }

    SummaryModel of(DaemonSet daemonSet) {
        var diagnosis = RolloutDiagnosis.of(question.state(), daemonSet, question.now());
        var text = Words.say(RolloutWords.of(diagnosis));
        var sections = new ArrayList<Section>();
        sections.add(counters(daemonSet));
        var helps = helps(diagnosis, daemonSet);
        if (!helps.isEmpty()) {
            sections.add(new Rows(Words.of("summary.helps"), helps));
        }
        var burst = burst(daemonSet);
        if (burst != null) {
            sections.add(burst);
        }
        sections.add(nodes(daemonSet));
        sections.add(template(daemonSet));
        var revisions = Revisions.of(question.state(), daemonSet);
        if (!revisions.isEmpty()) {
            sections.add(new Rows(
                    Words.of("summary.revisions"),
                    revisions.reversed().stream().map(RevisionSummary::row).toList()));
        }
        sections.add(strategy(daemonSet));
        sections.add(new Chips(Words.of("summary.tolerations"), tolerations(daemonSet)));
        return new SummaryModel(
                daemonSet.name(),
                daemonSet.namespace() + (text.isEmpty() ? "" : " · " + text),
                diagnosis.stuck() ? Tone.BAD : text.isEmpty() ? Tone.GOOD : Tone.WAITS,
                sections,
                "");
    }

    private Facts counters(DaemonSet daemonSet) {
        var status = daemonSet.status();
        var count = Headcount.posted(daemonSet);
        int desired = count.wanted();
        var facts = new ArrayList<>(List.of(
                Fact.said("counter.desired", Integer.toString(desired), Tone.SOFT),
                count("counter.current", status.currentNumberScheduled(), desired),
                count("counter.up-to-date", status.updatedNumberScheduled(), desired),
                count("counter.ready", count.ready(), desired),
                count("counter.available", status.numberAvailable(), desired),
                Fact.said(
                        "counter.misscheduled",
                        Integer.toString(status.numberMisscheduled()),
                        status.numberMisscheduled() > 0 ? Tone.BAD : Tone.SOFT)));
        var stale = StaleCounters.of(question.state(), daemonSet, question.steps());
        if (stale != null) {
            var text = Words.of("summary.stale.text", RolloutWords.of(stale, ClockText.since(question.start())));
            facts.add(Fact.said("summary.stale", text, Tone.WAITS));
        }
        return new Facts(Words.of("summary.counters"), facts);
    }

    /** How the controller made several pods in one go, last; null if it never did. */
    private @Nullable Facts burst(DaemonSet daemonSet) {
        var last = LastBurst.of(question.steps(), daemonSet);
        if (last == null) {
            return null;
        }
        var told = last.told();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said("summary.burst.made", Words.of("summary.burst.of", told.made(), told.wanted()), Tone.SOFT));
        facts.add(Fact.said("summary.burst.batches", told.sizes(), Tone.SOFT));
        if (told.left() > 0) {
            facts.add(Fact.said(
                    "summary.burst.left",
                    told.failed() > 0
                            ? Words.of("summary.burst.left.failed", told.left(), told.failed())
                            : Words.of("summary.burst.left.next", told.left()),
                    Tone.WAITS));
        }
        facts.add(Fact.said(
                "summary.burst.at",
                ClockText.exact(Duration.between(question.start(), last.step().at())),
                Tone.SOFT));
        return new Facts(Words.of("summary.burst"), facts);
    }

    /** What would get it going again. */
    private List<Row> helps(RolloutDiagnosis diagnosis, DaemonSet daemonSet) {
        return diagnosis.remedies(question.state(), daemonSet, question.now()).stream()
                .flatMap(remedy -> remedy.changes().stream())
                .map(change -> Row.of(
                        Tone.SOFT, Words.say(RemedyWords.lead(change)), "", RemedyText.code(question.state(), change)))
                .toList();
    }

    private static Fact count(String key, int count, int desired) {
        return Fact.said(key, Integer.toString(count), count == desired ? Tone.SOFT : Tone.WAITS);
    }

    /** How many nodes should run it, and what keeps it from the others. */
    private Rows nodes(DaemonSet daemonSet) {
        var placement = NodePlacement.of(daemonSet);
        int wanted = 0;
        Map<Phrase, Integer> refused = new LinkedHashMap<>();
        for (var node : question.state().nodes()) {
            var by = placement.verdict(node).refusedBy();
            if (by == null) {
                wanted++;
            } else {
                refused.merge(by.phrase(), 1, Integer::sum);
            }
        }
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Tone.GOOD, Words.of("summary.nodes", wanted), "", Words.of("summary.nodes.run")));
        refused.entrySet().stream()
                .sorted(Map.Entry.<Phrase, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> Words.say(entry.getKey())))
                .limit(REASONS)
                .forEach(entry -> rows.add(
                        Row.of(Tone.BAD, Words.of("summary.nodes", entry.getValue()), "", Words.say(entry.getKey()))));
        if (refused.size() > REASONS) {
            rows.add(Row.of(Tone.SILENT, "", "", Words.of("summary.more", refused.size() - REASONS)));
        }
        return new Rows(Words.of("summary.placement"), rows);
    }

    private Facts template(DaemonSet daemonSet) {
        var facts = new ArrayList<Fact>();
        var newest = Revisions.newest(question.state(), daemonSet);
        if (newest != null) {
            facts.add(Fact.said("summary.revision", newest.revision() + " (" + newest.name() + ")", Tone.SOFT));
            var cause = Revisions.changeCause(newest);
            if (!cause.isEmpty()) {
                facts.add(new Fact("change-cause", cause, Tone.SOFT));
            }
        }
        for (var container : daemonSet.spec().template().spec().containers()) {
            facts.add(new Fact(container.name(), describe(container), Tone.SOFT));
        }
        var selector = daemonSet.spec().template().spec().nodeSelector();
        if (!selector.isEmpty()) {
            facts.add(new Fact("nodeSelector", selector.toString(), Tone.SOFT));
        }
        return new Facts(Words.of("summary.template"), facts);
    }

    private static String describe(Container container) {
        var requests = container.requests();
        return container.image()
                + requests.asMap().entrySet().stream()
                        .map(each -> " · " + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining());
    }

    private static Facts strategy(DaemonSet daemonSet) {
        var facts = new ArrayList<Fact>();
        switch (daemonSet.spec().updateStrategy()) {
            case UpdateStrategy.OnDelete _ -> facts.add(new Fact("updateStrategy", "OnDelete", Tone.SOFT));
            case UpdateStrategy.RollingUpdate(var maxUnavailable, var maxSurge) -> {
                facts.add(new Fact("updateStrategy", "RollingUpdate", Tone.SOFT));
                facts.add(new Fact("maxUnavailable", text(maxUnavailable), Tone.SOFT));
                facts.add(new Fact("maxSurge", text(maxSurge), Tone.SOFT));
            }
        }
        facts.add(new Fact("minReadySeconds", Integer.toString(daemonSet.spec().minReadySeconds()), Tone.SOFT));
        facts.add(new Fact(
                "revisionHistoryLimit", Integer.toString(daemonSet.spec().revisionHistoryLimit()), Tone.SOFT));
        facts.add(new Fact("selector", LabelSelector.format(daemonSet.spec().selector()), Tone.SOFT));
        return new Facts(Words.of("summary.spec"), facts);
    }

    private static String text(IntOrPercent value) {
        return switch (value) {
            case IntOrPercent.Count(int count) -> Integer.toString(count);
            case IntOrPercent.Text(String text) -> text;
        };
    }

    private static List<Chip> tolerations(DaemonSet daemonSet) {
        var own = daemonSet.spec().template().spec().tolerations();
        return NodePlacement.of(daemonSet).tolerations().stream()
                .map(toleration -> chip(toleration, !own.contains(toleration)))
                .toList();
    }

    static Chip chip(Toleration toleration, boolean added) {
        var text = toleration.toString();
        boolean automatic = added && DaemonPods.isAutomatic(toleration);
        return new Chip(
                "",
                text,
                automatic ? "added-by-controller" : added ? "added-by-apiserver" : "label-chip",
                automatic ? text + "\n" + Words.of("summary.automatic") : text,
                toleration.seconds() == null ? "tolerations" : "tolerationSeconds");
    }
}
