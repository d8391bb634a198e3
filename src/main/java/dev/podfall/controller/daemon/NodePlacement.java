package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.core.Tolerations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether pods of a template belong on a node. Looks at names, labels and taints, at nothing else: not at room, ports or
 * readiness.
 *
 * <p>{@link #verdict} decides and stops at the first no; {@link #checks} asks everything, for people.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code NodeShouldRunDaemonPod}.
 * <br>Differs: in nothing that we know of.
 */
public final class NodePlacement {
    private final PodTemplate template;
    private final List<Toleration> tolerations;

    private NodePlacement(PodTemplate template) {
        this.template = template;
        this.tolerations = DaemonPods.tolerations(template.spec());
    }

    public static NodePlacement of(PodTemplate template) {
        return new NodePlacement(template);
    }

    public static NodePlacement of(DaemonSet daemonSet) {
        return new NodePlacement(daemonSet.spec().template());
    }

    public static NodeVerdict verdict(DaemonSet daemonSet, Node node) {
        return of(daemonSet).verdict(node);
    }

    PodTemplate template() {
        return template;
    }

    /** The tolerations of the pods that would be made. */
    public List<Toleration> tolerations() {
        return tolerations;
    }

    /** Whether the other says the same of every node; templates may differ in all that no node is asked about. */
    public boolean decidesLike(NodePlacement other) {
        var mine = template.spec();
        var theirs = other.template.spec();
        return mine == theirs
                || (mine.nodeName().equals(theirs.nodeName())
                        && mine.nodeSelector().equals(theirs.nodeSelector())
                        && mine.affinity().equals(theirs.affinity())
                        && tolerations.equals(other.tolerations));
    }

    public boolean shouldRun(Node node) {
        return verdict(node).shouldRun();
    }

    public boolean shouldContinueRunning(Node node) {
        return verdict(node).shouldContinueRunning();
    }

    public NodeVerdict verdict(Node node) {
        var mismatch = firstMismatch(node);
        if (mismatch != null) {
            return NodeVerdict.refused(mismatch, mismatch);
        }
        var refusing = Tolerations.firstUntolerated(node.taints(), tolerations, Tolerations.PLACING);
        if (refusing == null) {
            return NodeVerdict.YES;
        }
        var ending = Tolerations.firstUntolerated(node.taints(), tolerations, Tolerations.RUNNING);
        var by = check(refusing);
        return NodeVerdict.refused(by, ending == null ? null : ending == refusing ? by : check(ending));
    }

    /** Every check, in the order in which they are asked. */
    public List<PlacementCheck> checks(Node node) {
        var out = new ArrayList<PlacementCheck>();
        var name = nodeNameCheck(node);
        if (name != null) {
            out.add(name);
        }
        template.spec()
                .nodeSelector()
                .forEach((key, wanted) -> out.add(new PlacementCheck.NodeSelectorPair(
                        key, wanted, node.labels().get(key))));
        var affinity = affinityCheck(node);
        if (affinity != null) {
            out.add(affinity);
        }
        for (var taint : node.taints()) {
            out.add(check(taint));
        }
        return List.copyOf(out);
    }

    private @Nullable PlacementCheck firstMismatch(Node node) {
        var name = nodeNameCheck(node);
        if (name != null && !name.passes()) {
            return name;
        }
        for (var wanted : template.spec().nodeSelector().asMap().entrySet()) {
            if (!node.labels().has(wanted.getKey(), wanted.getValue())) {
                return new PlacementCheck.NodeSelectorPair(
                        wanted.getKey(), wanted.getValue(), node.labels().get(wanted.getKey()));
            }
        }
        return template.spec().affinity().requiredMatches(node) ? null : affinityCheck(node);
    }

    private @Nullable PlacementCheck nodeNameCheck(Node node) {
        var wanted = template.spec().nodeName();
        return wanted.isEmpty() ? null : new PlacementCheck.TemplateNodeName(wanted, node.name());
    }

    private @Nullable PlacementCheck affinityCheck(Node node) {
        var required = template.spec().affinity().required();
        if (required == null) {
            return null;
        }
        var terms = new ArrayList<PlacementCheck.Term>(required.size());
        for (int i = 0; i < required.size(); i++) {
            terms.add(term(i, required.get(i), node));
        }
        return new PlacementCheck.RequiredAffinity(List.copyOf(terms));
    }

    private static PlacementCheck.Term term(int index, NodeSelectorTerm term, Node node) {
        var requirements = new ArrayList<PlacementCheck.Requirement>();
        for (var wanted : term.matchExpressions()) {
            requirements.add(requirement(false, wanted, node.labels().get(wanted.key())));
        }
        for (var wanted : term.matchFields()) {
            requirements.add(
                    requirement(true, wanted, wanted.key().equals(NodeSelectorTerm.NAME_FIELD) ? node.name() : null));
        }
        return new PlacementCheck.Term(index, term.matches(node), List.copyOf(requirements));
    }

    private static PlacementCheck.Requirement requirement(
            boolean ofField, NodeSelectorRequirement wanted, @Nullable String actual) {
        return new PlacementCheck.Requirement(ofField, wanted, actual, wanted.matches(actual));
    }

    private PlacementCheck check(Taint taint) {
        if (taint.effect() == TaintEffect.PREFER_NO_SCHEDULE) {
            return new PlacementCheck.NodeTaint(taint, firstTolerating(taint), false, null);
        }
        var toleration = firstTolerating(taint);
        boolean automatic = toleration != null
                && !Tolerations.tolerated(taint, template.spec().tolerations());
        return new PlacementCheck.NodeTaint(
                taint, toleration, automatic, toleration != null ? null : Tolerations.closest(taint, tolerations));
    }

    private @Nullable Toleration firstTolerating(Taint taint) {
        for (var toleration : tolerations) {
            if (toleration.tolerates(taint)) {
                return toleration;
            }
        }
        return null;
    }
}
