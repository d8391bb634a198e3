package dev.podfall.kubectl;

import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.DocumentInsertion;
import dev.podfall.manifest.FieldInsertion;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ListItems;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Position;
import dev.podfall.manifest.QuickFix;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Offers to mend what findings about a text are about, where there is one obvious way. The text is read once for all of
 * them, and not before one may have a fix.
 */
public final class QuickFixes {
    private static final String EXPRESSIONS = ".matchExpressions[";

    private final String text;
    /** By where they begin; null as long as nobody has asked. */
    private @Nullable NavigableMap<Position, ManifestDocument> documents;

    private QuickFixes(String text) {
        this.text = text;
    }

    /** The fixes of findings that are all about this text. */
    public static QuickFixes in(String text) {
        return new QuickFixes(text);
    }

    /**
     * @param text of the source that the finding is in
     * @return nothing if there is no fix, or the text has changed so much that it has no place
     */
    public static Optional<QuickFix> of(String text, Finding finding) {
        return in(text).of(finding);
    }

    /** @return nothing if there is no fix, or the text has changed so much that it has no place */
    public Optional<QuickFix> of(Finding finding) {
        return switch (finding.mend()) {
            case NOTHING -> Optional.empty();
            case ADD_CONTAINER -> document(finding).flatMap(document -> container(text, document, finding.path()));
            case MATCH_FIELD -> document(finding).flatMap(document -> matchField(text, document, finding.path()));
            case CREATE_NAMESPACE -> document(finding).flatMap(document -> namespace(text, document));
        };
    }

    /** What the fix is called that makes a namespace. */
    static Phrase createNamespace(String namespace) {
        return Phrase.of("fix.namespace", namespace);
    }

    private static Optional<QuickFix> namespace(String text, ManifestDocument document) {
        var namespace = document.namespace();
        if (!MissingNamespaces.isName(namespace)) {
            return Optional.empty();
        }
        var edit = DocumentInsertion.atEnd(text, MissingNamespaces.document(namespace));
        return Optional.of(new QuickFix(createNamespace(namespace), List.of(edit)));
    }

    private Optional<ManifestDocument> document(Finding finding) {
        if (documents == null) {
            documents = read(finding.source(), text);
        }
        var above = documents.floorEntry(new Position(finding.line(), finding.column()));
        if (above == null) {
            return Optional.empty();
        }
        var document = above.getValue();
        var at = document.positions().find(finding.path()).best();
        return at.line() == finding.line() && at.column() == finding.column()
                ? Optional.of(document)
                : Optional.empty();
    }

    private static NavigableMap<Position, ManifestDocument> read(String source, String text) {
        var out = new TreeMap<Position, ManifestDocument>();
        for (var document : ManifestReader.read(source, text).objects()) {
            out.put(document.positions().value(""), document);
        }
        return out;
    }

    private static Optional<QuickFix> container(String text, ManifestDocument document, String path) {
        var name = document.name().isEmpty() || document.name().contains(".") ? "main" : document.name();
        var container = Tree.builder()
                .put("name", name)
                .put("image", "registry.k8s.io/pause:3.10")
                .build();
        return FieldInsertion.of(text, document, path, Tree.list(container))
                .map(edit -> new QuickFix(Phrase.of("fix.container"), List.of(edit)));
    }

    private static Optional<QuickFix> matchField(String text, ManifestDocument document, String path) {
        int from = path.lastIndexOf(EXPRESSIONS);
        var term = path.substring(0, from);
        int index = Integer.parseInt(
                path.substring(from + EXPRESSIONS.length(), path.indexOf(']', from + EXPRESSIONS.length())));
        var items = ListItems.of(text, document, term + ".matchExpressions");
        if (items == null || !canBeField(items.get(index))) {
            return Optional.empty();
        }
        return items.moveTo(index, "matchFields").map(edits -> new QuickFix(Phrase.of("fix.match-fields"), edits));
    }

    /** Fields take one value only. */
    private static boolean canBeField(Tree item) {
        return item instanceof Tree.Obj expression
                && expression.text("key", "").equals(NodeSelectorTerm.NAME_FIELD)
                && List.of("In", "NotIn").contains(expression.text("operator", ""))
                && expression.list("values").size() == 1;
    }
}
