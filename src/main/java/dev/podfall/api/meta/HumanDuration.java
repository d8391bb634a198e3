package dev.podfall.api.meta;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ages as tables and descriptions print them: the coarser the older.
 *
 * <p>Upstream: apimachinery/pkg/util/duration/duration.go HumanDuration; pkg/printers translateTimestampSince.
 * <p>Differs: in nothing that we know of.
 */
public final class HumanDuration {
    private HumanDuration() {}

    /** The age of what happened at {@code then}; {@code <unknown>} if that is not known. */
    public static String since(@Nullable Instant then, Instant now) {
        return then == null ? "<unknown>" : text(Duration.between(then, now));
    }

    public static String text(Duration duration) {
        // Towards zero: clocks that are up to two seconds apart are forgiven.
        long seconds = duration.isNegative() ? -duration.negated().toSeconds() : duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 120) {
            return Math.max(seconds, 0) + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (days < 8) {
            return two(days, "d", hours % 24, "h");
        }
        if (days < 2 * 365) {
            return days + "d";
        }
        long years = days / 365;
        return years < 8 ? two(years, "y", days % 365, "d") : years + "y";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
