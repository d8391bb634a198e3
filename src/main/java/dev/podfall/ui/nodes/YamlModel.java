package dev.podfall.ui.nodes;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.Revisions;
import dev.podfall.kubectl.print.Documents;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Position;
import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as {@code kubectl get -o yaml} prints it, with who wrote each line.
 *
 * @param text without a line break at its end
 * @param origins for each line; empty where it was the user
 * @param hint what to do next where nothing is chosen; else empty
 */
record YamlModel(
        String title, String text, List<Optional<Origin>> origins, List<SyntaxSpans.Line> syntax, String hint) {

    YamlModel {
        origins = List.copyOf(origins);
        syntax = List.copyOf(syntax);
    }

    static YamlModel answer(Question question) {
        var object = question.object();
        if (object == null) {
            return new YamlModel("", "", List.of(), List.of(), question.hint());
        }
        var text = YamlWriter.write(Documents.brief(object)).stripTrailing();
        return new YamlModel(
                Documents.name(object),
                text,
                origins(object, text, template(question.state(), object)),
                SyntaxSpans.of(text),
                "");
    }

    /** Those origins that there are. */
    List<Origin> legend() {
        return Arrays.stream(Origin.values())
                .filter(origin -> origins.contains(Optional.of(origin)))
                .toList();
    }

    private static List<Optional<Origin>> origins(KubeObject object, String text, Tree.@Nullable Obj templateSpec) {
        var documents = ManifestReader.read("object.yaml", text).documents();
        var out = new ArrayList<Optional<Origin>>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            if (documents.isEmpty()) {
                out.add(Optional.empty());
                continue;
            }
            var path = documents.getFirst().positions().pathAt(new Position(number, Math.max(1, line.length())));
            out.add(Optional.ofNullable(Origin.of(object, path, templateSpec)));
        }
        return out;
    }

    /** The spec of the template that a daemon pod was made from, or else of the one that there is. */
    private static Tree.@Nullable Obj template(ClusterState state, KubeObject object) {
        var daemonSet = state.daemonSetOf(object);
        if (!(object instanceof Pod pod) || daemonSet == null) {
            return null;
        }
        var hash = pod.templateHash();
        for (var revision : Revisions.of(state, daemonSet)) {
            if (revision.hash().equals(hash)) {
                return Revisions.template(revision).obj("spec");
            }
        }
        return daemonSet.spec().template().spec().toTree();
    }
}
