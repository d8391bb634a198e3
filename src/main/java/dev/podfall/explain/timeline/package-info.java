/**
 * A session's history as a timeline shows it, made step by step from the journal: per DaemonSet a lane with its revisions
 * and how many pods of each there were over time, what the user did, and the steps worth stopping at.
 *
 * <p>Words: a <i>dot</i> is a ControllerRevision at the moment when it got its number, so that one object has several dots
 * when it was renumbered; a <i>series</i> is a count over time; an <i>act</i> is a step of the user's.
 *
 * <p>Used by {@code ui}; uses {@code cluster}, {@code store} and {@code api}.
 */
@NullMarked
package dev.podfall.explain.timeline;

import org.jspecify.annotations.NullMarked;
