package dev.podfall.explain.timeline;

import dev.podfall.language.Phrase;
import java.time.Instant;

/**
 * A step, as far as a timeline names it.
 *
 * @param actor who did it, as people call it: {@link dev.podfall.cluster.Step#who}
 */
public record Act(long step, Instant at, Phrase actor, Phrase what) {}
