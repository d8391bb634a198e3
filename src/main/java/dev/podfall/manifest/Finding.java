package dev.podfall.manifest;

/**
 * Something to be said about a place in a text.
 *
 * @param source the file's name
 * @param line counted from 1; 0 if the finding has no line
 * @param column counted from 1; 0 if the finding has no line
 * @param path the field, or empty
 * @param message what is wrong, in upstream's words where it has some
 * @param nextStep what to do about it, or empty
 * @param mend what could be done about it at once
 */
public record Finding(
        Severity severity,
        String source,
        int line,
        int column,
        String path,
        String message,
        String nextStep,
        Mend mend) {

    /** One that nothing can be done about at once. */
    public Finding(
            Severity severity, String source, int line, int column, String path, String message, String nextStep) {
        this(severity, source, line, column, path, message, nextStep, Mend.NOTHING);
    }

    public static Finding error(String source, Position at, String path, String message, String nextStep) {
        return new Finding(Severity.ERROR, source, at.line(), at.column(), path, message, nextStep);
    }

    public static Finding warning(String source, Position at, String path, String message, String nextStep) {
        return new Finding(Severity.WARNING, source, at.line(), at.column(), path, message, nextStep);
    }

    /** A finding about a field of a document; if the field is absent it stands at the nearest parent. */
    public static Finding at(
            ManifestDocument document, Severity severity, String path, String message, String nextStep) {
        var at = document.positions().find(path).best();
        return new Finding(severity, document.source(), at.line(), at.column(), path, message, nextStep);
    }

    public Finding with(Mend newMend) {
        return new Finding(severity, source, line, column, path, message, nextStep, newMend);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line, as compilers print it: {@code file:line:column: error: message. Next step.} */
    @Override
    public String toString() {
        var out = new StringBuilder(source);
        if (line > 0) {
            out.append(':').append(line).append(':').append(column);
        }
        out.append(": ").append(word()).append(": ").append(message);
        if (!nextStep.isEmpty()) {
            out.append(". ").append(nextStep);
        }
        return out.toString();
    }

    private String word() {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
