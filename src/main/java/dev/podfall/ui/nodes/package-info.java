/**
 * The inspector's other tabs, about the one object that was chosen last, node, DaemonSet or pod: its summary, its events,
 * and its YAML, in which everything that somebody else than the user wrote is marked as that.
 *
 * <p>Words: a <i>section</i> is a part of the summary; an <i>origin</i> is who wrote a line of the YAML.
 *
 * <p>Used by {@code ui.app}; uses {@code explain}, {@code kubectl}'s printers, {@code manifest} and the shared {@code ui}
 * packages.
 */
@NullMarked
package dev.podfall.ui.nodes;

import org.jspecify.annotations.NullMarked;
