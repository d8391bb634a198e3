package dev.podfall.kubectl;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects that a load has several times. Manifests are applied one after the other, as kubectl does; of copies only the
 * last one can be what the cluster was like.
 *
 * @param counting the documents that are to be loaded, in their order
 */
record Twins(List<ManifestDocument> counting, List<Finding> findings) {

    private record Identity(String apiVersion, String kind, String namespace, String name) {}

    static Twins in(List<ManifestDocument> documents) {
        var byIdentity = new LinkedHashMap<Identity, List<ManifestDocument>>();
        for (var document : documents) {
            if (!document.name().isEmpty()) {
                byIdentity
                        .computeIfAbsent(identity(document), identity -> new ArrayList<>())
                        .add(document);
            }
        }
        var out = new ArrayList<Finding>();
        for (var same : byIdentity.values()) {
            if (same.size() > 1) {
                out.add(note(same));
            }
        }
        return new Twins(
                documents.stream()
                        .filter(document -> counts(document, byIdentity))
                        .toList(),
                List.copyOf(out));
    }

    private static boolean counts(ManifestDocument document, Map<Identity, List<ManifestDocument>> byIdentity) {
        var same = byIdentity.getOrDefault(identity(document), List.of());
        return same.size() < 2 || same.getLast() == document || same.stream().noneMatch(ManifestLoad::isCopy);
    }

    private static Identity identity(ManifestDocument document) {
        var namespace = document.namespace().isEmpty() ? Invocation.DEFAULT_NAMESPACE : document.namespace();
        return new Identity(document.apiVersion(), document.kind(), namespace, document.name());
    }

    private static Finding note(List<ManifestDocument> same) {
        var first = same.getFirst();
        var last = same.getLast();
        var at = last.positions().find("metadata.name").best();
        var message = Phrase.of(
                last.source().equals(first.source()) ? "twins" : "twins.elsewhere",
                last.kind(),
                last.name(),
                same.size(),
                Integer.toString(at.line()),
                last.source());
        return Finding.at(first, Severity.NOTE, "metadata.name", message, Phrase.of("twins.step"));
    }
}
