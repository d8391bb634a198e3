package dev.podfall.ui.topology;

/** How wide a text is in pixels; a stand-in serves where there is no toolkit. */
interface TextWidth {
    enum Face {
        TEXT,
        STRONG,
        CODE
    }

    double of(String text, Face face, double size);

    /** Shortens {@code text} in the middle, or at its end if it is a sentence, until it fits. */
    default String fit(String text, Face face, double size, double room) {
        if (of(text, face, size) <= room) {
            return text;
        }
        int low = 1;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (of(shortened(text, middle), face, size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return shortened(text, low);
    }

    private static String shortened(String text, int max) {
        return text.indexOf(' ') >= 0
                ? dev.podfall.ui.text.Shorten.end(text, max)
                : dev.podfall.ui.text.Shorten.middle(text, max);
    }
}
