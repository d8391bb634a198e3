package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import java.util.List;

/** Prints what {@code get} finds and what other verbs return with {@code -o}. */
public interface Printer {

    static Printer of(OutputFormat format, PrintOptions options) {
        return format instanceof OutputFormat.Table table
                ? new TablePrinter(table, options)
                : new DocumentPrinter(format, options);
    }

    /** An object as the API server sends it: JSON in one line, its fields in the order of their type. */
    static String compact(Kind kind, Tree.Obj object) {
        return TypedDocument.compact(kind, object);
    }

    /**
     * Reads the template of a format, if it has one.
     *
     * @throws PrintException in kubectl's words if the template is wrong
     */
    static void check(OutputFormat format) {
        switch (format) {
            case OutputFormat.JsonPath(String template, boolean _) -> DocumentPrinter.path(template);
            case OutputFormat.GoTemplate(String template) -> GoTemplate.parse(template);
            case OutputFormat.Table _,
                    OutputFormat.CustomColumns _,
                    OutputFormat.ColumnsFile _,
                    OutputFormat.Kyaml _,
                    OutputFormat.Name _,
                    OutputFormat.Yaml _,
                    OutputFormat.Json _ -> {
                // They have none.
            }
        }
    }

    /**
     * Prints what was found. Objects of one kind stand together; a table begins anew where the kind changes, after
     * an empty line if tables have headers.
     *
     * @param single one object was asked for by its name: documents and templates get the object itself, else a
     *     {@code List} of all
     */
    void print(List<? extends KubeObject> objects, boolean single, StringBuilder out);

    /** Prints one document that need not be what the server would store, as {@code --dry-run=client} does. */
    void print(Tree.Obj document, StringBuilder out);

    /** Prints one object as kubectl does where it holds a value of a Go type: {@link TypedDocument}. */
    default void printTyped(Kind kind, Tree.Obj object, StringBuilder out) {
        print(object, out);
    }
}
