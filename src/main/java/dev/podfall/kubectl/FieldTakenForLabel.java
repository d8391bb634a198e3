package dev.podfall.kubectl;

import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;

/** Node affinity that takes the label key {@code metadata.name} for the node's name. The API server does not mind. */
final class FieldTakenForLabel {
    private static final Phrase MESSAGE = Phrase.of("label.field-taken");
    private static final Phrase NEXT_STEP = Phrase.of("label.field-taken.step");

    private final ManifestDocument document;
    private final List<Finding> findings = new ArrayList<>();

    private FieldTakenForLabel(ManifestDocument document) {
        this.document = document;
    }

    static List<Finding> in(ManifestDocument document) {
        var walk = new FieldTakenForLabel(document);
        var path = switch (document.kind()) {
            case "Pod" -> "spec";
            case "DaemonSet" -> "spec.template.spec";
            default -> "";
        };
        if (!path.isEmpty()) {
            var spec = document.object();
            for (var key : path.split("\\.", -1)) {
                spec = spec.obj(key);
            }
            walk.nodeAffinity(spec.obj("affinity").obj("nodeAffinity"), path + ".affinity.nodeAffinity");
        }
        return walk.findings;
    }

    private void nodeAffinity(Tree.Obj affinity, String path) {
        var required = "requiredDuringSchedulingIgnoredDuringExecution";
        var terms = affinity.obj(required).list("nodeSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            term(terms.get(i), path + "." + required + ".nodeSelectorTerms[" + i + "]");
        }
        var preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        var preferences = affinity.list(preferred);
        for (int i = 0; i < preferences.size(); i++) {
            if (preferences.get(i) instanceof Tree.Obj weighted) {
                term(weighted.obj("preference"), path + "." + preferred + "[" + i + "].preference");
            }
        }
    }

    private void term(Tree term, String path) {
        if (!(term instanceof Tree.Obj obj)) {
            return;
        }
        var expressions = obj.list("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof Tree.Obj expression
                    && expression.text("key", "").equals(NodeSelectorTerm.NAME_FIELD)) {
                var at = path + ".matchExpressions[" + i + "].key";
                findings.add(Finding.at(document, Severity.WARNING, at, MESSAGE, NEXT_STEP)
                        .with(new Mend.MatchField()));
            }
        }
    }
}
