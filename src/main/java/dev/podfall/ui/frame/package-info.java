/**
 * The one thread crossing: what the engine's thread publishes, the latest value reaches the screen's thread, at most
 * one delivery queued at any time.
 *
 * <p>Used by the {@code ui} features; uses the JDK only.
 */
@NullMarked
package dev.podfall.ui.frame;

import org.jspecify.annotations.NullMarked;
