package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;

/** A filter's words cannot be understood, or it has not what they ask for. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    public FilterException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    public Phrase why() {
        return why;
    }
}
