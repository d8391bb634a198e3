package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.manifest.YamlWriter;

/**
 * {@code kubectl edit}: opens the caller's editor on the object's YAML and patches what the user changed.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/util/editor/editoptions.go.
 * <br>Differs: one object after the other; a refused edit is not opened again.
 */
final class EditVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-edit";

    @Override
    public void run(Invocation in) {
        in.queryWithFiles().arguments(true, in.arguments()).latest().find().visit(info -> edit(in, info));
    }

    private static void edit(Invocation in, ResourceInfo info) {
        var before = info.tree();
        var edited = in.io().edit(info.objectName(), YamlWriter.write(before));
        if (edited == null) {
            throw new KubectlException(Phrase.of("refuse.no-editor", info.objectName()));
        }
        var after = ChangeCause.recorded(in, parse(edited));
        Tree.Obj patch;
        try {
            patch = StrategicMergePatch.twoWay(info.kind(), before, after);
        } catch (PatchException wrong) {
            throw new KubectlException("error creating patch: " + wrong.getMessage());
        }
        if (patch.isEmpty()) {
            in.err("Edit cancelled, no changes made.");
            return;
        }
        in.report(info, in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER), "edited");
    }

    private static Tree.Obj parse(String text) {
        try {
            if (ManifestReader.parse(text) instanceof Tree.Obj object) {
                return object;
            }
        } catch (SyntaxError e) {
            throw new KubectlException("error parsing edited-file: error converting YAML to JSON: " + e.words());
        }
        throw new KubectlException("Edit cancelled, saved file was empty.");
    }
}
