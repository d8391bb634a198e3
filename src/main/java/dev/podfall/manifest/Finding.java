package dev.podfall.manifest;

import dev.podfall.api.tree.Mend;
import dev.podfall.language.Phrase;
import java.util.Locale;

/**
 * Something to be said about a place in a text. It has no language: {@link #said} and {@link #inOneLine} are phrases too.
 *
 * @param source the file's name
 * @param line counted from 1; 0 if the finding has no line
 * @param column counted from 1; 0 if the finding has no line
 * @param path the field, or empty
 * @param message what is wrong: in upstream's words where it has some ({@link Upstream}), else ours
 * @param nextStep what to do about it, always ours; or empty
 * @param mend what could be done about it at once
 */
public record Finding(
        Severity severity,
        String source,
        int line,
        int column,
        String path,
        Phrase message,
        Phrase nextStep,
        Mend mend) {

    public Finding {
        if (nextStep.isVerbatim() && !nextStep.isEmpty()) {
            throw new IllegalArgumentException("a next step is Podfall's own sentence, so it has a key: " + nextStep);
        }
    }

    /** One that nothing can be done about at once. */
    public Finding(
            Severity severity, String source, int line, int column, String path, Phrase message, Phrase nextStep) {
        this(severity, source, line, column, path, message, nextStep, Mend.NOTHING);
    }

    public static Finding error(String source, Position at, String path, Phrase message, Phrase nextStep) {
        return new Finding(Severity.ERROR, source, at.line(), at.column(), path, message, nextStep);
    }

    public static Finding warning(String source, Position at, String path, Phrase message, Phrase nextStep) {
        return new Finding(Severity.WARNING, source, at.line(), at.column(), path, message, nextStep);
    }

    /** A finding about a field of a document; if the field is absent it stands at the nearest parent. */
    public static Finding at(
            ManifestDocument document, Severity severity, String path, Phrase message, Phrase nextStep) {
        var at = document.positions().find(path).best();
        return new Finding(severity, document.source(), at.line(), at.column(), path, message, nextStep);
    }

    public Finding with(Mend newMend) {
        return new Finding(severity, source, line, column, path, message, nextStep, newMend);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong and what to do about it, without the place. */
    public Phrase said() {
        return nextStep.isEmpty() ? message : Phrase.of("finding.and-next", message, nextStep);
    }

    /** One line, as compilers print it: {@code file:line:column: error: message. Next step.} */
    public Phrase inOneLine() {
        var place = line > 0 ? source + ":" + line + ":" + column : source;
        return Phrase.of(
                "finding.line",
                place,
                Phrase.of("finding.severity." + severity.name().toLowerCase(Locale.ROOT)),
                said());
    }

    /** {@link #inOneLine} in English. */
    @Override
    public String toString() {
        return inOneLine().toString();
    }
}
