package dev.podfall.kubectl;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Creation;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Upstream;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

/** DaemonSets that are taken, although the API server will refuse each of their pods. */
final class RefusedPods {
    private RefusedPods() {}

    /** @param state when all is loaded */
    static List<Finding> in(List<ManifestDocument> documents, ClusterState state) {
        var out = new ArrayList<Finding>();
        for (var document : documents) {
            if (Kind.of(document.apiVersion(), document.kind()) == Kind.DAEMON_SET) {
                var namespace = document.namespace().isEmpty() ? Invocation.DEFAULT_NAMESPACE : document.namespace();
                var daemonSet = state.daemonSet(ObjectKey.of(namespace, document.name()));
                if (daemonSet != null) {
                    out.addAll(refused(document, daemonSet, state));
                }
            }
        }
        return out;
    }

    private static List<Finding> refused(ManifestDocument document, DaemonSet daemonSet, ClusterState state) {
        var refused = Creation.refused(state, daemonSet);
        return refused == null
                ? List.of()
                : List.of(Finding.at(
                        document,
                        Severity.WARNING,
                        "spec.template.spec",
                        Upstream.says("Error creating: " + refused.words()),
                        Phrase.of("load.refused-pods.step")));
    }
}
