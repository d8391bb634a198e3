package dev.podfall.kubectl;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
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
    private static final String ACCOUNT = "serviceAccountName";

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
        if (refused == null) {
            return List.of();
        }
        var missing = missing(daemonSet, state);
        var field = missing.isEmpty() ? "" : "." + missing;
        return List.of(Finding.at(
                        document,
                        Severity.WARNING,
                        "spec.template.spec" + field,
                        Upstream.says("Error creating: " + refused.words()),
                        Phrase.of("load.refused-pods.step"))
                .with(missing.equals(ACCOUNT) ? new Mend.AddDocument(account(daemonSet)) : Mend.NOTHING));
    }

    /** The field that names something that is not there, in the order in which the server looks; empty if none does. */
    private static String missing(DaemonSet daemonSet, ClusterState state) {
        var spec = daemonSet.spec().template().spec();
        var account = spec.rest().text(ACCOUNT, "");
        var key = ObjectKey.of(daemonSet.namespace(), account);
        if (!account.isEmpty() && state.get(BuiltInKinds.SERVICE_ACCOUNT, key) == null) {
            return account.equals("default") ? "" : ACCOUNT;
        }
        var priority = spec.priorityClassName();
        if (!priority.isEmpty() && state.priorityClass(priority) == null) {
            return "priorityClassName";
        }
        var runtime = spec.rest().text("runtimeClassName", "");
        boolean none = state.get(BuiltInKinds.RUNTIME_CLASS, ObjectKey.cluster(runtime)) == null;
        return !runtime.isEmpty() && none ? "runtimeClassName" : "";
    }

    private static Tree.Obj account(DaemonSet daemonSet) {
        var name = daemonSet.spec().template().spec().rest().text(ACCOUNT, "");
        var meta = Tree.obj("name", Tree.text(name)).with("namespace", Tree.text(daemonSet.namespace()));
        return Tree.builder()
                .put("apiVersion", BuiltInKinds.SERVICE_ACCOUNT.apiVersion())
                .put("kind", BuiltInKinds.SERVICE_ACCOUNT.kindName())
                .put("metadata", meta)
                .build();
    }
}
