package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of kinds that are not held: said once for each kind, at its first object. */
final class LeftOut {
    private final Map<String, List<ManifestDocument>> byKind = new LinkedHashMap<>();

    void add(ManifestDocument document) {
        byKind.computeIfAbsent(document.kind(), kind -> new ArrayList<>()).add(document);
    }

    List<Finding> findings() {
        var out = new ArrayList<Finding>();
        byKind.forEach((kind, documents) -> {
            var what = documents.size() == 1
                    ? kind + " " + documents.getFirst().name() + " is left out"
                    : documents.size() + " objects of kind " + kind + " are left out";
            out.add(Finding.at(
                    documents.getFirst(),
                    Severity.WARNING,
                    "kind",
                    what + ": Podfall holds no objects of this kind",
                    "It holds DaemonSet, Pod, Node, Namespace, PriorityClass and ControllerRevision"));
        });
        return out;
    }

    /** What is wrong with a document whose type says nothing, or a kind that is held in a version that is not served. */
    static List<Finding> misnamed(ManifestDocument document) {
        if (document.kind().isEmpty() || document.apiVersion().isEmpty()) {
            var missing = document.kind().isEmpty() ? "kind" : "apiVersion";
            return List.of(Finding.at(
                    document,
                    Severity.ERROR,
                    missing,
                    missing + " is not set",
                    "A manifest begins with apiVersion and kind, for example apiVersion: apps/v1 and kind: DaemonSet"));
        }
        for (var kind : Kind.values()) {
            if (kind.kindName().equals(document.kind())) {
                return List.of(Finding.at(
                        document,
                        Severity.ERROR,
                        "apiVersion",
                        "no matches for kind \"" + document.kind() + "\" in version \"" + document.apiVersion() + "\"",
                        "Write apiVersion: " + kind.apiVersion()));
            }
        }
        return List.of();
    }
}
