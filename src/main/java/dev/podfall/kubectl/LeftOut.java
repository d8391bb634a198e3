package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.Suggestion;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Upstream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of kinds that are not held: said once for each kind, at its first object. */
final class LeftOut {
    /**
     * All kinds of the versions of which some are held: what else says to be of them, no cluster knows.
     *
     * <p>Upstream: the discovery documents of v1, apps/v1 and scheduling.k8s.io/v1.
     */
    private static final Map<String, List<String>> SERVED = Map.of(
            "v1",
            List.of(
                    "Binding",
                    "ComponentStatus",
                    "ConfigMap",
                    "Endpoints",
                    "Event",
                    "LimitRange",
                    "Namespace",
                    "Node",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "Pod",
                    "PodTemplate",
                    "ReplicationController",
                    "ResourceQuota",
                    "Secret",
                    "Service",
                    "ServiceAccount"),
            "apps/v1",
            List.of("ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
            "scheduling.k8s.io/v1",
            List.of("PriorityClass"));

    private final Map<String, List<ManifestDocument>> byKind = new LinkedHashMap<>();

    void add(ManifestDocument document) {
        byKind.computeIfAbsent(document.kind(), kind -> new ArrayList<>()).add(document);
    }

    List<Finding> findings() {
        var out = new ArrayList<Finding>();
        byKind.forEach((kind, documents) -> {
            var what = documents.size() == 1
                    ? Phrase.of("left-out.one", kind, documents.getFirst().name())
                    : Phrase.of("left-out.many", kind, documents.size());
            out.add(Finding.at(documents.getFirst(), Severity.WARNING, "kind", what, Phrase.of("left-out.step")));
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
                    Phrase.of("type.not-set", missing),
                    Phrase.of("type.not-set.step")));
        }
        for (var kind : Kind.values()) {
            if (kind.kindName().equals(document.kind())) {
                return List.of(
                        noMatches(document, "apiVersion", Phrase.of("type.api-version.step", kind.apiVersion())));
            }
        }
        var served = SERVED.get(document.apiVersion());
        if (served != null && !served.contains(document.kind())) {
            var near = Suggestion.among(served, document.kind());
            return List.of(noMatches(
                    document,
                    "kind",
                    near.isEmpty()
                            ? Phrase.of("type.served.step", document.apiVersion(), Phrase.names(served))
                            : near));
        }
        return List.of();
    }

    private static Finding noMatches(ManifestDocument document, String path, Phrase nextStep) {
        var message = "no matches for kind \"" + document.kind() + "\" in version \"" + document.apiVersion() + "\"";
        return Finding.at(document, Severity.ERROR, path, Upstream.says(message), nextStep);
    }
}
