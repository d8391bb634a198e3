package dev.podfall.apiserver.schema;

import dev.podfall.language.Phrase;

/** Which word was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** A sentence that names the nearest of a few words, empty if none is near. */
    public static Phrase among(Iterable<String> words, String written) {
        var best = nearest(words, written);
        return best.isEmpty() ? Phrase.NONE : Phrase.of("suggestion", best);
    }

    /** The nearest of a few words, empty if none is near. */
    public static String nearest(Iterable<String> words, String written) {
        var best = "";
        int distance = Integer.MAX_VALUE;
        for (var word : words) {
            int d = written.equalsIgnoreCase(word) ? 0 : distance(written, word);
            boolean near = d <= Math.max(1, written.length() / 3) || (d < written.length() && sameStart(written, word));
            if (near && d < distance) {
                distance = d;
                best = word;
            }
        }
        return best;
    }

    private static boolean sameStart(String a, String b) {
        int half = (a.length() + 1) / 2;
        return half >= 4 && b.regionMatches(true, 0, a, 0, half);
    }

    /** How many letters are wrong, too many or missing; two that have changed places are one mistake. */
    private static int distance(String a, String b) {
        var before = new int[b.length() + 1];
        var above = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var free = before;
            before = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
