/**
 * Words and how they are shortened: {@link dev.podfall.ui.text.Words} are the window's own sentences by key, never
 * Kubernetes' (those are shown as upstream writes them); {@link dev.podfall.ui.text.Shorten} makes long names fit.
 *
 * <p>Used by every {@code ui} package; uses {@code language} and JavaFX.
 */
@NullMarked
package dev.podfall.ui.text;

import org.jspecify.annotations.NullMarked;
