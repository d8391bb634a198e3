/**
 * Virtual time and chance. Everything that will happen is a {@link dev.podfall.sim.Timer} in one queue, ordered by
 * {@code (time, sequence)}; time passes only by taking the next timer. Nothing here knows a wall clock.
 *
 * <p>Used by all of the engine; uses the JDK only.
 */
@NullMarked
package dev.podfall.sim;

import org.jspecify.annotations.NullMarked;
