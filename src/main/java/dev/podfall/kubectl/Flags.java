package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import java.util.ArrayList;
import java.util.List;

/** Flags that several verbs share. */
final class Flags {
    private final List<Flag> flags = new ArrayList<>();

    Flags add(Flag flag) {
        flags.add(flag);
        return this;
    }

    List<Flag> list() {
        return List.copyOf(flags);
    }

    Flags files() {
        return add(Flag.texts("filename", "f", "flag.filename"))
                .add(Flag.off("recursive", "R", "flag.recursive"))
                .add(Flag.text("kustomize", "k", "", "flag.unsupported").use(Flag.Use.REFUSED));
    }

    Flags output() {
        return add(Flag.text("output", "o", "", "flag.output")).add(Flag.text("template", "", "", "flag.template"));
    }

    Flags labelSelector() {
        return add(Flag.text("selector", "l", "", "flag.selector"));
    }

    Flags fieldSelector() {
        return add(Flag.text("field-selector", "", "", "flag.field-selector"));
    }

    Flags allNamespaces() {
        return add(Flag.off("all-namespaces", "A", "flag.all-namespaces"));
    }

    Flags dryRun() {
        return add(Flag.text("dry-run", "", "none", "flag.dry-run").alone(DryRun.ALONE));
    }

    Flags fieldManager(String otherwise) {
        return add(Flag.text("field-manager", "", otherwise, "flag.field-manager"));
    }

    Flags validate() {
        return add(Flag.text("validate", "", "strict", "flag.validate").alone("strict"));
    }

    Flags record() {
        return add(Flag.off("record", "", "flag.record"));
    }

    Flags saveConfig() {
        return add(Flag.off("save-config", "", "flag.save-config"));
    }

    Flags subresource() {
        return add(Flag.text("subresource", "", "", "flag.subresource"));
    }

    /** For verbs that delete; for the others with {@code --force} only. */
    Flags deletion(boolean always) {
        return add(Flag.off("force", "", always ? "flag.force" : "flag.forced.force"))
                .add(Flag.number("grace-period", "", -1, always ? "flag.grace-period" : "flag.forced.grace-period"))
                .add(Flag.text("cascade", "", "background", always ? "flag.cascade" : "flag.forced.cascade")
                        .alone("background"))
                .add(Flag.duration("timeout", always ? "flag.timeout" : "flag.forced.timeout"))
                .add(Flag.on("wait", "", always ? "flag.wait" : "flag.forced.wait"));
    }

    /** For {@code label} and {@code annotate}. */
    Flags labelling(String manager) {
        return files().output()
                .labelSelector()
                .fieldSelector()
                .allNamespaces()
                .dryRun()
                .fieldManager(manager)
                .add(Flag.off("all", "", "flag.all"))
                .add(Flag.off("overwrite", "", "flag.overwrite"))
                .add(Flag.off("list", "", "flag.list"))
                .add(Flag.text("resource-version", "", "", "flag.resource-version"))
                .record()
                .add(Flag.off("local", "", "flag.local"));
    }
}
