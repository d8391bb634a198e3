package dev.podfall.cli;

import dev.podfall.kept.Deed;
import dev.podfall.kubectl.Console;
import dev.podfall.language.Phrase;
import java.util.List;

/**
 * The commands of {@code --do}, given one after the other. One that fails does not keep the others from their turn: what
 * they print tells what went wrong. What is no command at all ends it.
 */
final class Acts {
    private final List<String> commands;
    private final Passing passing;
    private final boolean shown;
    private final Terminal terminal;

    /** @param shown whether the commands and what they print can be seen; what goes wrong always can */
    Acts(List<String> commands, Passing passing, boolean shown, Terminal terminal) {
        this.commands = commands;
        this.passing = passing;
        this.shown = shown;
        this.terminal = terminal;
    }

    /** Gives them all, and lets time pass after each, but for {@code wait}, which has done so; returns the exit code of all together. */
    int giveTo(Beginning begun) {
        for (var command : commands) {
            int code = give(command, begun);
            if (code == Console.UNKNOWN) {
                return PodfallCommand.BAD_INPUT;
            }
            if (!Console.letsTimePass(command)) {
                passing.pass(begun.session(), terminal);
            }
        }
        var failed = begun.failedLines();
        if (failed.isEmpty()) {
            return PodfallCommand.OK;
        }
        terminal.say(Phrase.of(
                "cli.acts.failed",
                failed.size(),
                begun.lines(),
                Phrase.clauses(failed.stream().map(Phrase::verbatim).toList())));
        return PodfallCommand.NOT_AS_WANTED;
    }

    private int give(String line, Beginning begun) {
        if (shown) {
            terminal.out().println("$ " + line);
        }
        var io = new FileIo(System.in, terminal.words());
        begun.recording().begin();
        int code = Console.run(line, io, begun.session());
        begun.recording().end(new Deed.Line(line, io.filesRead()));
        begun.ran(line, code);
        tell(io.out(), io.err(), shown, terminal);
        return code;
    }

    /** Shows what a line has printed. */
    static void tell(String out, String err, boolean shown, Terminal terminal) {
        if (shown) {
            terminal.out().print(out);
            terminal.out().flush();
        }
        terminal.err().print(err);
        terminal.err().flush();
    }
}
