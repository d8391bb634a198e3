package dev.podfall.manifest;

import dev.podfall.language.Phrase;

/** A text that cannot be read. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final int began;
    private final transient Phrase nextStep;
    private int told;

    SyntaxError(String words, int offset, Phrase nextStep) {
        this(words, offset, -1, nextStep);
    }

    SyntaxError(String words, int offset, int began, Phrase nextStep) {
        super(words, null, false, false);
        this.offset = offset;
        this.began = began;
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

    /** Where that began which is broken, -1 if it makes no difference. */
    int began() {
        return began;
    }

    /** The same, whose words tell the number of a line. */
    SyntaxError telling(int line) {
        told = line;
        return this;
    }

    /** The number of the line that its words tell, as upstream counts it; 0 if they tell none. */
    int told() {
        return told;
    }

    /** What to do about it, or empty. */
    public Phrase nextStep() {
        return nextStep;
    }
}
