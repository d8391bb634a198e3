package dev.podfall.apiserver.schema;

/**
 * Bytes that are written as text.
 *
 * <p>Upstream: Go's {@code encoding/base64}, {@code StdEncoding}.
 * <br>Differs: tells only where the text goes wrong.
 */
final class Base64Text {
    /** What Go calls bytes. */
    static final String GO_NAME = "[]uint8";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int GROUP = 4;

    private Base64Text() {}

    /** The place that Go's decoder names; -1 if the text can be read. Line breaks do not count. */
    static int wrongAt(String text) {
        int read = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\n' || here == '\r') {
                continue;
            }
            if (here == '=') {
                return padding(text, i, read);
            }
            if (ALPHABET.indexOf(here) < 0) {
                return i;
            }
            read = (read + 1) % GROUP;
        }
        return read == 0 ? -1 : text.length() - read;
    }

    /** What stands behind the text proper: as much padding as its last group needs, and nothing else. */
    private static int padding(String text, int from, int read) {
        if (read < 2) {
            return from;
        }
        int left = GROUP - read;
        for (int i = from; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\n' || here == '\r') {
                continue;
            }
            if (left == 0) {
                return i;
            }
            if (here != '=') {
                return i - 1;
            }
            left--;
        }
        return left == 0 ? -1 : text.length();
    }
}
