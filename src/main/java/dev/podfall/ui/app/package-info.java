/**
 * The window's shell: the bar with transport and search, the regions that the panels plug into, the status bar, and how
 * it all opens, on a screen or as a picture.
 *
 * <p>Words: a <i>region</i> is a place for a panel (left, centre, right, bottom); <i>transport</i> is moving through
 * virtual time; a <i>picture</i> is the same window, drawn without a display.
 *
 * <p>Used by {@code dev.podfall.Main} and the headless front end; puts the other {@code ui} packages together.
 */
@NullMarked
package dev.podfall.ui.app;

import org.jspecify.annotations.NullMarked;
