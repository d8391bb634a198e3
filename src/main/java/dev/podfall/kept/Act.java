package dev.podfall.kept;

import java.util.List;

/**
 * What was done in one go, without any time between.
 *
 * @param note what somebody wrote about it
 * @param digest of all that changed since the act before, this one included; empty if it is not known
 */
public record Act(Place place, String note, List<Deed> deeds, String digest) {
    public Act {
        deeds = List.copyOf(deeds);
        if (deeds.isEmpty()) {
            throw new IllegalArgumentException("an act of nothing");
        }
    }

    public Act(Place place, Deed deed) {
        this(place, "", List.of(deed), "");
    }

    public Act withDigest(String newDigest) {
        return new Act(place, note, deeds, newDigest);
    }
}
