package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
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

    /** Versions that once had the kinds that are held. */
    private static final List<String> OLD = List.of("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2");

    /** Keys that mean something themselves. */
    private static final List<String> SPOKEN_FOR = List.of("apiVersion", "kind", "metadata", "spec", "status", "data");

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
        var kind = document.kind();
        var version = document.apiVersion();
        if (kind.isEmpty() || version.isEmpty()) {
            return List.of(notSet(document, kind.isEmpty() ? "kind" : "apiVersion"));
        }
        for (var held : Kind.simulated()) {
            if (held.kindName().equals(kind)) {
                return List.of(noMatches(document, "apiVersion", Phrase.of("type.api-version.step", held.apiVersion()))
                        .with(new Mend.Write(Tree.text(held.apiVersion()))));
            }
        }
        var served = SERVED.get(version);
        if (served == null) {
            return misspelt(document, isNearlyServed(version) ? heldKinds() : List.of());
        }
        if (served.contains(kind)) {
            return List.of();
        }
        var near = Suggestion.nearest(served, kind);
        var meant = near.isEmpty() ? misspelt(document, heldKinds()) : misspelt(document, served);
        return meant.isEmpty()
                ? List.of(noMatches(document, "kind", Phrase.of("type.served.step", version, Phrase.names(served))))
                : meant;
    }

    private static List<String> heldKinds() {
        return Kind.simulated().stream().map(Kind::kindName).toList();
    }

    /** Whether it is a version of old, or one letter away from one that is served: no group of somebody's own. */
    private static boolean isNearlyServed(String version) {
        return OLD.contains(version)
                || !Suggestion.nearest(SERVED.keySet(), version).isEmpty();
    }

    private static List<Finding> misspelt(ManifestDocument document, List<String> kinds) {
        var near = Suggestion.nearest(kinds, document.kind());
        return near.isEmpty()
                ? List.of()
                : List.of(noMatches(document, "kind", Phrase.of("suggestion", near))
                        .with(new Mend.Write(Tree.text(near))));
    }

    /** A key that is misspelt is what is missing; where the kind is known its version is too. */
    private static Finding notSet(ManifestDocument document, String missing) {
        var message = Phrase.of("type.not-set", missing);
        var near = Suggestion.nearest(document.object().keys(), missing);
        if (!near.isEmpty() && !near.equals(missing) && !SPOKEN_FOR.contains(near)) {
            var key = document.positions().find(near).key();
            return Finding.error(document.source(), key, near, message, Phrase.of("suggestion", missing))
                    .with(new Mend.Rename(missing));
        }
        var finding = Finding.at(document, Severity.ERROR, missing, message, Phrase.of("type.not-set.step"));
        for (var held : Kind.simulated()) {
            if (missing.equals("apiVersion") && held.kindName().equals(document.kind())) {
                return finding.with(new Mend.Add(missing, Tree.text(held.apiVersion())));
            }
        }
        return finding;
    }

    private static Finding noMatches(ManifestDocument document, String path, Phrase nextStep) {
        var message = "no matches for kind \"" + document.kind() + "\" in version \"" + document.apiVersion() + "\"";
        return Finding.at(document, Severity.ERROR, path, Upstream.says(message), nextStep);
    }
}
