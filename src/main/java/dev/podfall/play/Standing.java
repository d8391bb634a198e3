package dev.podfall.play;

import dev.podfall.cluster.Session;
import java.util.List;

/**
 * All that a player holds.
 *
 * @param opened another number after another session was opened, and nothing is kept of the one before
 * @param others the branches, the one first that was kept first; and after each course, the one that is shown too, what was
 *     taken back in it and can be done again, if anything
 */
public record Standing(long opened, Way shown, List<Way> others) {
    public Standing {
        others = List.copyOf(others);
    }

    /**
     * A course of things.
     *
     * @param number 0 as long as it was never kept as a branch
     * @param name empty if nobody has named it
     * @param undone whether it is what was taken back in the course before it
     * @param session where it stands; to be read on the engine's thread only
     */
    public record Way(long number, String name, boolean undone, Session session) {}
}
