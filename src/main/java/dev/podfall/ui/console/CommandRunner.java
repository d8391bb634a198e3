package dev.podfall.ui.console;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.KubectlIo;

/** Does lines of the console. */
public interface CommandRunner {
    /** The exit code of a command that somebody stopped. */
    int STOPPED = 130;

    /** What whoever gave a line wants of it meanwhile. Asked often, on any thread. */
    @FunctionalInterface
    interface Patience {

        /** Once it says yes the command ends. */
        boolean stopped();

        /** Whether another line waits for its turn: what only watches makes room for it. */
        default boolean nextWaits() {
            return false;
        }
    }

    /**
     * Does the line; returns when it is done, on whichever thread it was called.
     *
     * @return the exit code
     */
    int run(ConsoleLine line, KubectlIo io, Patience patience);
}
