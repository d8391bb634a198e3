package dev.podfall.cli;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
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
    int giveTo(Session session) {
        var failed = new ArrayList<String>();
        for (var command : commands) {
            int code = give(command, session);
            if (code == Console.UNKNOWN) {
                return PodfallCommand.BAD_INPUT;
            }
            if (code != 0) {
                failed.add(command);
            }
            if (!Console.letsTimePass(command)) {
                passing.pass(session, terminal);
            }
        }
        if (failed.isEmpty()) {
            return PodfallCommand.OK;
        }
        terminal.say(Phrase.of(
                "cli.acts.failed",
                failed.size(),
                commands.size(),
                Phrase.clauses(failed.stream().map(Phrase::verbatim).toList())));
        return PodfallCommand.NOT_AS_WANTED;
    }

    private int give(String line, Session session) {
        var out = terminal.out();
        if (shown) {
            out.println("$ " + line);
        }
        var io = new FileIo(System.in, terminal.words());
        int code = Console.run(line, io, session);
        if (shown) {
            out.print(io.out());
            out.flush();
        }
        terminal.err().print(io.err());
        terminal.err().flush();
        return code;
    }
}
