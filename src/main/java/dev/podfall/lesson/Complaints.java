package dev.podfall.lesson;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a document whose shape is right. */
final class Complaints {
    private final ManifestDocument document;
    private final List<Finding> findings = new ArrayList<>();

    Complaints(ManifestDocument document) {
        this.document = document;
    }

    void add(String path, Phrase message, Phrase nextStep) {
        findings.add(Finding.at(document, Severity.ERROR, path, message, nextStep));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
