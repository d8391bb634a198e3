/**
 * Lets a session run for somebody: {@link dev.podfall.play.Player} is the engine's thread, guarded, with a pace; it goes back
 * and forth in what has happened, keeps the futures that were left behind as branches, and takes acts back. What it shows
 * is a {@link dev.podfall.play.Moment}.
 *
 * <p>Used by {@code ui}; uses {@code cluster} and what a frame holds.
 */
@NullMarked
package dev.podfall.play;

import org.jspecify.annotations.NullMarked;
