package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.apiserver.patch.MergePatch;
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
 * <br>Differs: a client's dry run asks the server's dry run; {@code --local} is not there.
 */
final class PatchVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-patch";

    @Override
    public void run(Invocation in) {
        var type = type(in.text("type"));
        var patch = patch(in);
        var subresource = in.text("subresource");
        if (!subresource.isEmpty() && !subresource.equals(WriteOptions.STATUS)) {
            throw new KubectlException("invalid subresource value: " + Quoting.quote(subresource)
                    + ". Must be one of [status scale resize]");
        }
        var visited = new int[1];
        in.queryWithFiles().arguments(false, in.arguments()).latest().find().visit(info -> {
            visited[0]++;
            patch(in, info, type, patch);
        });
        if (visited[0] == 0) {
            throw new KubectlException("no objects passed to patch");
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

    private static Tree patch(Invocation in) {
        var text = in.text("patch");
        var file = in.text("patch-file");
        if (!text.isEmpty() && !file.isEmpty()) {
            throw new KubectlException("cannot specify --patch and --patch-file together");
        }
        if (text.isEmpty() && file.isEmpty()) {
            throw new KubectlException("must specify --patch or --patch-file containing the contents of the patch");
        }
        if (!file.isEmpty()) {
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
            text = read;
        }
        try {
            return ManifestReader.parse(text);
        } catch (SyntaxError e) {
            throw new KubectlException("unable to parse " + Quoting.quote(text) + ": " + e.words());
        }
    }

    private static void patch(Invocation in, ResourceInfo info, PatchType type, Tree patch) {
        var options = in.writeOptions(FIELD_MANAGER).withDryRun(in.dryRun() != DryRun.NONE);
        var subresource = in.text("subresource").isEmpty() ? options : options.ofStatus();
        var after = in.sendFor(new Command.Patch(info.kind(), info.key(), type, patch, subresource));
        boolean changed = !after.toTree().equals(info.tree());
        var cause = MergePatch.between(after.toTree(), ChangeCause.recorded(in, after.toTree()));
        if (!cause.isEmpty()) {
            after = in.sendFor(new Command.Patch(info.kind(), info.key(), PatchType.MERGE, cause, options));
        }
        in.report(info, after, changed ? "patched" : "patched (no change)");
    }
}
