package dev.podfall.kubectl;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl cordon} and {@code kubectl uncordon}, and the first half of {@code drain}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go, pkg/drain/cordon.go.
 * <br>Differs: in nothing that we know of.
 */
record CordonVerb(boolean cordons) implements Action {
    private static final String FIELD_MANAGER = "kubectl-cordon";

    @Override
    public void run(Invocation in) {
        cordon(in, nodes(in));
    }

    /** The nodes that the command names. */
    static List<ResourceInfo> nodes(Invocation in) {
        var selector = in.text("selector");
        if (in.arguments().isEmpty() && !in.command().changed("selector")) {
            throw in.usage("USAGE: " + in.command().verb().usage() + " [flags]");
        }
        if (!in.arguments().isEmpty() && !selector.isEmpty()) {
            throw in.usage("error: cannot specify both a node name and a --selector option");
        }
        var query = in.query();
        if (selector.isEmpty()) {
            query.namesOf("nodes", in.arguments());
        } else {
            query.labelSelector(selector).types("nodes");
        }
        var failures = new ArrayList<Failure>();
        var infos = query.find().infos(failures);
        for (var info : infos) {
            if (info.kind() != Kind.NODE) {
                throw new KubectlException("error: expected resource of type node, got \""
                        + Resources.groupVersionResource(info.kind()) + "\"");
            }
        }
        if (!failures.isEmpty()) {
            throw new KubectlException(failures.getFirst());
        }
        return infos;
    }

    void cordon(Invocation in, List<ResourceInfo> nodes) {
        for (var info : nodes) {
            var node = (Node) info.object();
            if (node.spec().unschedulable() == cordons) {
                in.report(info.kind(), info.name(), info.tree(), cordons ? "already cordoned" : "already uncordoned");
                continue;
            }
            var tree = info.tree();
            if (in.dryRun() != DryRun.CLIENT) {
                try {
                    var patch = Patches.at(cordons ? Tree.TRUE : Tree.NIL, "spec", "unschedulable");
                    tree = in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER)
                            .toTree();
                } catch (KubectlException e) {
                    in.err("error: unable to " + (cordons ? "cordon" : "uncordon") + " node \"" + info.name() + "\": "
                            + e.failure().message());
                    continue;
                }
            }
            in.report(info.kind(), info.name(), tree, cordons ? "cordoned" : "uncordoned");
        }
    }
}
