package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.NotYet;
import dev.podfall.explain.NotYetWords;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.placement.PlacementModel.Section;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why nodes do not run the newest revision yet, with the nodes that are waited for as links. */
final class RolloutRows {
    /** How many nodes of an older revision are named; there may be thousands. */
    private static final int SHOWN = 8;

    private RolloutRows() {}

    /**
     * @param whole the DaemonSet, to look at the whole rollout from a node; null if that is what is looked at
     */
    static Section of(NotYet notYet, @Nullable ObjectKey whole) {
        var rows = new ArrayList<Row>();
        var rule = NotYetWords.rule(notYet).stream().map(Words::say).collect(Collectors.joining("\n"));
        rows.add(new Row(Tone.WAITS, Words.of("why.not-yet.budget"), "", rule, "")
                .tip(Words.of("why.term.budget"))
                .widened());
        for (var holder : notYet.holders()) {
            var blocker = holder.blocker();
            var tone = blocker != null && blocker.wrong() ? Tone.BAD : Tone.SOFT;
            rows.add(new Row(tone, holder.node(), "", Words.say(NotYetWords.holder(holder)), "")
                    .linked(Kind.NODE, ObjectKey.cluster(holder.node())));
        }
        int more = notYet.used() - notYet.holders().size();
        if (more > 0) {
            rows.add(more(more));
        }
        if (whole == null) {
            rows.addAll(waiting(notYet.waiting()));
        } else {
            var said = Words.of("why.not-yet.waiting", notYet.waiting().size());
            rows.add(new Row(Tone.SILENT, Words.of("why.not-yet.whole"), "", said, "").linked(Kind.DAEMON_SET, whole));
        }
        return new Section(Words.say(NotYetWords.question(notYet)), rows);
    }

    private static List<Row> waiting(List<String> nodes) {
        var out = new ArrayList<Row>();
        for (var node : nodes.subList(0, Math.min(SHOWN, nodes.size()))) {
            out.add(new Row(Tone.SILENT, node, "", Words.of("why.not-yet.waits"), "")
                    .linked(Kind.NODE, ObjectKey.cluster(node)));
        }
        if (nodes.size() > SHOWN) {
            out.add(more(nodes.size() - SHOWN));
        }
        return out;
    }

    private static Row more(int count) {
        return new Row(Tone.SILENT, "", "", Words.of("why.not-yet.more", count), "");
    }
}
