package dev.podfall.cli;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.language.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@code --do}, given one after the other. One that fails does not keep the others from their turn: what
 * they print tells what went wrong. What is no command at all ends it.
 */
final class Acts {
    private final List<String> commands;
    private final Passing passing;
    private final @Nullable PrintWriter out;
    private final PrintWriter err;

    /** @param out where the commands and what they print go; null for nowhere */
    Acts(List<String> commands, Passing passing, @Nullable PrintWriter out, PrintWriter err) {
        this.commands = commands;
        this.passing = passing;
        this.out = out;
        this.err = err;
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
                passing.pass(session, err);
            }
        }
        if (failed.isEmpty()) {
            return PodfallCommand.OK;
        }
        err.println(failed.size() + " of " + commands.size() + (commands.size() == 1 ? " command" : " commands")
                + " failed: " + String.join("; ", failed));
        return PodfallCommand.NOT_AS_WANTED;
    }

    private int give(String line, Session session) {
        if (out != null) {
            out.println("$ " + line);
        }
        var io = new FileIo(System.in, Wording.ENGLISH);
        int code = Console.run(line, io, session);
        if (out != null) {
            out.print(io.out());
            out.flush();
        }
        err.print(io.err());
        err.flush();
        return code;
    }
}
