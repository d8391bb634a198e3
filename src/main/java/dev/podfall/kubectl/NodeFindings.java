package dev.podfall.kubectl;

import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.tree.Paths;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;

/** Says of a Node's annotations what they say to Podfall in vain. */
final class NodeFindings {
    private static final String OURS = "podfall.dev/";

    private NodeFindings() {}

    /** @param document one that decodes */
    static List<Finding> in(ManifestDocument document) {
        var out = new ArrayList<Finding>();
        if (document.kind().equals("Node")) {
            document.object().obj("metadata").obj("annotations").forEach((key, value) -> {
                if (key.equals(NodeNetwork.PLUGIN)) {
                    if (value instanceof Tree.Text(String said) && !NodeNetwork.isForm(said.strip())) {
                        out.add(warning(document, key, Phrase.of("network-plugin.form", said)));
                    }
                } else if (key.startsWith(OURS)) {
                    out.add(warning(document, key, Phrase.of("network-plugin.unknown", key)));
                }
            });
        }
        return out;
    }

    private static Finding warning(ManifestDocument document, String key, Phrase what) {
        var path = new StringBuilder("metadata.annotations");
        Paths.appendKey(path, key);
        return Finding.at(
                document,
                Severity.WARNING,
                path.toString(),
                what,
                Phrase.of("network-plugin.step", NodeNetwork.PLUGIN));
    }
}
