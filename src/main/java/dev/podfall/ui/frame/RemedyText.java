package dev.podfall.ui.frame;

import dev.podfall.api.core.Toleration;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.ClusterAct;
import dev.podfall.explain.DaemonSetChange;
import dev.podfall.explain.SmallestChange;
import dev.podfall.kubectl.print.TolerationText;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.text.Words;
import java.util.List;

/** Says what would help, and what the button says that does it. */
public final class RemedyText {
    private static final List<String> KEYS = List.of("key", "operator", "value", "effect", "tolerationSeconds");

    private RemedyText() {}

    public static String lead(SmallestChange change) {
        return switch (change) {
            case SmallestChange.Tolerate tolerate ->
                Words.of("why.out.tolerate", tolerate.added().size());
            case SmallestChange.Unselect unselect -> Words.of("why.out.unselect", String.join(", ", unselect.keys()));
            case SmallestChange.Untaint untaint ->
                Words.of("why.out.untaint", untaint.node(), untaint.removed().size());
            case SmallestChange.Relabel relabel -> Words.of("why.out.relabel", relabel.node());
            case SmallestChange.Uncordon uncordon -> Words.of("why.out.uncordon", uncordon.node());
            case SmallestChange.Recover recover ->
                Words.of("why.out.recover", recover.node(), recover.taint().toString());
            case SmallestChange.MakeRoom room ->
                room.tooSmallEvenEmpty()
                        ? Words.of(
                                "why.out.too-small",
                                room.node(),
                                amount(room.resource(), room.missing()),
                                room.resource())
                        : Words.of(
                                "why.out.room", room.node(), amount(room.resource(), room.missing()), room.resource());
            case SmallestChange.FreePort port ->
                Words.of("why.out.port", port.port(), port.takenBy().toString());
            case DaemonSetChange.Unset unset -> Words.of("why.out.unset", unset.field(), unset.was());
            case DaemonSetChange.Prioritise prioritise -> Words.of("why.out.prioritise", prioritise.node());
            case DaemonSetChange.Forever forever ->
                Words.of("why.out.forever", TolerationText.of(forever.toleration()));
            case DaemonSetChange.NoSurge surge ->
                Words.of("why.out.no-surge", surge.port(), surge.takenBy().name());
            case DaemonSetChange.WidenBudget budget ->
                Words.of("why.out.budget", Integer.toString(budget.maxUnavailable()));
            case DaemonSetChange.NameAsField _ -> Words.of("why.out.name-as-field");
            case DaemonSetChange.RollBack back -> Words.of("why.out.roll-back", Long.toString(back.revision()));
            case ClusterAct.DefinePriorityClass priority -> Words.of("why.out.define-class", priority.name());
            case ClusterAct.DeletePod _ -> Words.of("why.out.delete-pod");
            case ClusterAct.ForceDelete delete ->
                Words.of("why.out.force-delete", delete.pod().name());
            case ClusterAct.OutOfService service -> Words.of("why.out.out-of-service", service.node());
            case ClusterAct.StartKubelet start -> Words.of("why.out.start-kubelet", start.node());
            case ClusterAct.Relieve relieve ->
                Words.of("why.out.relieve", relieve.node(), String.join(", ", relieve.conditions()));
            case ClusterAct.FewerPods pods ->
                Words.of("why.out.fewer-pods", pods.node(), Long.toString(pods.there()), Long.toString(pods.allowed()));
        };
    }

    /** How it is written in a manifest, or typed; empty if it is advice only. */
    public static String code(ClusterState state, SmallestChange change) {
        return change instanceof SmallestChange.Tolerate tolerate ? yaml(tolerate.added()) : change.kubectl(state);
    }

    /** What its button says. */
    public static String act(SmallestChange change) {
        return switch (change) {
            case SmallestChange.Untaint untaint ->
                Words.of("why.act.untaint", untaint.removed().size());
            case SmallestChange.Relabel relabel ->
                Words.of("why.act.relabel", relabel.labels().size());
            case SmallestChange.Uncordon _ -> Words.of("why.act.uncordon");
            case ClusterAct.DefinePriorityClass _ -> Words.of("why.act.define-class");
            case ClusterAct.DeletePod _ -> Words.of("why.act.delete-pod");
            case ClusterAct.ForceDelete _ -> Words.of("why.act.force-delete");
            case ClusterAct.OutOfService _ -> Words.of("why.act.out-of-service");
            case ClusterAct.StartKubelet _ -> Words.of("why.act.start-kubelet");
            case DaemonSetChange.RollBack _ -> Words.of("why.act.roll-back");
            case DaemonSetChange _ -> Words.of("why.act.change");
            case SmallestChange.Tolerate _,
                    SmallestChange.Unselect _,
                    SmallestChange.Recover _,
                    SmallestChange.MakeRoom _,
                    SmallestChange.FreePort _,
                    ClusterAct.Relieve _,
                    ClusterAct.FewerPods _ -> "";
        };
    }

    /** Of a resource, in thousandths or bytes or pieces, as people read it: {@code 500m}, {@code 64Mi}. */
    public static String amount(String resource, long amount) {
        return switch (resource) {
            case "cpu" -> amount + "m";
            case "memory", "ephemeral-storage" -> Math.ceilDiv(amount, 1L << 20) + "Mi";
            default -> Long.toString(amount);
        };
    }

    /** Tolerations as people write them: key first. */
    static String yaml(List<Toleration> tolerations) {
        var out = new StringBuilder();
        for (var toleration : tolerations) {
            Tree.Obj tree = toleration.toTree();
            var lead = "- ";
            for (var key : KEYS) {
                var value = tree.get(key);
                if (value != null) {
                    out.append(lead).append(key).append(": ").append(YamlWriter.write(value));
                    lead = "  ";
                }
            }
        }
        return out.toString().stripTrailing();
    }
}
