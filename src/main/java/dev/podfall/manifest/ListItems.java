package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of a document and the lines on which its items stand. */
public final class ListItems {
    private final String text;
    private final Lines lines;
    private final ManifestDocument document;
    private final String path;
    private final Tree.Arr list;

    private ListItems(String text, ManifestDocument document, String path, Tree.Arr list) {
        this.text = text;
        this.lines = document.positions().lines();
        this.document = document;
        this.path = path;
        this.list = list;
    }

    /**
     * @param text that the document was read from
     * @return null if there is no list at the path
     */
    public static @Nullable ListItems of(String text, ManifestDocument document, String path) {
        Tree tree = document.tree();
        for (var step : path.split("[.\\[]", -1)) {
            if (tree instanceof Tree.Obj obj) {
                var value = obj.get(step);
                tree = value == null ? Tree.NIL : value;
            } else if (tree instanceof Tree.Arr arr && step.endsWith("]")) {
                int index = Integer.parseInt(step.substring(0, step.length() - 1));
                tree = index < arr.size() ? arr.get(index) : Tree.NIL;
            } else {
                return null;
            }
        }
        return tree instanceof Tree.Arr arr ? new ListItems(text, document, path, arr) : null;
    }

    public Tree get(int index) {
        return list.get(index);
    }

    /**
     * The edits that move an item to a list beside this one.
     *
     * @param sibling the other list's key, which is made if it is missing
     * @return nothing if the text is of a form in which that cannot be done by moving lines
     */
    public Optional<List<TextEdit>> moveTo(int index, String sibling) {
        var siblingPath = path.substring(0, path.lastIndexOf('.') + 1) + sibling;
        var there = of(text, document, siblingPath);
        int key = lines.offset(document.positions().key(path));
        if (there == null && list.size() == 1) {
            int length = path.length() - path.lastIndexOf('.') - 1;
            return Optional.of(List.of(new TextEdit(key, key + length, sibling)));
        }
        boolean keyGoes = list.size() == 1;
        boolean keyAlone = text.substring(startOfLine(key), key).isBlank();
        if (!inLines() || there != null && !there.inLines() || keyGoes && !keyAlone) {
            return Optional.empty();
        }
        var moved = text.substring(start(index), end(index));
        var edits = new ArrayList<TextEdit>();
        edits.add(new TextEdit(keyGoes ? startOfLine(key) : start(index), end(index), ""));
        if (there == null) {
            int indent = key - startOfLine(key);
            edits.add(TextEdit.insert(end(list.size() - 1), " ".repeat(indent) + sibling + ":\n" + moved));
        } else {
            edits.add(TextEdit.insert(there.end(there.list.size() - 1), moved));
        }
        return Optional.of(joined(edits));
    }

    /** Of two edits that meet, the one that removes keeps its place and the other goes into it. */
    private static List<TextEdit> joined(List<TextEdit> edits) {
        var removal = edits.get(0);
        var insertion = edits.get(1);
        return removal.to() == insertion.from()
                ? List.of(new TextEdit(removal.from(), removal.to(), insertion.text()))
                : edits;
    }

    /** Whether each item has lines of its own. */
    private boolean inLines() {
        for (int i = 0; i < list.size(); i++) {
            int dash = text.indexOf('-', start(i));
            if (dash < 0 || !text.substring(start(i), dash).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private int start(int index) {
        return startOfLine(lines.offset(document.positions().key(path + "[" + index + "]")));
    }

    /** Up to the next line that is no deeper than the dash. */
    private int end(int index) {
        int start = start(index);
        int dash = text.indexOf('-', start) - start;
        int line = nextLine(start);
        while (line < text.length()) {
            int content = line;
            while (content < text.length() && text.charAt(content) == ' ') {
                content++;
            }
            boolean blank = content >= text.length() || text.charAt(content) == '\n';
            if (!blank && content - line <= dash) {
                return line;
            }
            line = nextLine(line);
        }
        return text.length();
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int nextLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
