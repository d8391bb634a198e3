package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Mends the blanks before a line that cannot be read where it stands: tabs become blanks, or the line moves to where the
 * lines above it begin. Brackets that nothing closes are closed. It is tried out which of the ways makes a text of which
 * all is understood.
 */
final class Indentation {
    private static final int[] WIDTHS = {2, 4, 8, 1};
    private static final int LONGEST = 200_000;
    private static final int LINES_ABOVE = 8;
    private static final int MOST_FARTHER = 3;

    /** In a longer text only blanks are looked at: each further way reads all of it once more. */
    private static final int LONGEST_TRIED = 20_000;

    private static final int MOST_NEXT = 3;
    private static final int SLIP = 2;

    private final String source;
    private final String text;
    private final Finding finding;

    private Indentation(String source, String text, Finding finding) {
        this.source = source;
        this.text = text;
        this.finding = finding;
    }

    /** Nothing if no way makes it better. */
    static Optional<QuickFix> mended(String text, Finding finding) {
        return mended(text, finding, MOST_FARTHER);
    }

    private static Optional<QuickFix> mended(String text, Finding finding, int more) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var here = new Indentation(finding.source(), text, finding);
        var moved = here.best(here.blanksForTabs()).or(() -> here.best(here.moved(Integer.MAX_VALUE)));
        return moved.isPresent() || text.length() > LONGEST_TRIED
                ? moved
                : here.best(UnclosedBrackets.closed(text, finding.line())).or(() -> here.farther(more));
    }

    /**
     * The first of several lines that slipped by a blank or two, or lack a bracket: once it is mended the text can be read up
     * to the next one, which can be mended as well.
     */
    private Optional<QuickFix> farther(int more) {
        if (more == 0) {
            return Optional.empty();
        }
        var ways = new ArrayList<>(moved(SLIP));
        ways.addAll(UnclosedBrackets.closed(text, finding.line()));
        return ways.stream().filter(way -> leadsFarther(way, more)).findFirst();
    }

    private boolean leadsFarther(QuickFix way, int more) {
        var then = way.applyTo(text);
        var errors = errors(then);
        return errors.size() <= errors(text).size()
                && errors.stream()
                        .noneMatch(error -> error.line() <= finding.line()
                                && error.message().equals(finding.message()))
                && errors.stream()
                        .filter(error -> error.mend() instanceof Mend.Indent && error.line() > finding.line())
                        .limit(MOST_NEXT)
                        .anyMatch(next -> mended(then, next, more - 1).isPresent());
    }

    private List<Finding> errors(String said) {
        return ManifestReader.read(source, said).findings().stream()
                .filter(Finding::isError)
                .toList();
    }

    /**
     * How bad a text is.
     *
     * @param same findings that say what this one says
     * @param unread errors for which nothing is read
     * @param wrong what is read and not understood
     */
    private record Problems(long same, long unread, long wrong) {}

    /** Of those that take the finding away and make nothing else worse the one of which most is understood. */
    private Optional<QuickFix> best(List<QuickFix> ways) {
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        var now = problems(text);
        long fewest = now.wrong + 1;
        Optional<QuickFix> best = Optional.empty();
        for (var way : ways) {
            var then = problems(way.applyTo(text));
            if (then.same < now.same && then.unread < now.unread && then.wrong < fewest) {
                fewest = then.wrong;
                best = Optional.of(way);
            }
        }
        return best;
    }

    private List<QuickFix> blanksForTabs() {
        var out = new ArrayList<QuickFix>();
        for (int width : WIDTHS) {
            var edits = edits(width);
            if (!edits.isEmpty()) {
                out.add(new QuickFix(Phrase.of("fix.blanks"), edits));
            }
        }
        return out;
    }

    private List<TextEdit> edits(int width) {
        var out = new ArrayList<TextEdit>();
        boolean beginning = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' && beginning) {
                out.add(new TextEdit(i, i + 1, " ".repeat(width)));
            }
            beginning = c == '\n' || beginning && (c == '\t' || c == ' ');
        }
        return out;
    }

    /**
     * The line moves to where one of those above it begins, or two further; the shortest ways first.
     *
     * @param most so many blanks at most
     */
    private List<QuickFix> moved(int most) {
        int start = 0;
        var above = new ArrayList<Integer>();
        for (int line = 1; line < finding.line() && start >= 0; line++) {
            int indent = indent(start);
            if (indent >= 0) {
                above.add(indent);
            }
            int end = text.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        if (start < 0 || indent(start) < 0) {
            return List.of();
        }
        var columns = new TreeSet<Integer>();
        for (int indent : above.subList(Math.max(0, above.size() - LINES_ABOVE), above.size())) {
            columns.add(indent);
            columns.add(indent + 2);
        }
        int at = start;
        int old = indent(at);
        columns.remove(old);
        var title = Phrase.of("fix.move-line", Integer.toString(finding.line()));
        return columns.stream()
                .filter(column -> Math.abs(column - old) <= most)
                .sorted(Comparator.comparingInt(column -> Math.abs(column - old)))
                .map(column -> new QuickFix(title, List.of(new TextEdit(at, at + old, " ".repeat(column)))))
                .toList();
    }

    /** How many blanks the line begins with; below 0 if it says nothing. */
    private int indent(int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i >= text.length() || "\r\n#\t".indexOf(text.charAt(i)) >= 0 ? -1 : i - start;
    }

    private Problems problems(String said) {
        var reading = ManifestReader.read(source, said);
        long wrong = 0;
        for (var document : reading.objects()) {
            var kind = Kind.of(document.apiVersion(), document.kind());
            if (kind != null) {
                wrong +=
                        StrictDecoder.decode(kind, document.object()).problems().size();
            } else if (!document.kind().isEmpty() || !document.apiVersion().isEmpty()) {
                wrong++;
            }
        }
        return new Problems(
                reading.findings().stream()
                        .filter(other -> other.message().equals(finding.message()))
                        .count(),
                reading.findings().stream().filter(Finding::isError).count(),
                wrong);
    }
}
