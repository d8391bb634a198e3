package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.manifest.JsonWriter;
import dev.podfall.manifest.YamlWriter;
import java.util.List;

/**
 * YAML, JSON and templates.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/printers/{yaml,json,jsonpath,template}.go.
 * <br>Differs: in nothing that we know of.
 */
final class DocumentPrinter implements Printer {
    private final OutputFormat format;
    private final PrintOptions options;

    DocumentPrinter(OutputFormat format, PrintOptions options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public void print(List<? extends KubeObject> objects, boolean single, StringBuilder out) {
        switch (format) {
            case OutputFormat.ColumnsFile(String spec) ->
                new CustomColumns(spec)
                        .print(objects.stream().map(Documents::whole).toList(), false, out);
            case OutputFormat.CustomColumns(String spec) ->
                new CustomColumns(spec)
                        .print(objects.stream().map(Documents::whole).toList(), options.noHeaders(), out);
            case OutputFormat.Name() ->
                objects.forEach(object -> out.append(Documents.name(object)).append('\n'));
            case OutputFormat.Kyaml k -> document(shown(objects, single, !options.withManagedFields()), out);
            case OutputFormat.Yaml y -> document(shown(objects, single, !options.withManagedFields()), out);
            case OutputFormat.Json j -> document(shown(objects, single, !options.withManagedFields()), out);
            case OutputFormat.JsonPath j -> document(shown(objects, single, false), out);
            case OutputFormat.GoTemplate g -> document(shown(objects, single, false), out);
            case OutputFormat.Table t -> new TablePrinter(t, options).print(objects, single, out);
        }
    }

    private static Tree.Obj shown(List<? extends KubeObject> objects, boolean single, boolean brief) {
        var documents = objects.stream()
                .map(object -> brief ? Documents.brief(object) : Documents.whole(object))
                .toList();
        return single && documents.size() == 1 ? documents.getFirst() : Documents.list(documents);
    }

    @Override
    public void print(Tree.Obj document, StringBuilder out) {
        switch (format) {
            case OutputFormat.Name() -> out.append(Documents.name(document)).append('\n');
            case OutputFormat.CustomColumns(String spec) ->
                new CustomColumns(spec).print(rows(document), options.noHeaders(), out);
            case OutputFormat.ColumnsFile(String spec) -> new CustomColumns(spec).print(rows(document), false, out);
            case OutputFormat.Kyaml k -> document(document, out);
            case OutputFormat.Table t -> out.append(Documents.name(document)).append('\n');
            case OutputFormat.Yaml y -> document(document, out);
            case OutputFormat.Json j -> document(document, out);
            case OutputFormat.JsonPath j -> document(document, out);
            case OutputFormat.GoTemplate g -> document(document, out);
        }
    }

    @Override
    public void printTyped(Kind kind, Tree.Obj object, StringBuilder out) {
        var filled = TypedDocument.filled(kind, object);
        if (format instanceof OutputFormat.Json) {
            out.append(TypedDocument.json(kind, filled));
        } else if (format instanceof OutputFormat.Kyaml) {
            KyamlWriter.write(filled, TypedDocument.type(kind), out);
        } else {
            print(filled, out);
        }
    }

    /** A list has a row for each of its items. */
    private static List<? extends Tree> rows(Tree.Obj document) {
        boolean list = document.text("kind", "").endsWith("List") && document.get("items") instanceof Tree.Arr;
        return list ? document.list("items") : List.of(document);
    }

    private void document(Tree.Obj document, StringBuilder out) {
        switch (format) {
            case OutputFormat.Json() -> out.append(ended(JsonWriter.pretty(document)));
            case OutputFormat.JsonPath(String template, boolean asJson) -> {
                var path = path(template);
                try {
                    out.append(asJson ? path.textAsJson(document) : path.text(document));
                } catch (PrintException wrong) {
                    throw wrong.within(
                            "error executing jsonpath " + Quoting.quote(template) + ": Error executing template: ",
                            ". Printing more information for debugging the template:\n\ttemplate was:\n\t\t"
                                    + template
                                    + "\n\tobject given to jsonpath engine was:\n\t\t" + GoSyntax.of(document)
                                    + "\n\n\n");
                }
            }
            case OutputFormat.GoTemplate(String template) ->
                GoTemplate.parse(template).print(document, out);
            case OutputFormat.Kyaml k -> KyamlWriter.write(document, null, out);
            case OutputFormat.Yaml y -> out.append(ended(YamlWriter.write(document)));
            case OutputFormat.Name n -> out.append(Documents.name(document)).append('\n');
            case OutputFormat.Table t -> out.append(Documents.name(document)).append('\n');
            case OutputFormat.CustomColumns c -> print(document, out);
            case OutputFormat.ColumnsFile c -> print(document, out);
        }
    }

    static JsonPath path(String template) {
        try {
            return JsonPath.parse(template);
        } catch (PrintException wrong) {
            throw wrong.within("error parsing jsonpath " + template + ", ", "");
        }
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
