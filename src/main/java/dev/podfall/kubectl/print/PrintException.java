package dev.podfall.kubectl.print;

import dev.podfall.language.Phrase;

/** Something cannot be printed as asked. */
public final class PrintException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase sentence;

    /** @param message kubectl's, without its leading {@code error: } */
    public PrintException(String message) {
        this(Phrase.verbatim(message));
    }

    /** @param ours what kubectl would not say: where Podfall stops */
    PrintException(Phrase ours) {
        super(ours.toString());
        this.sentence = ours;
    }

    /** kubectl's words, or ours with a key. */
    public Phrase sentence() {
        return sentence;
    }

    /** The same inside of what kubectl says around it. */
    PrintException within(String before, String after) {
        return sentence.isVerbatim()
                ? new PrintException(before + getMessage() + after)
                : new PrintException(Phrase.of("print.within", before, sentence, after));
    }
}
