package dev.podfall.kubectl;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.manifest.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl apply view-last-applied|set-last-applied|edit-last-applied}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply_view_last_applied.go, apply_set_last_applied.go,
 * apply_edit_last_applied.go.
 * <br>Differs: edits one object after the other.
 */
final class LastAppliedVerbs {
    private static final String FIELD_MANAGER = "kubectl";

    private LastAppliedVerbs() {}

    static void view(Invocation in) {
        var configurations = new ArrayList<String>();
        for (var info : find(in)) {
            var said = LastApplied.in(info.tree());
            if (said != null) {
                configurations.add(said);
            } else if (!info.source().isEmpty()) {
                throw new KubectlException(new Failure.Plain("<nil>")
                        .when(
                                "no last-applied-configuration annotation found on resource: " + info.name() + "\n",
                                info.source()));
            } else {
                // kubectl loses the error if no file is to blame, and stops.
                break;
            }
        }
        for (var said : configurations) {
            switch (in.text("output")) {
                case "json" -> in.io().out(indented(said));
                case "yaml" -> in.io().out(YamlWriter.write(parsed(said)));
                default ->
                    throw in.usage("Unexpected -o output mode: " + in.text("output")
                            + ", the flag 'output' must be one of yaml|json");
            }
        }
    }

    private static List<ResourceInfo> find(Invocation in) {
        var query = in.queryWithFiles();
        if (in.flag("all")) {
            query.all(true);
        }
        var failures = new ArrayList<Failure>();
        var infos = query.labelSelector(in.text("selector"))
                .arguments(in.command().changed("namespace"), in.arguments())
                .latest()
                .find()
                .infos(failures);
        KubectlException.throwIfAny(failures);
        return infos;
    }

    private static Tree parsed(String text) {
        try {
            return ManifestReader.parse(text);
        } catch (SyntaxError e) {
            throw new KubectlException(e.words());
        }
    }

    /** As Go's {@code json.Indent} does it, with two blanks: what follows the value stays. */
    private static String indented(String text) {
        var out = new StringBuilder();
        indent(parsed(text), 0, out);
        return out.append(text.endsWith("\n") ? "\n" : "").toString();
    }

    private static void indent(Tree tree, int depth, StringBuilder out) {
        switch (tree) {
            case Tree.Obj map
            when !map.isEmpty() -> {
                out.append('{');
                boolean first = true;
                for (var key : map.keys()) {
                    out.append(first ? "\n" : ",\n")
                            .repeat("  ", depth + 1)
                            .append(Json.quote(key))
                            .append(": ");
                    var value = map.get(key);
                    indent(value == null ? Tree.NIL : value, depth + 1, out);
                    first = false;
                }
                out.append('\n').repeat("  ", depth).append('}');
            }
            case Tree.Arr list
            when list.size() > 0 -> {
                out.append('[');
                boolean first = true;
                for (var item : list.items()) {
                    out.append(first ? "\n" : ",\n").repeat("  ", depth + 1);
                    indent(item, depth + 1, out);
                    first = false;
                }
                out.append('\n').repeat("  ", depth).append(']');
            }
            default -> out.append(Json.write(tree));
        }
    }

    private record Change(ResourceInfo info, Tree.Obj after) {}

    static void set(Invocation in) {
        var failures = new ArrayList<Failure>();
        var infos = in.queryWithFiles().find().infos(failures);
        var changes = new ArrayList<Change>();
        for (var info : infos) {
            var stored = info.withStored(in.fetch(info.kind(), info.key()));
            var before = LastApplied.in(stored.tree());
            if (before == null && !in.flag("create-annotation")) {
                throw new KubectlException("no last-applied-configuration annotation found on resource: " + info.name()
                        + ", to create the annotation, run the command with --create-annotation");
            }
            var said = Json.write(LastApplied.plain(info.manifest())) + "\n";
            if (said.strip().equals(before == null ? null : before.strip())) {
                in.out("set-last-applied " + info.name() + ": no changes required.");
            } else {
                changes.add(new Change(
                        stored, Patches.at(Tree.text(said), "metadata", "annotations", LastApplied.ANNOTATION)));
            }
        }
        KubectlException.throwIfAny(failures);
        for (var change : changes) {
            var info = change.info();
            if (in.dryRun() == DryRun.CLIENT) {
                in.report(info.kind(), info.name(), info.tree(), "configured");
            } else {
                in.report(info, in.patch(info, PatchType.MERGE, change.after(), FIELD_MANAGER), "configured");
            }
        }
    }

    static void edit(Invocation in) {
        for (var info : find(in)) {
            var said = LastApplied.in(info.tree());
            if (said == null) {
                throw new KubectlException(
                        "no last-applied-configuration annotation found on resource: " + info.name());
            }
            var edited = in.io().edit(info.objectName(), YamlWriter.write(parsed(said)));
            if (edited == null) {
                throw new KubectlException(Phrase.of("refuse.no-editor", info.objectName()));
            }
            if (!(parsed(edited) instanceof Tree.Obj after)) {
                throw new KubectlException("Edit cancelled, no valid changes were saved.");
            }
            var text = Tree.text(Json.write(after) + "\n");
            var patch = Patches.at(text, "metadata", "annotations", LastApplied.ANNOTATION);
            in.report(info, in.patch(info, PatchType.MERGE, patch, FIELD_MANAGER), "edited");
        }
    }
}
