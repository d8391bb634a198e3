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
    private final Markdown out;

    private MarkdownReport(Wording words) {
        this.words = words;
        this.out = new Markdown(words);
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
        out.heading("cli.report.findings");
        report.findings().forEach(finding -> out.line("- ", words.say(finding.inOneLine())));
        out.blank();
    }

    private void daemonSets(Report report) {
        out.heading("cli.report.daemonsets");
        out.row(Counter.heads());
        out.row(Counter.rule());
        for (var standing : report.daemonSets()) {
            var daemonSet = standing.daemonSet();
            out.row(Counter.row(daemonSet.key(), daemonSet.name(), daemonSet.status()));
        }
        out.blank();
        for (var standing : report.daemonSets()) {
            out.heading("cli.report.nodes", standing.daemonSet().key().toString());
            var byVerdict = new LinkedHashMap<Phrase, List<String>>();
            for (var place : standing.places()) {
                byVerdict
                        .computeIfAbsent(place.verdict(), _ -> new ArrayList<>())
                        .add("`" + place.node() + "`");
            }
            byVerdict.forEach((verdict, nodes) ->
                    out.line("- ", words.of("cli.report.verdict", verdict, nodes.size(), Phrase.names(nodes))));
            out.blank();
        }
    }

    private void steps(Report report) {
        out.heading("cli.report.steps");
        for (var step : report.steps()) {
            if (step.byUser()) {
                out.line("- ", said(step, "**" + words.say(step.what()) + "**"));
            }
            step.explanations().forEach(explanation -> out.line("  - ", said(step, words.say(explanation.phrase()))));
        }
        out.blank();
    }

    private String said(Step step, String what) {
        return words.of("cli.report.step", step.at().toString(), step.who(), what);
    }

    private void unmet(Report report) {
        if (report.unmet().isEmpty()) {
            return;
        }
        out.heading("cli.report.unmet");
        report.unmet().forEach(phrase -> out.line("- ", words.say(phrase)));
    }
}
