package dev.podfall.api.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which field values somebody asks for ({@code --field-selector spec.nodeName=n1,status.phase!=Running}): terms that must
 * all hold. Which paths exist is for the resource to say.
 *
 * <p>Upstream: apimachinery/pkg/fields/selector.go.
 * <p>Differs: in nothing that we know of.
 */
public record FieldSelector(List<Term> terms) {
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /** What a term does with its value. */
    public enum Operator {
        EQUALS("="),
        NOT_EQUALS("!=");

        private final String text;

        Operator(String text) {
            this.text = text;
        }
    }

    /** One condition on one field. */
    public record Term(String path, Operator operator, String value) {

        /** An absent field counts as the empty text. */
        public boolean matches(@Nullable String actual) {
            boolean equal = value.equals(actual == null ? "" : actual);
            return equal == (operator == Operator.EQUALS);
        }

        @Override
        public String toString() {
            return path + operator.text + escape(value);
        }
    }

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    /**
     * Reads the text form; terms are put in order.
     *
     * @throws IllegalArgumentException in upstream's words if it is none
     */
    public static FieldSelector parse(String text) {
        var parts = split(text);
        var terms = new ArrayList<Term>();
        for (var part : parts.stream().sorted().toList()) {
            if (!part.isEmpty()) {
                terms.add(term(part, text));
            }
        }
        return new FieldSelector(terms);
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String part, String all) {
        for (int i = 0; i < part.length(); i++) {
            var path = part.substring(0, i);
            if (part.startsWith("!=", i)) {
                return new Term(path, Operator.NOT_EQUALS, unescape(part.substring(i + 2)));
            }
            if (part.startsWith("==", i)) {
                return new Term(path, Operator.EQUALS, unescape(part.substring(i + 2)));
            }
            if (part.startsWith("=", i)) {
                return new Term(path, Operator.EQUALS, unescape(part.substring(i + 1)));
            }
        }
        throw new IllegalArgumentException("invalid selector: '" + all + "'; can't understand '" + part + "'");
    }

    private static String unescape(String value) {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
                var escaped = i < value.length() ? value.substring(i, i + 1) : "";
                if (!List.of("\\", ",", "=").contains(escaped)) {
                    throw new IllegalArgumentException("invalid field selector: invalid escape sequence: \\" + escaped);
                }
                out.append(escaped);
            } else if (c == ',' || c == '=') {
                // Upstream prints the code point's number here.
                throw new IllegalArgumentException("invalid field selector: unescaped character in value: " + (int) c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether the fields, asked for by path, satisfy all terms. */
    public boolean matches(Function<String, @Nullable String> fields) {
        for (var term : terms) {
            if (!term.matches(fields.apply(term.path()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(","));
    }
}
