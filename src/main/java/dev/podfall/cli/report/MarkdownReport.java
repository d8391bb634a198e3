package dev.podfall.cli.report;

import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A report for people: for a ticket, a pull request, the page of a course. */
public final class MarkdownReport {
    private final Wording words;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Wording words) {
        this.words = words;
    }

    /** The report as Markdown (GitHub's, with tables). */
    public static String write(Report report, Wording words) {
        var writer = new MarkdownReport(words);
        writer.findings(report);
        writer.daemonSets(report);
        writer.steps(report);
        writer.unmet(report);
        return writer.out.toString();
    }

    private void findings(Report report) {
        if (report.findings().isEmpty()) {
            return;
        }
        heading("cli.report.findings");
        report.findings().forEach(finding -> line("- ", words.say(finding.inOneLine())));
        out.append('\n');
    }

    private void daemonSets(Report report) {
        heading("cli.report.daemonsets");
        row(List.of("NAMESPACE", "NAME", "DESIRED", "CURRENT", "READY", "UP-TO-DATE", "AVAILABLE", "MISSCHEDULED"));
        row(List.of("---", "---", "--:", "--:", "--:", "--:", "--:", "--:"));
        for (var standing : report.daemonSets()) {
            var daemonSet = standing.daemonSet();
            var status = daemonSet.status();
            row(List.of(
                    daemonSet.namespace(),
                    daemonSet.name(),
                    Integer.toString(status.desiredNumberScheduled()),
                    Integer.toString(status.currentNumberScheduled()),
                    Integer.toString(status.numberReady()),
                    Integer.toString(status.updatedNumberScheduled()),
                    Integer.toString(status.numberAvailable()),
                    Integer.toString(status.numberMisscheduled())));
        }
        out.append('\n');
        for (var standing : report.daemonSets()) {
            heading("cli.report.nodes", standing.daemonSet().key().toString());
            var byVerdict = new LinkedHashMap<Phrase, List<String>>();
            for (var place : standing.places()) {
                byVerdict
                        .computeIfAbsent(place.verdict(), _ -> new ArrayList<>())
                        .add("`" + place.node() + "`");
            }
            byVerdict.forEach((verdict, nodes) ->
                    line("- ", words.of("cli.report.verdict", verdict, nodes.size(), Phrase.names(nodes))));
            out.append('\n');
        }
    }

    private void steps(Report report) {
        heading("cli.report.steps");
        for (var step : report.steps()) {
            if (step.byUser()) {
                line("- ", said(step, "**" + words.say(step.what()) + "**"));
            }
            step.explanations().forEach(explanation -> line("  - ", said(step, words.say(explanation.phrase()))));
        }
        out.append('\n');
    }

    private String said(Step step, String what) {
        return words.of("cli.report.step", step.at().toString(), step.who(), what);
    }

    private void unmet(Report report) {
        if (report.unmet().isEmpty()) {
            return;
        }
        heading("cli.report.unmet");
        report.unmet().forEach(phrase -> line("- ", words.say(phrase)));
    }

    private void heading(String key, Object... values) {
        out.append("## ").append(words.of(key, values)).append("\n\n");
    }

    /** One line, whatever stands in it. */
    private void line(String lead, String text) {
        out.append(lead).append(text.replace("\n", " ").replace("<", "\\<")).append('\n');
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
