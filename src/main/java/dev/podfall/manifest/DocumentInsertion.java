package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/** Puts a document of its own into a text, as the others are written. */
public final class DocumentInsertion {
    private DocumentInsertion() {}

    /** The edit that adds the document after all others: what stands in the text keeps its lines. */
    public static TextEdit atEnd(String text, Tree.Obj document) {
        var rest = text.stripTrailing();
        boolean json = rest.endsWith("}") && text.stripLeading().startsWith("{");
        boolean separated = rest.endsWith("---") && (rest.length() == 3 || rest.charAt(rest.length() - 4) == '\n');
        var written = json ? Json.write(document) + "\n" : YamlWriter.write(document);
        var before = rest.isEmpty() ? "" : "\n" + (separated || json ? "" : "---\n");
        return new TextEdit(rest.length(), text.length(), before + written);
    }
}
