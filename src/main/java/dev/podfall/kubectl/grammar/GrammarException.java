package dev.podfall.kubectl.grammar;

/** A command line cannot be read; the message is kubectl's, without its leading {@code error: }. */
public final class GrammarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GrammarException(String message) {
        super(message);
    }
}
