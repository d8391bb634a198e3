package dev.podfall.kubectl;

/** Whoever lets a command wait ends it; no failure of the command, and passed on to whoever gave it. */
public class CommandStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandStopped(String why) {
        super(why, null, false, false);
    }
}
