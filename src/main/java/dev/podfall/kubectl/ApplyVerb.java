package dev.podfall.kubectl;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl apply}, on the client's side: a three-way merge between what was applied last, what is to be applied,
 * and what is there.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go, patcher.go.
 * <br>Differs: no server-side apply, no pruning.
 */
final class ApplyVerb implements Action {
    static final String FIELD_MANAGER = "kubectl-client-side-apply";

    @Override
    public void run(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("Unexpected args: [" + String.join(" ", in.arguments()) + "]");
        }
        DeleteVerb.propagation(in);
        refuseUnsupported(in);
        in.requiredFilenames();
        var failures = new ArrayList<Failure>();
        var infos =
                in.queryWithFiles().labelSelector(in.text("selector")).find().infos(failures);
        if (infos.isEmpty() && failures.isEmpty()) {
            throw new KubectlException("no objects passed to apply");
        }
        var applied = new ArrayList<Tree.Obj>();
        for (var info : infos) {
            try {
                applied.add(apply(in, info));
            } catch (KubectlException e) {
                failures.add(e.failure());
            }
        }
        KubectlException.throwIfAny(failures);
        if (printsObjects(in)) {
            print(in, applied);
        }
    }

    private static void refuseUnsupported(Invocation in) {
        if (in.flag("server-side") && in.dryRun() == DryRun.CLIENT) {
            throw new KubectlException(
                    "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server" + " instead?)");
        }
        if (in.flag("prune") && !in.flag("all") && in.text("selector").isEmpty()) {
            throw new KubectlException("all resources selected for prune without explicitly passing --all. To prune all"
                    + " resources, pass the --all flag. If you did not mean to prune all resources, specify a label"
                    + " selector");
        }
        for (var flag : List.of("server-side", "prune")) {
            if (in.flag(flag)) {
                throw new KubectlException(Phrase.of("refuse.apply-flag", flag));
            }
        }
        if (in.dryRun() == DryRun.SERVER && in.flag("force")) {
            throw new KubectlException("--dry-run=server cannot be used with --force");
        }
    }

    private static boolean printsObjects(Invocation in) {
        var format = in.format();
        return !(format instanceof OutputFormat.Table) && !(format instanceof OutputFormat.Name);
    }

    private static void print(Invocation in, List<Tree.Obj> applied) {
        var document = applied.size() == 1
                ? applied.getFirst()
                : Tree.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "List")
                        .put("metadata", Tree.obj())
                        .put("items", Tree.list(applied))
                        .build();
        in.print(out ->
                Printer.of(in.format(), PrintOptions.at(in.connection().now())).print(document, out));
    }

    private static Tree.Obj apply(Invocation in, ResourceInfo info) {
        if (info.name().isEmpty()) {
            refuseNameless(info);
        }
        var modified = LastApplied.annotated(ChangeCause.recorded(in, info.manifest()));
        var current = in.connection().state().get(info.kind(), info.key());
        if (current == null) {
            return create(in, info, modified);
        }
        return configure(in, info.withStored(current), modified);
    }

    private static void refuseNameless(ResourceInfo info) {
        var generateName = info.manifest().obj("metadata").text("generateName", "");
        if (!generateName.isEmpty()) {
            throw new KubectlException("from " + generateName + ": cannot use generate name with apply");
        }
        throw new KubectlException(new Failure.Plain("resource name may not be empty")
                .when("retrieving current configuration of:\n" + info + "\nfrom server for:", info.source()));
    }

    private static Tree.Obj create(Invocation in, ResourceInfo info, Tree.Obj modified) {
        if (in.dryRun() == DryRun.CLIENT) {
            return done(in, info, modified, "created");
        }
        try {
            var request = new Command.Create(info.kind(), info.namespace(), modified, in.writeOptions(FIELD_MANAGER));
            return done(in, info, in.sendFor(request).toTree(), "created");
        } catch (KubectlException e) {
            throw new KubectlException(e.failure().when("creating", info.source()));
        }
    }

    private static Tree.Obj configure(Invocation in, ResourceInfo info, Tree.Obj modified) {
        var current = info.object().toTree();
        var lastApplied = LastApplied.in(current);
        if (lastApplied == null) {
            in.warn("resource " + info.objectName() + " is missing the " + LastApplied.ANNOTATION
                    + " annotation which is required by kubectl apply. kubectl apply should only be used on resources"
                    + " created declaratively by either kubectl create --save-config or kubectl apply. The missing"
                    + " annotation will be patched automatically.");
        }
        var patch = threeWay(info, lastApplied, modified, current);
        if (patch.isEmpty()) {
            warnIfDeleting(in, info, current);
            return done(in, info, current, "unchanged");
        }
        var patched = in.dryRun() == DryRun.CLIENT
                ? StrategicMergePatch.apply(info.kind(), current, patch)
                : send(in, info, patch, modified);
        warnIfDeleting(in, info, patched);
        return done(in, info, patched, "configured");
    }

    /** Applying to what is being deleted is mostly in vain. */
    static void warnIfDeleting(Invocation in, ResourceInfo info, Tree.Obj object) {
        if (object.obj("metadata").has("deletionTimestamp")) {
            in.warn("Detected changes to resource " + info.name() + " which is currently being deleted.");
        }
    }

    /** What apply sends. */
    static Tree.Obj threeWay(ResourceInfo info, @Nullable String lastApplied, Tree.Obj modified, Tree.Obj current) {
        var original = Tree.obj();
        try {
            if (lastApplied != null && ManifestReader.parse(lastApplied) instanceof Tree.Obj read) {
                original = read;
            }
        } catch (SyntaxError e) {
            throw new KubectlException(new Failure.Plain(e.words())
                    .when("retrieving original configuration from:\n" + info + "\nfor:", info.source()));
        }
        try {
            return StrategicMergePatch.threeWay(info.kind(), original, modified, current);
        } catch (PatchException e) {
            var complaint = "creating patch with:\noriginal:\n" + (lastApplied == null ? "" : lastApplied)
                    + "\nmodified:\n" + Json.write(modified) + "\n\ncurrent:\n" + Json.write(current) + "\n\nfor: "
                    + e.getMessage();
            throw new KubectlException(
                    new Failure.Plain(complaint).when("applying patch:\n\nto:\n" + info + "\nfor:", info.source()));
        }
    }

    private static Tree.Obj send(Invocation in, ResourceInfo info, Tree.Obj patch, Tree.Obj modified) {
        try {
            return in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER).toTree();
        } catch (KubectlException e) {
            var failure = e.failure();
            if (in.flag("force") && (failure.is(Status.CONFLICT) || failure.is(Status.INVALID))) {
                return deleteAndCreate(in, info, modified);
            }
            throw new KubectlException(failure.when("patching", info.source())
                    .when("applying patch:\n" + Json.write(patch) + "\nto:\n" + info + "\nfor:", info.source()));
        }
    }

    private static Tree.Obj deleteAndCreate(Invocation in, ResourceInfo info, Tree.Obj modified) {
        var options = new DeleteOptions(null, DeleteOptions.Propagation.BACKGROUND, null, false);
        in.send(new Command.Delete(info.kind(), info.key(), options));
        Deletion.await(in, List.of(info), Deletion.LIMIT);
        var request = new Command.Create(info.kind(), info.namespace(), modified, in.writeOptions(FIELD_MANAGER));
        return in.sendFor(request).toTree();
    }

    private static Tree.Obj done(Invocation in, ResourceInfo info, Tree.Obj object, String operation) {
        if (!printsObjects(in)) {
            in.report(info.kind(), object.obj("metadata").text("name", info.name()), object, operation);
        }
        return object;
    }
}
