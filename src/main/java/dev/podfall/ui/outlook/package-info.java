/**
 * What two states of a cluster have different, made to be read: who comes, who goes, each DaemonSet's counters. Shared by
 * what looks ahead and by what looks at another course of things.
 *
 * <p>Words: an {@link dev.podfall.ui.outlook.Outlook} is the list; {@link dev.podfall.ui.outlook.Ghosts} are the same
 * differences for the tiles of the map.
 */
@NullMarked
package dev.podfall.ui.outlook;

import org.jspecify.annotations.NullMarked;
