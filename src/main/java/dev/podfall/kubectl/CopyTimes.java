package dev.podfall.kubectl;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** The moment at which a copy of a cluster was made, as far as its text tells: the latest time in it. */
final class CopyTimes {
    private static final Pattern TIME = Pattern.compile("\\b(\\d{4})-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern UID = Pattern.compile("\\buid\\b");

    /** Later than this nobody has copied a cluster: such a time is a mistake, or means "never". */
    private static final int LAST_YEAR = 2199;

    private CopyTimes() {}

    /** The latest time in a text with copies, or {@code start} if that is later. */
    static Instant latest(String text, Instant start) {
        var latest = start;
        if (UID.matcher(text).find()) {
            var times = TIME.matcher(text);
            while (times.find()) {
                latest = later(latest, times.group(), Integer.parseInt(times.group(1)));
            }
        }
        return latest;
    }

    /** A time that cannot be is no matter here: the decoder says so at its place. */
    private static Instant later(Instant latest, String text, int year) {
        if (year > LAST_YEAR) {
            return latest;
        }
        try {
            var time = Instant.parse(text);
            return time.isAfter(latest) ? time : latest;
        } catch (DateTimeException impossible) {
            return latest;
        }
    }
}
