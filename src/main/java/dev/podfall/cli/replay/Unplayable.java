package dev.podfall.cli.replay;

import dev.podfall.language.Phrase;

/** A recording that cannot be compared with anything, and why. */
final class Unplayable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    Unplayable(String key, Object... values) {
        this(Phrase.of(key, values));
    }

    private Unplayable(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    Phrase why() {
        return why;
    }
}
