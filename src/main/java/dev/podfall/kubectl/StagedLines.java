package dev.podfall.kubectl;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Rehearsal;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * What lines of the console would ask of the session, found out without asking it.
 *
 * @param commands the requests, in order
 * @param complaints what was refused or could not be understood, a sentence each
 */
public record StagedLines(List<Command> commands, List<String> complaints) {

    public StagedLines {
        commands = List.copyOf(commands);
        complaints = List.copyOf(complaints);
    }

    public static StagedLines of(List<ConsoleLine> lines, Rehearsal rehearsal) {
        return of(lines, rehearsal, Wording.ENGLISH);
    }

    /** @param wording of what Podfall adds to kubectl's complaints */
    public static StagedLines of(List<ConsoleLine> lines, Rehearsal rehearsal, Wording wording) {
        var commands = new ArrayList<Command>();
        var complaints = new ArrayList<String>();
        for (var line : lines) {
            var staged = of(line.text(), new TextIo(line.files(), wording), rehearsal);
            commands.addAll(staged.commands());
            complaints.addAll(staged.complaints());
        }
        return new StagedLines(commands, complaints);
    }

    /** @param io where the line's files come from, and what it prints goes */
    public static StagedLines of(String line, TextIo io, Rehearsal rehearsal) {
        var connection = new RecordingConnection(rehearsal);
        int code = Console.run(line, io, connection);
        boolean refused = code != 0 && !io.err().isBlank();
        return new StagedLines(connection.commands(), refused ? List.of(io.err().strip()) : List.of());
    }
}
