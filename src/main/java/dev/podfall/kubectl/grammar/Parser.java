package dev.podfall.kubectl.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a command line: finds the verb, then its flags, which may stand anywhere.
 *
 * <p>Upstream: github.com/spf13/cobra command.go {@code Find}, {@code stripFlags}; pflag flag.go {@code parseArgs};
 * kubectl/pkg/util/templates {@code FlagErrorFunc}.
 * <br>Differs: in nothing that we know of for the flags that we have.
 */
public final class Parser {
    private final Verb verb;
    private final Map<String, List<String>> values = new TreeMap<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    private Parser(Verb verb) {
        this.verb = verb;
    }

    /**
     * @param words without the leading {@code kubectl}
     * @throws GrammarException in kubectl's words
     */
    public static ParsedCommand parse(Verb root, List<String> words) {
        var rest = new ArrayList<>(words);
        var verb = root;
        while (verb.isGroup()) {
            int at = firstArgument(verb, rest);
            var child = at < 0 ? null : verb.child(rest.get(at));
            if (child == null) {
                if (verb == root && at >= 0) {
                    // No flag is read where nobody knows whose it is.
                    return new ParsedCommand(root, Map.of(), List.of(), unknown(rest, at));
                }
                break;
            }
            rest.remove(at);
            verb = child;
        }
        var parser = new Parser(verb);
        try {
            parser.read(rest);
        } catch (GrammarException e) {
            throw new GrammarException(e.getMessage() + "\nSee '" + verb.commandPath() + " --help' for usage.");
        }
        return new ParsedCommand(verb, parser.values, parser.given, parser.arguments);
    }

    /** What is no command comes first; what stands before it is left where it was. */
    private static List<String> unknown(List<String> words, int at) {
        if (at == 0) {
            return words.subList(0, 1);
        }
        var out = new ArrayList<>(List.of(words.get(at)));
        out.addAll(words.subList(0, at));
        return out;
    }

    /** Where the first word stands that is no flag and no flag's value; -1 if there is none. */
    private static int firstArgument(Verb verb, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                return -1;
            }
            if (word.startsWith("--") && !word.contains("=")) {
                var flag = verb.flag(word.substring(2));
                i += flag == null || flag.alone() == null ? 1 : 0;
            } else if (word.startsWith("-") && !word.startsWith("--") && word.length() == 2) {
                var flag = verb.shorthand(word.substring(1));
                i += flag == null || flag.alone() == null ? 1 : 0;
            } else if (!word.startsWith("-") || word.equals("-")) {
                return i;
            }
        }
        return -1;
    }

    private void read(List<String> words) {
        int i = 0;
        while (i < words.size()) {
            var word = words.get(i++);
            if (word.equals("--")) {
                arguments.addAll(words.subList(i, words.size()));
                return;
            }
            if (word.startsWith("--")) {
                i = readLong(word, words, i);
            } else if (word.startsWith("-") && word.length() > 1) {
                i = readShort(word, words, i);
            } else {
                arguments.add(word);
            }
        }
    }

    private int readLong(String word, List<String> words, int next) {
        int eq = word.indexOf('=');
        var name = eq < 0 ? word.substring(2) : word.substring(2, eq);
        if (name.isEmpty() || name.startsWith("-")) {
            throw new GrammarException("bad flag syntax: " + word);
        }
        var flag = verb.flag(name);
        if (flag == null) {
            throw new GrammarException("unknown flag: --" + name);
        }
        if (eq >= 0) {
            put(flag, word.substring(eq + 1));
            return next;
        }
        if (flag.alone() != null) {
            put(flag, flag.alone());
            return next;
        }
        if (next >= words.size()) {
            throw new GrammarException("flag needs an argument: " + word);
        }
        put(flag, words.get(next));
        return next + 1;
    }

    private int readShort(String word, List<String> words, int next) {
        for (int at = 1; at < word.length(); at++) {
            var letter = word.substring(at, at + 1);
            var flag = verb.shorthand(letter);
            if (flag == null) {
                throw new GrammarException("unknown shorthand flag: '" + letter + "' in -" + word.substring(at));
            }
            var after = word.substring(at + 1);
            if (after.startsWith("=") && after.length() > 1) {
                put(flag, after.substring(1));
                return next;
            }
            if (flag.alone() != null) {
                put(flag, flag.alone());
                continue;
            }
            if (!after.isEmpty()) {
                put(flag, after);
                return next;
            }
            if (next >= words.size()) {
                throw new GrammarException("flag needs an argument: '" + letter + "' in -" + word.substring(at));
            }
            put(flag, words.get(next));
            return next + 1;
        }
        return next;
    }

    private void put(Flag flag, String value) {
        flag.check(value);
        values.computeIfAbsent(flag.name(), any -> new ArrayList<>()).add(value);
        given.add(flag.name() + "=" + value);
    }
}
