/**
 * Why: what a DaemonSet, or a pod, has to do with a node, as a verdict, a table of every check and the smallest change
 * that would let it land.
 *
 * <p>Words: a <i>row</i> is one check; a <i>way out</i> is one {@link dev.podfall.explain.Remedy} with what can be done
 * about it from here. {@link dev.podfall.ui.placement.PlacementViewModel} makes the {@link
 * dev.podfall.ui.placement.PlacementModel}, {@link dev.podfall.ui.placement.PlacementView} shows it.
 *
 * <p>Used by {@code ui.app}; uses {@code explain} and the shared {@code ui} packages.
 */
@NullMarked
package dev.podfall.ui.placement;

import org.jspecify.annotations.NullMarked;
