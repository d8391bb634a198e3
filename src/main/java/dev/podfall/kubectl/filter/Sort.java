package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code sort}.
 *
 * <p>Upstream: GNU coreutils, src/sort.c.
 * <br>Differs: compares code points, as in the C locale; blanks before a field never count, as with {@code -b}.
 */
final class Sort implements Filter {
    private static final Map<String, Character> LONG = Map.of(
            "--reverse",
            'r',
            "--numeric-sort",
            'n',
            "--key",
            'k',
            "--unique",
            'u',
            "--field-separator",
            't',
            "--ignore-case",
            'f',
            "--stable",
            's');
    private static final Pattern KEY =
            Pattern.compile("([0-9]{1,6})(?:\\.[0-9]+)?([bfnr]*)(?:,([0-9]{1,6})([bfnr]*))?");
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]*\\.?[0-9]+)");

    private final List<String> lines = new ArrayList<>();
    private final Comparator<String> keys;
    private final Comparator<String> whole;
    private final boolean unique;

    private Sort(Comparator<String> keys, Comparator<String> whole, boolean unique) {
        this.keys = keys;
        this.whole = whole;
        this.unique = unique;
    }

    static Sort of(List<String> words) {
        var options = Options.read(words, "rnufbs", "kt", LONG).withoutFiles();
        var separator = options.text('t', "");
        Comparator<String> keys = null;
        for (var key : options.all('k')) {
            var matcher = KEY.matcher(key);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw new FilterException(Phrase.of("filter.sort.no-key", key));
            }
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
            var flags = matcher.group(2) + (matcher.group(4) == null ? "" : matcher.group(4));
            var next = Comparator.<String, String>comparing(
                    line -> field(line, from, to, separator), flags.isEmpty() ? order(options) : order(flags));
            keys = keys == null ? next : keys.thenComparing(next);
        }
        Comparator<String> plain = Sort::byCodePoints;
        return new Sort(
                keys == null ? order(options) : keys,
                options.has('s') ? (_, _) -> 0 : options.has('r') ? plain.reversed() : plain,
                options.has('u'));
    }

    private static Comparator<String> order(Options options) {
        return order((options.has('n') ? "n" : "") + (options.has('f') ? "f" : "") + (options.has('r') ? "r" : ""));
    }

    private static Comparator<String> order(String flags) {
        Comparator<String> order = flags.contains("n")
                ? Comparator.comparing(Sort::number)
                : flags.contains("f") ? (a, b) -> byCodePoints(upper(a), upper(b)) : Sort::byCodePoints;
        return flags.contains("r") ? order.reversed() : order;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static BigDecimal number(String text) {
        var matcher = NUMBER.matcher(text);
        return matcher.lookingAt() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
    }

    private static String field(String line, int from, int to, String separator) {
        var fields = Fields.of(line, separator);
        if (from > fields.size()) {
            return "";
        }
        int last = Math.min(to, fields.size());
        return last < from
                ? ""
                : line.substring(
                        fields.get(from - 1).from(), fields.get(last - 1).to());
    }

    @Override
    public void line(String line, Consumer<String> out) {
        lines.add(line);
    }

    @Override
    public void end(Consumer<String> out) {
        if (!unique) {
            lines.sort(keys.thenComparing(whole));
            lines.forEach(out);
            return;
        }
        lines.sort(keys);
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0 || keys.compare(lines.get(i - 1), lines.get(i)) != 0) {
                out.accept(lines.get(i));
            }
        }
    }
}
