/**
 * Two courses of a session beside each other: the one that is shown and a branch, at the same virtual time.
 *
 * <p>Words: <i>here</i> is the session as it is shown, <i>there</i> the branch; a {@link dev.podfall.ui.compare.Contrast}
 * is what the two have different at one moment. They <i>part</i> after the last step that both have.
 *
 * <p>Used by {@code ui.app}, which puts the two maps in; uses {@code ui.outlook}, {@code ui.text}, {@code ui.control},
 * {@code ui.frame}, {@code play} and {@code explain}.
 */
@NullMarked
package dev.podfall.ui.compare;

import org.jspecify.annotations.NullMarked;
