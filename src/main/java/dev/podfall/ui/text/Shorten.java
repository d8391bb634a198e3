package dev.podfall.ui.text;

/** Makes texts fit a number of characters by leaving out what says least. */
public final class Shorten {
    private static final String ELLIPSIS = "…";

    private Shorten() {}

    /** Keeps the beginning and the end, a little more of the end: names differ at the end. */
    public static String middle(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        if (max <= 1) {
            return ELLIPSIS;
        }
        int head = (max - 1) * 2 / 5;
        int tail = max - 1 - head;
        return text.substring(0, head) + ELLIPSIS + text.substring(text.length() - tail);
    }

    public static String end(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return max <= 1 ? ELLIPSIS : text.substring(0, max - 1) + ELLIPSIS;
    }

    /**
     * A label or taint: first its key's domain goes ({@code node-role.kubernetes.io/control-plane:NoSchedule} becomes
     * {@code …/control-plane:NoSchedule}), then the middle of what is left.
     */
    public static String qualified(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        var domainless = withoutDomain(text);
        if (domainless.length() <= max) {
            return domainless;
        }
        int colon = domainless.lastIndexOf(':');
        if (colon < 0) {
            return middle(domainless, max);
        }
        // The effect also has a shape and a colour; the key has nothing else, so the effect gives way first.
        var key = domainless.substring(0, colon);
        if (key.length() + 3 <= max) {
            return end(domainless, max);
        }
        return key.length() <= max ? key : middle(bare(key), max);
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
}
