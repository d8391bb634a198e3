package dev.podfall.kubectl;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code kubectl taint}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/taint/taint.go.
 * <br>Differs: in nothing that we know of.
 */
final class TaintVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-taint";

    @Override
    public void run(Invocation in) {
        var resources = new ArrayList<String>();
        var words = new ArrayList<String>();
        split(in.arguments(), resources, words);
        if (resources.isEmpty()) {
            throw new KubectlException("one or more resources must be specified as <resource> <name>");
        }
        if (words.isEmpty()) {
            throw new KubectlException("at least one taint update is required");
        }
        TaintChanges changes;
        try {
            changes = TaintChanges.parse(words);
        } catch (KubectlException e) {
            throw in.usage(e.failure().message());
        }
        check(in, resources, changes);
        find(in, resources).visit(info -> taint(in, info, changes));
    }

    private static void split(List<String> arguments, List<String> resources, List<String> words) {
        for (var argument : arguments) {
            boolean taint = argument.contains("=") || argument.contains(":") || argument.endsWith("-");
            if (taint) {
                words.add(argument);
            } else if (words.isEmpty()) {
                resources.add(argument);
            } else {
                throw new KubectlException("all resources must be specified before taint changes: " + argument);
            }
        }
    }

    private static void check(Invocation in, List<String> resources, TaintChanges changes) {
        var type = resources.getFirst().toLowerCase(Locale.ROOT);
        if (Resources.asked(type, in.discovery()) != Kind.NODE) {
            throw new KubectlException("invalid resource type " + type + ", only node types are supported");
        }
        var conflicts = changes.conflicts();
        if (!conflicts.isEmpty()) {
            throw new KubectlException("can not both modify and remove the following taint(s) in the same command: "
                    + String.join(", ", conflicts));
        }
        boolean selector = !in.text("selector").isEmpty();
        if (in.flag("all") && selector) {
            throw new KubectlException("setting 'all' parameter with a non empty selector is prohibited");
        }
        if (!in.flag("all") && !selector && resources.size() < 2) {
            throw new KubectlException("at least one resource name must be specified since 'all' parameter is not set");
        }
    }

    private static Found find(Invocation in, List<String> resources) {
        var query = in.query();
        if (in.flag("all")) {
            return query.all(true).types("node").find();
        }
        if (!in.text("selector").isEmpty()) {
            return query.labelSelector(in.text("selector")).types("node").find();
        }
        return query.namesOf("node", resources.subList(1, resources.size())).find();
    }

    private static void taint(Invocation in, ResourceInfo info, TaintChanges changes) {
        if (!(info.object() instanceof Node node)) {
            throw new KubectlException("unexpected type *v1." + info.kind().kindName() + ", expected Node");
        }
        var before = node.spec().taints();
        var outcome = changes.applyTo(node.name(), before, in.flag("overwrite"));
        var taints = Tree.listOf(outcome.taints(), Taint::toTree);
        var tree = info.tree();
        if (in.dryRun() == DryRun.CLIENT) {
            tree = tree.with("spec", tree.obj("spec").with("taints", taints));
        } else {
            tree = in.patch(info, PatchType.STRATEGIC, patch(before, outcome.taints(), taints), FIELD_MANAGER)
                    .toTree();
        }
        in.reportTypedPlain(info.kind(), info.name(), tree, outcome.operation());
    }

    /** The list is replaced whole: it has no key to be merged by. */
    private static Tree.Obj patch(List<Taint> before, List<Taint> after, Tree.Arr taints) {
        if (after.equals(before)) {
            return Tree.obj();
        }
        return Patches.at(after.isEmpty() ? Tree.NIL : taints, "spec", "taints");
    }
}
