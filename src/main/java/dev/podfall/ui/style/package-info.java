/**
 * How the window looks: fonts, themes and colours. A colour has a meaning and a name, a {@link
 * dev.podfall.ui.style.Token}; {@code light.css} and {@code dark.css} give each its value, {@code podfall.css} and the
 * canvases use it by name only, so that one fact has one look everywhere.
 *
 * <p>Words: a <i>theme</i> is a full set of token values; a <i>hue</i> is one of eight colours for DaemonSets, chosen
 * to stay apart for colour-blind eyes.
 *
 * <p>Used by every {@code ui} package; uses JavaFX, and asks {@code ui.text} what the window speaks.
 */
@NullMarked
package dev.podfall.ui.style;

import org.jspecify.annotations.NullMarked;
