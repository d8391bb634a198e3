package dev.podfall.kubectl;

import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.DocumentInsertion;
import dev.podfall.manifest.FieldEdits;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ListItems;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Position;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.Reading;
import dev.podfall.manifest.TextEdit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Offers to mend what findings about a text are about, where there is one obvious way. The text is read once for all of
 * them, and not before one may have a fix. A fix is tried out before it is offered: read again, the text must say what it
 * is to say, and everywhere else what it said before.
 */
public final class QuickFixes {
    private static final String EXPRESSIONS = ".matchExpressions[";

    /** So many characters are read again; findings beyond that are mended when others are. */
    private static final long MOST_READ = 8_000_000;

    private final String text;
    /** By where they begin; null as long as nobody has asked. */
    private @Nullable NavigableMap<Position, ManifestDocument> documents;

    private List<ManifestDocument> inOrder = List.of();
    private long unread;
    private long read;

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
            case Mend.Nothing _ -> Optional.empty();
            case Mend.MatchField _ -> document(finding).flatMap(document -> matchField(text, document, finding.path()));
            case Mend.CreateNamespace _ -> document(finding).flatMap(document -> namespace(text, document));
            case Mend.AddDocument(var added) -> document(finding).map(document -> added(text, added));
            case Mend.Indent _ -> Indentation.mended(text, finding);
            case Mend.RemoveAt(int line, int column) -> removeAt(finding.source(), new Position(line, column));
            case Mend.Write _, Mend.Quote _, Mend.Rename _, Mend.Remove _, Mend.At _, Mend.All _, Mend.Add _ ->
                document(finding).flatMap(document -> ofField(document, finding));
        };
    }

    /** What the fix is called that makes a namespace. */
    static Phrase createNamespace(String namespace) {
        return Phrase.of("fix.namespace", namespace);
    }

    private Optional<QuickFix> ofField(ManifestDocument document, Finding finding) {
        var change = FieldChange.of(text, document, finding.path(), finding.mend());
        return change.filter(c -> isTried(document, c)).map(c -> new QuickFix(c.title(), c.edits()));
    }

    /** Whether the changed text says what it is to say and nothing else. */
    private boolean isTried(ManifestDocument document, FieldChange change) {
        read += text.length();
        if (read > MOST_READ) {
            return false;
        }
        var reading = ManifestReader.read(document.source(), TextEdit.apply(text, change.edits()));
        var now = reading.objects();
        if (now.size() != inOrder.size() || errors(reading) > unread) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            var before = inOrder.get(i);
            var wanted = before == document ? change.tree() : before.tree();
            if (!now.get(i).tree().equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** What stands twice: the one that does not count goes, so that nothing changes. */
    private Optional<QuickFix> removeAt(String source, Position at) {
        var above = documents(source).floorEntry(at);
        if (above == null) {
            return Optional.empty();
        }
        var document = above.getValue();
        return new FieldEdits(text, document)
                .removeAt(at)
                .map(edit -> new FieldChange(
                        Phrase.of("fix.remove-line", Integer.toString(at.line())), List.of(edit), document.tree()))
                .filter(change -> isTried(document, change))
                .map(change -> new QuickFix(change.title(), change.edits()));
    }

    private static Optional<QuickFix> namespace(String text, ManifestDocument document) {
        var namespace = document.namespace();
        if (!MissingNamespaces.isName(namespace)) {
            return Optional.empty();
        }
        var edit = DocumentInsertion.atEnd(text, MissingNamespaces.document(namespace));
        return Optional.of(new QuickFix(createNamespace(namespace), List.of(edit)));
    }

    private static QuickFix added(String text, Tree.Obj document) {
        var title = Phrase.of(
                "fix.document",
                document.text("kind", ""),
                document.obj("metadata").text("name", ""));
        return new QuickFix(title, List.of(DocumentInsertion.atEnd(text, document)));
    }

    private Optional<ManifestDocument> document(Finding finding) {
        var above = documents(finding.source()).floorEntry(new Position(finding.line(), finding.column()));
        if (above == null) {
            return Optional.empty();
        }
        var document = above.getValue();
        var at = document.positions().find(finding.path());
        var here = new Position(finding.line(), finding.column());
        return at.best().equals(here) || at.key().equals(here) ? Optional.of(document) : Optional.empty();
    }

    private NavigableMap<Position, ManifestDocument> documents(String source) {
        if (documents == null) {
            var reading = ManifestReader.read(source, text);
            inOrder = reading.objects();
            unread = errors(reading);
            documents = new TreeMap<>();
            for (var document : inOrder) {
                documents.put(document.positions().value(""), document);
            }
        }
        return documents;
    }

    private static long errors(Reading reading) {
        return reading.findings().stream().filter(Finding::isError).count();
    }

    private static Optional<QuickFix> matchField(String text, ManifestDocument document, String path) {
        int from = path.lastIndexOf(EXPRESSIONS);
        if (from < 0) {
            // It is written otherwise, which is another finding.
            return Optional.empty();
        }
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
