package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code grep}: lines in which a pattern is found. */
final class Grep implements Filter {
    private static final Map<String, Character> LONG = Map.ofEntries(
            Map.entry("--ignore-case", 'i'),
            Map.entry("--invert-match", 'v'),
            Map.entry("--count", 'c'),
            Map.entry("--line-number", 'n'),
            Map.entry("--extended-regexp", 'E'),
            Map.entry("--fixed-strings", 'F'),
            Map.entry("--word-regexp", 'w'),
            Map.entry("--line-regexp", 'x'),
            Map.entry("--only-matching", 'o'),
            Map.entry("--quiet", 'q'),
            Map.entry("--silent", 'q'),
            Map.entry("--after-context", 'A'),
            Map.entry("--before-context", 'B'),
            Map.entry("--context", 'C'),
            Map.entry("--max-count", 'm'),
            Map.entry("--regexp", 'e'));

    private final Options options;
    private final Pattern pattern;
    private final boolean inverted;
    private final boolean counts;
    private final boolean numbered;
    private final boolean only;
    private final boolean quiet;
    private final int after;
    private final int before;
    private final int most;
    private final Deque<String> held = new ArrayDeque<>();
    private int number;
    private int found;
    /** How many lines are still to be shown behind the last match. */
    private int following;
    /** The last line that was shown. */
    private int shown;

    private Grep(Options options, Pattern pattern) {
        this.options = options;
        this.pattern = pattern;
        inverted = options.has('v');
        counts = options.has('c');
        numbered = options.has('n');
        only = options.has('o');
        quiet = options.has('q');
        int around = options.count('C', 0);
        after = options.count('A', around);
        before = options.count('B', around);
        most = options.count('m', Integer.MAX_VALUE);
    }

    /** @param words with the name first: {@code egrep} and {@code fgrep} are flags by another name */
    static Grep of(List<String> words) {
        var given = new ArrayList<>(words.subList(1, words.size()));
        // Colours are for terminals; many have an alias that asks for them.
        given.removeIf(word -> word.startsWith("--color") || word.startsWith("--colour"));
        given.addFirst(words.getFirst());
        var options = Options.read(given, "ivcnEFwxoqs", "ABCme", LONG);
        var patterns = new ArrayList<>(options.all('e'));
        if (patterns.isEmpty()) {
            if (options.arguments().isEmpty()) {
                throw new FilterException(Phrase.of("filter.grep.no-pattern"));
            }
            patterns.add(options.withoutFiles(1).arguments().getFirst());
        } else {
            options.withoutFiles();
        }
        var regexes = new ArrayList<String>();
        for (var pattern : patterns) {
            if (options.has('F') || words.getFirst().equals("fgrep")) {
                regexes.add(Pattern.quote(pattern));
            } else {
                regexes.add(Regexes.java(
                        pattern, options.has('E') || words.getFirst().equals("egrep")));
            }
        }
        return new Grep(options, compile(String.join("|", regexes), patterns, options));
    }

    private static Pattern compile(String regex, List<String> typed, Options options) {
        var whole = "(?:" + regex + ")";
        if (options.has('x')) {
            whole = "^" + whole + "$";
        } else if (options.has('w')) {
            whole = "(?<!\\w)" + whole + "(?!\\w)";
        }
        try {
            return Pattern.compile(whole, options.has('i') ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException wrong) {
            throw new FilterException(Phrase.of("filter.grep.bad-pattern", String.join(" ", typed)));
        }
    }

    @Override
    public void line(String line, Consumer<String> out) {
        number++;
        if (isFull() && following == 0) {
            return;
        }
        if (found < most && pattern.matcher(line).find() != inverted) {
            found++;
            if (!counts && !quiet) {
                matched(line, out);
            }
        } else if (following > 0) {
            following--;
            show(number, '-', line, out);
        } else if (before > 0) {
            held.add(line);
            if (held.size() > before) {
                held.remove();
            }
        }
    }

    private void matched(String line, Consumer<String> out) {
        if (only) {
            var matcher = pattern.matcher(line);
            while (!inverted && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    show(number, ':', matcher.group(), out);
                }
            }
            return;
        }
        int first = number - held.size();
        if ((before > 0 || after > 0) && shown > 0 && first > shown + 1) {
            out.accept("--");
        }
        for (var earlier : held) {
            show(first++, '-', earlier, out);
        }
        held.clear();
        show(number, ':', line, out);
        following = after;
    }

    private void show(int at, char sign, String line, Consumer<String> out) {
        shown = at;
        out.accept(numbered ? at + String.valueOf(sign) + line : line);
    }

    @Override
    public void end(Consumer<String> out) {
        if (counts && !quiet) {
            out.accept(String.valueOf(found));
        }
    }

    @Override
    public boolean isFull() {
        return found >= most || quiet && found > 0;
    }

    @Override
    public int code() {
        return found > 0 ? 0 : 1;
    }

    @Override
    public String toString() {
        return "grep " + options.arguments();
    }
}
