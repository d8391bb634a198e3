package dev.podfall.ui.manifest;

import dev.podfall.kept.SessionFile;
import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The text of a tab. Screen's thread only. */
final class EditorDocument {
    /** The editor makes something of each line and each colour, about 100 bytes of a character, and lays out the whole of a line. */
    static final int MOST_CHARACTERS = 5_000_000;

    static final int LONGEST_LINE = 50_000;

    private final @Nullable CompletableFuture<@Nullable String> edit;
    private final boolean tooLarge;
    private String name;
    private @Nullable Path path;
    /** The text as somebody wants it to be; null if nobody knows, and it is not this one. */
    private @Nullable String settled;

    private String text;
    private List<FindingRow> rows = List.of();
    private @Nullable ClusterCopy copy;

    /** Somebody wants to see the text of a copied cluster. */
    private boolean textWanted;

    private EditorDocument(Source source, @Nullable Path path, @Nullable CompletableFuture<@Nullable String> edit) {
        this.name = source.name();
        this.settled = source.text();
        this.text = source.text();
        this.tooLarge = isTooLarge(text);
        this.path = path;
        this.edit = edit;
    }

    static EditorDocument of(Source source, @Nullable Path path) {
        return new EditorDocument(source, path, null);
    }

    /**
     * As a session was left with it.
     *
     * @param dirty whether it is kept nowhere else
     */
    static EditorDocument again(SessionFile.Tab tab, boolean dirty) {
        var path = tab.path().isEmpty() ? null : Path.of(tab.path());
        var document = new EditorDocument(new Source(tab.name(), tab.text()), path, null);
        if (dirty) {
            document.settled = null;
        }
        return document;
    }

    /** For {@code kubectl edit}: whoever asked waits for the text. */
    static EditorDocument edited(Source source, CompletableFuture<@Nullable String> edit) {
        return new EditorDocument(source, null, edit);
    }

    String name() {
        return name;
    }

    @Nullable
    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    void text(String newText) {
        text = newText;
    }

    /** Whether it is shown as a text, to be changed: neither is one that is too large, nor a copied cluster before somebody asks. */
    boolean isText() {
        return !tooLarge && (copy == null || textWanted);
    }

    /** The cluster that was copied into the text; null if none was, or nobody has looked yet. */
    @Nullable
    ClusterCopy copy() {
        return copy;
    }

    void copy(ClusterCopy found) {
        copy = found;
    }

    /** From now on the text of a copied cluster is shown. */
    void showText() {
        textWanted = true;
    }

    /** Whether it can be loaded, but not be shown and changed: the screen would stand still. */
    boolean isTooLarge() {
        return tooLarge;
    }

    private static boolean isTooLarge(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return true;
        }
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (end - start > LONGEST_LINE) {
                return true;
            }
            start = end + 1;
        }
        return text.length() - start > LONGEST_LINE;
    }

    boolean isDirty() {
        return !text.equals(settled);
    }

    /** It is now as somebody wants it to be. */
    void settle() {
        settled = text;
    }

    void savedAs(Path file) {
        path = file;
        name = String.valueOf(file.getFileName());
        settle();
    }

    Source source() {
        return new Source(name, text);
    }

    List<FindingRow> rows() {
        return rows;
    }

    void rows(List<FindingRow> newRows) {
        rows = List.copyOf(newRows);
    }

    long count(Severity severity) {
        return rows.stream().filter(row -> row.severity() == severity).count();
    }

    /** Whether {@code kubectl edit} waits for it. */
    boolean isEdit() {
        return edit != null;
    }

    /** Gives the text to whoever waits for it. */
    void finishEdit() {
        if (edit != null) {
            edit.complete(text);
        }
    }

    /** Gives back what it was. */
    void cancelEdit() {
        if (edit != null) {
            edit.complete(settled);
        }
    }
}
