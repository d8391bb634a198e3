package dev.podfall.api.meta;

/**
 * Text from an alphabet without vowels and look-alikes, so that names made of it spell nothing.
 *
 * <p>Upstream: apimachinery/pkg/util/rand/rand.go, SafeEncodeString.
 * <p>Differs: in nothing that we know of.
 */
public final class SafeEncode {
    /** What generated names draw their random part from, too. */
    public static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private SafeEncode() {}

    public static String encode(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(ALPHABET.charAt(text.charAt(i) % ALPHABET.length()));
        }
        return out.toString();
    }
}
