/**
 * Virtual time and chance. Everything that will happen is a {@link dev.podfall.sim.Timer} in one queue, ordered by
 * {@code (time, sequence)}; time passes only by taking the next timer. A timer is data that goes to a
 * {@link dev.podfall.sim.Port}, so that the whole queue can be forked. Nothing here knows a wall clock.
 *
 * <p>Used by all of the engine; uses {@code fork}.
 */
@NullMarked
package dev.podfall.sim;

import org.jspecify.annotations.NullMarked;
