/**
 * What the scheduler's plugins are written against: {@link dev.podfall.scheduler.framework.PodInfo} and
 * {@link dev.podfall.scheduler.framework.NodeInfo} (a pod and a node with what scheduling needs of them counted),
 * {@link dev.podfall.scheduler.framework.FilterPlugin} and {@link dev.podfall.scheduler.framework.ScorePlugin},
 * {@link dev.podfall.scheduler.framework.Reason} (why a node was refused, as data),
 * {@link dev.podfall.scheduler.framework.Profile} (the plugins in their order, and the two ways to run them).
 *
 * <p>Words: a <i>reason</i> is one rule that says no; a <i>rejection</i> is one plugin's no with all its reasons; a
 * <i>hint</i> is a plugin's opinion whether a change could make a refused pod fit.
 * Pure but for NodeInfo, which its owner changes. Used by {@code scheduler}, its plugins and {@code explain}; uses
 * {@code api}.
 */
@NullMarked
package dev.podfall.scheduler.framework;

import org.jspecify.annotations.NullMarked;
