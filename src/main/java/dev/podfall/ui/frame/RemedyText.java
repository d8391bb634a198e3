package dev.podfall.ui.frame;

import dev.podfall.api.core.Toleration;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.SmallestChange;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import java.util.List;

/** How what would help is written, the same in every language. */
public final class RemedyText {
    private static final List<String> KEYS = List.of("key", "operator", "value", "effect", "tolerationSeconds");

    private RemedyText() {}

    /** In a manifest, or typed; empty if it is advice only. */
    public static String code(ClusterState state, SmallestChange change) {
        return change instanceof SmallestChange.Tolerate tolerate ? yaml(tolerate.added()) : change.kubectl(state);
    }

    /** Tolerations as people write them: key first. */
    static String yaml(List<Toleration> tolerations) {
        var out = new StringBuilder();
        for (var toleration : tolerations) {
            Tree.Obj tree = toleration.toTree();
            var lead = "- ";
            for (var key : KEYS) {
                var value = tree.get(key);
                if (value != null) {
                    out.append(lead).append(key).append(": ").append(YamlWriter.write(value));
                    lead = "  ";
                }
            }
        }
        return out.toString().stripTrailing();
    }
}
