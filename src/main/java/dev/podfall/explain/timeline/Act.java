package dev.podfall.explain.timeline;

import dev.podfall.language.Phrase;
import java.time.Instant;

/** A step, as far as a timeline names it. */
public record Act(long step, Instant at, Phrase actor, Phrase what) {}
