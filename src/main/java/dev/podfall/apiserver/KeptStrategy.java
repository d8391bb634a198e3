package dev.podfall.apiserver;

import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * What the API server decides about objects that are kept: what has a specification counts its generations and keeps its
 * status.
 *
 * <p>Upstream: the strategies in pkg/registry; apiextensions-apiserver pkg/registry/customresource/strategy.go.
 * <br>Differs: of no kind more than that.
 */
final class KeptStrategy {
    /** Kinds with a specification whose generations nobody counts. */
    private static final List<String> UNCOUNTED = List.of(
            "services",
            "endpoints",
            "persistentvolumes",
            "persistentvolumeclaims",
            "resourcequotas",
            "limitranges",
            "leases.coordination.k8s.io",
            "certificatesigningrequests.certificates.k8s.io",
            "volumeattachments.storage.k8s.io",
            "csidrivers.storage.k8s.io",
            "csinodes.storage.k8s.io");

    private KeptStrategy() {}

    static boolean countsGenerations(KeptObject object) {
        return object.kind().isCustom()
                || (object.content().has("spec")
                        && !UNCOUNTED.contains(object.kind().resource()))
                || object.content().has("webhooks");
    }

    static KeptObject create(KeptObject object) {
        if (object.kind().isCustom() || !object.content().has("status")) {
            return object;
        }
        return object.content().obj("status").has("phase")
                ? object
                : object.withContent(object.content().with("status", Tree.obj()));
    }

    static KeptObject update(KeptObject object, KeptObject old) {
        var content = object.kind().isCustom()
                ? object.content()
                : object.content().withOptional("status", old.content().get("status"));
        boolean changed = !content.without("status").equals(old.content().without("status"));
        var updated = object.withContent(content);
        return changed && countsGenerations(object)
                ? updated.withMeta(updated.meta().withGeneration(old.meta().generation() + 1))
                : updated;
    }

    static KeptObject updateStatus(KeptObject object, KeptObject old) {
        return old.withContent(
                old.content().withOptional("status", object.content().get("status")));
    }
}
