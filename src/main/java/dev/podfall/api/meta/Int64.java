package dev.podfall.api.meta;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in label values and the like, of which only ASCII digits and a sign count.
 *
 * <p>Upstream: Go's strconv.ParseInt with base 10 and 64 bits.
 * <p>Differs: in nothing that we know of.
 */
public final class Int64 {
    private Int64() {}

    /** The number, or null if the text is none or does not fit. */
    public static @Nullable Long parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
