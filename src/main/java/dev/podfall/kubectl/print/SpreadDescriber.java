package dev.podfall.kubectl.print;

import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Topology spread constraints in descriptions.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go {@code describeTopologySpreadConstraints}.
 * <br>Differs: in nothing that we know of.
 */
final class SpreadDescriber {
    private SpreadDescriber() {}

    /** The group that the pod is scheduled with, if it names one. */
    static void group(Description out, Tree.Obj spec, String space) {
        if (spec.get("schedulingGroup") instanceof Tree.Obj group) {
            out.line(0, space + "SchedulingGroup:").field(1, "PodGroupName", group.text("podGroupName", ""));
        }
    }

    /** @param space what stands before the heading: blanks inside a template, else nothing */
    static void describe(Description out, Tree.Obj spec, String space) {
        var constraints = new ArrayList<>(spec.<Tree.Obj>list("topologySpreadConstraints", each -> each));
        if (constraints.isEmpty()) {
            return;
        }
        constraints.sort(Comparator.comparing(constraint -> constraint.text("topologyKey", "")));
        var lines = new ArrayList<String>();
        for (var constraint : constraints) {
            var selector = constraint.get("labelSelector") instanceof Tree.Obj tree
                    ? " for selector " + LabelSelector.format(LabelSelector.fromTree(tree))
                    : "";
            lines.add(constraint.text("topologyKey", "") + ":" + constraint.text("whenUnsatisfiable", "")
                    + " when max skew " + constraint.number("maxSkew", 0) + " is exceeded" + selector);
        }
        out.list(space + "Topology Spread Constraints", lines);
    }
}
