package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the tabs at the beginnings of lines into blanks: so many for each that the text says most that is understood. */
final class Indentation {
    private static final int[] WIDTHS = {2, 4, 8, 1};
    private static final int LONGEST = 500_000;

    private Indentation() {}

    /** Nothing if the text cannot be read either way. */
    static Optional<QuickFix> mended(String source, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<TextEdit> best = List.of();
        int fewest = problems(source, text);
        for (int width : WIDTHS) {
            var edits = edits(text, width);
            int problems = problems(source, TextEdit.apply(text, edits));
            if (problems < fewest) {
                fewest = problems;
                best = edits;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(new QuickFix(Phrase.of("fix.blanks"), best));
    }

    private static List<TextEdit> edits(String text, int width) {
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

    /** What cannot be read weighs more than anything that is read and not understood. */
    private static int problems(String source, String text) {
        var reading = ManifestReader.read(source, text);
        int unread = (int) reading.findings().stream().filter(Finding::isError).count();
        int wrong = 0;
        for (var document : reading.objects()) {
            var kind = Kind.of(document.apiVersion(), document.kind());
            wrong += kind == null
                    ? 1
                    : StrictDecoder.decode(kind, document.object()).problems().size();
        }
        return unread * 10_000 + wrong;
    }
}
