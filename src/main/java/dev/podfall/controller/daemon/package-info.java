/**
 * The DaemonSet controller: one pod on every node that the template fits, replaced a few at a time when the template
 * changes, and the history of templates.
 *
 * <p>Words: a node's <i>verdict</i> says whether a pod should run there and whether one that runs may stay; a
 * <i>ledger</i> is what the controller knows of one DaemonSet, brought up to date by what changed; a <i>plan</i> is all
 * that a sync will do, as a value; an <i>updated</i> pod carries the current template's hash; a pod <i>lands</i> on the
 * node that it is pinned to. {@code NodePlacement},
 * {@code DaemonPods} and {@link dev.podfall.controller.daemon.Plan} are pure: {@code explain}
 * uses them too. Used by {@code cluster} and {@code explain}; uses {@code api store sim client}.
 */
@NullMarked
package dev.podfall.controller.daemon;

import org.jspecify.annotations.NullMarked;
