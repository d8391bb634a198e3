package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** {@code cut}: some fields, or some characters, of each line. */
final class Cut implements Filter {
    private static final Pattern RANGE = Pattern.compile("([0-9]{0,6})(-?)([0-9]{0,6})");

    private record Range(int from, int to) {}

    private final List<Range> ranges;
    private final String delimiter;
    private final boolean characters;
    private final boolean onlyDelimited;

    private Cut(List<Range> ranges, String delimiter, boolean characters, boolean onlyDelimited) {
        this.ranges = ranges;
        this.delimiter = delimiter;
        this.characters = characters;
        this.onlyDelimited = onlyDelimited;
    }

    static Cut of(List<String> words) {
        var options = Options.read(words, "s", "dfcb", Map.of("--delimiter", 'd', "--fields", 'f', "--characters", 'c'))
                .withoutFiles();
        boolean characters = options.has('c') || options.has('b');
        if (characters == options.has('f')) {
            throw new FilterException(Phrase.of("filter.cut.usage"));
        }
        var list = options.text('f', options.text('c', options.text('b', "")));
        var ranges = new ArrayList<Range>();
        for (var part : list.split(",", -1)) {
            ranges.add(range(part));
        }
        return new Cut(ranges, options.text('d', "\t"), characters, options.has('s'));
    }

    private static Range range(String part) {
        var matcher = RANGE.matcher(part);
        if (!matcher.matches() || part.isEmpty() || part.equals("-") || part.equals("0")) {
            throw new FilterException(Phrase.of("filter.cut.usage"));
        }
        int from = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
        boolean open = !matcher.group(2).isEmpty();
        int to = !open ? from : matcher.group(3).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
        return new Range(from, to);
    }

    private boolean wants(int number) {
        return ranges.stream().anyMatch(range -> range.from() <= number && number <= range.to());
    }

    @Override
    public void line(String line, Consumer<String> out) {
        if (characters) {
            var kept = new StringBuilder();
            var points = line.codePoints().toArray();
            for (int i = 0; i < points.length; i++) {
                if (wants(i + 1)) {
                    kept.appendCodePoint(points[i]);
                }
            }
            out.accept(kept.toString());
            return;
        }
        if (!line.contains(delimiter)) {
            if (!onlyDelimited) {
                out.accept(line);
            }
            return;
        }
        var kept = new ArrayList<String>();
        var fields = Fields.of(line, delimiter);
        for (int i = 0; i < fields.size(); i++) {
            if (wants(i + 1)) {
                kept.add(fields.get(i).of(line));
            }
        }
        out.accept(String.join(delimiter, kept));
    }
}
