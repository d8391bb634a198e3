package dev.podfall.ui.style;

import dev.podfall.ui.text.Shorten;

/** How wide a text is in pixels; a stand-in serves where there is no toolkit. */
@FunctionalInterface
public interface TextWidth {
    /** The fonts that the window draws with. */
    enum Face {
        TEXT,
        STRONG,
        CODE
    }

    double of(String text, Face face, double size);

    /** The same for one font. */
    default Shorten.Ruler ruler(Face face, double size) {
        return text -> of(text, face, size);
    }

    /** Shortens {@code text} in the middle, or at its end if it is a sentence, until it fits. */
    default String fit(String text, Face face, double size, double room) {
        return isSentence(text)
                ? Shorten.end(text, ruler(face, size), room)
                : Shorten.middle(text, ruler(face, size), room);
    }

    private static boolean isSentence(String text) {
        return text.indexOf(' ') >= 0 || text.codePoints().anyMatch(Character::isIdeographic);
    }
}
