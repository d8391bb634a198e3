package dev.podfall.api.tree;

import java.util.List;

/**
 * What one click could do about something that is wrong with a field, if the text is still as it was. It is about the field
 * that the finding is about, unless it says another.
 */
public sealed interface Mend {
    Mend NOTHING = new Nothing();

    /** There is no obvious way. */
    record Nothing() implements Mend {}

    /** Another scalar stands there. */
    record Write(Tree value) implements Mend {}

    /** What stands there is text: it gets quotes. */
    record Quote() implements Mend {}

    /** The field is called otherwise. */
    record Rename(String key) implements Mend {}

    /** The field goes, with all that is below it. */
    record Remove() implements Mend {}

    /** The same, about another field. */
    record At(String path, Mend mend) implements Mend {}

    /** Several at once. */
    record All(List<Mend> parts) implements Mend {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** A field comes that is missing or empty, with the parents that it lacks. */
    record Add(String path, Tree value) implements Mend {}

    /** The key that begins at a place goes with its value: it is given again further down, and only that counts. */
    record RemoveAt(int line, int column) implements Mend {}

    /** The line begins elsewhere, or with blanks where it has tabs. */
    record Indent() implements Mend {}

    /** An expression about labels becomes one about the node's name. */
    record MatchField() implements Mend {}

    /** The namespace comes that nobody makes. */
    record CreateNamespace() implements Mend {}

    /** An object comes that others refer to: a document of its own. */
    record AddDocument(Tree.Obj document) implements Mend {}
}
