package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A filter's words, read as getopt reads them: {@code -in}, {@code -n 5}, {@code -n5}, {@code --}. */
final class Options {
    private final String filter;
    private final SortedMap<Character, List<String>> given = new TreeMap<>();
    private final List<String> arguments = new ArrayList<>();

    private Options(String filter) {
        this.filter = filter;
    }

    /**
     * @param words the first of them is the filter's name
     * @param switches letters that stand alone
     * @param valued letters that take a value
     * @param longNames which letter a long name stands for
     */
    static Options read(List<String> words, String switches, String valued, Map<String, Character> longNames) {
        var options = new Options(words.getFirst());
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                options.arguments.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (word.startsWith("--")) {
                i += options.readLong(
                        word, i + 1 < words.size() ? words.get(i + 1) : null, switches, valued, longNames);
            } else if (word.startsWith("-") && word.length() > 1) {
                i += options.readShort(word, i + 1 < words.size() ? words.get(i + 1) : null, switches, valued);
            } else {
                options.arguments.add(word);
            }
        }
        return options;
    }

    /** @return how many words it has taken besides */
    private int readShort(String word, @Nullable String next, String switches, String valued) {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            if (switches.indexOf(letter) >= 0) {
                give(letter, "");
            } else if (valued.indexOf(letter) < 0) {
                throw unknown("-" + letter, switches, valued);
            } else if (at + 1 < word.length()) {
                give(letter, word.substring(at + 1));
                return 0;
            } else {
                give(letter, required(word, next));
                return 1;
            }
        }
        return 0;
    }

    private int readLong(
            String word, @Nullable String next, String switches, String valued, Map<String, Character> longNames) {
        int eq = word.indexOf('=');
        var letter = longNames.get(eq < 0 ? word : word.substring(0, eq));
        if (letter == null) {
            throw unknown(word, switches, valued);
        }
        if (switches.indexOf(letter) >= 0) {
            give(letter, "");
            return 0;
        }
        give(letter, eq < 0 ? required(word, next) : word.substring(eq + 1));
        return eq < 0 ? 1 : 0;
    }

    private String required(String flag, @Nullable String next) {
        if (next == null) {
            throw new FilterException(Phrase.of("filter.no-value", filter, flag));
        }
        return next;
    }

    private FilterException unknown(String flag, String switches, String valued) {
        var known = new ArrayList<String>();
        (switches + valued).chars().sorted().forEach(letter -> known.add("-" + (char) letter));
        return new FilterException(
                known.isEmpty()
                        ? Phrase.of("filter.no-flags", filter, flag)
                        : Phrase.of("filter.no-flag", filter, flag, Phrase.names(known)));
    }

    private void give(char letter, String value) {
        given.computeIfAbsent(letter, any -> new ArrayList<>()).add(value);
    }

    boolean has(char letter) {
        return given.containsKey(letter);
    }

    List<String> all(char letter) {
        return given.getOrDefault(letter, List.of());
    }

    String text(char letter, String otherwise) {
        var texts = all(letter);
        return texts.isEmpty() ? otherwise : texts.getLast();
    }

    int count(char letter, int otherwise) {
        return has(letter) ? count(text(letter, "")) : otherwise;
    }

    /** @throws FilterException if it is no number of lines */
    int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw new FilterException(Phrase.of("filter.no-number", filter, text));
    }

    List<String> arguments() {
        return arguments;
    }

    /** @throws FilterException if it names a file: there are none behind a pipe */
    Options withoutFiles() {
        return withoutFiles(0);
    }

    /** @param words how many words come before files would */
    Options withoutFiles(int words) {
        if (arguments.size() > words && !arguments.get(words).equals("-")) {
            throw new FilterException(Phrase.of("filter.no-file", filter, arguments.get(words)));
        }
        return this;
    }
}
