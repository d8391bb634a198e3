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
            var connection = new RecordingConnection(rehearsal);
            var io = new TextIo(line.files(), wording);
            int code = Console.run(line.text(), io, connection);
            commands.addAll(connection.commands());
            if (code != 0 && !io.err().isBlank()) {
                complaints.add(io.err().strip());
            }
        }
        return new StagedLines(commands, complaints);
    }
}
