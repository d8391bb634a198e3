package dev.podfall.cli;

import dev.podfall.language.Phrase;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An argument that picocli could read and we cannot. */
final class BadArgument extends ParameterException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    BadArgument(CommandLine commandLine, Phrase why) {
        super(commandLine, why.toString());
        this.why = why;
    }

    Phrase why() {
        return why;
    }
}
