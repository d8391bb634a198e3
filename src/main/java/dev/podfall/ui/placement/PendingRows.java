package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.CheckWords;
import dev.podfall.explain.PendingAnswer;
import dev.podfall.explain.QueueWait;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.placement.PlacementModel.Section;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a pod waits: the scheduler's message taken apart, and who has the room that the pod lacks. */
final class PendingRows {
    /** How many nodes of a reason, and how many pods of a node, are named. */
    private static final int SHOWN = 8;

    private PendingRows() {}

    /** @param wait where it waits in the queue; null if that is not known */
    static Section of(PendingAnswer pending, @Nullable QueueWait wait) {
        var rows = new ArrayList<Row>();
        if (pending.message().isEmpty()) {
            rows.add(new Row(Tone.WAITS, Words.of("why.pending.untried"), "", "", "").widened());
        } else {
            rows.add(new Row(Tone.WAITS, Words.of("why.pending.message"), "", pending.message(), "").widened());
        }
        if (wait != null) {
            rows.add(new Row(
                            Tone.SOFT,
                            Words.of("why.pending.queue"),
                            "",
                            Words.say(wait.told().phrase()),
                            "")
                    .widened());
        }
        for (var group : pending.groups()) {
            rows.add(new Row(
                            group.lookedAt() ? Tone.BAD : Tone.SILENT,
                            Words.of("why.pending.nodes", group.count()),
                            group.reason(),
                            group.lookedAt() ? "" : Words.of("why.pending.unasked"),
                            "")
                    .widened());
            if (group.lookedAt()) {
                nodes(group.names(), rows);
            }
        }
        return new Section(Words.of("why.section.pending"), rows);
    }

    private static void nodes(List<String> names, List<Row> rows) {
        for (var name : names.subList(0, Math.min(SHOWN, names.size()))) {
            rows.add(new Row(Tone.SILENT, name, "", "", "")
                    .linked(Kind.NODE, ObjectKey.cluster(name))
                    .widened());
        }
        if (names.size() > SHOWN) {
            rows.add(more(Words.of("why.not-yet.more", names.size() - SHOWN)));
        }
    }

    static Section of(PendingAnswer.Room room) {
        var rows = new ArrayList<Row>();
        var occupants = room.occupants();
        for (var occupant : occupants.subList(0, Math.min(SHOWN, occupants.size()))) {
            var note = Words.of(
                    occupant.victim() ? "why.room.victim" : "why.room.priority", Integer.toString(occupant.priority()));
            rows.add(new Row(
                            occupant.victim() ? Tone.WAITS : Tone.SILENT,
                            occupant.pod().name(),
                            occupant.amount(),
                            note,
                            "")
                    .linked(Kind.POD, occupant.pod()));
        }
        if (occupants.size() > SHOWN) {
            rows.add(more(Words.of("why.room.more", occupants.size() - SHOWN)));
        }
        if (occupants.isEmpty()) {
            rows.add(new Row(Tone.SILENT, Words.of("why.room.nobody"), "", "", "").widened());
        }
        var preemption = room.preemption();
        if (preemption != null) {
            rows.add(new Row(Tone.SOFT, Words.of("why.room.preemption"), "", Words.say(CheckWords.note(preemption)), "")
                    .widened());
        }
        return new Section(Words.say(Phrase.of("why.section.room", room.lacks())), rows);
    }

    private static Row more(String said) {
        return new Row(Tone.SILENT, said, "", "", "").widened();
    }
}
