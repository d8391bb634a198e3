package dev.podfall.ui.nodes;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Quantity;
import dev.podfall.explain.Revisions;
import dev.podfall.kubectl.print.PodSummary;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.nodes.SummaryModel.Bar;
import dev.podfall.ui.nodes.SummaryModel.Bars;
import dev.podfall.ui.nodes.SummaryModel.Chip;
import dev.podfall.ui.nodes.SummaryModel.Chips;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Rows;
import dev.podfall.ui.nodes.SummaryModel.Section;
import dev.podfall.ui.nodes.SummaryModel.Target;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node in short. */
final class NodeSummary {
    private static final String ROLE = "node-role.kubernetes.io/";

    private final Question question;
    private final Hues hues;

    NodeSummary(Question question, Hues hues) {
        this.question = question;
        this.hues = hues;
    }

    SummaryModel of(Node node) {
        var sections = new ArrayList<Section>();
        if (!node.taints().isEmpty()) {
            sections.add(new Chips(
                    Words.of("summary.taints"),
                    node.taints().stream().map(NodeSummary::chip).toList()));
        }
        var pods = new ArrayList<>(question.state().podsOnNode(node.name()));
        sections.add(bars(node, pods));
        var rows = pods.stream().map(this::row).toList();
        if (!rows.isEmpty()) {
            sections.add(new Rows(Words.of("summary.pods", rows.size()), rows));
        }
        if (!node.status().conditions().isEmpty()) {
            sections.add(new Rows(
                    Words.of("summary.conditions"),
                    node.status().conditions().stream()
                            .map(NodeSummary::condition)
                            .toList()));
        }
        sections.add(SummaryViewModel.labels(Words.of("summary.labels"), node.labels()));
        return new SummaryModel(node.name(), subtitle(node), node.isReady() ? Tone.GOOD : Tone.BAD, sections, "");
    }

    private static String subtitle(Node node) {
        var parts = new ArrayList<String>();
        parts.add(node.isReady() ? "Ready" : "NotReady");
        if (node.spec().unschedulable()) {
            parts.add("SchedulingDisabled");
        }
        node.labels().forEach((key, value) -> {
            if (key.startsWith(ROLE)) {
                parts.add(key.substring(ROLE.length()));
            }
        });
        var version = node.status().nodeInfo().text("kubeletVersion", "");
        if (!version.isEmpty()) {
            parts.add(version);
        }
        return String.join(" · ", parts);
    }

    private static Chip chip(Taint taint) {
        var text = taint.toString();
        return new Chip(
                sign(taint.effect()),
                text,
                styleClass(taint.effect()),
                text,
                taint.effect().wire());
    }

    private static String sign(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> "▲";
            case PREFER_NO_SCHEDULE -> "◇";
            case NO_EXECUTE -> "⬣";
        };
    }

    private static String styleClass(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> "no-schedule";
            case PREFER_NO_SCHEDULE -> "prefer-no-schedule";
            case NO_EXECUTE -> "no-execute";
        };
    }

    private static Bars bars(Node node, List<Pod> pods) {
        var running =
                pods.stream().filter(pod -> !pod.isTerminal()).map(PodInfo::of).toList();
        var info = NodeInfo.of(node, running);
        var asked = info.requested();
        var whole = info.allocatable();
        return new Bars(
                Words.of("summary.requested"),
                List.of(
                        bar(
                                "cpu",
                                asked.milliCpu(),
                                whole.milliCpu(),
                                Quantity.ofMilli(asked.milliCpu()),
                                Quantity.ofMilli(whole.milliCpu())),
                        bar(
                                "memory",
                                asked.memory(),
                                whole.memory(),
                                Quantity.ofBytes(asked.memory()),
                                Quantity.ofBytes(whole.memory())),
                        bar("pods", info.podCount(), info.allowedPods(), info.podCount(), info.allowedPods())));
    }

    private static Bar bar(String name, long asked, long whole, Object askedText, Object wholeText) {
        return new Bar(
                name,
                Words.of("summary.of", askedText.toString(), wholeText.toString()),
                whole == 0 ? 0 : (double) asked / whole);
    }

    private Row row(Pod pod) {
        var daemonSet = question.state().daemonSetOf(pod);
        long number = daemonSet == null ? 0 : Revisions.numberOf(question.state(), daemonSet, pod);
        return new Row(
                tone(pod),
                daemonSet == null ? -1 : hues.of(daemonSet.key()),
                number == 0 ? "" : Long.toString(number),
                pod.name(),
                PodSummary.status(pod),
                "",
                new Target(Kind.POD, pod.key()));
    }

    static Tone tone(Pod pod) {
        if (pod.isReady() && !pod.isTerminating()) {
            return Tone.SOFT;
        }
        return switch (PodSummary.status(pod)) {
            case "Pending", "ContainerCreating", "PodInitializing", "Running", "Terminating" -> Tone.WAITS;
            case "Succeeded", "Completed" -> Tone.SOFT;
            default -> Tone.BAD;
        };
    }

    /** Ready should be True, everything else False. */
    static Row condition(Condition condition) {
        boolean wanted = condition.type().equals(Condition.READY) == condition.isTrue();
        var tone = condition.status().equals(Condition.UNKNOWN) ? Tone.WAITS : wanted ? Tone.GOOD : Tone.BAD;
        return Row.of(tone, condition.type(), condition.status(), text(condition));
    }

    static String text(@Nullable Condition condition) {
        if (condition == null) {
            return "";
        }
        return condition.message().isEmpty()
                ? condition.reason()
                : condition.reason().isEmpty() ? condition.message() : condition.reason() + ": " + condition.message();
    }
}
