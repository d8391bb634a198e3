package dev.podfall.ui.placement;

import dev.podfall.explain.Remedy;
import dev.podfall.explain.RemedyWords;
import dev.podfall.explain.Why;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.RemedyText;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what would help, in the window's language. */
final class WaysOut {
    private WaysOut() {}

    static List<WayOut> of(ClusterState state, Why why) {
        return why.remedies().stream().map(remedy -> of(state, remedy)).toList();
    }

    private static WayOut of(ClusterState state, Remedy remedy) {
        var code = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (var change : remedy.changes()) {
            var text = RemedyText.code(state, change);
            if (!text.isEmpty()) {
                code.add(text);
            }
            var line = change.kubectl(state);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        var commands = remedy.commands(state);
        boolean atOnce = remedy.side() != Remedy.Side.TEMPLATE && !commands.isEmpty();
        return new WayOut(
                Words.say(RemedyWords.lead(remedy)),
                String.join("\n", code),
                commands,
                List.copyOf(lines),
                atOnce ? Words.say(RemedyWords.act(remedy)) : "");
    }
}
