package dev.podfall.apiserver.schema;

import java.util.regex.Pattern;

/**
 * The tag in an image's name.
 *
 * <p>Upstream: pkg/util/parsers/parsers.go, {@code ParseImageName}; distribution/reference.
 * <br>Differs: in nothing that we know of.
 */
final class ImageName {
    private static final String HOST = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String DOMAIN = "(?:" + HOST + "(?:\\." + HOST + ")*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?";
    private static final String WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(?:" + DOMAIN + "/)?" + WORD + "(?:/" + WORD + ")*"
            + "(?::(?<tag>\\w[\\w.-]{0,127}))?"
            + "(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");
    private static final Pattern BARE_ID = Pattern.compile("[a-f0-9]{64}");

    private ImageName() {}

    /** {@code latest} if there is neither tag nor digest; empty if the name is none. */
    static String tag(String image) {
        var found = NAME.matcher(image);
        if (!found.matches() || BARE_ID.matcher(image).matches()) {
            return "";
        }
        var tag = found.group("tag");
        if (tag != null) {
            return tag;
        }
        return found.group("digest") == null ? "latest" : "";
    }
}
