package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.JsonPatch;
import dev.podfall.apiserver.patch.MergePatch;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl patch}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go.
 * <br>Differs: in nothing that we know of.
 */
final class PatchVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-patch";

    @Override
    public void run(Invocation in) {
        var text = text(in);
        refuseLocal(in);
        var type = type(in.text("type"));
        var patch = patch(text);
        var query = in.queryWithFiles();
        if (in.flag("local")) {
            query.local();
        } else {
            query.arguments(false, in.arguments()).latest();
        }
        var visited = new int[1];
        query.find().visit(info -> {
            visited[0]++;
            Subresources.check(in, info.kind());
            if (in.flag("local") || in.dryRun() == DryRun.CLIENT) {
                patchHere(in, info, type, patch);
            } else {
                patch(in, info, type, patch);
            }
        });
        if (visited[0] == 0) {
            throw new KubectlException("no objects passed to patch");
        }
    }

    private static void refuseLocal(Invocation in) {
        if (in.flag("local") && !in.arguments().isEmpty()) {
            throw new KubectlException("cannot specify --local and server resources");
        }
        SetTargets.refuseLocalOnServer(in);
    }

    /** What was typed, or why the server will not be able to read it. */
    private record Given(@Nullable Tree patch, String unreadable) {
        Tree readable(PatchType type) {
            if (patch == null) {
                var heading = type == PatchType.STRATEGIC ? "" : "error decoding patch: ";
                throw new KubectlException(Failure.of(ApiException.badRequest(heading + unreadable)));
            }
            return patch;
        }
    }

    private static PatchType type(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "strategic" -> PatchType.STRATEGIC;
            case "merge" -> PatchType.MERGE;
            case "json" -> PatchType.JSON;
            default ->
                throw new KubectlException("--type must be one of [json merge strategic], not " + Quoting.quote(name));
        };
    }

    private static String text(Invocation in) {
        var text = in.text("patch");
        var file = in.text("patch-file");
        if (!text.isEmpty() && !file.isEmpty()) {
            throw new KubectlException("cannot specify --patch and --patch-file together");
        }
        if (text.isEmpty() && file.isEmpty()) {
            throw new KubectlException("must specify --patch or --patch-file containing the contents of the patch");
        }
        if (file.isEmpty()) {
            return text;
        }
        @Nullable String read;
        try {
            read = in.io().file(file);
        } catch (UncheckedIOException unreadable) {
            throw new KubectlException("unable to read patch file: "
                    + Manifests.unreadable(file, unreadable).message());
        }
        if (read == null) {
            throw new KubectlException("unable to read patch file: open " + file + ": no such file or directory");
        }
        return read;
    }

    /** kubectl makes JSON of YAML; what looks like JSON goes to the server as it is. */
    private static Given patch(String text) {
        try {
            return new Given(ManifestReader.parse(text), "");
        } catch (SyntaxError e) {
            if (text.stripLeading().startsWith("{")) {
                return new Given(null, e.words());
            }
            throw new KubectlException("unable to parse " + Quoting.quote(text) + ": " + e.words());
        }
    }

    private static void patch(Invocation in, ResourceInfo info, PatchType type, Given given) {
        var options = in.writeOptions(FIELD_MANAGER).withDryRun(in.dryRun() != DryRun.NONE);
        var subresource = in.text("subresource").isEmpty() ? options : options.ofStatus();
        var after = in.sendFor(new Command.Patch(info.kind(), info.key(), type, given.readable(type), subresource));
        // What stands in a file is never what the server answers.
        boolean changed = !in.filenames().isEmpty() || !after.toTree().equals(info.tree());
        var cause = MergePatch.between(after.toTree(), ChangeCause.recorded(in, after.toTree()));
        if (!cause.isEmpty()) {
            after = in.sendFor(new Command.Patch(info.kind(), info.key(), PatchType.MERGE, cause, options));
        }
        in.reportPlain(info.kind(), info.name(), after.toTree(), operation(changed));
    }

    private static void patchHere(Invocation in, ResourceInfo info, PatchType type, Given given) {
        var before = info.tree();
        var patch = given.patch();
        if (patch == null) {
            throw new KubectlException(
                    switch (type) {
                        case STRATEGIC -> "invalid JSON document";
                        case MERGE -> "Invalid JSON Patch";
                        case JSON -> given.unreadable();
                    });
        }
        var after = switch (type) {
            case STRATEGIC -> StrategicMergePatch.apply(info.kind(), before, patch);
            case MERGE -> MergePatch.apply(before, patch);
            case JSON -> JsonPatch.apply(before, patch);
        };
        in.reportPlain(info.kind(), info.name(), after, operation(!after.equals(before)));
    }

    private static String operation(boolean changed) {
        return changed ? "patched" : "patched (no change)";
    }
}
