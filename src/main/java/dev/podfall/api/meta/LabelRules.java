package dev.podfall.api.meta;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What names and label values must look like. Each rule answers with what is wrong, in the API server's words; an empty
 * list means that all is well.
 *
 * <p>Upstream: apimachinery/pkg/api/validate/content/kube.go and errors.go; apimachinery/pkg/util/validation/validation.go.
 * <p>Differs: in nothing that we know of.
 */
public final class LabelRules {
    private static final int NAME_BYTES = 63;
    private static final int SUBDOMAIN_BYTES = 253;

    private static final String NAME_FORMAT = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE_FORMAT = "(" + NAME_FORMAT + ")?";
    private static final String DNS_LABEL_FORMAT = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_FORMAT = DNS_LABEL_FORMAT + "(\\." + DNS_LABEL_FORMAT + ")*";

    private static final String NAME_ERROR = mismatch(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character",
            NAME_FORMAT,
            "MyName",
            "my.name",
            "123-abc");
    private static final String VALUE_ERROR = mismatch(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character",
            VALUE_FORMAT,
            "MyValue",
            "my_value",
            "12345");
    private static final String DNS_LABEL_ERROR = mismatch(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character",
            DNS_LABEL_FORMAT,
            "my-name",
            "123-abc");
    private static final String SUBDOMAIN_ERROR = mismatch(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character",
            SUBDOMAIN_FORMAT,
            "example.com");

    private static final String UNDERSCORES_FORMAT = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String UNDERSCORES_ERROR = mismatch(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must"
                    + " start and end with an alphanumeric character",
            UNDERSCORES_FORMAT + "(\\." + UNDERSCORES_FORMAT + ")*",
            "example.com");

    private LabelRules() {}

    /** The key of a label, annotation or taint: a name, with an optional domain and slash before it. */
    public static List<String> qualifiedName(String value) {
        var errors = new ArrayList<String>();
        int slash = value.indexOf('/');
        if (slash != value.lastIndexOf('/')) {
            return List.of("a valid label key " + NAME_ERROR
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (slash == 0) {
            errors.add("prefix part must be non-empty");
        } else if (slash > 0) {
            var prefix = value.substring(0, slash);
            if (isLonger(prefix, SUBDOMAIN_BYTES)) {
                errors.add("prefix part " + tooManyBytes(SUBDOMAIN_BYTES));
            }
            if (!isSubdomain(prefix)) {
                errors.add("prefix part " + SUBDOMAIN_ERROR);
            }
        }
        var name = value.substring(slash + 1);
        if (name.isEmpty()) {
            errors.add("name part must be non-empty");
        } else if (isLonger(name, NAME_BYTES)) {
            errors.add("name part " + tooManyBytes(NAME_BYTES));
        }
        if (!isName(name)) {
            errors.add("name part " + NAME_ERROR);
        }
        return List.copyOf(errors);
    }

    /** The value of a label or taint. */
    public static List<String> labelValue(String value) {
        var errors = new ArrayList<String>();
        if (isLonger(value, NAME_BYTES)) {
            errors.add(tooManyBytes(NAME_BYTES));
        }
        if (!value.isEmpty() && !isName(value)) {
            errors.add(VALUE_ERROR);
        }
        return List.copyOf(errors);
    }

    /** The name of most objects. */
    public static List<String> dns1123Subdomain(String value) {
        var errors = new ArrayList<String>();
        if (isLonger(value, SUBDOMAIN_BYTES)) {
            errors.add(tooLong(SUBDOMAIN_BYTES));
        }
        if (!isSubdomain(value)) {
            errors.add(SUBDOMAIN_ERROR);
        }
        return List.copyOf(errors);
    }

    /** A domain to search in: a subdomain whose parts may also have underscores. */
    public static List<String> dns1123SubdomainWithUnderscore(String value) {
        var errors = new ArrayList<String>();
        if (isLonger(value, SUBDOMAIN_BYTES)) {
            errors.add(tooLong(SUBDOMAIN_BYTES));
        }
        for (var part : value.split("\\.", -1)) {
            // The first underscore stands by itself, the others are as good as letters inside.
            var inside = part.startsWith("_") ? part.substring(1) : part;
            boolean bare = inside.startsWith("_") || inside.endsWith("_");
            if (bare || !isDnsLabel(inside.replace('_', 'a'), 0, inside.length())) {
                errors.add(UNDERSCORES_ERROR);
                break;
            }
        }
        return List.copyOf(errors);
    }

    /** The name of a namespace or container. */
    public static List<String> dns1123Label(String value) {
        var errors = new ArrayList<String>();
        if (isLonger(value, NAME_BYTES)) {
            errors.add(tooLong(NAME_BYTES));
        }
        if (!isDnsLabel(value, 0, value.length())) {
            errors.add(isSubdomain(value) ? "must not contain dots" : DNS_LABEL_ERROR);
        }
        return List.copyOf(errors);
    }

    // By hand: java.util.regex recurses with every repetition of a group, and names may be as long as somebody likes.

    private static boolean isName(String text) {
        if (text.isEmpty() || !isAlphanumeric(text.charAt(0)) || !isAlphanumeric(text.charAt(text.length() - 1))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubdomain(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isDnsLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isDnsLabel(text, start, text.length());
    }

    private static boolean isDnsLabel(String text, int from, int to) {
        if (from >= to || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isLonger(String value, int bytes) {
        return value.length() > bytes || value.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    private static String tooManyBytes(int bytes) {
        return "must be no more than " + bytes + " bytes";
    }

    /** What is said of a name that has more than so many bytes: upstream's older rules count them as characters. */
    public static String tooLong(int bytes) {
        return "must be no more than " + bytes + " characters";
    }

    private static String mismatch(String message, String format, String... examples) {
        var out = new StringBuilder(message).append(" (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            // The two blanks before "or" are upstream's.
            out.append(i > 0 ? " or " : "").append('\'').append(examples[i]).append("', ");
        }
        return out.append("regex used for validation is '")
                .append(format)
                .append("')")
                .toString();
    }
}
