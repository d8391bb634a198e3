package dev.podfall.ui.console;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.KubectlIo;
import java.util.function.BooleanSupplier;

/** Does lines of the console. */
public interface CommandRunner {
    /** The exit code of a command that somebody stopped. */
    int STOPPED = 130;

    /**
     * Does the line; returns when it is done, on whichever thread it was called.
     *
     * @param stopped asked often; once it says yes the command ends
     * @return the exit code
     */
    int run(ConsoleLine line, KubectlIo io, BooleanSupplier stopped);
}
