package dev.podfall.kubectl;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;

/** Sentences as paragraphs of a terminal: indented, lines no longer than it is wide. A Han character takes two columns. */
final class Paragraphs {
    private static final String INDENT = "    ";
    private static final int WIDTH = 80;

    private final Wording wording;

    Paragraphs(Wording wording) {
        this.wording = wording;
    }

    String paragraph(Phrase sentence) {
        if (sentence.isEmpty()) {
            return INDENT + "<empty>\n";
        }
        var text = wording.say(sentence);
        var breaks = BreakIterator.getLineInstance(wording.language().locale());
        breaks.setText(text);
        var out = new StringBuilder();
        var line = new StringBuilder();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (!mayBreak(text, to)) {
                continue;
            }
            var word = text.substring(from, to);
            if (!line.isEmpty() && INDENT.length() + columns(line + word.stripTrailing()) > WIDTH) {
                out.append(INDENT).append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
            }
            line.append(word);
            from = to;
        }
        return out.append(INDENT)
                .append(line.toString().stripTrailing())
                .append('\n')
                .toString();
    }

    /** Behind blanks and beside wide characters; not within {@code NODE/NAME} or {@code rolling-update}. */
    private static boolean mayBreak(String text, int at) {
        return at == text.length()
                || Character.isWhitespace(text.charAt(at - 1))
                || isWide(text.codePointBefore(at))
                || isWide(text.codePointAt(at));
    }

    private static int columns(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int character) {
        int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }
}
