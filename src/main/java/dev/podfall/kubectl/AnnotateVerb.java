package dev.podfall.kubectl;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.meta.Labels;
import java.util.ArrayList;

/**
 * {@code kubectl annotate}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/annotate/annotate.go.
 * <br>Differs: in nothing that we know of.
 */
final class AnnotateVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-annotate";

    @Override
    public void run(Invocation in) {
        boolean list = in.flag("list");
        if (list && !in.text("output").isEmpty()) {
            throw new KubectlException("--list and --output may not be specified together");
        }
        var pairs = Pairs.split(in.arguments(), "annotation");
        var changes = pairs.changes("annotation", true);
        LabelVerb.checkFlags(in);
        LabelVerb.requireResources(in, pairs.resources());
        if (pairs.words().isEmpty() && !list) {
            throw new KubectlException("at least one annotation update is required");
        }
        var both = changes.removed().stream().filter(changes.set()::containsKey).toList();
        if (!both.isEmpty()) {
            throw new KubectlException(
                    "can not both modify and remove the following annotation(s) in the same command: "
                            + String.join(", ", both));
        }
        var found = LabelVerb.find(in, pairs.resources());
        LabelVerb.checkVersion(in, found);
        found.visit(info -> annotate(in, info, changes, found.single()));
    }

    private static void annotate(Invocation in, ResourceInfo info, Pairs.Changes changes, boolean single) {
        var before = Labels.fromTree(info.tree().obj("metadata").obj("annotations"));
        if (in.flag("list")) {
            LabelVerb.list(in, info, before, "annotations", single);
            return;
        }
        if (!in.flag("overwrite")) {
            refuseOverwrites(before, changes);
        }
        var after = before;
        for (var change : changes.set().entrySet()) {
            after = after.with(change.getKey(), change.getValue());
        }
        for (var key : changes.removed()) {
            after = after.without(key);
        }
        boolean sends = in.dryRun() != DryRun.CLIENT && !in.flag("local");
        var object = sends
                ? LabelVerb.send(in, info, "annotations", before, after, FIELD_MANAGER)
                : LabelVerb.changed(info, "annotations", after);
        in.report(info.kind(), info.name(), object, "annotated");
    }

    private static void refuseOverwrites(Labels before, Pairs.Changes changes) {
        var taken = new ArrayList<String>();
        for (var key : changes.set().keySet()) {
            var old = before.get(key);
            // The cause of a change is new with each change.
            if (old != null && !key.equals(ControllerRevision.CHANGE_CAUSE)) {
                taken.add("'" + key + "' already has a value (" + old + ")");
            }
        }
        if (!taken.isEmpty()) {
            throw new KubectlException(
                    "--overwrite is false but found the following declared annotation(s): " + String.join("; ", taken));
        }
    }
}
