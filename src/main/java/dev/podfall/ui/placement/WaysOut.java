package dev.podfall.ui.placement;

import dev.podfall.explain.DaemonSetChange;
import dev.podfall.explain.Remedy;
import dev.podfall.explain.RemedyWords;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.RemedyText;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what would help, in the window's language. */
final class WaysOut {
    private WaysOut() {}

    static List<WayOut> of(ClusterState state, List<Remedy> remedies) {
        return remedies.stream().map(remedy -> of(state, remedy)).toList();
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
        boolean staged = !remedy.commands(state).isEmpty();
        return new WayOut(
                Words.say(RemedyWords.lead(remedy)),
                String.join("\n", code),
                staged ? lines : List.of(),
                Words.say(RemedyWords.act(remedy)),
                remedy.changes().getFirst() instanceof DaemonSetChange.AnotherImage image
                        ? new PlacementModel.Ask(image.beginning(), image.was())
                        : null);
    }
}
