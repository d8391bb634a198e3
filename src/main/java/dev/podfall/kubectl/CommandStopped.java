package dev.podfall.kubectl;

import dev.podfall.language.Phrase;

/** Whoever lets a command wait ends it; no failure of the command, and passed on to whoever gave it. */
public class CommandStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    public CommandStopped(Phrase why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    /** Why, in words of ours or as a terminal shows it: {@code ^C}. */
    public Phrase why() {
        return why;
    }
}
