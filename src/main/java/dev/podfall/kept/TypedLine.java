package dev.podfall.kept;

import dev.podfall.cluster.Position;
import dev.podfall.cluster.Scenario;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.language.Wording;
import java.util.List;

/**
 * A line of the console that was typed while time went on, and what becomes of it if it is run at one place. What was done is
 * called after the line only if both are the same.
 *
 * @param from where the session was just before it
 * @param entries the requests
 * @param steps how many steps there are then
 * @param after where it leaves the session
 */
public record TypedLine(Deed.Line line, Position from, List<Scenario.Entry> entries, int steps, Position after) {
    public TypedLine {
        entries = List.copyOf(entries);
    }

    /**
     * Runs it once more.
     *
     * @param before a session of the caller's own that is as it was before the first request
     */
    public static TypedLine of(Deed.Line line, Session before, Wording wording) {
        var from = before.position();
        Console.run(line.text(), new KeptIo(line.files(), wording), before);
        var entries = before.scenario().entries();
        return new TypedLine(
                line,
                from,
                entries.subList(from.commands(), entries.size()),
                before.journal().size(),
                before.position());
    }
}
