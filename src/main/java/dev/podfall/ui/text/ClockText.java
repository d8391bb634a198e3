package dev.podfall.ui.text;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Virtual time as people read it. */
public final class ClockText {
    private ClockText() {}

    /** Reads moments briefly, as times since that one. */
    public static Function<Instant, String> since(Instant start) {
        return at -> brief(Duration.between(start, at));
    }

    /** {@code 00:02:41.3}, hours growing as needed. */
    public static String exact(Duration time) {
        return two(time.toHours())
                + ':'
                + two(time.toMinutesPart())
                + ':'
                + two(time.toSecondsPart())
                + '.'
                + time.toMillisPart() / 100;
    }

    /** {@code 02:41}, or {@code 1:02:41} after an hour: for axes and lists. */
    public static String brief(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + ":" + two(time.toMinutesPart()) + ':' + two(time.toSecondsPart());
        }
        return two(time.toMinutesPart()) + ':' + two(time.toSecondsPart());
    }

    /** Said with every frame. */
    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
