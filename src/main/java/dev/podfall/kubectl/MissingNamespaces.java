package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.NamespaceLifecycle;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.manifest.YamlWriter;
import java.util.List;
import java.util.TreeSet;

/** Namespaces that manifests name and nobody makes: what charts leave to {@code helm install --create-namespace}. */
public final class MissingNamespaces {
    private static final String SOURCE = "namespaces.yaml";

    private MissingNamespaces() {}

    /** What a new cluster needs besides these texts: one more that makes the namespaces, or none. */
    public static List<Source> of(List<Source> sources) {
        var missing = in(SplitSources.read(sources).objects());
        var manifests = missing.stream()
                .map(namespace -> YamlWriter.write(document(namespace)))
                .toList();
        return missing.isEmpty() ? List.of() : List.of(new Source(SOURCE, String.join("---\n", manifests)));
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
}
