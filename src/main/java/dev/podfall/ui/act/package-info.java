/**
 * Acting on nodes: what can be done to one, in a popover and a menu at its tile, and in the bar's cluster menu.
 *
 * <p>Words: an <i>act</i> is what somebody wants done; its <i>lines</i> are the kubectl and kubelet commands that do it,
 * as the console would take them; a <i>draft</i> is the lines of an act that is still being typed.
 *
 * <p>Used by {@code ui.app}; uses {@code ui.style}, {@code ui.text}, {@code ui.control}, {@code ui.frame} and what a
 * moment holds. Runs nothing itself: it hands lines on.
 */
@NullMarked
package dev.podfall.ui.act;

import org.jspecify.annotations.NullMarked;
