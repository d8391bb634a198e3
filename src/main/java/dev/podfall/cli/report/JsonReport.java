package dev.podfall.cli.report;

import dev.podfall.api.tree.Tree;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Check;
import dev.podfall.explain.CheckWords;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.JsonWriter;
import java.util.Locale;

/**
 * A report for other programs. Every sentence is there three times: as a key, as the values of its places, and as text.
 * Keys are the same in every language.
 */
public final class JsonReport {
    private final Wording words;

    private JsonReport(Wording words) {
        this.words = words;
    }

    /** The report as JSON, ended by a line break. */
    public static String write(Report report, Wording words) {
        return JsonWriter.pretty(new JsonReport(words).tree(report));
    }

    private Tree tree(Report report) {
        return Tree.builder()
                .put("language", words.language().tag())
                .put("findings", Tree.listOf(report.findings(), finding -> finding(finding, words)))
                .put(
                        "daemonSets",
                        Tree.list(
                                report.daemonSets().stream().map(this::standing).toList()))
                .put("steps", Tree.list(report.steps().stream().map(this::step).toList()))
                .put(
                        "unmet",
                        Tree.list(report.unmet().stream()
                                .map(phrase -> PhraseTree.of(phrase, words))
                                .toList()))
                .build();
    }

    static Tree finding(Finding finding, Wording words) {
        var out = Tree.builder()
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("source", finding.source())
                .putUnlessZero("line", finding.line())
                .putUnlessZero("column", finding.column())
                .putUnlessEmpty("path", finding.path())
                .put("message", PhraseTree.of(finding.message(), words));
        if (!finding.nextStep().isEmpty()) {
            out.put("nextStep", PhraseTree.of(finding.nextStep(), words));
        }
        return out.build();
    }

    private Tree standing(Report.Standing standing) {
        var daemonSet = standing.daemonSet();
        return Tree.builder()
                .put("namespace", daemonSet.namespace())
                .put("name", daemonSet.name())
                .put("status", daemonSet.toTree().obj("status"))
                .put(
                        "nodes",
                        Tree.list(standing.places().stream().map(this::place).toList()))
                .build();
    }

    private Tree place(Report.Place place) {
        return Tree.builder()
                .put("node", place.node())
                .put("verdict", PhraseTree.of(place.verdict(), words))
                .putUnlessEmpty(
                        "against",
                        Tree.list(place.against().stream().map(this::check).toList()))
                .build();
    }

    private Tree check(Check check) {
        return Tree.builder()
                .put("asker", check.asker().name().toLowerCase(Locale.ROOT))
                .put("rule", check.rule())
                .putUnlessEmpty("field", check.field())
                .put("note", PhraseTree.of(CheckWords.note(check), words))
                .build();
    }

    private Tree step(Step step) {
        return Tree.builder()
                .put("number", step.number())
                .put("cause", step.cause())
                .put("at", step.at().toString())
                .put("actor", step.actor())
                .put("what", PhraseTree.of(step.what(), words))
                .putUnlessEmpty(
                        "decisions",
                        Tree.list(
                                step.explanations().stream().map(this::decision).toList()))
                .build();
    }

    private Tree decision(Explanation explanation) {
        return Tree.builder()
                .put("kind", explanation.subjectKind().kindName())
                .putUnlessEmpty("namespace", explanation.subject().namespace())
                .put("name", explanation.subject().name())
                .put("decision", PhraseTree.of(explanation.phrase(), words))
                .build();
    }
}
