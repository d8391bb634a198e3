/**
 * The cluster as a picture: nodes as tiles in groups, their pods, the tray of pods that wait, and pods in flight.
 *
 * <p>Words: a {@link dev.podfall.ui.topology.NodeTile} is what a tile shows; a <i>slot</i> is a tile's stable place in
 * its group; a {@link dev.podfall.ui.topology.Step} is a zoom step; a <i>cell</i> is a tile from far away; a
 * {@link dev.podfall.ui.topology.Mark} is a fact with a look of its own, explained by the {@link
 * dev.podfall.ui.topology.Legend}; a <i>pile</i> is the square that pods share to which nothing happens; a
 * {@link dev.podfall.ui.topology.MapFilter} dims what is not looked for; a <i>lane</i> is where a DaemonSet's pods are born; a {@link dev.podfall.ui.topology.Flight} is a pod on its way. The
 * input is immutable ({@link dev.podfall.ui.topology.TopologyModel}); {@link dev.podfall.ui.topology.Slots}, {@link
 * dev.podfall.ui.topology.MapLayout} and {@link dev.podfall.ui.topology.FlightPlan} are pure and know no toolkit.
 *
 * <p>{@link dev.podfall.ui.topology.TopologyMapper} makes the input from a moment of the session.
 *
 * <p>Used by {@code ui.app}; uses {@code ui.style}, {@code ui.text}, {@code ui.control}, {@code ui.outlook}, {@code ui.frame} and what a
 * moment holds.
 */
@NullMarked
package dev.podfall.ui.topology;

import org.jspecify.annotations.NullMarked;
