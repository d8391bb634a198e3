package dev.podfall.cluster;

import java.util.List;

/** All that is needed to have the same session again: what it began with, and every command at its place. */
public record Scenario(SessionOptions options, List<Entry> entries) {

    /**
     * A command at its place.
     *
     * @param due whether something was due there that had not happened yet
     */
    public record Entry(Position position, boolean due, Command command) {}

    public Scenario {
        entries = List.copyOf(entries);
    }

    /** The scenario up to a place: what was commanded before it. */
    public Scenario until(Position position) {
        return new Scenario(options, entries.subList(0, position.commands()));
    }
}
