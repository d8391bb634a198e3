/**
 * What happened, line by line: events, decisions, what the user did and every write, in step with the playhead.
 *
 * <p>Words: a <i>line</i> is one thing of a step; a <i>sort</i> says what it is; the <i>future</i> is what comes after the
 * playhead.
 *
 * <p>Used by {@code ui.app}; uses {@code cluster} and the shared {@code ui} packages.
 */
@NullMarked
package dev.podfall.ui.events;

import org.jspecify.annotations.NullMarked;
