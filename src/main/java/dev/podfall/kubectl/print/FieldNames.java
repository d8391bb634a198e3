package dev.podfall.kubectl.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields' names in words, as descriptions of kinds that kubectl does not know show them: {@code apiVersion} is
 * {@code API Version}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go {@code smartLabelFor}; fatih/camelcase {@code Split}.
 * <br>Differs: in nothing that we know of.
 */
final class FieldNames {
    private static final Set<String> ACRONYMS = Set.of("API", "URL", "UID", "GUID");

    private FieldNames() {}

    static String inWords(String field) {
        if (field.isEmpty() || !field.chars().allMatch(c -> Character.isLetter(c) || c == '-')) {
            return field;
        }
        var out = new ArrayList<String>();
        for (var part : merged(split(field))) {
            if (ACRONYMS.contains(part.toUpperCase(Locale.ROOT))) {
                out.add(part.toUpperCase(Locale.ROOT));
            } else if (part.equals(part.toLowerCase(Locale.ROOT))) {
                out.add(part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            } else {
                out.add(part);
            }
        }
        return String.join(" ", out);
    }

    /** Runs of lower case, of upper case, of neither; the last capital before small letters belongs to them. */
    private static List<String> split(String field) {
        var runs = new ArrayList<StringBuilder>();
        int last = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int kind = Character.isLowerCase(c) ? 1 : Character.isUpperCase(c) ? 2 : 3;
            if (kind != last) {
                runs.add(new StringBuilder());
            }
            runs.getLast().append(c);
            last = kind;
        }
        for (int i = 0; i + 1 < runs.size(); i++) {
            var run = runs.get(i);
            var next = runs.get(i + 1);
            if (Character.isUpperCase(run.charAt(0)) && Character.isLowerCase(next.charAt(0))) {
                next.insert(0, run.charAt(run.length() - 1));
                run.setLength(run.length() - 1);
            }
        }
        return runs.stream()
                .map(StringBuilder::toString)
                .filter(run -> !run.isEmpty())
                .toList();
    }

    /** Two capitals or more keep the word behind them if it begins with one. */
    private static List<String> merged(List<String> parts) {
        var out = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean capitals = part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
            if (capitals
                    && i + 1 < parts.size()
                    && Character.isUpperCase(parts.get(i + 1).charAt(0))) {
                part += parts.get(++i);
            }
            out.add(part);
        }
        return out;
    }
}
