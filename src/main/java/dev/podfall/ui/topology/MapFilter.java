package dev.podfall.ui.topology;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are looked for; the others are dimmed. Terms stand one after the other and all have to hold: {@code
 * taint:gpu}, {@code zone=a}, {@code zone!=a}, {@code revision<3}, {@code ready}, {@code failed}, a part of a name; {@code
 * not} before a term turns it round.
 *
 * @param text as somebody wrote it
 */
public record MapFilter(String text, List<Term> terms) {
    /** Lets everything through. */
    public static final MapFilter NONE = new MapFilter("", List.of());

    private static final Pattern COMPARED =
            Pattern.compile("([^=!<>:]+)(<=|>=|!=|==|=|<|>)(.*)", Pattern.CASE_INSENSITIVE);
    private static final String REVISION = "revision";
    private static final String TAINT = "taint:";
    private static final String NODE = "node:";

    /** What one term asks of a tile; {@code hue} is that of the selected DaemonSet. */
    @FunctionalInterface
    public interface Term {
        boolean holds(NodeTile tile, int hue);

        default Term turned() {
            return (tile, hue) -> !holds(tile, hue);
        }
    }

    /**
     * What a text comes to.
     *
     * @param wrong what is wrong with it and what to write instead; nothing if it is a filter
     */
    public record Read(MapFilter filter, Phrase wrong) {}

    public MapFilter {
        terms = List.copyOf(terms);
    }

    /** Whether it looks as if a filter were meant and not a name that is searched for. */
    public static boolean isMeant(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.indexOf('=') >= 0
                || lower.indexOf('<') >= 0
                || lower.indexOf('>') >= 0
                || lower.startsWith(TAINT)
                || lower.startsWith(NODE)
                || lower.equals("not")
                || lower.equals("ready")
                || lower.equals("failed")
                || lower.indexOf(' ') > 0;
    }

    public static Read read(String text) {
        var terms = new ArrayList<Term>();
        boolean turned = false;
        for (var word : text.strip().split("\\s+", -1)) {
            if (word.equalsIgnoreCase("not")) {
                turned = !turned;
                continue;
            }
            var wrong = wrong(word);
            if (wrong != null) {
                return new Read(NONE, wrong);
            }
            var term = term(word);
            terms.add(turned ? term.turned() : term);
            turned = false;
        }
        return turned
                ? new Read(NONE, Phrase.of("filter.wrong.not"))
                : new Read(new MapFilter(text.strip(), terms), Phrase.NONE);
    }

    private static @Nullable Phrase wrong(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(TAINT)) {
            return Phrase.of("filter.wrong.taint", word);
        }
        var compared = COMPARED.matcher(word);
        if (!lower.startsWith(TAINT) && compared.matches()) {
            if (compared.group(1).equalsIgnoreCase(REVISION)) {
                return compared.group(3).matches("\\d{1,9}") ? null : Phrase.of("filter.wrong.revision", word);
            }
            if (compared.group(2).startsWith("<") || compared.group(2).startsWith(">")) {
                return Phrase.of("filter.wrong.order", compared.group(1));
            }
            return null;
        }
        if (word.startsWith("=") || word.startsWith("<") || word.startsWith(">") || word.startsWith("!")) {
            return Phrase.of("filter.wrong.key", word);
        }
        int colon = word.indexOf(':');
        return colon > 0 && !lower.startsWith(TAINT) && !lower.startsWith(NODE)
                ? Phrase.of("filter.wrong.unknown", word.substring(0, colon + 1))
                : null;
    }

    private static Term term(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith(TAINT)) {
            var wanted = lower.substring(TAINT.length());
            return (tile, hue) -> tile.taints().stream()
                    .anyMatch(chip -> !chip.staged()
                            && chip.text().toLowerCase(Locale.ROOT).contains(wanted));
        }
        if (lower.equals("ready")) {
            return (tile, hue) ->
                    tile.readiness() == NodeTile.Readiness.READY && tile.count().isComplete();
        }
        if (lower.equals("failed")) {
            return (tile, hue) ->
                    tile.own().failed() || tile.pods().stream().anyMatch(pod -> pod.state() == PodMark.State.FAILED);
        }
        var compared = COMPARED.matcher(word);
        if (compared.matches()) {
            return compared.group(1).equalsIgnoreCase(REVISION)
                    ? revision(compared.group(2), Integer.parseInt(compared.group(3)))
                    : label(compared.group(1), compared.group(2), compared.group(3));
        }
        var wanted = lower.startsWith(NODE) ? lower.substring(NODE.length()) : lower;
        return (tile, hue) -> tile.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Term revision(String sign, int number) {
        Predicate<Integer> holds = switch (sign) {
            case "<" -> is -> is < number;
            case ">" -> is -> is > number;
            case "<=" -> is -> is <= number;
            case ">=" -> is -> is >= number;
            case "!=" -> is -> is != number;
            default -> is -> is == number;
        };
        return (tile, hue) -> tile.pods().stream()
                .anyMatch(pod -> !pod.ordinary()
                        && pod.revision() > 0
                        && (hue < 0 || Math.floorMod(pod.hue(), dev.podfall.ui.style.Token.HUES) == hue)
                        && holds.test(pod.revision()));
    }

    /** A label by its key, with or without its domain. */
    private static Term label(String key, String sign, String value) {
        Term has = (tile, hue) -> {
            var exact = tile.labels().get(key);
            if (exact != null) {
                return exact.equals(value);
            }
            var found = new boolean[1];
            tile.labels()
                    .forEach((name, is) -> found[0] |= is.equals(value)
                            && name.endsWith(key)
                            && name.charAt(Math.max(0, name.length() - key.length() - 1)) == '/');
            return found[0];
        };
        return sign.equals("!=") ? has.turned() : has;
    }

    boolean isNone() {
        return terms.isEmpty();
    }

    /** Both have to hold. */
    public MapFilter and(MapFilter other) {
        if (isNone()) {
            return other;
        }
        var all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new MapFilter(String.join(" ", text, other.text), all);
    }

    public boolean holds(NodeTile tile, int hue) {
        for (var term : terms) {
            if (!term.holds(tile, hue)) {
                return false;
            }
        }
        return true;
    }
}
