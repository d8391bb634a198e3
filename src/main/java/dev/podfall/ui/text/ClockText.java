package dev.podfall.ui.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart() / 100);
    }

    /** {@code 02:41}, or {@code 1:02:41} after an hour: for axes and lists. */
    public static String brief(Duration time) {
        if (time.toHours() > 0) {
            return String.format(
                    Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
    }
}
