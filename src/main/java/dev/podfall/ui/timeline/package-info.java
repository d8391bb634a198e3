/**
 * The timeline: per DaemonSet a lane with its revisions, how many nodes run each over time and what the user did; the
 * playhead, which can be dragged; and what a revision changed.
 *
 * <p>Words: the <i>scale</i> turns times into pixels; the <i>gutter</i> is the column of names at the left; a <i>dot</i>,
 * a <i>band</i> and a <i>stop</i> are those of {@code explain.timeline}. {@link dev.podfall.ui.timeline.TimelineViewModel}
 * holds what is chosen and where one looks, {@link dev.podfall.ui.timeline.RevisionDetail} says what a revision changed.
 *
 * <p>Used by {@code ui.app}; uses {@code explain} and the shared {@code ui} packages.
 */
@NullMarked
package dev.podfall.ui.timeline;

import org.jspecify.annotations.NullMarked;
