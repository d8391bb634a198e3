package dev.podfall.kubectl.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What somebody may have meant who typed a word that is no verb.
 *
 * <p>Upstream: github.com/spf13/cobra command.go {@code findSuggestions}, {@code SuggestionsFor}, cobra.go {@code ld}.
 * <br>Differs: in nothing that we know of.
 */
public final class Suggestions {
    private static final int DISTANCE = 2;

    private Suggestions() {}

    /** {@code unknown command "x" for "kubectl"}, with verbs that are near if there are some. */
    public static String unknownCommand(String word, String commandPath, Collection<String> verbs) {
        var out = new StringBuilder("unknown command " + Quoting.quote(word) + " for \"" + commandPath + "\"");
        var near = near(word, verbs);
        if (!near.isEmpty()) {
            out.append("\n\nDid you mean this?\n");
            near.forEach(verb -> out.append('\t').append(verb).append('\n'));
        }
        return out.toString();
    }

    static List<String> near(String word, Collection<String> verbs) {
        var typed = word.toLowerCase(Locale.ROOT);
        var out = new ArrayList<String>();
        for (var verb : verbs) {
            if (distance(typed, verb) <= DISTANCE || verb.startsWith(typed)) {
                out.add(verb);
            }
        }
        return out;
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
