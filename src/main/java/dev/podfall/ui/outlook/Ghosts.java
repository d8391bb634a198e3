package dev.podfall.ui.outlook;

import dev.podfall.explain.PodChange;
import dev.podfall.explain.WhatIf;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another state that the tiles of a map are held against. Compared as an object: the same one again changes nothing.
 *
 * @param pods what becomes of pods on the way from the state that is shown to the other one
 * @param other the other state
 * @param meaning what the other state is
 */
public record Ghosts(List<PodChange> pods, ClusterState other, Meaning meaning) {

    /** Why somebody holds another state against this one. */
    public enum Meaning {
        /** It is what would come. */
        FORECAST,
        /** It is how things stand in another course. */
        ELSEWHERE
    }

    public Ghosts {
        pods = List.copyOf(pods);
    }

    /** What staged commands would do; null if nothing is staged. */
    public static @Nullable Ghosts of(WhatIf.@Nullable Result result) {
        return result == null ? null : new Ghosts(result.diff().pods(), result.after(), Meaning.FORECAST);
    }
}
