/**
 * The one thread crossing: what the engine's thread publishes, the latest value reaches the screen's thread, at most
 * one delivery queued at any time. And what all panels share: the moment that is shown, what is chosen, and the hues.
 *
 * <p>Used by the {@code ui} features; uses {@code cluster} and what a frame holds.
 */
@NullMarked
package dev.podfall.ui.frame;

import org.jspecify.annotations.NullMarked;
