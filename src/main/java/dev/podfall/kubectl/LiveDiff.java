package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Discovery;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What loading manifests would change in the objects that are there.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go.
 * <br>Differs: leaves out what the server counts and stamps: generation, resourceVersion, status and the like.
 */
public record LiveDiff(Kind kind, ObjectKey key, List<Line> lines) {
    private static final int AROUND = 3;
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    /**
     * A line of an object's YAML.
     *
     * @param sign {@code +}, {@code -}, a blank for what stays, {@code @} where something is left out
     */
    public record Line(char sign, String text) {}

    public LiveDiff {
        lines = List.copyOf(lines);
    }

    /** Of every object that the load is about, in its order; those that stay as they are have no lines. */
    public static List<LiveDiff> of(ManifestLoad load, ClusterState before, ClusterState after) {
        var out = new ArrayList<LiveDiff>();
        var told = new LinkedHashSet<String>();
        for (var document : load.documents()) {
            var kind = Discovery.of(after).of(document.apiVersion(), document.kind());
            if (kind != null) {
                var namespace = document.namespace().isEmpty() ? Invocation.DEFAULT_NAMESPACE : document.namespace();
                var key = kind.namespaced()
                        ? ObjectKey.of(namespace, document.name())
                        : ObjectKey.cluster(document.name());
                if (told.add(kind + " " + key)) {
                    out.add(new LiveDiff(
                            kind, key, shortened(LineDiff.of(text(before, kind, key), text(after, kind, key)))));
                }
            }
        }
        return List.copyOf(out);
    }

    private static List<String> text(ClusterState state, Kind kind, ObjectKey key) {
        var object = state.get(kind, key);
        if (object == null) {
            return List.of();
        }
        var tree = object.toTree().without("status");
        var meta = tree.obj("metadata")
                .without("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");
        var annotations = meta.obj("annotations").without(LastApplied.ANNOTATION, TEMPLATE_GENERATION);
        meta = annotations.isEmpty() ? meta.without("annotations") : meta.with("annotations", annotations);
        return YamlWriter.write((Tree) tree.with("metadata", meta)).lines().toList();
    }

    /** Only changed lines and a few around them. */
    private static List<Line> shortened(List<Line> all) {
        var near = new boolean[all.size()];
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).sign() != ' ') {
                any = true;
                for (int j = Math.max(0, i - AROUND); j <= Math.min(all.size() - 1, i + AROUND); j++) {
                    near[j] = true;
                }
            }
        }
        var out = new ArrayList<Line>();
        for (int i = 0; any && i < all.size(); i++) {
            if (near[i]) {
                out.add(all.get(i));
            } else if (i == 0 || near[i - 1]) {
                out.add(new Line('@', "…"));
            }
        }
        return out;
    }
}
