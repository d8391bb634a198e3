package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Discovery;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.Warnings;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.ParsedCommand;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.grammar.Switches;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.language.Phrase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a verb: what was typed, where its words go, the cluster, and what all verbs do with them.
 *
 * @param warnings of the API server, each once
 * @param breaks between what it prints
 */
record Invocation(
        ParsedCommand command, KubectlIo io, ApiConnection connection, Set<String> warnings, DocumentBreaks breaks) {
    static final String DEFAULT_NAMESPACE = "default";

    /** How kubectl's log begins a warning of its helpers. */
    private static final DateTimeFormatter LOG_LINE =
            DateTimeFormatter.ofPattern("'W'MMdd HH:mm:ss.SSSSSS '      1 helpers.go:719] '", Locale.ROOT);

    Invocation(ParsedCommand command, KubectlIo io, ApiConnection connection) {
        this(command, io, connection, new LinkedHashSet<>(), new DocumentBreaks());
    }

    String text(String flag) {
        return command.text(flag);
    }

    boolean flag(String flag) {
        return command.flag(flag);
    }

    List<String> arguments() {
        return command.arguments();
    }

    String namespace() {
        var given = text("namespace");
        return given.isEmpty() ? DEFAULT_NAMESPACE : given;
    }

    void out(String line) {
        io.out(line + "\n");
    }

    /** A sentence of Podfall's own, in the language of whoever reads. */
    void remark(Phrase ours) {
        io.aside(ours);
    }

    void err(String line) {
        io.err(line + "\n");
    }

    /** What goes wrong because of how the command was typed. */
    KubectlException usage(String message) {
        return new KubectlException(message + "\nSee '" + command.verb().commandPath() + " -h' for help and examples");
    }

    /** The kinds that there are. */
    Discovery discovery() {
        return Discovery.of(connection.state());
    }

    ResourceQuery query() {
        return new ResourceQuery(connection, io, namespace(), !text("namespace").isEmpty());
    }

    /** With the files of {@code -f}. */
    ResourceQuery queryWithFiles() {
        boolean validates = command.verb().flag("validate") != null && fieldValidation() != FieldValidation.IGNORE;
        return query().filenames(filenames(), flag("recursive")).validated(validates);
    }

    List<String> filenames() {
        if (command.verb().flag("kustomize") != null && !text("kustomize").isEmpty()) {
            if (!command.texts("filename").isEmpty()) {
                throw new KubectlException("only one of -f or -k can be specified");
            }
            throw new KubectlException(Phrase.of("refuse.kustomize"));
        }
        return command.texts("filename");
    }

    List<String> requiredFilenames() {
        var names = filenames();
        if (names.isEmpty()) {
            throw new KubectlException("must specify one of -f and -k");
        }
        return names;
    }

    DryRun dryRun() {
        return command.verb().flag("dry-run") == null ? DryRun.NONE : DryRun.of(text("dry-run"));
    }

    WriteOptions writeOptions(String defaultManager) {
        var manager = command.verb().flag("field-manager") == null ? "" : text("field-manager");
        return WriteOptions.by(manager.isEmpty() ? defaultManager : manager)
                .withDryRun(dryRun() == DryRun.SERVER)
                .withFieldValidation(fieldValidation());
    }

    /** @throws KubectlException if a flag that is one of a few words is another one */
    void checkChoices() {
        if (command.verb().flag("dry-run") != null) {
            var _ = DryRun.of(text("dry-run"));
            var deprecation = DryRun.deprecation(text("dry-run"));
            if (!deprecation.isEmpty()) {
                err(LOG_LINE.format(connection.now().atOffset(ZoneOffset.UTC)) + deprecation);
            }
        }
        var _ = fieldValidation();
    }

    /**
     * For verbs that change something, before they do.
     *
     * @throws KubectlException or {@code PrintException} if {@code -o} cannot be done, or its template cannot be read
     */
    void checkOutput() {
        if (command.verb().flag("output") != null) {
            Printer.check(format());
        }
    }

    /** Verbs that do not ask for anything get the server's default. */
    private FieldValidation fieldValidation() {
        if (command.verb().flag("validate") == null) {
            return FieldValidation.WARN;
        }
        var text = text("validate");
        var flag = Switches.parse(text);
        if (flag != null) {
            return flag ? FieldValidation.STRICT : FieldValidation.IGNORE;
        }
        return switch (text) {
            case "strict" -> FieldValidation.STRICT;
            case "warn" -> FieldValidation.WARN;
            case "ignore" -> FieldValidation.IGNORE;
            default ->
                throw new KubectlException("invalid - validate option " + Quoting.quote(text)
                        + "; must be one of: strict (or true), warn, ignore (or false)");
        };
    }

    /** @throws KubectlException if the API server refuses */
    @Nullable
    KubeObject send(Command request) {
        var before = request instanceof Command.Patch patch
                ? connection.state().get(patch.kind(), patch.key())
                : request instanceof Command.Replace replace
                        ? connection.state().get(replace.kind(), replace.key())
                        : null;
        warn(unknownFields(request, before));
        try {
            var after = connection.execute(request);
            if (after != null && request instanceof Command.Create) {
                warn(Warnings.onCreate(after, connection.state()));
            } else if (after != null && before != null) {
                warn(Warnings.onUpdate(after, before, connection.state()));
            }
            return after;
        } catch (ApiException refusal) {
            throw new KubectlException(Failure.of(refusal));
        }
    }

    private static List<Warning> unknownFields(Command request, @Nullable KubeObject before) {
        return switch (request) {
            case Command.Create(var kind, var _, var body, var options) -> Warnings.beforeCreation(kind, body, options);
            case Command.Replace(var kind, var _, var body, var options) -> Warnings.unknownFields(kind, body, options);
            case Command.Patch(var _, var _, var type, var patch, var options) ->
                before == null ? List.of() : Warnings.unknownFields(before, type, patch, options);
            case Command.Restore _,
                    Command.Delete _,
                    Command.Evict _,
                    Command.StopKubelet _,
                    Command.StartKubelet _,
                    Command.PostCondition _ -> List.of();
        };
    }

    private void warn(List<Warning> said) {
        for (var warning : said) {
            if (warnings.add(warning.toString())) {
                io.warning(warning);
            }
        }
    }

    /** What kubectl itself warns of. */
    void warn(String words) {
        io.warning(Warning.of(words));
    }

    /** Sends a request that leaves an object. */
    KubeObject sendFor(Command request) {
        return Objects.requireNonNull(send(request), () -> request.what().toString());
    }

    KubeObject patch(ResourceInfo info, PatchType type, Tree patch, String defaultManager) {
        return sendFor(new Command.Patch(info.kind(), info.key(), type, patch, writeOptions(defaultManager)));
    }

    KubeObject fetch(Kind kind, ObjectKey key) {
        return ResourceQuery.fetch(connection, kind, key);
    }

    OutputFormat format() {
        if (command.verb().flag("output") == null) {
            return OutputFormat.TABLE;
        }
        var template = command.verb().flag("template") == null ? "" : text("template");
        return OutputFormat.parse(text("output"), template, command.verb().key().equals("get"), io::file);
    }

    /** Says what was done to an object, or prints it if {@code -o} asks for that. */
    void report(ResourceInfo info, KubeObject after, String operation) {
        if (!said(info.kind(), info.name(), operation + dryRun().suffix())) {
            printNext(out -> printer().print(List.of(after), true, out));
        }
    }

    /** The same for verbs that forget to say that it was a dry run. */
    void reportPlain(Kind kind, String name, Tree.Obj after, String operation) {
        if (!said(kind, name, operation)) {
            printNext(out -> printer().print(after, out));
        }
    }

    /** The same for a document that need not be what the server has. */
    void report(Kind kind, String name, Tree.Obj after, String operation) {
        if (!said(kind, name, operation + dryRun().suffix())) {
            printNext(out -> printer().print(after, out));
        }
    }

    /** The same for verbs that hold a Go value: its empty structs are printed, and JSON is in its fields' order. */
    void reportTyped(Kind kind, String name, Tree.Obj after, String operation) {
        reportTypedPlain(kind, name, after, operation + dryRun().suffix());
    }

    /** Both at once. */
    void reportTypedPlain(Kind kind, String name, Tree.Obj after, String operation) {
        if (!said(kind, name, operation)) {
            var shown = after.with("metadata", after.obj("metadata").without("managedFields"));
            printNext(out -> printer().printTyped(kind, shown, out));
        }
    }

    /** Prints; what is there before a template fails is printed too. */
    void print(Consumer<StringBuilder> printing) {
        var out = new StringBuilder();
        try {
            printing.accept(out);
        } finally {
            io.out(out.toString());
        }
    }

    private void printNext(Consumer<StringBuilder> printing) {
        print(out -> printing.accept(out.append(breaks.next(command.verb().key(), format()))));
    }

    /** False if {@code -o} asks for the object itself. */
    private boolean said(Kind kind, String name, String operation) {
        var subject = kind.qualifiedSingular() + "/" + name;
        switch (format()) {
            case OutputFormat.Table _ ->
                out(subject + (operation.isEmpty() || operation.startsWith(" ") ? "" : " ") + operation);
            case OutputFormat.Name _ -> out(subject);
            case OutputFormat.Yaml _,
                    OutputFormat.Json _,
                    OutputFormat.JsonPath _,
                    OutputFormat.GoTemplate _,
                    OutputFormat.CustomColumns _,
                    OutputFormat.ColumnsFile _,
                    OutputFormat.Kyaml _ -> {
                return false;
            }
        }
        return true;
    }

    private Printer printer() {
        return Printer.of(format(), PrintOptions.at(connection.now()));
    }
}
