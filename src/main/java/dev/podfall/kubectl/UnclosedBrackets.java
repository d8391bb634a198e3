package dev.podfall.kubectl;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.TextEdit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where brackets that nothing closes could be closed: at the end of a line, all of them. */
final class UnclosedBrackets {
    private static final int LINES_ABOVE = 8;

    private final List<QuickFix> ways = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private char quote;

    private UnclosedBrackets() {}

    /**
     * @param line the one that cannot be read, counted from 1
     * @return ways that may be right, the ends of those lines first that stand above
     */
    static List<QuickFix> closed(String text, int line) {
        var brackets = new UnclosedBrackets();
        int start = 0;
        for (int at = 1; at <= line && start < text.length(); at++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (at >= line - LINES_ABOVE) {
                brackets.line(text, start, end);
            }
            start = end + 1;
        }
        return brackets.ways;
    }

    private void line(String text, int start, int end) {
        int words = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean begins = begins(text, start, i);
            if (quote == 0 && c == '#' && (i == start || text.charAt(i - 1) == ' ')) {
                break;
            }
            if (c > ' ') {
                words = i + 1;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && begins) {
                quote = c;
            } else if ((c == '{' || c == '[') && (begins || !open.isEmpty())) {
                open.push(c == '{' ? '}' : ']');
            } else if (!open.isEmpty() && c == open.peek()) {
                open.pop();
            }
        }
        if (!open.isEmpty() && quote == 0) {
            var missing = new StringBuilder();
            open.forEach(missing::append);
            ways.add(new QuickFix(
                    Phrase.of("fix.close", missing.toString()),
                    List.of(new TextEdit(words, words, missing.toString()))));
        }
    }

    /** Whether a value may begin there. */
    private static boolean begins(String text, int start, int at) {
        int before = at - 1;
        while (before >= start && text.charAt(before) == ' ') {
            before--;
        }
        return before < start
                || "[{,".indexOf(text.charAt(before)) >= 0
                || before < at - 1 && ":-".indexOf(text.charAt(before)) >= 0;
    }
}
