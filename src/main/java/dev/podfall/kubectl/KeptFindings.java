package dev.podfall.kubectl;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of kinds that are kept and not simulated: said once for each kind, at its first object. */
final class KeptFindings {
    /** Kinds whose objects have all the effect here that they have anywhere. */
    private static final List<KeptKind> HEEDED = List.of(
            BuiltInKinds.SERVICE_ACCOUNT,
            BuiltInKinds.RUNTIME_CLASS,
            BuiltInKinds.LIMIT_RANGE,
            BuiltInKinds.RESOURCE_QUOTA,
            BuiltInKinds.CUSTOM_RESOURCE_DEFINITION);

    /** Kinds of which pods would come elsewhere. */
    private static final List<String> WORKLOADS = List.of(
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "replicationcontrollers",
            "jobs.batch",
            "cronjobs.batch");

    private final Map<Kind, List<ManifestDocument>> byKind = new TreeMap<>(Kind.ORDER);

    void add(KeptKind kind, ManifestDocument document) {
        if (!HEEDED.contains(kind)) {
            byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(document);
        }
    }

    List<Finding> findings() {
        var out = new ArrayList<Finding>();
        byKind.forEach((kind, documents) -> out.add(finding(kind, documents)));
        return out;
    }

    private static Finding finding(Kind kind, List<ManifestDocument> documents) {
        var first = documents.getFirst();
        if (WORKLOADS.contains(kind.resource())) {
            var what = Phrase.of("stored.workload", kind.kindName(), documents.size(), first.name());
            return Finding.at(first, Severity.WARNING, "kind", what, Phrase.of("stored.workload.step"));
        }
        var what = documents.size() == 1
                ? Phrase.of("stored.one", kind.kindName(), first.name())
                : Phrase.of("stored.many", kind.kindName(), documents.size());
        return Finding.at(first, Severity.NOTE, "kind", what, Phrase.of("stored.step"));
    }
}
