package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.FieldHelp;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code kubectl explain}: what a kind or a field means, and what is below it.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/explain/explain.go, pkg/explain/v2/templates/plaintext.tmpl.
 * <br>Differs: descriptions are our own and shorter; fields of the table only; says what is not simulated.
 */
final class ExplainVerb implements Action {
    @Override
    public void run(Invocation in) {
        if (in.arguments().isEmpty()) {
            throw new KubectlException("You must specify the type of resource to explain. Use \"kubectl api-resources\""
                    + " for a complete list of supported resources.\n");
        }
        if (in.arguments().size() > 1) {
            throw new KubectlException("We accept only this format: explain RESOURCE");
        }
        var words = List.of(in.arguments().getFirst().split("\\.", -1));
        var kind = Resources.asked(words.getFirst(), in.discovery());
        var names = words.subList(1, words.size());
        if (!kind.group().isEmpty() && in.arguments().getFirst().startsWith(words.getFirst() + "." + kind.group())) {
            names = names.subList(kind.group().split("\\.", -1).length, names.size());
        }
        var path = names;
        in.print(out -> explain(new Paragraphs(in.io().wording()), kind, path, in.flag("recursive"), out));
    }

    private static void explain(Paragraphs words, Kind kind, List<String> names, boolean recursive, StringBuilder out) {
        if (!kind.group().isEmpty()) {
            out.append("GROUP:      ").append(kind.group()).append('\n');
        }
        out.append("KIND:       ").append(kind.kindName()).append('\n');
        out.append("VERSION:    ").append(kind.version()).append("\n\n");
        var type = Schema.of(kind);
        if (names.isEmpty()) {
            out.append("DESCRIPTION:\n").append(words.paragraph(FieldHelp.about(type)));
            fields(words, type, recursive, out);
            return;
        }
        var parent = type;
        for (int i = 0; i < names.size() - 1; i++) {
            var below = Schema.below(field(parent, names.get(i)).type());
            if (below == null) {
                throw missing(names.get(i + 1));
            }
            parent = below;
        }
        var field = field(parent, names.getLast());
        out.append("FIELD: ")
                .append(field.name())
                .append(" <")
                .append(Type.explained(field.type()))
                .append(">\n\n");
        out.append("\nDESCRIPTION:\n").append(words.paragraph(FieldHelp.described(parent, field)));
        var below = Schema.below(field.type());
        if (below != null) {
            fields(words, below, recursive, out);
        }
    }

    private static Field field(StructType type, String name) {
        var field = type.field(name);
        if (field == null) {
            throw missing(name);
        }
        return field;
    }

    private static KubectlException missing(String name) {
        return new KubectlException("field " + Quoting.quote(name) + " does not exist");
    }

    private static void fields(Paragraphs words, StructType type, boolean recursive, StringBuilder out) {
        out.append("\nFIELDS:\n");
        if (recursive) {
            names(type, "  ", new HashSet<>(), out);
            return;
        }
        for (var field : sorted(type)) {
            out.append("  ")
                    .append(field.name())
                    .append("\t<")
                    .append(Type.explained(field.type()))
                    .append(">\n");
            out.append(words.paragraph(FieldHelp.described(type, field))).append('\n');
        }
    }

    private static void names(StructType type, String indent, Set<String> above, StringBuilder out) {
        if (!above.add(type.name())) {
            return;
        }
        for (var field : sorted(type)) {
            out.append(indent)
                    .append(field.name())
                    .append("\t<")
                    .append(Type.explained(field.type()))
                    .append(">\n");
            var below = Schema.below(field.type());
            if (below != null) {
                names(below, indent + "  ", above, out);
            }
        }
        above.remove(type.name());
    }

    private static List<Field> sorted(StructType type) {
        return type.fields().stream().sorted(Comparator.comparing(Field::name)).toList();
    }
}
