package dev.podfall.explain;

import dev.podfall.api.core.Amount;
import dev.podfall.language.Phrase;

/** Says what would help, and what the button says that stages it. */
public final class RemedyWords {
    private RemedyWords() {}

    /** All that has to change. */
    public static Phrase lead(Remedy remedy) {
        return Phrase.chain(
                "why.out.and", remedy.changes().stream().map(RemedyWords::lead).toList());
    }

    /** What has to change, in a sentence. */
    public static Phrase lead(SmallestChange change) {
        return switch (change) {
            case SmallestChange.Tolerate tolerate ->
                Phrase.of("why.out.tolerate", tolerate.added().size());
            case SmallestChange.Unselect unselect -> Phrase.of("why.out.unselect", Phrase.names(unselect.keys()));
            case SmallestChange.Untaint untaint ->
                Phrase.of("why.out.untaint", untaint.node(), untaint.removed().size());
            case SmallestChange.Relabel relabel -> Phrase.of("why.out.relabel", relabel.node());
            case SmallestChange.Uncordon uncordon -> Phrase.of("why.out.uncordon", uncordon.node());
            case SmallestChange.Recover recover ->
                Phrase.of("why.out.recover", recover.node(), recover.taint().toString());
            case SmallestChange.BringNetwork bring ->
                Phrase.of("why.out.bring-network", bring.node(), bring.taint().toString(), bring.plugin());
            case SmallestChange.MakeRoom room ->
                Phrase.of(
                        room.tooSmallEvenEmpty() ? "why.out.too-small" : "why.out.room",
                        room.node(),
                        new Amount(room.resource(), room.missing()).roundedUp().toString(),
                        room.resource());
            case SmallestChange.FreePort port ->
                Phrase.of("why.out.port", port.port(), port.takenBy().toString());
            case DaemonSetChange.Unset unset -> Phrase.of("why.out.unset", unset.field(), Phrase.names(unset.was()));
            case DaemonSetChange.Prioritise prioritise -> Phrase.of("why.out.prioritise", prioritise.node());
            case DaemonSetChange.UseHostNetwork host ->
                Phrase.of("why.out.host-network", host.daemonSet().name());
            case DaemonSetChange.Forever forever ->
                Phrase.of("why.out.forever", forever.toleration().toString());
            case DaemonSetChange.NoSurge surge ->
                Phrase.of("why.out.no-surge", surge.port(), surge.takenBy().name());
            case DaemonSetChange.WidenBudget budget -> Phrase.of("why.out.budget", budget.maxUnavailable());
            case DaemonSetChange.NameAsField _ -> Phrase.of("why.out.name-as-field");
            case DaemonSetChange.AnotherImage image -> Phrase.of("why.out.image", image.container());
            case DaemonSetChange.RollBack back -> Phrase.of("why.out.roll-back", Long.toString(back.revision()));
            case ClusterAct.DefinePriorityClass priority -> Phrase.of("why.out.define-class", priority.name());
            case ClusterAct.DefineServiceAccount define ->
                Phrase.of("why.out.define-account", define.account().name());
            case ClusterAct.LiftPodSecurity lift -> Phrase.of("why.out.lift-security", lift.namespace());
            case ClusterAct.DeletePod _ -> Phrase.of("why.out.delete-pod");
            case ClusterAct.ForceDelete delete ->
                Phrase.of("why.out.force-delete", delete.pod().name());
            case ClusterAct.OutOfService service -> Phrase.of("why.out.out-of-service", service.node());
            case ClusterAct.StartKubelet start -> Phrase.of("why.out.start-kubelet", start.node());
            case ClusterAct.Relieve relieve ->
                Phrase.of("why.out.relieve", relieve.node(), Phrase.names(relieve.conditions()));
            case ClusterAct.FewerPods pods ->
                Phrase.of("why.out.fewer-pods", pods.node(), pods.there(), pods.allowed());
        };
    }

    /** What the button says that stages all of it. */
    public static Phrase act(Remedy remedy) {
        return remedy.changes().size() == 1 ? act(remedy.changes().getFirst()) : Phrase.of("why.act.all");
    }

    /** What the button says that stages it; {@link Phrase#NONE} if it is advice only. */
    public static Phrase act(SmallestChange change) {
        return switch (change) {
            case SmallestChange.Untaint untaint ->
                Phrase.of("why.act.untaint", untaint.removed().size());
            case SmallestChange.Relabel relabel ->
                Phrase.of("why.act.relabel", relabel.labels().size());
            case SmallestChange.Uncordon _ -> Phrase.of("why.act.uncordon");
            case ClusterAct.DefinePriorityClass _ -> Phrase.of("why.act.define-class");
            case ClusterAct.DefineServiceAccount _ -> Phrase.of("why.act.define-account");
            case ClusterAct.LiftPodSecurity _ -> Phrase.of("why.act.lift-security");
            case ClusterAct.DeletePod _ -> Phrase.of("why.act.delete-pod");
            case ClusterAct.ForceDelete _ -> Phrase.of("why.act.force-delete");
            case ClusterAct.OutOfService _ -> Phrase.of("why.act.out-of-service");
            case ClusterAct.StartKubelet _ -> Phrase.of("why.act.start-kubelet");
            case DaemonSetChange.RollBack _ -> Phrase.of("why.act.roll-back");
            case DaemonSetChange.AnotherImage _ -> Phrase.of("why.act.image");
            case DaemonSetChange.WidenBudget _ -> Phrase.of("why.act.budget");
            case DaemonSetChange _ -> Phrase.of("why.act.change");
            case SmallestChange.Tolerate tolerate ->
                Phrase.of("why.act.tolerate", tolerate.added().size());
            case SmallestChange.Unselect _ -> Phrase.of("why.act.unselect");
            case SmallestChange.Recover _,
                    SmallestChange.BringNetwork _,
                    SmallestChange.MakeRoom _,
                    SmallestChange.FreePort _,
                    ClusterAct.Relieve _,
                    ClusterAct.FewerPods _ -> Phrase.NONE;
        };
    }
}
