package dev.podfall.apiserver.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Reads and writes times as Go does for {@code metav1.Time} and {@code MicroTime}, its complaints included.
 *
 * <p>Upstream: Go's time/format.go, {@code parse}; apimachinery/pkg/apis/meta/v1/time.go and micro_time.go.
 * <br>Differs: in nothing that we know of.
 */
final class GoTime {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String text;
    private final boolean micro;
    private int at;

    private GoTime(String text, boolean micro) {
        this.text = text;
        this.micro = micro;
    }

    /** The time that a text tells. @throws IllegalArgumentException in Go's words */
    static Instant parse(String text, boolean micro) {
        return new GoTime(text, micro).parse();
    }

    static String format(Instant time, boolean micro) {
        return (micro ? MICROS : SECONDS).format(time);
    }

    private Instant parse() {
        int year = digits(4, 4, "2006");
        literal("-");
        int month = digits(2, 2, "01");
        within(month >= 1 && month <= 12, "month");
        literal("-");
        int day = digits(2, 2, "02");
        literal("T");
        int hour = digits(1, 2, "15");
        within(hour < 24, "hour");
        literal(":");
        int minute = digits(2, 2, "04");
        within(minute < 60, "minute");
        literal(":");
        int second = digits(2, 2, "05");
        within(second < 60, "second");
        int nanos = micro ? microseconds() : anyFraction();
        int offset = zone();
        if (at < text.length()) {
            throw new IllegalArgumentException(begin() + ": extra text: " + quoted(text.substring(at)));
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds(offset);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(begin() + ": day out of range", e);
        }
    }

    private int digits(int least, int most, String what) {
        int end = at;
        while (end < text.length() && end - at < most && isDigit(end)) {
            end++;
        }
        if (end - at < least) {
            throw cannot(at, what);
        }
        int value = Integer.parseInt(text, at, end, 10);
        at = end;
        return value;
    }

    private void literal(String expected) {
        if (!text.startsWith(expected, at)) {
            throw cannot(at, expected);
        }
        at += expected.length();
    }

    private void within(boolean fine, String part) {
        if (!fine) {
            throw new IllegalArgumentException(begin() + ": " + part + " out of range");
        }
    }

    private int microseconds() {
        int start = at;
        boolean fine = text.length() - at >= 7 && (text.charAt(at) == '.' || text.charAt(at) == ',');
        for (int i = at + 1; fine && i < at + 7; i++) {
            fine = isDigit(i);
        }
        if (!fine) {
            throw cannot(start, ".000000");
        }
        at += 7;
        return Integer.parseInt(text, start + 1, at, 10) * 1000;
    }

    private int anyFraction() {
        if (at + 1 >= text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',') || !isDigit(at + 1)) {
            return 0;
        }
        int start = ++at;
        while (at < text.length() && isDigit(at)) {
            at++;
        }
        var fraction = (text.substring(start, at) + "000000000").substring(0, 9);
        return Integer.parseInt(fraction);
    }

    private int zone() {
        if (text.startsWith("Z", at)) {
            at++;
            return 0;
        }
        boolean fine = text.length() - at >= 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && text.charAt(at + 3) == ':'
                && isDigit(at + 1)
                && isDigit(at + 2)
                && isDigit(at + 4)
                && isDigit(at + 5);
        if (!fine) {
            throw cannot(at, "Z07:00");
        }
        int hours = Integer.parseInt(text, at + 1, at + 3, 10);
        int minutes = Integer.parseInt(text, at + 4, at + 6, 10);
        within(hours <= 24, "time zone offset hour");
        within(minutes <= 60, "time zone offset minute");
        int offset = (hours * 60 + minutes) * 60;
        boolean west = text.charAt(at) == '-';
        at += 6;
        return west ? -offset : offset;
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private IllegalArgumentException cannot(int from, String what) {
        var layout = micro ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00";
        return new IllegalArgumentException(begin() + " as \"" + layout + "\": cannot parse "
                + quoted(text.substring(from)) + " as \"" + what + "\"");
    }

    private String begin() {
        return "parsing time " + quoted(text);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
