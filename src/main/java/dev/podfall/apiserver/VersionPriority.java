package dev.podfall.apiserver;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of several versions is preferred: v2 before v1, v1 before v1beta1, that before v1alpha1, then all others by name.
 *
 * <p>Upstream: apimachinery/pkg/version/helpers.go, {@code CompareKubeAwareVersionStrings}.
 * <br>Differs: in nothing that we know of.
 */
final class VersionPriority {
    static final Comparator<String> NEWEST_FIRST = VersionPriority::compare;

    private static final Pattern FORM = Pattern.compile("v([1-9][0-9]{0,8})(?:(alpha|beta)([1-9][0-9]{0,8}))?");

    private VersionPriority() {}

    private static int compare(String one, String other) {
        var a = FORM.matcher(one);
        var b = FORM.matcher(other);
        boolean known = a.matches();
        if (known != b.matches()) {
            return known ? -1 : 1;
        }
        if (!known) {
            return one.compareTo(other);
        }
        int byStability = Integer.compare(stability(b.group(2)), stability(a.group(2)));
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Integer.compare(Integer.parseInt(b.group(1)), Integer.parseInt(a.group(1)));
        return byMajor != 0 ? byMajor : Integer.compare(number(b.group(3)), number(a.group(3)));
    }

    private static int stability(@Nullable String word) {
        return word == null ? 2 : word.equals("beta") ? 1 : 0;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
