/**
 * The console: kubectl and the commands beside it, typed, or done elsewhere in the window and shown here.
 *
 * <p>An <em>entry</em> is a line and what it printed; a <em>runner</em> does a line. Commands that wait let the
 * session's time pass as the window shows it, so what they wait for can be seen.
 *
 * <p>Used by {@code ui.app}; uses {@code kubectl}, {@code ui.frame}, {@code ui.style}, {@code ui.text}.
 */
@NullMarked
package dev.podfall.ui.console;

import org.jspecify.annotations.NullMarked;
