package dev.podfall.manifest;

import java.util.List;

/** What reading a text gave: the documents that could be read, and what there is to say. */
public record Reading(List<ManifestDocument> documents, List<Finding> findings) {

    public Reading {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** The documents with lists taken apart, as kubectl does before it sends anything. */
    public List<ManifestDocument> objects() {
        return documents.stream().flatMap(d -> d.objects().stream()).toList();
    }
}
