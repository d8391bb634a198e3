package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/** Puts a document of its own into a text, as the others are written. */
public final class DocumentInsertion {
    private DocumentInsertion() {}

    /** The edit that adds the document after all others: what stands in the text keeps its lines. */
    public static TextEdit atEnd(String text, Tree.Obj document) {
        // By places: the text may be long, and many findings may ask for the same.
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean json = end > 0 && text.charAt(end - 1) == '}' && ManifestReader.looksLikeJson(text);
        boolean separated = end >= 3 && text.startsWith("---", end - 3) && (end == 3 || text.charAt(end - 4) == '\n');
        var written = json ? Json.write(document) + "\n" : YamlWriter.write(document);
        var before = end == 0 ? "" : "\n" + (separated || json ? "" : "---\n");
        return new TextEdit(end, text.length(), before + written);
    }
}
