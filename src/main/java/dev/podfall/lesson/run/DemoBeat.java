package dev.podfall.lesson.run;

import dev.podfall.lesson.Text;
import dev.podfall.lesson.predict.Prediction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one press of the trainer's key does.
 *
 * @param line the line of the script that it belongs to, from 0; -1 before the first, the number of lines after the last
 * @param lines of the console that are run; nothing happens if there are none
 * @param look what to select, as {@code node/worker-2}; empty for nothing
 * @param say what is said
 * @param time how much of it passes then
 * @param after so much, if that is how much
 * @param stepwise whether what happens is shown step by step
 * @param asked the question that is open while this is shown; null if none is
 * @param answers whether that is answered once it was seen
 */
public record DemoBeat(
        Kind kind,
        int line,
        List<String> lines,
        String look,
        Text say,
        Time time,
        @Nullable Duration after,
        boolean stepwise,
        @Nullable Prediction asked,
        boolean answers) {

    /** What there is to see. */
    public enum Kind {
        /** The cluster as it begins. */
        OPENING,
        /** A question, and time is held. */
        ASK,
        /** A line. */
        SHOW,
        /** What a question asks about, which the script itself does not do: afterwards all is as before. */
        ASIDE,
        /** What was learned. */
        CLOSING
    }

    /** How much time passes. */
    public enum Time {
        /** What the line itself lets pass. */
        LINE,
        /** Until the cluster is at rest. */
        REST,
        /** What the question says. */
        AFTER
    }

    public DemoBeat {
        lines = List.copyOf(lines);
    }

    /** Whether anything happens in the cluster. */
    public boolean runs() {
        return !lines.isEmpty();
    }
}
