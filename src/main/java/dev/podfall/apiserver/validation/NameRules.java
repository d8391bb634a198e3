package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What names, numbers and paths must look like, beside labels. Each rule answers with what is wrong, an empty list if
 * nothing is.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/validation.go, apimachinery/pkg/api/validation/generic.go.
 * <br>Differs: in nothing that we know of.
 */
final class NameRules {
    private static final Pattern PORT_CHARACTERS = Pattern.compile("[-a-z0-9]+");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    private NameRules() {}

    /** What to check a name with. */
    interface NameRule {
        /** @param prefix whether more will be appended, so that the name may end with a dash */
        List<String> check(String name, boolean prefix);
    }

    static List<String> subdomain(String name, boolean prefix) {
        return LabelRules.dns1123Subdomain(prefix ? maskTrailingDash(name) : name);
    }

    static List<String> label(String name, boolean prefix) {
        return LabelRules.dns1123Label(prefix ? maskTrailingDash(name) : name);
    }

    private static String maskTrailingDash(String name) {
        return name.length() > 1 && name.endsWith("-") ? name.substring(0, name.length() - 2) + "a" : name;
    }

    static String inclusiveRange(long low, long high) {
        return "must be between " + low + " and " + high + ", inclusive";
    }

    static List<String> portNumber(long port) {
        return port >= 1 && port <= 65535 ? List.of() : List.of(inclusiveRange(1, 65535));
    }

    static List<String> portName(String name) {
        var errors = new ArrayList<String>();
        if (name.length() > 15) {
            errors.add(LabelRules.tooLong(15));
        }
        if (!PORT_CHARACTERS.matcher(name).matches()) {
            errors.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!LETTER.matcher(name).find()) {
            errors.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            errors.add("must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            errors.add("must not begin or end with a hyphen");
        }
        return errors;
    }

    /** The name of an environment variable: since v1.34 anything printable but {@code =}. */
    static List<String> environmentName(String name) {
        if (name.isEmpty()) {
            return List.of("environment variable name must be non-empty");
        }
        boolean good = name.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '=');
        return good
                ? List.of()
                : List.of("a valid environment variable name must consist only of printable ASCII characters other"
                        + " than '='");
    }

    static List<String> configMapKey(String key) {
        var errors = new ArrayList<String>();
        if (key.length() > 253) {
            errors.add(LabelRules.tooLong(253));
        }
        if (!CONFIG_KEY.matcher(key).matches()) {
            errors.add("a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',"
                    + "  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
        }
        if (key.equals(".")) {
            errors.add("must not be '.'");
        }
        if (key.equals("..")) {
            errors.add("must not be '..'");
        } else if (key.startsWith("..")) {
            errors.add("must not start with '..'");
        }
        return errors;
    }

    /** A user's or group's ID. */
    static List<String> id(long id) {
        return id >= 0 && id <= Integer.MAX_VALUE ? List.of() : List.of(inclusiveRange(0, Integer.MAX_VALUE));
    }

    /** A path below something: relative, and never going up. */
    static void localDescendingPath(FieldErrors errors, FieldPath path, String value) {
        if (value.startsWith("/")) {
            errors.invalid(path, value, "must be a relative path", FieldError.Rule.PATH);
        }
        noBacksteps(errors, path, value);
    }

    /** The same, and not beginning with two dots, which the kubelet keeps for itself. */
    static void localNonReservedPath(FieldErrors errors, FieldPath path, String value) {
        localDescendingPath(errors, path, value);
        if (value.startsWith("..") && !value.startsWith("../")) {
            errors.invalid(path, value, "must not start with '..'", FieldError.Rule.PATH);
        }
    }

    static void noBacksteps(FieldErrors errors, FieldPath path, String value) {
        for (var part : value.split("/", -1)) {
            if (part.equals("..")) {
                errors.invalid(path, value, "must not contain '..'", FieldError.Rule.PATH);
                return;
            }
        }
    }
}
