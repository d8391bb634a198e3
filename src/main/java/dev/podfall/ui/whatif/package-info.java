/**
 * What staged lines would do, before they are done: the box under the inspector.
 *
 * <p>Words: a line is <i>staged</i> until it is applied or discarded; the <i>draft</i> is what is being typed elsewhere
 * and only looked at; the <i>outlook</i> is what a fork of the session says that would come of them.
 *
 * <p>Used by {@code ui.app}; uses {@code ui.style}, {@code ui.text}, {@code ui.control}, {@code ui.outlook}, {@code ui.frame}, {@code
 * explain} and {@code kubectl}. It has no rules of its own: everything it says was done by a fork.
 */
@NullMarked
package dev.podfall.ui.whatif;

import org.jspecify.annotations.NullMarked;
