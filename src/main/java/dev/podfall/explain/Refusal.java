package dev.podfall.explain;

import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a no is about, whoever says it: what a headline has room for. */
enum Refusal {
    TAINT,
    LABELS,
    NAME,
    PORTS,
    ROOM,
    CORDONED;

    /** {@code one taint is not tolerated}, {@code the node's labels do not match, it does not fit} ... */
    static Phrase phrase(List<Check> against) {
        var kinds = against.stream().map(Refusal::of).filter(Objects::nonNull).toList();
        var out = new ArrayList<Phrase>();
        count(kinds, TAINT, "why.refusal.taints", out);
        count(kinds, LABELS, "why.refusal.labels", out);
        for (var kind : kinds) {
            switch (kind) {
                case NAME -> out.add(Phrase.of("why.refusal.name"));
                case PORTS -> out.add(Phrase.of("why.refusal.ports"));
                case ROOM -> out.add(Phrase.of("why.refusal.room"));
                case CORDONED -> out.add(Phrase.of("why.refusal.cordoned"));
                case TAINT, LABELS -> {
                    // Counted above.
                }
            }
        }
        return Phrase.chain("why.refusal.and", out);
    }

    private static void count(List<Refusal> kinds, Refusal which, String key, List<Phrase> out) {
        long count = kinds.stream().filter(kind -> kind == which).count();
        if (count > 0) {
            out.add(Phrase.of(key, count));
        }
    }

    /**
     * @param check one that says no
     * @return null if the verdict says it by itself: nobody schedules the pod, or the kubelet refuses it
     */
    private static @Nullable Refusal of(Check check) {
        return switch (check) {
            case Check.Placement placement ->
                switch (placement.question()) {
                    case PlacementCheck.TemplateNodeName _ -> NAME;
                    case PlacementCheck.NodeSelectorPair _, PlacementCheck.RequiredAffinity _ -> LABELS;
                    case PlacementCheck.NodeTaint _ -> TAINT;
                };
            case Check.Plugin plugin -> of(plugin.result().reasons().getFirst());
            case Check.NobodySchedules _,
                    Check.KubeletAnswers _,
                    Check.HasNetwork _,
                    Check.Admits _,
                    Check.SecondsLost _,
                    Check.Preempts _ -> null;
        };
    }

    private static @Nullable Refusal of(Reason reason) {
        return switch (reason) {
            case Reason.UntoleratedTaint _ -> TAINT;
            case Reason.SelectorMismatch _,
                    Reason.AffinityMismatch _,
                    Reason.AffinityConflict _,
                    Reason.NotAmongNodes _ -> LABELS;
            case Reason.OtherNodeName _ -> NAME;
            case Reason.PortConflict _ -> PORTS;
            case Reason.Insufficient _, Reason.TooManyPods _, Reason.NoVictims _, Reason.PreemptionNotHelpful _ -> ROOM;
            case Reason.Unschedulable _ -> CORDONED;
            case Reason.Gated _ -> null;
        };
    }
}
