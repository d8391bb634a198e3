package dev.podfall.apiserver.schema;

/**
 * The tag in an image's name. Read by hand: a regular expression with repeated groups recurses, and a name may be as long
 * as somebody likes.
 *
 * <p>Upstream: pkg/util/parsers/parsers.go, {@code ParseImageName}; distribution/reference.
 * <br>Differs: in nothing that we know of.
 */
final class ImageName {
    private static final int LONGEST_TAG = 128;
    private static final int SHORTEST_DIGEST = 32;
    private static final int BARE_ID = 64;

    private ImageName() {}

    /** {@code latest} if there is neither tag nor digest; empty if the name is none. */
    static String tag(String image) {
        int at = image.indexOf('@');
        boolean digest = at >= 0;
        var name = digest ? image.substring(0, at) : image;
        if (digest && !isDigest(image, at + 1) || isBareId(image)) {
            return "";
        }
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/') && isTag(name, colon + 1) && isPath(name, colon);
        if (tagged) {
            return name.substring(colon + 1);
        }
        return digest || !isPath(name, name.length()) ? "" : "latest";
    }

    private static boolean isBareId(String image) {
        if (image.length() != BARE_ID) {
            return false;
        }
        for (int i = 0; i < BARE_ID; i++) {
            char c = image.charAt(i);
            if (!isDigit(c) && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Words between slashes, the first of which may be a host instead if another one follows. */
    private static boolean isPath(String text, int end) {
        int slash = text.indexOf('/');
        boolean host = slash > 0 && slash < end && isDomain(text, slash);
        int from = host ? slash + 1 : 0;
        while (true) {
            int next = text.indexOf('/', from);
            int to = next < 0 || next > end ? end : next;
            if (!isWord(text, from, to)) {
                return false;
            }
            if (to == end) {
                return true;
            }
            from = to + 1;
        }
    }

    private static boolean isDomain(String text, int end) {
        int hostEnd = end;
        int colon = text.lastIndexOf(':', end - 1);
        int bracket = text.lastIndexOf(']', end - 1);
        if (colon > bracket) {
            for (int i = colon + 1; i < end; i++) {
                if (!isDigit(text.charAt(i))) {
                    return false;
                }
            }
            if (colon + 1 == end) {
                return false;
            }
            hostEnd = colon;
        }
        return text.charAt(0) == '[' ? isAddress(text, hostEnd) : isHost(text, hostEnd);
    }

    private static boolean isAddress(String text, int end) {
        if (end < 3 || text.charAt(end - 1) != ']') {
            return false;
        }
        for (int i = 1; i < end - 1; i++) {
            if (!isHex(text.charAt(i)) && text.charAt(i) != ':') {
                return false;
            }
        }
        return true;
    }

    /** Parts of letters, digits and dashes between dots. */
    private static boolean isHost(String text, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean edge = before == '.' || i + 1 == end || text.charAt(i + 1) == '.';
            if (!isLetter(c) && !isDigit(c) && (edge || c != '-') && (c != '.' || before == '.' || i + 1 == end)) {
                return false;
            }
            before = c;
        }
        return end > 0;
    }

    /** Small letters and digits, between them {@code .}, {@code _}, {@code __} or any number of dashes. */
    private static boolean isWord(String text, int from, int to) {
        int i = from;
        while (i < to) {
            int start = i;
            while (i < to && (isDigit(text.charAt(i)) || isSmall(text.charAt(i)))) {
                i++;
            }
            if (i == start) {
                return false;
            }
            if (i == to) {
                return true;
            }
            int separator = i;
            char c = text.charAt(i);
            while (i < to && text.charAt(i) == c) {
                i++;
            }
            int most = c == '.' ? 1 : c == '_' ? 2 : c == '-' ? Integer.MAX_VALUE : 0;
            if (i - separator > most) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTag(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > LONGEST_TAG) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = isLetter(c) || isDigit(c) || c == '_';
            if (!word && (i == from || c != '.' && c != '-')) {
                return false;
            }
        }
        return true;
    }

    /** An algorithm, such as {@code sha256}, and hexadecimal digits. */
    private static boolean isDigest(String text, int from) {
        int colon = text.indexOf(':', from);
        if (colon < 0 || text.length() - colon - 1 < SHORTEST_DIGEST) {
            return false;
        }
        boolean begins = true;
        for (int i = from; i < colon; i++) {
            char c = text.charAt(i);
            boolean separates = c == '-' || c == '_' || c == '+' || c == '.';
            if (begins ? !isLetter(c) : !isLetter(c) && !isDigit(c) && !separates) {
                return false;
            }
            begins = separates;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (!isHex(text.charAt(i))) {
                return false;
            }
        }
        return !begins;
    }

    private static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return isSmall(c) || c >= 'A' && c <= 'Z';
    }
}
