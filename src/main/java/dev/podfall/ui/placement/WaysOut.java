package dev.podfall.ui.placement;

import dev.podfall.api.core.Toleration;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.Remedy;
import dev.podfall.explain.SmallestChange;
import dev.podfall.explain.Why;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what would help. */
final class WaysOut {
    private static final List<String> KEYS = List.of("key", "operator", "value", "effect", "tolerationSeconds");

    private WaysOut() {}

    static List<WayOut> of(ClusterState state, Why why) {
        return why.remedies().stream().map(remedy -> of(state, remedy)).toList();
    }

    private static WayOut of(ClusterState state, Remedy remedy) {
        var leads = new ArrayList<String>();
        var code = new ArrayList<String>();
        var lines = new ArrayList<String>();
        var act = "";
        for (var change : remedy.changes()) {
            leads.add(lead(change));
            var text = code(state, change);
            if (!text.isEmpty()) {
                code.add(text);
            }
            var line = change.kubectl(state);
            if (!line.isEmpty()) {
                lines.add(line);
            }
            act = remedy.changes().size() == 1 ? act(change) : Words.of("why.act.all");
        }
        var commands = remedy.commands(state);
        boolean atOnce = remedy.side() == Remedy.Side.NODE && !commands.isEmpty();
        return new WayOut(
                String.join(" ", leads), String.join("\n", code), commands, List.copyOf(lines), atOnce ? act : "");
    }

    private static String lead(SmallestChange change) {
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
                        ? Words.of("why.out.too-small", room.node(), amount(room), room.resource())
                        : Words.of("why.out.room", room.node(), amount(room), room.resource());
            case SmallestChange.FreePort port ->
                Words.of("why.out.port", port.port(), port.takenBy().toString());
        };
    }

    private static String amount(SmallestChange.MakeRoom room) {
        return switch (room.resource()) {
            case "cpu" -> room.missing() + "m";
            case "memory", "ephemeral-storage" -> Math.ceilDiv(room.missing(), 1L << 20) + "Mi";
            default -> Long.toString(room.missing());
        };
    }

    private static String code(ClusterState state, SmallestChange change) {
        return change instanceof SmallestChange.Tolerate tolerate ? yaml(tolerate.added()) : change.kubectl(state);
    }

    private static String act(SmallestChange change) {
        return switch (change) {
            case SmallestChange.Untaint untaint ->
                Words.of("why.act.untaint", untaint.removed().size());
            case SmallestChange.Relabel relabel ->
                Words.of("why.act.relabel", relabel.labels().size());
            case SmallestChange.Uncordon _ -> Words.of("why.act.uncordon");
            case SmallestChange.Tolerate _,
                    SmallestChange.Unselect _,
                    SmallestChange.Recover _,
                    SmallestChange.MakeRoom _,
                    SmallestChange.FreePort _ -> "";
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
