package dev.podfall.kubectl.filter;

/**
 * A pattern of grep's as Java's.
 *
 * <p>Upstream: POSIX regular expressions with GNU's additions.
 * <br>Differs: alternatives are tried in order, the longest one does not win.
 */
final class Regexes {
    private static final String ONLY_EXTENDED = "+?|(){}";

    private Regexes() {}

    /** @param extended whether {@code + ? | ( ) { }} mean something without a backslash, rather than with one */
    static String java(String pattern, boolean extended) {
        var out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') {
                i = bracket(pattern, i, out);
            } else if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                if (ONLY_EXTENDED.indexOf(next) >= 0 && !extended) {
                    out.append(next);
                } else if (next == '<' || next == '>') {
                    out.append("\\b");
                } else {
                    out.append('\\').append(next);
                }
            } else if (ONLY_EXTENDED.indexOf(c) >= 0 && !extended || c == '*' && beginsAnew(out)) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where nothing stands that could be repeated, a star is a star. */
    private static boolean beginsAnew(StringBuilder out) {
        return out.isEmpty() || out.charAt(out.length() - 1) == '^' && out.length() == 1;
    }

    /** @return where the bracket ends, or the last character if it does not */
    private static int bracket(String pattern, int from, StringBuilder out) {
        out.append('[');
        int i = from + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            out.append('^');
            i++;
        }
        boolean first = true;
        for (; i < pattern.length(); i++, first = false) {
            char c = pattern.charAt(i);
            if (c == ']' && !first) {
                out.append(']');
                return i;
            }
            if (c == '[' && pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0) {
                int end = pattern.indexOf(":]", i);
                out.append(named(pattern.substring(i + 2, end)));
                i = end + 1;
            } else {
                out.append("[]&\\^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return i - 1;
    }

    private static String named(String name) {
        return switch (name) {
            case "alpha" -> "\\p{Alpha}";
            case "digit" -> "\\p{Digit}";
            case "alnum" -> "\\p{Alnum}";
            case "upper" -> "\\p{Upper}";
            case "lower" -> "\\p{Lower}";
            case "space" -> "\\s";
            case "blank" -> "\\p{Blank}";
            case "punct" -> "\\p{Punct}";
            case "xdigit" -> "\\p{XDigit}";
            case "print" -> "\\p{Print}";
            case "graph" -> "\\p{Graph}";
            case "cntrl" -> "\\p{Cntrl}";
            default -> "\\p{" + name + "}";
        };
    }
}
