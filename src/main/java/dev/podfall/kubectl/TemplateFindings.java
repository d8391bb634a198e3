package dev.podfall.kubectl;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.explain.TemplateNote;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.List;

/** Says of a DaemonSet's template what it says in vain. */
final class TemplateFindings {
    private static final String TEMPLATE = "spec.template.spec.";

    private TemplateFindings() {}

    /** @param document one that decodes */
    static List<Finding> in(ManifestDocument document) {
        if (!document.kind().equals("DaemonSet")) {
            return List.of();
        }
        var template = DaemonSet.fromTree(document.object()).spec().template().spec();
        return TemplateNote.of(template).stream()
                .map(note -> finding(document, note))
                .toList();
    }

    private static Finding finding(ManifestDocument document, TemplateNote note) {
        var path = TEMPLATE + note.field();
        return switch (note) {
            case TemplateNote.SecondsLost lost ->
                Finding.at(
                        document,
                        Severity.NOTE,
                        path,
                        Phrase.of("template.seconds-lost", lost.toleration().toString()),
                        Phrase.NONE);
            case TemplateNote.ForeignScheduler foreign ->
                Finding.at(
                        document,
                        Severity.WARNING,
                        path,
                        Phrase.of("template.foreign-scheduler", foreign.name()),
                        Phrase.of("template.foreign-scheduler.step"));
        };
    }
}
