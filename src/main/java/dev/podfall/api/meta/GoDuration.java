package dev.podfall.api.meta;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Durations as Go writes and reads them: {@code 1m30s}, {@code 1.5s}, {@code 300ms}.
 *
 * <p>Upstream: Go's time.Duration String and ParseDuration.
 * <p>Differs: terms are added exactly before the sum is cut to nanoseconds; Go cuts each.
 */
public final class GoDuration {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static final int MOST_DIGITS = 40;

    private GoDuration() {}

    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toSeconds() == 0) {
            long nanos = duration.toNanos();
            if (nanos < MICRO) {
                return nanos + "ns";
            }
            return nanos < MILLI ? plain(nanos, 3) + "µs" : plain(nanos, 6) + "ms";
        }
        long hours = duration.toHours();
        var seconds = plain(duration.toSecondsPart() * SECOND + duration.toNanosPart(), 9) + "s";
        if (hours > 0) {
            return hours + "h" + duration.toMinutesPart() + "m" + seconds;
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m" + seconds : seconds;
    }

    private static String plain(long number, int decimals) {
        var value = BigDecimal.valueOf(number, decimals).stripTrailingZeros();
        return value.toPlainString();
    }

    /**
     * Reads {@code 1h30m}, {@code -1.5s}, {@code 0}.
     *
     * @throws IllegalArgumentException in Go's words if it is no duration
     */
    public static Duration parse(String text) {
        boolean negative = text.startsWith("-");
        int i = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(i).equals("0")) {
            return Duration.ZERO;
        }
        if (i == text.length()) {
            throw invalid(text);
        }
        var nanos = BigDecimal.ZERO;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isNumeric(text.charAt(i))) {
                i++;
            }
            var number = text.substring(start, i);
            if (!isNumber(number)) {
                throw invalid(text);
            }
            int unitStart = i;
            while (i < text.length() && !isNumeric(text.charAt(i))) {
                i++;
            }
            if (unitStart == i) {
                throw new IllegalArgumentException("time: missing unit in duration \"" + text + "\"");
            }
            nanos = nanos.add(new BigDecimal(shortened(number)).multiply(unit(text.substring(unitStart, i), text)));
        }
        var whole = nanos.toBigInteger();
        if (whole.bitLength() > 63) {
            throw invalid(text);
        }
        return Duration.ofNanos(negative ? -whole.longValue() : whole.longValue());
    }

    private static boolean isNumber(String number) {
        int point = number.indexOf('.');
        return number.length() > (point < 0 ? 0 : 1) && point == number.lastIndexOf('.');
    }

    /** Without digits that change nothing: those before overflow anyway, those behind are below a nanosecond. */
    private static String shortened(String number) {
        int point = number.indexOf('.');
        int end = point < 0 ? number.length() : point;
        int start = 0;
        while (start < end - 1 && number.charAt(start) == '0') {
            start++;
        }
        var whole = number.substring(start, Math.min(end, start + MOST_DIGITS));
        return whole + number.substring(end, Math.min(number.length(), end + MOST_DIGITS));
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static BigDecimal unit(String unit, String text) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1;
                    case "us", "µs", "μs" -> MICRO;
                    case "ms" -> MILLI;
                    case "s" -> SECOND;
                    case "m" -> MINUTE;
                    case "h" -> HOUR;
                    default ->
                        throw new IllegalArgumentException(
                                "time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
                });
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("time: invalid duration \"" + text + "\"");
    }
}
