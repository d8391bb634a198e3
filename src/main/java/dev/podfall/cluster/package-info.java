/**
 * The world: {@link dev.podfall.cluster.SimulatedCluster} wires store, API server, controllers, scheduler and kubelets
 * to one clock; a {@link dev.podfall.cluster.Session} takes {@link dev.podfall.cluster.Command}s and lets time pass;
 * every {@link dev.podfall.cluster.Step} goes into the {@link dev.podfall.cluster.Journal}.
 *
 * <p>Words: a <i>step</i> is one thing that somebody did (an actor's turn, with all that it wrote); a <i>position</i> is
 * an exact place in a session; a <i>scenario</i> is all that is needed to have the same session again; a <i>frame</i> is
 * what the screen gets.
 *
 * <p>Used by {@code explain}, {@code kubectl}, {@code cli}, {@code ui}; uses all of the engine.
 */
@NullMarked
package dev.podfall.cluster;

import org.jspecify.annotations.NullMarked;
