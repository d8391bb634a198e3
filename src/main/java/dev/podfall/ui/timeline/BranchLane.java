package dev.podfall.ui.timeline;

import dev.podfall.language.Phrase;
import java.time.Instant;

/**
 * A branch as the timeline shows it.
 *
 * @param name empty if nobody has named it
 * @param leaves when it leaves the session that is shown
 * @param end virtual time at its end
 * @param act the first thing that somebody did in it alone; none if nobody did anything
 * @param steps how many it has by itself
 */
record BranchLane(long number, String name, Instant leaves, Instant end, Phrase act, int steps) {}
