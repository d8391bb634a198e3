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
        return add(Flag.texts("filename", "f", "Files or directories with manifests; - is standard input."))
                .add(Flag.off("recursive", "R", "Read directories below too."))
                .add(Flag.text("kustomize", "k", "", "Not supported."));
    }

    Flags output() {
        return add(Flag.text(
                        "output",
                        "o",
                        "",
                        "Format: wide, yaml, json, name, jsonpath=, custom-columns=, go-template= (as far as the verb"
                                + " has it)."))
                .add(Flag.text("template", "", "", "The template of -o go-template and -o jsonpath."));
    }

    Flags labelSelector() {
        return add(Flag.text("selector", "l", "", "Only objects with these labels, as app=agent,tier!=x."));
    }

    Flags fieldSelector() {
        return add(Flag.text("field-selector", "", "", "Only objects with these fields, as spec.nodeName=n1."));
    }

    Flags allNamespaces() {
        return add(Flag.off("all-namespaces", "A", "In all namespaces."));
    }

    Flags dryRun() {
        return add(Flag.text("dry-run", "", "none", "client: send nothing; server: store nothing; or none.")
                .alone(DryRun.ALONE));
    }

    Flags fieldManager(String otherwise) {
        return add(Flag.text("field-manager", "", otherwise, "Who the change is by."));
    }

    Flags validate() {
        return add(Flag.text(
                        "validate",
                        "",
                        "strict",
                        "Unknown fields: strict (or true) refuses, warn warns, ignore (or false) is silent.")
                .alone("strict"));
    }

    Flags record() {
        return add(Flag.off("record", "", "Deprecated: keep the command in the annotation of the change's cause."));
    }

    Flags saveConfig() {
        return add(Flag.off("save-config", "", "Keep the manifest in the annotation that apply uses."));
    }

    Flags subresource() {
        return add(Flag.text("subresource", "", "", "status, or nothing."));
    }

    Flags deletion(String condition) {
        return add(Flag.off("force", "", condition + "delete at once, or delete and create anew."))
                .add(Flag.number("grace-period", "", -1, condition + "seconds to end in; -1: the object's own."))
                .add(Flag.text("cascade", "", "background", condition + "background, foreground or orphan.")
                        .alone("background"))
                .add(Flag.duration("timeout", condition + "how long to wait; 0: an hour."))
                .add(Flag.on("wait", "", condition + "wait until the objects are gone."));
    }

    /** For {@code label} and {@code annotate}. */
    Flags labelling(String manager) {
        return files().output()
                .labelSelector()
                .fieldSelector()
                .allNamespaces()
                .dryRun()
                .fieldManager(manager)
                .add(Flag.off("all", "", "All objects of the type in the namespace."))
                .add(Flag.off("overwrite", "", "Replace values that are there already."))
                .add(Flag.off("list", "", "List what is there."))
                .add(Flag.text("resource-version", "", "", "Only if the object still has this version."))
                .record()
                .add(Flag.off("local", "", "Not supported."));
    }

    /** For {@code set}. */
    Flags setting() {
        return files().output()
                .labelSelector()
                .dryRun()
                .fieldManager("kubectl-set")
                .add(Flag.off("all", "", "All objects of the type in the namespace."))
                .add(Flag.off("local", "", "Not supported."));
    }
}
