package dev.podfall.api.meta;

import java.util.List;
import java.util.Locale;

/**
 * How requests and kubectl call a kind.
 *
 * @param group the API group, empty for the core one
 * @param kindName {@code DaemonSet}
 * @param plural {@code daemonsets}
 * @param singular {@code daemonset}
 */
record KindNames(
        String group,
        String version,
        String kindName,
        String plural,
        String singular,
        boolean namespaced,
        List<String> shortNames) {

    KindNames {
        shortNames = List.copyOf(shortNames);
    }

    static KindNames of(
            String group, String version, String kindName, String plural, boolean namespaced, List<String> shortNames) {
        return new KindNames(
                group, version, kindName, plural, kindName.toLowerCase(Locale.ROOT), namespaced, shortNames);
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String qualifiedSingular() {
        return group.isEmpty() ? singular : singular + "." + group;
    }

    /** Whether a user who types this word means the kind. */
    boolean answerTo(String word) {
        var inGroup = group.isEmpty() ? "" : "." + group;
        // The version of a kind without a group ends in a dot: nothing else tells it from a group.
        var inVersion = "." + version + (group.isEmpty() ? "." : inGroup);
        if (isName(word, plural, inGroup, inVersion) || isName(word, singular, inGroup, inVersion)) {
            return true;
        }
        for (var name : shortNames) {
            if (isName(word, name, inGroup, inVersion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String word, String name, String inGroup, String inVersion) {
        return word.startsWith(name)
                && (word.length() == name.length() || word.equals(name + inGroup) || word.equals(name + inVersion));
    }
}
