package dev.podfall.ui.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes texts fit by leaving out what says least. How much fits is measured; what one sees as one character is left whole:
 * an emoji, a letter with its accents.
 */
public final class Shorten {
    private static final String ELLIPSIS = "…";
    /** Up to here every char is a character of its own. */
    private static final char SIMPLE = 0x300;

    private Shorten() {}

    /** How wide a text is, in whatever unit the room is in. */
    @FunctionalInterface
    public interface Ruler {
        double width(String text);
    }

    /** Keeps the beginning and the end, a little more of the end: names differ at the end. */
    public static String middle(String text, Ruler ruler, double room) {
        return fitted(text, ruler, room, cuts -> kept -> {
            int head = kept * 2 / 5;
            return text.substring(0, cuts[head]) + ELLIPSIS + text.substring(cuts[cuts.length - 1 - (kept - head)]);
        });
    }

    /** Keeps the beginning: what a sentence is about stands there. */
    public static String end(String text, Ruler ruler, double room) {
        return fitted(text, ruler, room, cuts -> kept -> text.substring(0, cuts[kept]) + ELLIPSIS);
    }

    /** Where there is room for one line only: what breaks it, or is no character at all, becomes a blank. */
    public static String oneLine(String text) {
        return text.chars().noneMatch(Shorten::breaks)
                ? text
                : text.codePoints()
                        .map(character -> breaks(character) ? ' ' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean breaks(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    /** What is too much for any screen loses its end: at most so many chars, whatever their width. */
    public static String atMost(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        // A little more, so that the last character can be seen whole.
        var cuts = cuts(text.substring(0, Math.min(text.length(), chars + 32)));
        int kept = (int) IntStream.of(cuts).filter(cut -> cut < chars).count() - 1;
        return text.substring(0, cuts[Math.max(0, kept)]) + ELLIPSIS;
    }

    /**
     * A label or taint: first its key's domain goes ({@code node-role.kubernetes.io/control-plane:NoSchedule} becomes
     * {@code …/control-plane:NoSchedule}), then the middle of what is left. What a taint does is said whole or not at all.
     */
    public static String qualified(String text, Ruler ruler, double room) {
        if (ruler.width(text) <= room) {
            return text;
        }
        var domainless = withoutDomain(text);
        if (ruler.width(domainless) <= room) {
            return domainless;
        }
        int colon = domainless.lastIndexOf(':');
        if (colon < 0) {
            return middle(domainless, ruler, room);
        }
        var effect = domainless.substring(colon);
        double left = room - ruler.width(effect);
        return left >= ruler.width(ELLIPSIS)
                ? middle(bare(domainless.substring(0, colon)), ruler, left) + effect
                : middle(bare(domainless.substring(0, colon)), ruler, room);
    }

    /** {@code zone=a} for {@code topology.kubernetes.io/zone=a}. */
    public static String bare(String text) {
        var domainless = withoutDomain(text);
        return domainless.startsWith(ELLIPSIS + "/") ? domainless.substring(2) : domainless;
    }

    /** {@code …/control-plane} for {@code node-role.kubernetes.io/control-plane}; a text without a domain as it is. */
    public static String withoutDomain(String text) {
        int slash = text.indexOf('/');
        int end = text.indexOf('=');
        if (slash < 0 || end >= 0 && slash > end || text.lastIndexOf('.', slash) < 0) {
            return text;
        }
        return ELLIPSIS + text.substring(slash);
    }

    /**
     * The text if it fits, else the longest that does; an ellipsis alone if none does.
     *
     * @param ways for the places between characters, the text with so many of them kept
     */
    private static String fitted(String text, Ruler ruler, double room, Way ways) {
        // No character is narrower than a pixel: what has more of them need not be measured, however long it is.
        int most = Math.max(1, (int) Math.min(Integer.MAX_VALUE, room));
        if (text.length() <= 4 * (long) most && ruler.width(text) <= room) {
            return text;
        }
        var cuts = cuts(text);
        var shortened = ways.of(cuts);
        int low = 0;
        int high = Math.min(cuts.length - 2, most);
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (ruler.width(shortened.apply(middle)) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low <= 0 ? ELLIPSIS : shortened.apply(low);
    }

    private interface Way {
        IntFunction<String> of(int[] cuts);
    }

    /** The places where the text may be cut, its beginning and its end among them. */
    private static int[] cuts(String text) {
        int simple = 0;
        while (simple < text.length() && (text.charAt(simple) < SIMPLE || text.charAt(simple) == '…')) {
            simple++;
        }
        if (simple == text.length()) {
            var cuts = new int[simple + 1];
            for (int i = 0; i <= simple; i++) {
                cuts[i] = i;
            }
            return cuts;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return IntStream.iterate(characters.first(), at -> at != BreakIterator.DONE, at -> characters.next())
                .toArray();
    }
}
