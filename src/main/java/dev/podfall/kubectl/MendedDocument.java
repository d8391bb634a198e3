package dev.podfall.kubectl;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.api.tree.TreeEdit;
import dev.podfall.apiserver.schema.Problem;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document as it would be if what is wrong with it were mended.
 *
 * @param document it says what is meant, its places are those of what is written
 * @param written the paths of fields that are written otherwise, by the paths that they would have
 */
record MendedDocument(ManifestDocument document, Map<String, String> written) {

    /** Null if there is a problem for which there is no one way. */
    static @Nullable MendedDocument of(ManifestDocument document, List<Problem> problems) {
        Tree tree = document.tree();
        var written = new TreeMap<String, String>();
        for (var problem : problems) {
            tree = mended(document, tree, problem.path(), problem.mend());
            if (tree == null) {
                return null;
            }
            if (problem.mend() instanceof Mend.Rename(String key)) {
                written.put(problem.path().substring(0, problem.path().lastIndexOf('.') + 1) + key, problem.path());
            }
        }
        var mended =
                new ManifestDocument(document.source(), document.index(), document.path(), tree, document.positions());
        return new MendedDocument(mended, written);
    }

    private static @Nullable Tree mended(ManifestDocument document, Tree tree, String path, Mend mend) {
        var steps = document.positions().steps(path);
        return switch (mend) {
            case Mend.Write(Tree value) -> TreeEdit.with(tree, steps, value);
            case Mend.Quote _ -> {
                var there = document.positions().at(path);
                yield there == null ? null : TreeEdit.with(tree, steps, Tree.text(Json.write(there)));
            }
            case Mend.Rename(String key) -> TreeEdit.renamed(tree, steps, key);
            case Mend.Remove _ -> TreeEdit.without(tree, steps);
            case Mend.Nothing _,
                    Mend.At _,
                    Mend.All _,
                    Mend.Add _,
                    Mend.RemoveAt _,
                    Mend.Indent _,
                    Mend.MatchField _,
                    Mend.CreateNamespace _,
                    Mend.AddDocument _ -> null;
        };
    }

    /** A finding about the mended document, at the place that it has in the text. */
    Finding placed(Finding finding) {
        for (var entry : written.entrySet()) {
            var path = finding.path();
            if (path.startsWith(entry.getKey())) {
                var there = entry.getValue() + path.substring(entry.getKey().length());
                return Finding.at(document, finding.severity(), there, finding.message(), finding.nextStep())
                        .with(finding.mend());
            }
        }
        return finding;
    }
}
