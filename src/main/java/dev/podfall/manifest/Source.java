package dev.podfall.manifest;

/** A text and the name by which its user knows it: a file, a sample, the editor, standard input. */
public record Source(String name, String text) {

    /**
     * Whether the text begins with this key, whatever is wrong with the rest: a byte order mark, blank lines, comments and
     * the beginning of a document do not count.
     */
    public boolean beginsWith(String key) {
        return text.lines()
                .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("---"))
                .findFirst()
                .filter(line -> line.startsWith(key + ":"))
                .isPresent();
    }
}
