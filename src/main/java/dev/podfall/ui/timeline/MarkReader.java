package dev.podfall.ui.timeline;

import dev.podfall.cluster.Journal;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.timeline.Marks;
import dev.podfall.play.Moment;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;

/** Says what marks are: what is said of their steps under the map, and for what somebody did, the words he did it with. */
final class MarkReader {
    /** So many are said, and how many more there are. */
    private static final int SAID = 5;

    private MarkReader() {}

    /** Which marks, of what. */
    record Question(Moment moment, Marks marks, long from, long until, int count) {}

    record Answer(long from, long until, String text) {}

    /** May have to bring steps back that were given up: not on the screen's thread. */
    static Answer read(Question asked) {
        var lines = new ArrayList<String>();
        var steps = asked.marks().steps(asked.from(), asked.until(), SAID);
        var journal = asked.moment().frame().journal();
        var typed = "";
        for (long number : steps) {
            var step = journal.number(number);
            var at = Duration.between(asked.moment().frame().start(), step.at());
            if (lines.isEmpty()) {
                lines.add(ClockText.exact(at));
            }
            var words = step.byUser() ? Words.say(asked.moment().actOf(number)) : "";
            if (!words.isEmpty() && !words.equals(typed)) {
                typed = words;
                lines.add(Words.of("timeline.mark.typed", words));
            }
            lines.add(caption(journal, number));
        }
        int more = asked.count() - steps.size();
        if (more > 0) {
            lines.add(Words.of("timeline.mark.more", more));
        }
        return new Answer(asked.from(), asked.until(), String.join("\n", lines));
    }

    private static String caption(Journal journal, long number) {
        return Words.say(Captions.of(journal, number).sentence());
    }
}
