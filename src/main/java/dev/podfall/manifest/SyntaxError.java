package dev.podfall.manifest;

/** A text that cannot be read. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final String nextStep;

    SyntaxError(String words, int offset, String nextStep) {
        super(words, null, false, false);
        this.offset = offset;
        this.nextStep = nextStep;
    }

    /** What is wrong, in upstream's words. */
    public String words() {
        var words = getMessage();
        return words == null ? "" : words;
    }

    /** Where, in UTF-16 units from the beginning of the text. */
    public int offset() {
        return offset;
    }

    /** What to do about it, or empty. */
    public String nextStep() {
        return nextStep;
    }
}
