package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.List;
import java.util.Map;

/**
 * A Go template: how it is read is in {@link GoTemplateParser}, how it runs in {@link GoTemplateRun}.
 *
 * <p>Upstream: Go's text/template; staging/src/k8s.io/cli-runtime/pkg/printers/template.go, and
 * genericclioptions/template_flags.go.
 * <br>Differs: the order of JSON's keys in the words of a failure; limits on what one template may do.
 */
final class GoTemplate {
    static final String NAME = "output";

    private final String template;
    private final Map<String, List<GoTemplateNode.Statement>> statements;

    private GoTemplate(String template, Map<String, List<GoTemplateNode.Statement>> statements) {
        this.template = template;
        this.statements = statements;
    }

    /** @throws PrintException in kubectl's words if the template is wrong */
    static GoTemplate parse(String template) {
        try {
            return new GoTemplate(template, GoTemplateParser.parse(template));
        } catch (PrintException wrong) {
            throw wrong.within("error parsing template " + template + ", ", "");
        }
    }

    /**
     * Appends what the template makes of the document.
     *
     * @throws PrintException in kubectl's words if it fails on the way; what came before that is appended, and, as
     *     kubectl does, what helps to find the mistake
     */
    void print(Tree.Obj document, StringBuilder out) {
        try {
            new GoTemplateRun(template, statements, out).run(document);
        } catch (PrintException wrong) {
            // There is no mistake to find where Podfall stops.
            if (wrong.sentence().isVerbatim()) {
                help(wrong, document, out);
            }
            throw wrong.within("error executing template " + Quoting.quote(template) + ": ", "");
        }
    }

    private void help(PrintException wrong, Tree.Obj document, StringBuilder out) {
        out.append("Error executing template: ").append(wrong.getMessage());
        out.append(". Printing more information for debugging the template:\n");
        out.append("\ttemplate was:\n\t\t").append(template).append('\n');
        out.append("\traw data was:\n\t\t").append(Json.write(document)).append('\n');
        out.append("\tobject given to template engine was:\n\t\t").append(GoText.of(document));
        out.append("\n\n");
    }
}
