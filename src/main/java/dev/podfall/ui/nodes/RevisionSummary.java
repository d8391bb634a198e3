package dev.podfall.ui.nodes;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Revisions;
import dev.podfall.kubectl.print.PodSummary;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.nodes.SummaryModel.Code;
import dev.podfall.ui.nodes.SummaryModel.Fact;
import dev.podfall.ui.nodes.SummaryModel.Facts;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Rows;
import dev.podfall.ui.nodes.SummaryModel.Section;
import dev.podfall.ui.nodes.SummaryModel.Target;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ControllerRevision in short: its number, whose it is, who runs it, and the template that it holds. */
final class RevisionSummary {
    /** More pods than that are counted only. */
    private static final int PODS = 12;

    private final Question question;
    private final Hues hues;

    RevisionSummary(Question question, Hues hues) {
        this.question = question;
        this.hues = hues;
    }

    /** A link to a revision. */
    static Row row(ControllerRevision revision) {
        return new Row(
                Tone.SOFT,
                -1,
                "",
                revision.name(),
                Words.of("revision.title", Long.toString(revision.revision())),
                Revisions.changeCause(revision),
                new Target(Kind.CONTROLLER_REVISION, revision.key()));
    }

    SummaryModel of(ControllerRevision revision) {
        var owner = owner(revision);
        List<ControllerRevision> all = owner == null ? List.of() : Revisions.of(question.state(), owner);
        boolean newest = !all.isEmpty() && all.getLast().equals(revision);
        var sections = new ArrayList<Section>();
        if (owner != null) {
            sections.add(new Rows(
                    Words.of("summary.owner"),
                    List.of(new Row(
                            Tone.SOFT,
                            -1,
                            "",
                            owner.name(),
                            Kind.DAEMON_SET.kindName(),
                            "",
                            new Target(Kind.DAEMON_SET, owner.key())))));
        }
        sections.add(facts(revision));
        if (owner != null) {
            sections.add(pods(revision, owner, all));
        }
        sections.add(new Code(
                Words.of("summary.revision.holds"),
                YamlWriter.write(Revisions.template(revision)).stripTrailing()));
        sections.add(SummaryViewModel.labels(
                Words.of("summary.labels"), revision.meta().labels()));
        var annotations = new ArrayList<Fact>();
        revision.meta().annotations().forEach((key, value) -> annotations.add(new Fact(key, value.strip(), Tone.SOFT)));
        if (!annotations.isEmpty()) {
            sections.add(new Facts(Words.of("summary.annotations"), annotations));
        }
        return new SummaryModel(
                revision.name(),
                Words.of(
                        owner == null
                                ? "summary.revision.orphan"
                                : newest ? "summary.revision.newest" : "summary.revision.older",
                        revision.meta().namespace(),
                        Long.toString(revision.revision())),
                newest ? Tone.GOOD : Tone.SOFT,
                sections,
                "");
    }

    private @Nullable DaemonSet owner(ControllerRevision revision) {
        var key = revision.meta().controllerKey(Kind.DAEMON_SET);
        var owner = key == null ? null : question.state().daemonSet(key);
        return owner != null && revision.meta().isControlledBy(owner.uid()) ? owner : null;
    }

    private Facts facts(ControllerRevision revision) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said("summary.revision", Long.toString(revision.revision()), Tone.SOFT));
        facts.add(Fact.said("summary.revision.hash", revision.hash(), Tone.SOFT));
        var cause = Revisions.changeCause(revision);
        facts.add(new Fact("change-cause", cause.isEmpty() ? Words.of("revision.no-cause") : cause, Tone.SOFT));
        var created = revision.meta().creationTimestamp();
        if (created != null) {
            var since = Duration.between(question.start(), created);
            facts.add(Fact.said(
                    "summary.created", ClockText.brief(since.isNegative() ? Duration.ZERO : since), Tone.SOFT));
        }
        return new Facts(Kind.CONTROLLER_REVISION.kindName(), facts);
    }

    /** The pods that are made of it. */
    private Rows pods(ControllerRevision revision, DaemonSet owner, List<ControllerRevision> all) {
        var pods = new ArrayList<Pod>();
        for (var pod : question.state().podsControlledBy(owner.uid())) {
            if (revision.equals(Revisions.of(all, pod))) {
                pods.add(pod);
            }
        }
        var rows = new ArrayList<Row>();
        for (var pod : pods.subList(0, Math.min(PODS, pods.size()))) {
            rows.add(new Row(
                    pod.isReady() && !pod.isTerminating() ? Tone.GOOD : NodeSummary.tone(pod),
                    hues.of(owner.key()),
                    Long.toString(revision.revision()),
                    pod.name(),
                    PodSummary.status(pod),
                    "",
                    new Target(Kind.POD, pod.key())));
        }
        if (pods.size() > PODS) {
            rows.add(Row.of(Tone.SILENT, "", "", Words.of("summary.revision.pods.more", pods.size() - PODS)));
        }
        if (pods.isEmpty()) {
            rows.add(Row.of(Tone.SILENT, "", "", Words.of("summary.revision.pods.none")));
        }
        return new Rows(Words.of("summary.pods", pods.size()), rows);
    }
}
