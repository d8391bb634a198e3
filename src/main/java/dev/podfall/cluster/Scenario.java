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

    /** How many commands both have at their beginnings, each at the same place. */
    public int common(Scenario other) {
        int same = 0;
        while (same < Math.min(entries.size(), other.entries.size())
                && entries.get(same).equals(other.entries.get(same))) {
            same++;
        }
        return same;
    }

    /** The scenario up to a place: what was commanded before it. */
    public Scenario until(Position position) {
        return new Scenario(options, entries.subList(0, position.commands()));
    }
}
