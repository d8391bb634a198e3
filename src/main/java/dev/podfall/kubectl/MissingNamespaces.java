package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.NamespaceLifecycle;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Namespaces that manifests name and nobody makes: what charts leave to {@code helm install --create-namespace}. */
public final class MissingNamespaces {
    private static final String SOURCE = "namespaces.yaml";

    private MissingNamespaces() {}

    /** The texts for a new cluster, and one more that makes the namespaces they lack, if they lack any. */
    public static List<Source> supplied(List<Source> sources) {
        var missing = in(SplitSources.read(sources).objects());
        if (missing.isEmpty()) {
            return List.copyOf(sources);
        }
        var out = new ArrayList<>(sources);
        out.add(new Source(
                SOURCE,
                String.join(
                        "---\n",
                        missing.stream().map(MissingNamespaces::manifest).toList())));
        return List.copyOf(out);
    }

    private static List<String> in(List<ManifestDocument> documents) {
        var made = new TreeSet<>(NamespaceLifecycle.SYSTEM);
        var named = new TreeSet<String>();
        for (var document : documents) {
            var kind = Kind.of(document.apiVersion(), document.kind());
            if (kind == Kind.NAMESPACE) {
                made.add(document.name());
            } else if (kind != null && kind.namespaced() && isName(document.namespace())) {
                named.add(document.namespace());
            }
        }
        named.removeAll(made);
        return List.copyOf(named);
    }

    /** Whether a namespace can be called so; if not, the name is what is wrong. */
    static boolean isName(String namespace) {
        return !namespace.isEmpty() && LabelRules.dns1123Label(namespace).isEmpty();
    }

    /** The Namespace as a document of its own. */
    static Tree.Obj document(String namespace) {
        return Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", Tree.obj("name", Tree.text(namespace)))
                .build();
    }

    static String manifest(String namespace) {
        return YamlWriter.write(document(namespace));
    }
}
